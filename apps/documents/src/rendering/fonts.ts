import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const file = (weight: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);

/** Noto Sans SC: the 8,105 characters of 通用规范汉字表 and 22,000 more, in one file per weight; SIL Open Font Licence, which allows to embed it. */
export interface Fonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

/** 21 MB: load them once, where it may take its time. */
export function loadFonts(): Fonts {
  return { regular: readFileSync(file('400Regular')), bold: readFileSync(file('700Bold')) };
}
