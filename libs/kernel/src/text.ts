/** A text people read, in the two languages of the platform. */
export interface LocalText {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof LocalText;

/** Picks a language from an Accept-Language header (RFC 9110, 12.5.4); Chinese unless English is preferred. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'zh';
  let best: Language = 'zh';
  let bestWeight = 0;
  for (const part of acceptLanguage.split(',')) {
    const [tag = '', ...parameters] = part.trim().split(';');
    const quality = parameters.map(p => p.trim()).find(p => p.startsWith('q='));
    const weight = quality ? Number(quality.slice(2)) || 0 : 1;
    const language = tag.toLowerCase().startsWith('en') ? 'en' : tag.toLowerCase().startsWith('zh') ? 'zh' : undefined;
    if (language && weight > bestWeight) [best, bestWeight] = [language, weight];
  }
  return best;
}
