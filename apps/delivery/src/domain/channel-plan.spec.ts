import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { purposes } from '@counterless/contracts';
import { channelOrder, channelPlan, choices, choosable, mayPrefer, type Wanted } from './channel-plan.ts';

const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  purpose: 'progress',
  alert: true,
  preferred: undefined,
  possible: channelOrder,
  spent: [],
  ...more,
});

describe('the channels of a message', () => {
  it('are SMS, then e-mail, then the inbox, unless the person chose', () => {
    expect(channelPlan(wanted())).toEqual(['sms', 'email', 'inbox']);
    expect(channelPlan(wanted({ preferred: ['email', 'sms'] }))).toEqual(['email', 'sms', 'inbox']);
    expect(channelPlan(wanted({ preferred: ['email'] }))).toEqual(['email', 'inbox']);
    expect(channelPlan(wanted({ possible: ['sms', 'inbox'], spent: ['sms'] }))).toEqual(['inbox']);
    expect(channelPlan(wanted({ alert: false, preferred: [] }))).toEqual(['inbox']);
  });

  it('are none where the purpose was turned off, or never consented to', () => {
    expect(channelPlan(wanted({ preferred: [] }))).toBe('declined');
    expect(channelPlan(wanted({ purpose: 'electronic-service' }))).toBe('declined');
    expect(channelPlan(wanted({ purpose: 'electronic-service', preferred: ['email'] }))).toEqual(['email', 'inbox']);
  });

  it('of a decision are never none, and of a sign-in code not chosen', () => {
    expect(channelPlan(wanted({ purpose: 'decision', preferred: ['email'] }))).toEqual(['email', 'sms', 'inbox']);
    expect(channelPlan(wanted({ purpose: 'decision', preferred: [] }))).toEqual(['sms', 'email', 'inbox']);
    expect(channelPlan(wanted({ purpose: 'sign-in', preferred: ['email'] }))[0]).toBe('sms');
    expect([mayPrefer('decision', []), mayPrefer('progress', []), mayPrefer('sign-in', ['sms'])]).toEqual([false, true, false]);
  });

  it('are tried once each, only where possible, and by nobody’s will against it', () => {
    const some = <T>(of: readonly T[]) => fc.shuffledSubarray([...of]);
    const any = fc.record({
      purpose: fc.constantFrom(...purposes),
      alert: fc.boolean(),
      preferred: fc.option(some(choosable), { nil: undefined }),
      possible: some(channelOrder),
      spent: some(channelOrder),
    });
    fc.assert(
      fc.property(any, w => {
        const plan = channelPlan(w);
        if (plan === 'declined') return expect(['off', 'consent']).toContain(choices[w.purpose]);
        expect(new Set(plan).size).toBe(plan.length);
        expect(plan.every(c => w.possible.includes(c) && !w.spent.includes(c))).toBe(true);
        if (w.alert && choices[w.purpose] === 'off' && w.preferred)
          expect(plan.every(c => c === 'inbox' || w.preferred!.includes(c))).toBe(true);
      }),
    );
  });
});
