import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { problem, Problem, problemLengths } from './problem.ts';

const faulty = problem('thing.faulty', 'invalid', { en: 'Faulty', zh: '有误' });
const sent = fc.oneof(fc.string({ unit: 'binary', maxLength: 50 }), fc.constantFrom('\ud800', '\u0000', '\u007f\u001b[31m', 'x'.repeat(100_000), '𠮷'.repeat(3000)));

describe('a problem', () => {
  it('quotes what was sent without its control characters, half characters and length', () => {
    fc.assert(fc.property(sent, text => {
      const quoted = { en: `not ${text}`, zh: text };
      const told = new Problem(faulty, { detail: quoted, faults: [{ path: `$.${text}`, code: 'unknown-field', message: quoted }] }).details('en');
      const [fault] = told.errors!;
      const said: [string, number][] = [[told.detail!, problemLengths.detail], [fault!.path, problemLengths.path], [fault!.message, problemLengths.message]];
      for (const [shown, most] of said) {
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown.isWellFormed()).toBe(true);
        // eslint-disable-next-line no-control-regex
        expect(shown).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
      }
    }));
  });

  it('says everything else as it is', () => {
    const detail = { en: 'line one\n\tline “two”', zh: '第一行\n𠮷' };
    expect(new Problem(faulty, { detail }).details('zh')).toEqual({ type: '/docs/problems/thing.faulty', title: '有误', status: 400, code: 'thing.faulty', detail: detail.zh });
  });
});
