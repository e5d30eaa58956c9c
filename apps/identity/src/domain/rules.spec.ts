import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appFault, App, keysFault } from './app.ts';
import { Mandate, possibleWindow, secondsUntil } from './mandate.ts';
import { roleAllows } from './officer.ts';
import { Person } from './person.ts';
import { codeRules, secondsToWait, tidyMobile } from './sign-in-code.ts';
import { identify, learnFrom, type Vouched } from './vouching.ts';

/** The n-th number of the block that the sandbox makes numbers from. */
const number = (n: number) => `1919900${String(n).padStart(4, '0')}`;
const now = new Date('2026-03-01T00:00:00Z');
const after = (ms: number) => new Date(now.getTime() + ms);
const person = (more: object) => Person.register({ id: 'p', at: now, level: 0, ...more });
const vouched: Vouched = { name: '李思远', mobile: number(1), residentId: '33078219900101101X' };

describe('vouching', () => {
  it('finds by resident number before mobile number', () => {
    const byId = person({ id: 'a', residentId: vouched.residentId, mobile: number(9) });
    const byMobile = person({ id: 'b', mobile: vouched.mobile });
    expect(identify(vouched, byId, byMobile)).toEqual({ person: byId });
  });

  it('names the contradiction to what is proven', () => {
    expect(identify(vouched, undefined, person({ residentId: '360426199101010071', mobile: vouched.mobile }))).toEqual({
      fault: 'resident-id-differs',
    });
    expect(identify(vouched, undefined, person({ name: '别人', level: 1, mobile: vouched.mobile }))).toEqual({
      fault: 'name-differs',
    });
    expect(
      identify(vouched, person({ id: 'a', residentId: vouched.residentId }), person({ id: 'b', mobile: vouched.mobile })),
    ).toEqual({ fault: 'mobile-of-another' });
  });

  it('believes an app over a name that was only said', () => {
    const said = person({ name: '小李', mobile: vouched.mobile });
    expect(identify(vouched, undefined, said)).toEqual({ person: said });
    expect(learnFrom(said, vouched)).toBe(true);
    expect(said).toMatchObject({ name: '李思远', nameMasked: '李**', level: 2, residentIdMasked: '330***********101X' });
  });

  it('never lowers a level, never goes beyond 2, and learns nothing twice', () => {
    const proven = person({ ...vouched, level: 3 });
    expect(learnFrom(proven, { ...vouched, residentId: undefined })).toBe(false);
    expect(proven.level).toBe(3);
  });
});

