/**
 * JSON text in one spelling (RFC 8785): no white space, members in the order of their UTF-16 code units, numbers and texts as
 * ECMAScript writes them. Equal values have equal bytes, so that the text can be hashed and signed.
 * Members that are `undefined` are left out and lone surrogates escaped, as ECMAScript does; the RFC leaves no room for either.
 * @throws TypeError for what JSON cannot hold, such as a number that is not finite or a bigint
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(v => canonicalJson(v === undefined ? null : v)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, v]) => `${JSON.stringify(name)}:${canonicalJson(v)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
  const written = JSON.stringify(value) as string | undefined;
  if (written === undefined) throw new TypeError(`JSON has no ${typeof value}`);
  return written;
}
