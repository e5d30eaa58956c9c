import { organisationCheckCharacter, residentIdCheckCharacter, usccCheckCharacter } from '@counterless/kernel';
import type { Draw } from './draw.ts';

/**
 * Made-up identifiers that pass every check. GB/T 2260 assigns no prefecture 99 and no county 99 in any province, so that a number of region
 * 339999 can be nobody's.
 */
const testRegion = '339999';
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'];
const given = ['一', '小雨', '建国', '秀英', '志强', '思远', '雪梅', '子涵', '国栋', '晓东'];

const pick = <T>(list: readonly T[], draw: Draw): T => list[draw(list.length)]!;
const digits = (n: number, draw: Draw) => Array.from({ length: n }, () => draw(10)).join('');

export function testName(draw: Draw): string {
  return `${pick(surnames, draw)}${pick(given, draw)}`;
}

/** GB 11643-1999, born 1950 to 1999, in the test region. */
export function testResidentId(draw: Draw): string {
  const month = String(1 + draw(12)).padStart(2, '0');
  const day = String(1 + draw(28)).padStart(2, '0');
  const body = `${testRegion}${1950 + draw(50)}${month}${day}${digits(3, draw)}`;
  return body + residentIdCheckCharacter(body);
}

/**
 * Eleven digits beginning with 19199: the highest block of its prefix, kept for tests. Of it 191999 is nobody's: to those numbers delivery behaves in a known way, which has to be
 * asked for.
 */
export function testMobile(draw: Draw): string {
  return `19199${draw(9)}${digits(5, draw)}`;
}

/** GB 32100-2015, an enterprise (91) of the test region. */
export function testUscc(draw: Draw): string {
  const organisation = `MT${digits(6, draw)}`;
  const body = `91${testRegion}${organisation}${organisationCheckCharacter(organisation)}`;
  return body + usccCheckCharacter(body);
}

export function testEnterpriseName(uscc: string): string {
  return `测试企业${uscc.slice(10, 16)}有限公司`;
}
