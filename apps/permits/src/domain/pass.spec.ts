import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passLife, type PassStatus } from './pass-life.ts';
import { Pass, type PassRequest } from './pass.ts';
import type { PolicyDecision } from './pass-policy.ts';
import { Refusal } from './refusal.ts';

const t = (hours: number) => new Date(Date.UTC(2026, 2, 2) + hours * 3_600_000);
const asked: PassRequest = {
  plate: '浙G12345',
  driver: { name: '王小明', mobile: '138'.padEnd(11, '0') },
  cargo: { kind: 'food', description: '蔬菜' },
  origin: '330100',
  destination: '330782',
  route: ['G60'],
  validFrom: t(1),
  validUntil: t(11),
};
const ask = (more: Partial<PassRequest> = {}, at = t(0)) =>
  Pass.request('p', { ...asked, ...more }, { kind: 'person', id: 'h', client: 'app' }, at);
const ruling = (at: Date) => ({ officer: 'o', reason: 'because', at });
const decision = (outcome: PolicyDecision['outcome'], at = t(0)): PolicyDecision => ({
  outcome,
  at,
  policy: 'pol',
  findings: [{ condition: 'c', met: outcome === 'grant', en: 'no', zh: '否' }],
});
const granted = () => {
  const pass = ask();
  pass.takePolicy(decision('grant'), '330782000001');
  return pass;
};
const refusal = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

const make: Record<PassStatus, () => Pass> = {
  requested: ask,
  granted,
  refused: () => {
    const p = ask();
    p.refuse(ruling(t(0)));
    return p;
  },
  withdrawn: () => {
    const p = ask();
    p.withdraw(t(0));
    return p;
  },
  revoked: () => {
    const p = granted();
    p.revoke(ruling(t(1)));
    return p;
  },
  expired: () => {
    const p = granted();
    p.endWindow();
    return p;
  },
  lapsed: () => {
    const p = ask();
    p.endWindow();
    return p;
  },
};
const statuses = Object.keys(passLife) as PassStatus[];

describe('the life of a pass', () => {
  it('reaches every state from requested, and ends in five', () => {
    const reached = new Set<PassStatus>(['requested']);
    for (const status of reached) for (const next of passLife[status]) reached.add(next);
    expect([...reached].sort()).toEqual([...statuses].sort());
    expect(statuses.filter(s => passLife[s].length === 0)).toEqual(['refused', 'withdrawn', 'revoked', 'expired', 'lapsed']);
  });

  const acts: Record<string, { to: PassStatus; run: (p: Pass) => void }> = {
    grant: { to: 'granted', run: p => p.grant('330782000001', ruling(t(1))) },
    refuse: { to: 'refused', run: p => p.refuse(ruling(t(1))) },
    revoke: { to: 'revoked', run: p => p.revoke(ruling(t(1))) },
    withdraw: { to: 'withdrawn', run: p => p.withdraw(t(1)) },
  };
  for (const from of statuses) {
    for (const [name, { to, run }] of Object.entries(acts)) {
      const allowed = passLife[from].includes(to);
      it(`${allowed ? 'allows' : 'refuses'} ${name} when ${from}`, () => {
        const pass = make[from]();
        if (allowed) {
          run(pass);
          expect(pass.status).toBe(to);
          return;
        }
        const before = JSON.stringify(pass);
        const refused = refusal(() => run(pass));
        expect(refused.code).toBe('pass.wrong-state');
        expect(refused.detail.en).toBe(`the pass is ${from}`);
        expect(JSON.stringify(pass)).toBe(before);
      });
    }
  }

  it.each([['granted', 'expired'], ['requested', 'lapsed']] as const)('of one that is %s ends as %s, when its window does', (from, to) => {
    const pass = make[from]();
    pass.endWindow();
    expect(pass).toMatchObject({ status: to, endedAt: pass.validUntil });
  });

  it.each(statuses.filter(s => passLife[s].length === 0))('that has ended as %s does not end again with its window', status => {
    const pass = make[status]();
    const before = JSON.stringify(pass);
    expect(refusal(() => pass.endWindow()).detail.en).toBe(`the pass is ${status}`);
    expect(JSON.stringify(pass)).toBe(before);
  });

  it('treats a pass whose window is over as expired or lapsed, although its deadline has not fired', () => {
    const [pass, waiting] = [granted(), ask()];
    expect([pass.statusAt(t(11)), waiting.statusAt(t(11)), waiting.statusAt(t(10))]).toEqual(['expired', 'lapsed', 'requested']);
    for (const act of [() => pass.revoke(ruling(t(11))), () => pass.withdraw(t(11)), () => pass.extend(t(20), ruling(t(11)))]) {
      expect(refusal(act).detail.en).toBe('the pass is expired');
    }
    for (const act of [() => waiting.grant('330782000001', ruling(t(11))), () => waiting.refuse(ruling(t(11))), () => waiting.withdraw(t(11))]) {
      expect(refusal(act).detail.en).toBe('the pass is lapsed');
    }
  });
});