describe('a mandate', () => {
  const mandate = () =>
    Mandate.grant({
      id: 'm',
      enterpriseId: 'e',
      agentId: 'a',
      role: 'agent',
      scopes: ['permits:read'],
      starts: now,
      ends: after(1000),
      grantedBy: 'operator:x',
      createdAt: now,
    });

  it('covers its start and not its end', () => {
    expect([after(-1), now, after(999), after(1000)].map(t => mandate().covers(t))).toEqual([false, true, true, false]);
  });

  it('ends once, and not after its time', () => {
    const m = mandate();
    expect([m.end(after(10)), m.covers(after(20)), m.end(after(30))]).toEqual([true, false, false]);
    expect(mandate().end(after(1000))).toBe(false);
  });

  it('has a possible window only forwards, not past, and not for ever', () => {
    expect(possibleWindow(now, after(1), now)).toBe(true);
    expect(possibleWindow(now, now, now)).toBe(false);
    expect(possibleWindow(after(-2000), after(-1000), now)).toBe(false);
    expect(possibleWindow(now, after(6 * 366 * 86_400_000), now)).toBe(false);
  });

  it('bounds the life of its tokens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 10_000_000 }), ms => {
        const seconds = secondsUntil(after(ms), now, 600);
        expect(seconds).toBeLessThanOrEqual(600);
        expect(seconds * 1000).toBeLessThanOrEqual(ms);
        expect(seconds).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('roles', () => {
  it('allow by the verb of a scope, also of services to come', () => {
    expect(roleAllows(['clerk'], 'permits:decide')).toBe(true);
    expect(roleAllows(['clerk'], 'permits:policy')).toBe(false);
    expect(roleAllows(['head'], 'permits:policy')).toBe(true);
    expect(roleAllows(['inspector'], 'permits:decide')).toBe(false);
    expect(roleAllows(['inspector', 'reviewer'], 'tax:decide')).toBe(true);
    expect(roleAllows([], 'permits:read')).toBe(false);
    expect(['permits:decide', 'permits:read', 'permits:policy'].map(s => roleAllows(['government-head'], s))).toEqual([true, true, false]);
  });
});

describe('one-time codes', () => {
  const recent = (toNumber: number, secondsAgo: number | undefined, fromAddress = 0) => ({
    toNumber,
    latest: secondsAgo === undefined ? undefined : after(-secondsAgo * 1000),
    fromAddress,
  });

  it('wait for a minute, the hour’s fifth and the address’s thirtieth', () => {
    expect(secondsToWait(recent(0, undefined), now)).toBe(0);
    expect(secondsToWait(recent(1, 59.5), now)).toBe(1);
    expect(secondsToWait(recent(1, 60), now)).toBe(0);
    expect(secondsToWait(recent(codeRules.perHour - 1, 60), now)).toBe(0);
    expect(secondsToWait(recent(codeRules.perHour, 600), now)).toBeGreaterThan(0);
    expect(secondsToWait(recent(0, undefined, codeRules.perAddressPerHour), now)).toBeGreaterThan(0);
  });

  it('go to the number however it is typed', () => {
    for (const typed of [number(1), '+86 191 9900 0001', '0086-191-9900-0001', '１９１９９００００01', `+86${number(1)}`])
      expect(tidyMobile(typed)).toBe(number(1));
  });
});

describe('an app', () => {
  const app = (more: Partial<App>) =>
    Object.assign(new App(), {
      grantTypes: ['authorization_code'],
      redirectUris: ['https://a.example/cb'],
      authentication: 'client_secret_basic',
      jwks: { keys: [] },
      callbackUrls: [],
      mayVouch: false,
      ...more,
    });
  const codeOf = (more: Partial<App>, sandbox = false) => appFault(app(more), sandbox)?.code;

  it('may come back to https, the loopback address or its own scheme', () => {
    for (const uri of ['https://a.example/cb', 'http://127.0.0.1:3000/cb', 'http://[::1]/cb', 'com.example.app:/cb'])
      expect(codeOf({ redirectUris: [uri] })).toBeUndefined();
    for (const uri of [
      'http://a.example/cb',
      'https://a.example/cb#x',
      'javascript:alert(1)',
      'nothing',
      'http://127.0.0.1.example/',
    ])
      expect(codeOf({ redirectUris: [uri] })).toBe('redirect-uri');
  });

  it('signs people in only, when it has no secret', () => {
    expect(codeOf({ authentication: 'none' })).toBeUndefined();
    expect(codeOf({ authentication: 'none', grantTypes: ['client_credentials'] })).toBe('public-app');
  });

  it('needs keys to vouch, and is called at https addresses, outside a sandbox', () => {
    expect(codeOf({ mayVouch: true })).toBe('required');
    expect(codeOf({ callbackUrls: ['http://127.0.0.1:9/hook'] })).toBe('callback-url');
    expect(codeOf({ callbackUrls: ['http://127.0.0.1:9/hook'] }, true)).toBeUndefined();
  });

  it('hands in public keys only', () => {
    expect(keysFault({ keys: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }] })).toBeUndefined();
    expect(keysFault({ keys: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c' }] })?.path).toBe('$.jwks.keys[0]');
    expect(keysFault({ keys: [{ kty: 'oct', k: 'x' }] })?.path).toBe('$.jwks.keys[0]');
    expect(keysFault({})?.path).toBe('$.jwks.keys');
    expect(keysFault({ keys: [null] })?.path).toBe('$.jwks.keys[0]');
  });
});
