import type { LocalText } from '@counterless/kernel';
import type { Action } from './actions.ts';
import { certificateOf } from './certificates.ts';
import type { DepartmentRow } from './departments.ts';
import { DEPARTMENT_ROWS } from './departments.ts';
import { formOf } from './forms.ts';
import { materialsOf } from './materials.ts';
import type { ServiceObject } from './objects.ts';
import { serviceObjects } from './objects.ts';
import type { Matter, Stage } from './types.ts';
import { REGION } from './types.ts';
import type { Unit } from './units.ts';
import { spread, unfold, unitsOf } from './units.ts';

/** 货运车辆通行证核发 of the transport bureau: the matter an entry pass is asked under. */
export const ENTRY_PASS_MATTER = '01001000100133078200JTYS0000001';

/** How many matters the sample city has. */
export const MATTER_COUNT = 4_839;

const VALID_FROM = '2020-01-01';

const FEE_BASIS: Readonly<Record<string, string>> = {
  reg: '发改价格规〔2016〕2559号',
  idcard: '发改价格〔2003〕2322号',
  passport: '发改价格〔2019〕914号',
  driving: '发改价格〔2004〕2831号',
  plate: '发改价格〔2004〕2831号',
};

/** Drops the action's noun where the object's name has it already (…许可 + 审批 → …许可). */
function suffix(object: ServiceObject, action: Action): string {
  const { zh } = object.name;
  if (/(许可|审批|审查|手续|同意书|审核|核定|登记)$/.test(zh) && action.zh.startsWith('审批')) return action.zh.slice(2);
  if (/(认定|鉴定|核实|验收|审核|核准|评定|评审|核定)$/.test(zh) && action.zh.startsWith('认定')) return action.zh.slice(2);
  if (zh.endsWith('预约') && action.zh === '办理结果证明') return '取消';
  if (zh.endsWith('登记')) return action.zh.replace(/^(注册登记|登记)/, '').replace(/登记$/, '');
  return action.zh;
}

function titleOf({ object, action }: Unit, named: LocalText | undefined): LocalText {
  const zh = `${object.name.zh}${suffix(object, action)}`;
  const words = `${action.en} ${object.name.en}`.trim();
  const en = words.charAt(0).toUpperCase() + words.slice(1);
  return named ? { zh: `${zh}（${named.zh}）`, en: `${en} (${named.en})` } : { zh, en };
}

/** 第…条 in Chinese numerals, to 1,999 (the Civil Code has 1,260). */
function article(number: number): string {
  const digits = '零一二三四五六七八九';
  let out = '';
  for (const [unit, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / unit) % 10;
    if (digit > 0) out += (digit === 1 && unit === 10 && out === '' ? '' : digits[digit]) + sign;
    else if (out !== '' && !out.endsWith('零') && number % unit > 0) out += '零';
  }
  return `第${out}条`;
}

function legalBasis(law: string): Matter['legalBasis'] {
  const [name = '', number = '1'] = law.split('#');
  const full = name.endsWith('法') && !name.startsWith('中华人民共和国') ? `中华人民共和国${name}` : name;
  return [{ name: `《${full}》`, article: article(Number(number)) }];
}

const ENTERPRISE_FAMILIES = /^(L|F0?|A0?|E1?|T0?|C|J|U|R)$/;

function audienceOf({ options, family }: ServiceObject): Matter['audience'] {
  if (options['a']) return options['a'] as Matter['audience'];
  return ENTERPRISE_FAMILIES.test(family) ? 'enterprise' : 'person';
}

/** Working days by law and as promised; licences have the 20 days of 行政许可法 article 42, joint handling its 45, unless the line says otherwise. */
function periods({ object, action }: Unit): readonly [number, number] {
  if (action.immediate || object.options['d'] === '0/0') return [0, 0];
  const [legal, promised] = (object.options['d'] ?? '').split('/').map(Number);
  if (legal && promised) return [legal, promised];
  const byLaw =
    action.mode === 'claim' || action.mode === 'service' ? 30 : action.mode === 'confirm' ? 20 : object.family === 'U' ? 10 : object.family === 'J' ? 45 : 20;
  const choices = [1, 2, 3, 5, 7, 10];
  return [byLaw, choices[spread(object.name.zh + action.zh) % choices.length] ?? 5];
}