describe('asking for a pass', () => {
  it('refuses a window that ends before it starts, or has passed, and says where', () => {
    for (const faulty of [() => ask({ validUntil: t(1) }), () => ask({ validUntil: t(0.5) }), () => ask({}, t(11))]) {
      const refused = refusal(faulty);
      expect(refused.code).toBe('pass.window-invalid');
      expect(refused.faults[0]?.path).toBe('$.validUntil');
    }
  });

  it('keeps masked copies of the driver for other eyes', () => {
    expect(ask()).toMatchObject({ driverName: '王**', driverMobile: '138****0000' });
  });

  it('never grants without a number', () => {
    expect(() => ask().takePolicy(decision('grant'), undefined)).toThrow('number');
    expect(ask().status).toBe('requested');
  });

  it('stays requested when the policy refers it', () => {
    const pass = ask();
    pass.takePolicy(decision('refer'), undefined);
    expect(pass).toMatchObject({ status: 'requested', number: null, endedAt: null });
    expect(pass.decision).toMatchObject({ outcome: 'refer', by: 'policy', policy: 'pol' });
  });
});

describe('officers’ decisions', () => {
  it('keep the policy’s findings and every earlier decision', () => {
    const pass = ask();
    pass.takePolicy(decision('refer'), undefined);
    pass.version = 2;
    pass.grant('330782000001', ruling(t(0.5)));
    pass.version = 3;
    pass.revoke(ruling(t(2)));
    expect(pass.decisions.map(d => d.outcome)).toEqual(['refer', 'grant', 'revoke']);
    expect(pass.decision).toMatchObject({
      by: 'officer',
      officer: 'o',
      reason: 'because',
      policy: 'pol',
      reasons: [{ condition: 'c' }],
    });
    expect(pass).toMatchObject({ decidedVersion: 3, endedAt: t(2), number: '330782000001' });
  });
});

describe('extending', () => {
  it('moves the end, by the policy only where it would grant the longer window', () => {
    const pass = granted();
    pass.extendByPolicy(t(20), decision('grant', t(2)), 'a jam');
    expect(pass.validUntil).toEqual(t(20));
    const refused = refusal(() => pass.extendByPolicy(t(40), decision('refuse', t(2)), 'more'));
    expect(refused).toMatchObject({ code: 'pass.extension-refused', detail: { en: 'no', zh: '否' } });
    pass.extend(t(40), ruling(t(2)));
    expect(pass.validUntil).toEqual(t(40));
  });

  it('only ever lengthens', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), delta => {
        const pass = granted();
        const until = t(11 + delta);
        if (delta > 0) pass.extend(until, ruling(t(2)));
        else expect(refusal(() => pass.extend(until, ruling(t(2)))).code).toBe('pass.window-invalid');
        expect(pass.validUntil).toEqual(t(11 + Math.max(0, delta)));
      }),
    );
  });
});

describe('the sealed QR code', () => {
  it('ends as the newest, in whatever order sealings arrive and however often', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }), versions => {
        const pass = granted();
        for (const v of versions) pass.takeSeal(`qr ${v}`, v);
        expect(pass).toMatchObject({
          qr: `qr ${Math.max(...versions)}`,
          sealedVersion: Math.max(...versions),
          decidedVersion: 1,
        });
      }),
    );
  });

  it('is not kept for a pass that is no longer good', () => {
    const pass = make.revoked();
    pass.takeSeal('qr', 5);
    expect(pass.qr).toBeNull();
  });
});
