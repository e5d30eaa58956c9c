import type { LocalText } from '@counterless/kernel';
import type { Action, Mode } from './actions.ts';
import { FAMILIES } from './actions.ts';
import type { ServiceObject } from './objects.ts';
import type { Matter } from './types.ts';

type Certified = Pick<Matter, 'certificate' | 'effect'>;

const effects: Partial<Record<Mode, Matter['effect']>> = { issue: 'issue', change: 'change', renew: 'renew', replace: 'replace', cancel: 'cancel' };

/** What a grant gives where the object is not the certificate itself; by the family, as in FAMILIES. */
const byFamily: Readonly<Record<string, LocalText>> = {
  I: { zh: '不动产权证书', en: 'Real-estate title' },
  I2: { zh: '不动产权证书', en: 'Real-estate title' },
};

/** Years for which laws and regulations let a certificate be valid; five unless said, as for a food business licence. */
const years: readonly (readonly [RegExp, number])[] = [
  [/居民身份证|普通护照/, 10], [/驾驶证/, 6], [/居住证|优待证/, 1], [/往来|通行证/, 5], [/烟花爆竹|采伐|捕捞|砍伐|爆炸物品/, 1], [/作业人员|操作证|考核合格证/, 3],
  [/安全生产许可证|危险化学品/, 3], [/公共场所卫生许可证|饮用水|消毒产品/, 4], [/法律职业|教师资格|医师|护士/, 5],
];

/**
 * The certificate (证照) that a matter gives or acts on, and what it does with it. A family that has a renewal gives one that ends; of
 * records, filings, benefits and confirmations the decision is all there is.
 */
export function certificateOf({ name, family, department }: ServiceObject, { mode }: Action): Certified {
  const effect = effects[mode];
  const certificate = effect && nameOf(name, family, department);
  if (!certificate) return {};
  const renewable = (FAMILIES[family] ?? []).some(a => a.mode === 'renew');
  const validMonths = 12 * (years.find(([what]) => what.test(name.zh))?.[1] ?? 5);
  return { certificate: renewable ? { name: certificate, validMonths, renewable } : { name: certificate, renewable }, effect };
}

function nameOf({ zh, en }: LocalText, family: string, department: string): LocalText | undefined {
  const english = en.charAt(0).toUpperCase() + en.slice(1);
  // A business licence is for who does business, and given by the department of markets; associations, foundations and the like are registered where they belong.
  if (family === 'E') return department === 'SCJG' ? { zh: '营业执照', en: 'Business licence' } : { zh: `${zh}登记证`, en: `${english} registration certificate` };
  if (byFamily[family]) return byFamily[family];
  if (family === 'M') return { zh: zh === '收养' ? '收养登记证' : `${zh}证`, en: `Certificate of ${en}` };
  if (!/^(X|L|Q|N|P)$/.test(family)) return undefined;
  if (/(证|证书|证明|护照|执照|号码|签章|凭证|标志|号牌|户口簿|意见书|印鉴卡|卡)$/.test(zh)) return { zh, en: english };
  if (/许可$/.test(zh)) return { zh: `${zh}证`, en: /licence|permit/.test(en) ? english : `${english} licence` };
  return { zh: `${zh}${/(资质|资格|执业|建造师|社会工作者)$/.test(zh) ? '证书' : '证'}`, en: `${english} certificate` };
}