function stagesOf({ object, action }: Unit, rows: ReadonlyMap<string, DepartmentRow>): Stage[] {
  const joint = action.mode === 'issue' ? (object.options['joint']?.split(',') ?? []) : [];
  const own: LocalText = action.immediate
    ? { zh: '受理办结', en: 'Accepted and settled' }
    : joint.length > 0
      ? { zh: '受理与主办审查', en: 'Acceptance and lead review' }
      : { zh: '受理与审查决定', en: 'Acceptance, review and decision' };
  return [
    { name: own, department: object.department, order: 1 },
    ...joint.map((department, index) => {
      const name = rows.get(department)?.name ?? { zh: department, en: department };
      // An 一件事 is handled by all of them side by side once it is accepted; for a single licence each waits for the one before.
      const order = object.family === 'J' ? 2 : index + 2;
      return { name: { zh: `${name.zh}联办审查`, en: `Joint review by the ${name.en}` }, department, order };
    }),
  ];
}

function feeOf({ object, action }: Unit): Matter['fee'] {
  const [amount = '', basis = ''] = (object.options['fee'] ?? '').split('@');
  const charged = action.mode === 'issue' || action.mode === 'replace' || action.mode === 'renew';
  return charged && basis ? { amount, basis: FEE_BASIS[basis] } : { amount: '0.00' };
}

function depthOf({ object, action }: Unit): Matter['onlineDepth'] {
  if (object.options['depth'] && ['issue', 'renew'].includes(action.mode))
    return Number(object.options['depth']) as Matter['onlineDepth'];
  const lot = spread(object.name.en + action.zh) % 20;
  return lot === 0 ? 2 : lot < 3 ? 3 : 4;
}

const pad = (number: number, width: number): string => String(number).padStart(width, '0');

/** Base code: kind 2, department 3, object 4, action and case 3. */
function codeOf(unit: Unit, departmentNumber: number, within: number, serial: number): string {
  const kind =
    { L: '01', A: '01', X: '01', B: '05', C: '07', K: '07', I: '07', R: '07', E: '07' }[unit.object.family[0] ?? ''] ?? '20';
  const base = kind + pad(departmentNumber, 3) + pad(unit.object.number, 4) + pad(within, 3);
  return base + REGION + unit.object.department.padStart(6, '0') + pad(serial, 7);
}

/** The 4,839 service matters of the sample city; pure combination of the tables, the same on every run and machine. */
export function matters(): Matter[] {
  const rows = new Map(DEPARTMENT_ROWS.map(row => [row.code, row]));
  const order = new Map(DEPARTMENT_ROWS.map((row, index) => [row.code, index + 1]));
  const found: Matter[] = [];
  let object: ServiceObject | undefined;
  let within = 0;
  for (const unit of unfold(serviceObjects().flatMap(unitsOf), MATTER_COUNT)) {
    if (unit.object !== object) [object, within] = [unit.object, 0];
    const { department, options } = unit.object;
    const row = rows.get(department);
    if (!row) throw new Error(`unknown department ${department}`);
    const audience = audienceOf(unit.object);
    const [legalPeriod, promisedPeriod] = periods(unit);
    const certified = certificateOf(unit.object, unit.action);
    const subject = options['f'] ?? { I: 'property', I2: 'property', U: 'utility', T: 'tax' }[unit.object.family];
    const shared = {
      department,
      region: REGION,
      audience,
      kind: legalPeriod === 0 ? ('immediate' as const) : ('promised' as const),
      legalPeriod,
      promisedPeriod,
      materials: materialsOf(unit.object, unit.action.mode, audience, certified.certificate?.name.zh),
      form: formOf(audience, subject, unit.action.mode),
      stages: stagesOf(unit, rows),
      fee: feeOf(unit),
      onlineDepth: depthOf(unit),
      legalBasis: legalBasis(options['law'] ?? row.law),
      themes: options['t']?.split(',') ?? row.themes,
      validFrom: VALID_FROM,
      ...certified,
    };
    for (const named of unit.cases.length > 0 ? unit.cases : [undefined]) {
      within++;
      const code = codeOf(unit, order.get(department) ?? 0, within, found.length + 1);
      found.push({ code, title: titleOf(unit, named), ...shared });
    }
  }
  return found;
}
