import type { Mode } from './actions.ts';
import type { ServiceObject } from './objects.ts';
import type { Material } from './types.ts';

/** key | zh | en | source (p: the platform holds it) | formats */
const TABLE = `
app|申请表|Application form|a|pdf
id|居民身份证|Resident identity card|p|jpg,png,pdf
lic|营业执照|Business licence|p|pdf
poa|授权委托书|Power of attorney|a|pdf,jpg,png
prem|经营场所使用证明|Proof of the premises|a|pdf,jpg,png
title|不动产权证书|Real-estate title|p|pdf
photo|近期免冠照片|Recent portrait photograph|a|jpg,png
health|健康体检证明|Health certificate|a|pdf,jpg,png
plan|设计图纸及方案|Drawings and plans|a|pdf
env|环评批复文件|Environmental approval|p|pdf
fire|消防安全检查合格证明|Fire safety certificate|p|pdf
cert|原证照|Present certificate|p|pdf
loss|遗失损毁声明|Statement of loss or damage|a|pdf,jpg,png
chg|变更事项证明材料|Proof of the change|a|pdf,jpg,png
staff|从业人员名单及资格证明|Staff list and qualifications|a|pdf
equip|设备设施清单|List of equipment and facilities|a|pdf
rules|管理制度文本|Management rules|a|pdf
contract|合同或协议|Contract or agreement|a|pdf
hukou|居民户口簿|Household register|p|pdf,jpg,png
marriage|结婚证|Marriage certificate|p|pdf,jpg,png
birth|出生医学证明|Medical certificate of birth|p|pdf,jpg,png
deathcert|死亡证明|Death certificate|p|pdf,jpg,png
bank|银行账户信息|Bank account details|a|pdf,jpg,png
income|家庭收入证明|Proof of household income|a|pdf,jpg,png
med|病历及诊断证明|Medical record and diagnosis|a|pdf,jpg,png
invoice|发票或收费票据|Invoices or receipts|a|pdf,jpg,png,ofd
edu|学历学位证书|Diploma|p|pdf,jpg,png
qual|职业资格证书|Professional qualification|p|pdf,jpg,png
labour|劳动合同|Labour contract|a|pdf
veh|机动车行驶证|Vehicle licence|p|pdf,jpg,png
drv|机动车驾驶证|Driving licence|p|pdf,jpg,png
waybill|货物运单|Waybill|a|pdf,jpg,png
insur|保险凭证|Insurance certificate|p|pdf,jpg,png
insp|检验检测报告|Inspection and test report|a|pdf
promise|告知承诺书|Signed undertaking|a|pdf
eia|环境影响评价文件|Environmental impact document|a|pdf
survey|测绘成果报告|Survey report|a|pdf
land|用地批准文件|Land approval|p|pdf
art|章程|Articles of association|a|pdf
minutes|决议或会议纪要|Resolution or minutes|a|pdf
disab|残疾人证|Disability certificate|p|pdf,jpg,png
vet|退役军人证明|Proof of military service|p|pdf,jpg,png
report|专项报告|Special report|a|pdf
fundsProof|资金证明|Proof of funds|a|pdf
`;

const CATALOGUE: ReadonlyMap<string, Material> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line, index) => {
      const [key = '', zh = '', en = '', source, formats = ''] = line.split('|');
      const code = `CL${String(index + 1).padStart(4, '0')}`;
      return [
        key,
        {
          code,
          name: { zh, en },
          required: true,
          source: source === 'p' ? 'platform' : 'applicant',
          formats: formats.split(','),
        },
      ];
    }),
);

/** One paper by key; throws on a key the table does not know, so that a typing error in a table cannot pass. */
function material(key: string, required = true): Material {
  const found = CATALOGUE.get(key);
  if (!found) throw new Error(`unknown material ${key}`);
  return { ...found, required };
}

/** What each kind of action asks for beside the identity of the applicant. */
const BY_MODE: Readonly<Record<Mode, readonly string[]>> = {
  issue: ['app'],
  confirm: ['app'],
  claim: ['app'],
  file: ['app'],
  declare: ['app'],
  service: [],
  query: [],
  change: ['app', 'cert', 'chg'],
  renew: ['app', 'cert'],
  cancel: ['app', 'cert'],
  replace: ['loss'],
};

/** Actions that look at the whole case again and so want the object's own papers. */
const WHOLE: readonly Mode[] = ['issue', 'confirm', 'claim', 'file', 'declare'];

/** What the applicant shows to say who it is: nobody can show what is given only now, or was lost; and what is only being set up has no licence yet. */
function identityPaper({ family }: ServiceObject, mode: Mode, audience: string, gives: string): string {
  if (audience === 'enterprise' && !gives.includes('营业执照') && !(family === 'E' && mode === 'issue')) return 'lic';
  return gives.includes('居民身份证') ? 'hukou' : 'id';
}

/** The papers of one action on one object, in the order they are asked for; the power of attorney only when somebody else comes. @param certificate what the action is about, in Chinese */
export function materialsOf(object: ServiceObject, mode: Mode, audience: string, certificate = ''): Material[] {
  const gives = mode === 'issue' || mode === 'replace' ? certificate : '';
  const own = WHOLE.includes(mode) ? (object.options['m']?.split(',') ?? []) : [];
  const keys = new Set([...BY_MODE[mode], identityPaper(object, mode, audience, gives), ...own]);
  // open to both: whoever signs shows an identity card, and an enterprise its licence as well
  const optional = audience === 'both' && !keys.has('lic') ? ['lic', 'poa'] : ['poa'];
  const asked = [...keys].map(key => material(key)).filter(({ name }) => !gives.includes(name.zh));
  return [...asked, ...optional.map(key => material(key, false))];
}
