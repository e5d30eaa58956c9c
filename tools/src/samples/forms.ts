import type { Mode } from './actions.ts';
import type { JsonSchema } from './types.ts';

type Source = 'applicant.name' | 'applicant.identifier' | 'applicant.mobile' | 'earlier';
/** The platform fills it in: nobody is asked again. */
const held = (schema: JsonSchema, source: Source): JsonSchema => ({ ...schema, 'x-source': source });
type Properties = Readonly<Record<string, JsonSchema>>;

const text = (title: string, maxLength = 100): JsonSchema => ({ type: 'string', title, minLength: 1, maxLength });
const code = (title: string, pattern: string): JsonSchema => ({ type: 'string', title, pattern });
const date = (title: string): JsonSchema => ({ type: 'string', title, format: 'date' });
const choice = (title: string, ...values: string[]): JsonSchema => ({ type: 'string', title, enum: values });
const money = (title: string): JsonSchema => code(title, '^(0|[1-9]\\d{0,12})\\.\\d{2}$');

const MOBILE = held(code('联系电话', '^1[3-9]\\d{9}$'), 'applicant.mobile');
const PLATE = code('号牌号码', '^[\\u4e00-\\u9fa5][A-Z][0-9A-Z]{4,6}[0-9A-Z挂学警港澳]$');

const PERSON: Properties = {
  applicantName: held(text('申请人姓名', 50), 'applicant.name'),
  identityNumber: held(code('公民身份号码', '^\\d{17}[\\dX]$'), 'applicant.identifier'),
  mobile: MOBILE,
  address: held(text('现居住地址', 200), 'earlier'),
};

const ENTERPRISE: Properties = {
  organisationName: held(text('单位名称'), 'applicant.name'),
  creditCode: held(code('统一社会信用代码', '^[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}$'), 'applicant.identifier'),
  legalRepresentative: held(text('法定代表人（负责人）', 50), 'earlier'),
  contactName: held(text('经办人姓名', 50), 'earlier'),
  mobile: MOBILE,
  address: held(text('住所（经营场所）', 200), 'earlier'),
};

const EITHER: Properties = {
  applicantName: held(text('申请人（单位）名称'), 'applicant.name'),
  applicantType: choice('申请人类型', '自然人', '法人', '非法人组织'),
  documentNumber: held(code('证件号码', '^[0-9A-Z]{8,20}$'), 'applicant.identifier'),
  mobile: MOBILE,
  address: held(text('联系地址', 200), 'earlier'),
};

/** What the subject itself adds, by the option `f` of the object. */
const SUBJECTS: Readonly<Record<string, Properties>> = {
  vehicle: { plate: PLATE, vehicleType: text('车辆类型', 50), vin: code('车辆识别代号', '^[0-9A-HJ-NPR-Z]{17}$') },
  property: {
    propertyUnit: code('不动产单元号', '^[0-9A-Z]{28}$'),
    location: text('坐落', 200),
    area: { type: 'number', title: '建筑面积（平方米）', exclusiveMinimum: 0 },
  },
  project: {
    projectCode: code('投资项目代码', '^\\d{4}-\\d{6}-\\d{2}-\\d{2}-\\d{6}$'),
    projectName: text('项目名称'),
    site: text('建设地点', 200),
    investment: money('总投资（万元）'),
  },
  equipment: {
    equipmentName: text('设备名称'),
    model: text('规格型号', 50),
    factoryNumber: text('出厂编号', 50),
    site: text('使用地点', 200),
  },
  utility: { accountNumber: code('户号', '^\\d{8,13}$'), location: text('用户地址', 200), purpose: text('用途', 50) },
  tax: {
    periodFrom: date('所属期起'),
    periodTo: date('所属期止'),
    base: money('计税（费）依据'),
    amount: money('应缴税（费）额'),
  },
  pass: {
    plate: PLATE,
    vehicleType: choice('车辆类型', '轻型货车', '中型货车', '重型货车', '半挂牵引车'),
    driverName: text('驾驶人姓名', 50),
    cargo: text('货物名称'),
    origin: text('起运地', 200),
    destination: text('目的地', 200),
    route: text('行驶路线', 500),
    enterAt: { type: 'string', title: '拟进入时间', format: 'date-time' },
    leaveAt: { type: 'string', title: '拟离开时间', format: 'date-time' },
  },
};

/** What the action adds. */
const MODES: Readonly<Record<Mode, Properties>> = {
  issue: { statement: text('申请内容', 500) },
  confirm: { statement: text('申请事实与理由', 1000) },
  claim: { statement: text('申请理由', 500), bankName: text('开户银行'), bankAccount: code('银行账号', '^\\d{8,30}$') },
  file: { statement: text('备案内容', 500), startsOn: date('生效日期') },
  declare: { statement: text('申报说明', 500) },
  service: { statement: text('诉求内容', 1000) },
  query: { purpose: choice('用途', '本人留存', '求职就业', '贷款', '诉讼', '出国境', '其他') },
  change: { certificateNumber: text('原证照（登记）编号', 50), before: text('变更前内容', 500), after: text('变更后内容', 500) },
  renew: { certificateNumber: text('原证照编号', 50), expiresOn: date('有效期届满日期') },
  cancel: {
    certificateNumber: text('原证照（登记）编号', 50),
    reason: choice('注销（撤回）原因', '不再从事', '有效期届满', '主体终止', '其他'),
  },
  replace: { certificateNumber: text('原证照编号', 50), reason: choice('补发原因', '遗失', '损毁', '被盗') },
};

/** What people may leave out. */
const OPTIONAL = new Set(['address', 'vin', 'factoryNumber']);

/** Subjects that say it all: a first request adds no free text. */
const COMPLETE = new Set(['pass']);

const built = new Map<string, JsonSchema>();

/** The form of a matter: who asks + what it is about + what is to be done. JSON Schema 2020-12; the same object for the same template. */
export function formOf(audience: 'person' | 'enterprise' | 'both', subject: string | undefined, mode: Mode): JsonSchema {
  const key = `${audience}/${subject ?? ''}/${mode}`;
  const known = built.get(key);
  if (known) return known;
  const about = subject === undefined ? {} : SUBJECTS[subject];
  if (!about) throw new Error(`unknown form ${String(subject)}`);
  const who = audience === 'person' ? PERSON : audience === 'enterprise' ? ENTERPRISE : EITHER;
  const properties = { ...who, ...about, ...(mode === 'issue' && subject && COMPLETE.has(subject) ? {} : MODES[mode]) };
  const form: JsonSchema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties,
    required: Object.keys(properties).filter(name => !OPTIONAL.has(name)),
    additionalProperties: false,
  };
  built.set(key, form);
  return form;
}
