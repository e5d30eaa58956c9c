import { describe, expect, it } from '@jest/globals';
import { emailCodeRules, mayAsk, mayGuess } from './email-code.ts';

const now = new Date('2026-03-02T08:00:00+08:00');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('a code for an e-mail address', () => {
  it('may be asked for five times an hour', () => {
    const claim = (asked: Date[]) => ({ codeUntil: null, tries: 0, asked });
    expect(mayAsk(undefined, now)).toBe(true);
    expect(mayAsk(claim([1, 2, 3, 4, 5].map(ago)), now)).toBe(false);
    expect(mayAsk(claim([1, 2, 3, 4, 60].map(ago)), now)).toBe(true);
  });

  it('may be guessed a few times, while it counts', () => {
    const claim = { codeUntil: ago(-1), tries: 0, asked: [] };
    expect(mayGuess(claim, now)).toBe(true);
    expect(mayGuess({ ...claim, tries: emailCodeRules.guesses }, now)).toBe(false);
    expect(mayGuess({ ...claim, codeUntil: now }, now)).toBe(false);
    expect(mayGuess({ ...claim, codeUntil: null }, now)).toBe(false);
  });
});
