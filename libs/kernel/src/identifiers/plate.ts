import type { LocalText } from '../text.ts';

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
/** Letters of a plate: I and O would be read as 1 and 0. */
const letter = /^[A-HJ-NP-Z]$/;
const serial = /^[0-9A-HJ-NP-Z]$/;
/** What may stand in the last place: trailer, learner, police, and cross-border plates of Hong Kong and Macao. */
const suffixes = '挂学警港澳';
/** New energy: D A B C E purely electric, F G H J K not purely. Small cars carry it first, large vehicles last. */
const newEnergy = /^(?:[A-HJK][0-9A-HJ-NP-Z]\d{4}|\d{5}[A-HJK])$/;

/**
 * A mainland vehicle plate (GA 36-2018), written without space or dot: province, letter of the issuing office,
 * then 5 characters, 4 with a suffix 挂 学 警 港 澳, or 6 of new energy. 使 and 领 (embassy, consulate), military, armed-police and
 * temporary plates follow other forms and are refused.
 * @returns what is wrong, or undefined
 */
export function checkPlate(value: string): LocalText | undefined {
  const characters = [...value];
  if (characters.length < 7 || characters.length > 8) {
    return {
      en: `must have 7 characters, or 8 for new energy, has ${characters.length}`,
      zh: `应为 7 位（新能源 8 位），现为 ${characters.length} 位`,
    };
  }
  const [province = '', office = '', ...rest] = characters;
  if (!provinces.includes(province))
    return { en: 'must start with the short name of a province, such as 浙', zh: '应以省级简称开头，例如“浙”' };
  if (!letter.test(office))
    return { en: 'the second character is a capital letter, not I or O', zh: '第二位应为大写字母，不用 I、O' };
  if (rest.length === 6) {
    return newEnergy.test(rest.join(''))
      ? undefined
      : {
          en: 'a new-energy plate has A-H, J or K as its first (small) or last (large) character of six, and digits',
          zh: '新能源号牌六位序号的首位（小型）或末位（大型）应为 A-H、J 或 K，其余为数字',
        };
  }
  const suffix = suffixes.includes(rest[4] ?? '') ? rest[4] : undefined;
  const at = (suffix ? rest.slice(0, 4) : rest).findIndex(character => !serial.test(character));
  if (at >= 0) {
    return {
      en: `character ${at + 3} is a digit or a capital letter, not I or O`,
      zh: `第 ${at + 3} 位应为数字或大写字母，不用 I、O`,
    };
  }
  if ((suffix === '港' || suffix === '澳') && (province !== '粤' || office !== 'Z')) {
    return { en: 'plates ending in 港 or 澳 start with 粤Z', zh: '以“港”“澳”结尾的号牌应以“粤Z”开头' };
  }
  return undefined;
}

export function isPlate(value: unknown): value is string {
  return typeof value === 'string' && checkPlate(value) === undefined;
}
