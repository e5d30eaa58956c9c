import type { LocalText } from '@counterless/kernel';
import { legalDateOf } from '@counterless/statutes';
import type { Standing } from './certificate-life.ts';
import { dayText } from './certificate-sheet.ts';

export type CheckVerdict = Standing | 'no-match' | 'not-genuine';

/** Why one was revoked, as the public is told. */
export const categoryTexts: Readonly<Record<string, LocalText>> = {
  'granted-wrongly': { zh: '违法准予，依法撤销', en: 'it had been granted against the law' },
  deceit: { zh: '以欺骗、贿赂等不正当手段取得，依法撤销', en: 'it had been obtained by deceit or bribery' },
  'public-interest': { zh: '因公共利益需要撤回', en: 'it was withdrawn for the public good' },
  penalty: { zh: '因违法行为被吊销', en: 'it was taken as a penalty' },
  'given-back': { zh: '持证人申请注销', en: 'its holder gave it back' },
  'holder-gone': { zh: '持证人死亡、丧失行为能力或者依法终止，予以注销', en: 'its holder is no longer there' },
  impossible: { zh: '因不可抗力等原因无法实施，予以注销', en: 'what it allows has become impossible' },
  error: { zh: '证照记载有误，予以撤销', en: 'the certificate itself was wrong' },
};

const texts: Record<CheckVerdict, LocalText> = {
  valid: { zh: '证照真实有效', en: 'Genuine and valid' },
  'not-yet-valid': { zh: '证照真实，尚未生效', en: 'Genuine, not valid yet' },
  expired: { zh: '证照真实，已过有效期', en: 'Genuine, but no longer valid: its period has ended' },
  superseded: { zh: '证照真实，但已换发新证，本证失效', en: 'Genuine, but a newer certificate has taken its place' },
  revoked: { zh: '证照真实，但已失效', en: 'Genuine, but revoked' },
  'no-match': { zh: '编号与校验码不符，未查到相应证照。请核对后重试', en: 'No certificate has this number with this code. Check both and try again' },
  'not-genuine': { zh: '该文件不是本平台签发的证照，或者内容已被改动', en: 'Not genuine: this file was not issued here, or it has been changed' },
};

/** The verdict as whoever checks reads it: since when, and of a revocation why. */
export function checkText(verdict: CheckVerdict, endedAt?: Date | null, category?: string | null): LocalText {
  const text = texts[verdict];
  if (!endedAt) return text;
  const since = dayText(legalDateOf(endedAt));
  const why = category ? categoryTexts[category] : undefined;
  return { zh: `${text.zh}（${since.zh}${why ? `，${why.zh}` : '起'}）`, en: `${text.en}, since ${since.en}${why ? `: ${why.en}` : ''}` };
}
