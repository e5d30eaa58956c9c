import { languageOf, type Language } from '@counterless/kernel';
import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';
import type { Texts } from './wording.ts';

export const texts: Record<Language, Texts> = { zh, en };

/** The switch on the page first, then what the app asked for (`ui_locales`), then what the browser prefers. */
export function pageLanguage(
  chosen: string | null | undefined,
  uiLocales: unknown,
  acceptLanguage: string | undefined,
): Language {
  if (chosen === 'zh' || chosen === 'en') return chosen;
  if (typeof uiLocales === 'string') {
    for (const tag of uiLocales.split(' ')) {
      if (/^zh\b/i.test(tag)) return 'zh';
      if (/^en\b/i.test(tag)) return 'en';
    }
  }
  return languageOf(acceptLanguage);
}
