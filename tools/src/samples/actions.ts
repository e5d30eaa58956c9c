import type { LocalText } from '@counterless/kernel';

/** What is done to the object; decides the form, the papers and the clock. */
export type Mode =
  'issue' | 'change' | 'renew' | 'cancel' | 'replace' | 'query' | 'claim' | 'file' | 'declare' | 'confirm' | 'service';

export interface Action {
  readonly mode: Mode;
  /** Follows the object's Chinese name. */
  readonly zh: string;
  readonly en: string;
  /** Done while the applicant waits (即办件). */
  readonly immediate: boolean;
}

const act = (mode: Mode, zh: string, en: string, immediate = false): Action => ({ mode, zh, en, immediate });

const REPLACE = act('replace', '补发', 'Replacement of lost', true);

/** The actions of each family of objects; the first is the one people come for and is told apart by case. */
export const FAMILIES: Readonly<Record<string, readonly Action[]>> = {
  X: [
    act('issue', '核发', 'Issue of'),
    act('change', '变更', 'Change of'),
    act('renew', '延期', 'Extension of'),
    act('cancel', '注销', 'Cancellation of', true),
    act('query', '查询', 'Query of', true),
  ],
  L: [
    act('issue', '核发', 'Issue of'),
    act('change', '变更', 'Change of'),
    act('renew', '延续', 'Renewal of'),
    act('cancel', '注销', 'Cancellation of', true),
    REPLACE,
  ],
  Q: [
    act('issue', '核发', 'Issue of'),
    act('change', '信息变更', 'Change of data on'),
    act('renew', '延续', 'Renewal of'),
    act('cancel', '注销', 'Cancellation of', true),
    REPLACE,
  ],
  N: [
    act('issue', '首次注册', 'First registration of'),
    act('change', '变更注册', 'Change of registration of'),
    act('renew', '延续注册', 'Renewal of registration of'),
    act('cancel', '注销注册', 'Cancellation of registration of', true),
  ],
  P: [
    act('issue', '申领', 'Application for'),
    act('renew', '换领', 'Exchange of'),
    act('replace', '补领', 'Replacement of lost', true),
    act('cancel', '注销', 'Cancellation of', true),
  ],
  A: [
    act('issue', '审批', 'Approval of'),
    act('change', '审批变更', 'Change of approval of'),
    act('renew', '审批延期', 'Extension of approval of'),
  ],
  A0: [act('issue', '', 'Approval of'), act('cancel', '撤回', 'Withdrawal of request for', true)],
  F: [
    act('file', '备案', 'Filing of', true),
    act('change', '备案变更', 'Change of filing of', true),
    act('cancel', '备案注销', 'Withdrawal of filing of', true),
  ],
  F0: [act('file', '', 'New', true), act('change', '变更', 'Change of', true), act('cancel', '注销', 'Withdrawal of', true)],
  R: [
    act('issue', '注册登记', 'Registration of'),
    act('change', '变更登记', 'Change of registration of'),
    act('cancel', '注销登记', 'Deregistration of', true),
  ],
  R0: [act('file', '登记', 'Registration of', true), act('change', '登记信息变更', 'Change of registered data of', true)],
  E: [
    act('issue', '设立登记', 'Registration of new'),
    act('change', '变更登记', 'Change of registration of'),
    act('cancel', '注销登记', 'Deregistration of'),
    act('file', '备案', 'Filing by', true),
    act('replace', '证照补领', 'Replacement certificate of', true),
  ],
  E1: [act('issue', '登记', 'Registration of'), act('cancel', '登记注销', 'Deregistration of', true)],
  I: [
    act('issue', '首次登记', 'First registration of'),
    act('issue', '转移登记', 'Registration of transfer of'),
    act('change', '变更登记', 'Registration of change of'),
    act('change', '更正登记', 'Correction of registration of'),
    act('cancel', '注销登记', 'Deregistration of', true),
    act('replace', '权属证书补发', 'Replacement certificate of'),
  ],
  // cases that describe how the right passes on, so that only the transfer knows them
  I2: [
    act('issue', '转移登记', 'Registration of transfer of'),
    act('issue', '首次登记', 'First registration of'),
    act('change', '变更登记', 'Registration of change of'),
    act('change', '更正登记', 'Correction of registration of'),
    act('cancel', '注销登记', 'Deregistration of', true),
    act('replace', '权属证书补发', 'Replacement certificate of'),
  ],
  C: [
    act('confirm', '认定', 'Recognition of'),
    act('confirm', '认定复核', 'Review of recognition of'),
    act('cancel', '认定撤销', 'Revocation of recognition of'),
  ],
  B: [
    act('claim', '申领', 'Claim for'),
    act('change', '信息变更', 'Change of details for', true),
    act('query', '发放记录查询', 'Payment record of', true),
  ],
  B0: [act('claim', '', ''), act('query', '办理结果证明', 'Proof of outcome of', true)],
  T: [
    act('declare', '申报', 'Declaration of', true),
    act('change', '更正申报', 'Corrected declaration of', true),
    act('declare', '逾期申报', 'Late declaration of', true),
  ],
  T0: [act('declare', '', '', true), act('change', '更正', 'Correction of', true)],
  S: [act('query', '查询', 'Query of', true), act('query', '查询结果打印', 'Printed extract of', true)],
  S0: [act('service', '', '', true)],
  H: [act('issue', '', '')],
  J: [act('issue', '', '')],
  K: [act('confirm', '', ''), act('query', '公证书副本', 'Copy of notarial certificate of', true)],
  M: [
    act('issue', '登记', 'Registration of'),
    act('replace', '登记证补领', 'Replacement certificate of', true),
    act('query', '登记记录证明', 'Proof of registration of', true),
  ],
  U: [
    act('issue', '新装', 'New connection of'),
    act('change', '增容', 'Greater capacity of'),
    act('change', '过户', 'Transfer of account of', true),
    act('change', '更名', 'Change of name for', true),
    act('service', '暂停', 'Suspension of', true),
    act('service', '恢复', 'Resumption of', true),
    act('cancel', '销户', 'Closing of account of', true),
  ],
};

export const EXTRAS: Readonly<Record<string, Action>> = {
  y: act('renew', '年度审验', 'Yearly check of', true),
  q: act('query', '信息查询', 'Query of', true),
};

const t = (pairs: string): LocalText[] => pairs.split(',').map(p => ({ zh: p.split(':')[0] ?? '', en: p.split(':')[1] ?? '' }));

/** What exactly changes, for matters that name it in their title; by the option `chg`, else by family. */
export const CHANGES: Readonly<Record<string, readonly LocalText[]>> = {
  pass: t('行驶路线:route,通行时间:time window'),
  food: t('经营者名称:name of the operator,法定代表人:legal representative,经营项目:scope,布局流程:layout'),
  medical: t('机构名称:name,主要负责人:person in charge,诊疗科目:departments of treatment,床位:beds'),
  vehicle: t('车主:owner,车身颜色:colour,更换发动机:engine'),
  body: t('名称:name,负责人:person in charge,地址:address'),
  L: t('法定代表人:legal representative,单位名称:name of the enterprise,注册地址:registered address'),
  E: t('名称:name,法定代表人:legal representative,住所:address,经营范围:scope of business,注册资本:registered capital'),
  Q: t('工作单位:employer,姓名:name'),
  N: t('执业机构:institution,姓名:name'),
};
