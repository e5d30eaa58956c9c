/**
 * The regions that an officer of `region` looks after, as lowest and highest code: a province (trailing 0000) and a
 * prefecture (00) cover what lies below them (GB/T 2260).
 */
export function regionSpan(region: string): readonly [string, string] {
  const significant = region.endsWith('0000') ? 2 : region.endsWith('00') ? 4 : 6;
  return [region, region.slice(0, significant).padEnd(6, '9')];
}
