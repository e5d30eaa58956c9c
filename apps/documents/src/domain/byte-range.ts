export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The one range of a Range header (RFC 9110, 14.1.2) in a content of `length` bytes. Several ranges, other units and what cannot be
 * satisfied are let be: then the whole goes out, as the standard allows.
 */
export function rangeOf(header: string | undefined, length: number): ByteRange | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return undefined;
  const [first, last] = [found[1] === '' ? undefined : Number(found[1]), found[2] === '' ? undefined : Number(found[2])];
  const start = first ?? Math.max(0, length - last!);
  const end = first === undefined ? length - 1 : Math.min(last ?? length - 1, length - 1);
  return start <= end && start < length ? { start, end } : undefined;
}
