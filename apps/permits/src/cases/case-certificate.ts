import type { LocalText } from '@counterless/kernel';

const mostRows = 12;
const longest = 500;
interface Property {
  readonly title?: string;
  readonly 'x-source'?: string;
}

/**
 * What of a form is printed on a certificate: the name of its holder, and what the applicant said of the matter itself. Numbers of identity,
 * telephone and what was taken over from earlier applications stay in the case.
 */
export function printed(schema: object, form: Readonly<Record<string, unknown>>, held: string | undefined): { readonly name: string | undefined; readonly rows: { label: LocalText; value: string }[] } {
  const properties = Object.entries((schema as { properties?: Record<string, Property> }).properties ?? {});
  const named = properties.find(([, p]) => p['x-source'] === 'applicant.name')?.[0];
  const said = named === undefined ? undefined : form[named];
  const rows = properties.flatMap(([name, { title, 'x-source': source }]) => {
    const value = form[name];
    if (source !== undefined || (typeof value !== 'string' && typeof value !== 'number') || String(value).length > longest || String(value).trim() === '') return [];
    const label = (title ?? name).slice(0, 200);
    return [{ label: { zh: label, en: label }, value: String(value) }];
  });
  return { name: typeof said === 'string' ? said : held, rows: rows.slice(0, mostRows) };
}
