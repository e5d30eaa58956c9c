import { describe, expect, it } from '@jest/globals';
import { certificateSheet, dayText } from './certificate-sheet.ts';
import { contentFaults, templateOn, type CertificateContent, type CertificateTemplate } from './certificate-template.ts';
import { certificateTemplates } from './certificate-templates.ts';

const licence = templateOn(certificateTemplates, 'licence', '2026-03-02')!;
const content = (more: Partial<CertificateContent> = {}): CertificateContent => ({
  kind: 'licence',
  title: { zh: '食品经营许可证', en: 'Food business licence' },
  holder: { kind: 'enterprise', id: '0198f3a0-0000-7000-8000-000000000001', name: '义乌市甲乙餐饮店' },
  department: { code: 'SCJG', name: { zh: '义乌市市场监督管理局', en: 'Yiwu Administration for Market Regulation' } },
  region: '330782',
  validFrom: '2026-03-02',
  validUntil: '2031-03-01',
  fields: [{ name: 'matter', value: '食品经营许可' }],
  ...more,
});
const printed = (c: CertificateContent) => ({ number: '33078220260000012345', code: 'ABCDE12345', issuedAt: new Date('2026-03-02T01:00:00+08:00'), content: c });
const url = 'https://a.example/verify';

describe('the templates', () => {
  it('are one per kind and version, with the fields that their parts name, in both languages', () => {
    expect(new Set(certificateTemplates.map(t => `${t.kind} ${t.version}`)).size).toBe(certificateTemplates.length);
    for (const { fields, parts, rows } of certificateTemplates) {
      const names = new Set(fields.map(f => f.name));
      const named = parts.flatMap(p => (p.put === 'fields' ? p.names : p.put === 'sentence' ? [...p.text.zh.matchAll(/\{([a-z-]+)\}/g)].map(m => m[1]!) : []));
      expect(named.filter(n => !names.has(n) && !['holder', 'title', 'department', 'from', 'until'].includes(n))).toEqual([]);
      expect([...names].filter(n => !named.includes(n))).toEqual([]);
      expect(fields.filter(f => !/\p{Script=Han}/u.test(f.label.zh) || !/[A-Z]/.test(f.label.en))).toEqual([]);
      expect(parts.some(p => p.put === 'rows')).toBe(rows);
    }
  });

  it('take over on the day they start', () => {
    const next: CertificateTemplate = { ...licence, version: 2, startsOn: '2027-01-01' };
    expect(templateOn([next, licence], 'licence', '2026-12-31')?.version).toBe(1);
    expect(templateOn([licence, next], 'licence', '2027-01-01')?.version).toBe(2);
    expect(templateOn([licence], 'other', '2026-01-01')).toBeUndefined();
  });
});

describe('contentFaults', () => {
  it('finds nothing in content that fits', () => {
    expect(contentFaults(licence, content({ rows: [{ label: { zh: '桌数', en: 'Tables' }, value: '12' }] }))).toEqual([]);
  });

  it('finds all that does not fit at once', () => {
    const faulty = content({ fields: [{ name: 'colour', value: 'x' }, { name: 'scope', value: 'x' }, { name: 'scope', value: 'y' }], validUntil: '2026-03-01' });
    expect(contentFaults({ ...licence, rows: false }, { ...faulty, rows: [{ label: { zh: '甲', en: 'A' }, value: 'b' }] }).map(f => [f.path, f.code])).toEqual([
      ['$.fields[0].name', 'unknown'],
      ['$.fields[2].name', 'twice'],
      ['$.fields', 'missing'],
      ['$.rows', 'unknown'],
      ['$.validUntil', 'order'],
    ]);
  });
});

describe('certificateSheet', () => {
  it('puts one list of what is known, in the order of the template', () => {
    const { blocks, check, signature } = certificateSheet(licence, printed(content()), url);
    expect(blocks.map(b => b.draw)).toEqual(['title', 'line', 'pairs', 'text']);
    expect(blocks[2]).toMatchObject({ pairs: [{ value: '义乌市甲乙餐饮店' }, { label: { zh: '许可事项' } }, { value: '2026年3月2日至2031年3月1日' }] });
    expect(check!.qr).toBe('https://a.example/verify#33078220260000012345.ABCDE12345');
    expect(signature!.on).toEqual(dayText('2026-03-02'));
  });

  it('says that it has no end', () => {
    const { blocks } = certificateSheet(licence, printed(content({ validUntil: null })), url);
    expect(JSON.stringify(blocks)).toContain('2026年3月2日起长期有效');
  });

  it('fills in what is given, and never reads it as a place', () => {
    const proof = templateOn(certificateTemplates, 'proof', '2026-03-02')!;
    const c = content({ holder: { ...content().holder, name: '{statement}$&' }, fields: [{ name: 'statement', value: '{holder}' }] });
    const { blocks } = certificateSheet(proof, printed(c), url);
    expect(blocks.find(b => b.draw === 'text')).toMatchObject({ text: '兹证明：{statement}$&，{holder}。' });
  });
});
