import type { Fault, LocalText } from '@counterless/kernel';

export interface TemplateField {
  readonly name: string;
  readonly label: LocalText;
  readonly required: boolean;
}

/**
 * What a template is laid out of: the certificate's title, its number, its holder and declared fields as labelled lines, further lines, its validity,
 * and sentences in which `{field}`, `{holder}`, `{title}`, `{department}`, `{from}` and `{until}` are filled in.
 */
export type TemplatePart =
  | { readonly put: 'title' | 'number' | 'rows' | 'validity' }
  | { readonly put: 'holder'; readonly label: LocalText }
  | { readonly put: 'fields'; readonly names: readonly string[] }
  | { readonly put: 'sentence'; readonly text: LocalText };

/** A template is data. A version that certificates were made by is never changed: the next one starts on a later day. */
export interface CertificateTemplate {
  readonly kind: string;
  readonly version: number;
  /** From this day on new certificates are made by it. */
  readonly startsOn: string;
  readonly fields: readonly TemplateField[];
  /** Has room for lines that it does not declare. */
  readonly rows: boolean;
  readonly parts: readonly TemplatePart[];
}

export interface CertificateContent {
  readonly kind: string;
  readonly title: LocalText;
  readonly holder: { readonly kind: 'person' | 'enterprise'; readonly id: string; readonly name: string };
  readonly department: { readonly code: string; readonly name: LocalText };
  readonly region: string;
  readonly validFrom: string;
  readonly validUntil?: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly rows?: readonly { readonly label: LocalText; readonly value: string }[] | null;
}

const fault = (path: string, code: string, en: string, zh: string): Fault => ({ path, code, message: { en, zh } });

/** The version of a kind that is in force on a day; none before its first. */
export function templateOn(templates: readonly CertificateTemplate[], kind: string, day: string): CertificateTemplate | undefined {
  return templates.filter(t => t.kind === kind && t.startsOn <= day).sort((a, b) => b.version - a.version)[0];
}

/** All that does not fit the template, at once. */
export function contentFaults(template: CertificateTemplate, content: CertificateContent): Fault[] {
  const faults: Fault[] = [];
  const given = new Set<string>();
  for (const [i, { name }] of content.fields.entries()) {
    const path = `$.fields[${i}].name`;
    if (given.has(name)) faults.push(fault(path, 'twice', `${name} is given twice`, `字段 ${name} 重复`));
    if (!template.fields.some(f => f.name === name)) {
      faults.push(fault(path, 'unknown', `the template ${template.kind} has no field ${name}`, `模板 ${template.kind} 没有字段 ${name}`));
    }
    given.add(name);
  }
  for (const { name, label, required } of template.fields) {
    if (required && !given.has(name)) faults.push(fault('$.fields', 'missing', `the field ${name} is needed`, `缺少字段 ${name}（${label.zh}）`));
  }
  if (!template.rows && (content.rows?.length ?? 0) > 0) faults.push(fault('$.rows', 'unknown', 'the template has no room for further lines', '该模板不支持附加栏目'));
  if (content.validUntil && content.validUntil < content.validFrom) faults.push(fault('$.validUntil', 'order', 'lies before validFrom', '早于有效期起始日'));
  return faults;
}
