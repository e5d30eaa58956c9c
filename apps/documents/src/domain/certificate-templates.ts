import type { CertificateTemplate } from './certificate-template.ts';

const field = (name: string, zh: string, en: string, required = false) => ({ name, label: { zh, en }, required });

/** 许可证: what an enterprise or a person may do, where, and within which limits. */
const licence: CertificateTemplate = {
  kind: 'licence',
  version: 1,
  startsOn: '2020-01-01',
  fields: [
    field('holder-code', '证件号码', 'Identification code'),
    field('representative', '法定代表人', 'Legal representative'),
    field('matter', '许可事项', 'Matter', true),
    field('scope', '许可范围', 'Scope'),
    field('place', '经营场所', 'Place'),
    field('conditions', '附加条件', 'Conditions'),
  ],
  rows: true,
  parts: [
    { put: 'title' },
    { put: 'number' },
    { put: 'holder', label: { zh: '持证人', en: 'Holder' } },
    { put: 'fields', names: ['holder-code', 'representative', 'matter', 'scope', 'place', 'conditions'] },
    { put: 'rows' },
    { put: 'validity' },
    {
      put: 'sentence',
      text: {
        zh: '经审查，符合法定条件，准予许可。持证人应当在许可范围和有效期内从事许可的活动。',
        en: 'The conditions that the law sets are met and the licence is granted. It covers what is named above, for as long as it is valid.',
      },
    },
  ],
};

/** 资格证: what a person is able and allowed to do. */
const qualification: CertificateTemplate = {
  kind: 'qualification',
  version: 1,
  startsOn: '2020-01-01',
  fields: [
    field('holder-code', '证件号码', 'Identification code'),
    field('qualification', '资格类别', 'Qualification', true),
    field('grade', '等级', 'Grade'),
    field('passed-on', '考核合格日期', 'Passed on'),
  ],
  rows: true,
  parts: [
    { put: 'title' },
    { put: 'number' },
    { put: 'holder', label: { zh: '姓名', en: 'Name' } },
    { put: 'fields', names: ['holder-code', 'qualification', 'grade', 'passed-on'] },
    { put: 'rows' },
    { put: 'validity' },
    {
      put: 'sentence',
      text: { zh: '经考核合格，具备上述资格，特发此证。', en: 'The holder has passed the examination and holds the qualification named above.' },
    },
  ],
};

/** 证明: one sentence that a department vouches for. */
const proof: CertificateTemplate = {
  kind: 'proof',
  version: 1,
  startsOn: '2020-01-01',
  fields: [field('statement', '证明内容', 'Statement', true), field('purpose', '用途', 'Purpose')],
  rows: true,
  parts: [
    { put: 'title' },
    { put: 'number' },
    { put: 'sentence', text: { zh: '兹证明：{holder}，{statement}。', en: 'It is certified of the person or enterprise named here what is stated above.' } },
    { put: 'fields', names: ['purpose'] },
    { put: 'rows' },
    { put: 'validity' },
    { put: 'sentence', text: { zh: '特此证明。', en: 'In witness whereof.' } },
  ],
};

/** Every version of every template, for ever: a certificate is made again by the version that made it first. */
export const certificateTemplates: readonly CertificateTemplate[] = [licence, qualification, proof];
