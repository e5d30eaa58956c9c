import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser, callback, Harness, hiddenOf, mobile, Visit } from './harness.ts';

describe('signing in through the pages', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness?.stop());

  const visit = () => new Visit(harness, new Browser());
  const later = () => harness.clock.advance(3_700_000);

  it('leads from number over code and consent to tokens of the person', async () => {
    const v = await visit().open('openid permits:apply permits:read permits:decide');
    expect(v.page).toContain('手机号码');
    expect(v.page).toContain('inputmode="numeric"');
    await v.post('mobile', { mobile: `+86 ${mobile(1)}` });
    expect(v.page).toContain('autocomplete="one-time-code"');
    expect(v.page).toContain('191****0001');
    await v.post('code', { code: harness.codeFor(mobile(1)) });
    expect(v.page).toContain('授权确认');
    expect(v.page).toContain('代您申办事项');
    // An officer's scope is not even shown to somebody who is none.
    expect(v.page).not.toContain('审批');
    await v.post('consent');
    expect(v.url.startsWith(callback)).toBe(true);
    expect(v.result.get('state')).toBe('state-1');
    const { status, body } = await v.redeem();
    expect(status).toBe(200);
    expect(body.scope).toBe('permits:apply permits:read');
    const claims = harness.claims(body.access_token);
    expect(claims).toMatchObject({
      iss: harness.issuer,
      aud: harness.audience,
      client_id: 'demo-partner',
      scope: 'permits:apply permits:read',
      actor: { kind: 'person', id: claims['sub'], level: 0 },
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(600);
    expect(JSON.parse(Buffer.from(body.access_token.split('.')[0]!, 'base64url').toString())).toMatchObject({
      alg: 'ES256',
      typ: 'at+jwt',
    });
    expect(JSON.stringify(claims)).not.toContain(mobile(1));
  });

  it('sends its pages with a policy that runs nothing and lets the form go back to the app only', async () => {
    const browser = new Browser();
    const v = await new Visit(harness, browser).open('permits:read');
    const policy = (await browser.go(v.base)).headers.get('content-security-policy')!;
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`form-action 'self' http://127.0.0.1:8765;`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).not.toContain('unsafe');
    expect(v.page).not.toContain('<script');
  });

  it('speaks English where the browser, the app or the switch asks for it', async () => {
    expect((await visit().open('permits:read', { ui_locales: 'en-GB' })).page).toContain('Mobile number');
    const browser = new Browser();
    const v = await new Visit(harness, browser).open('permits:read');
    expect(await (await browser.go(v.base, undefined, { 'accept-language': 'en' })).text()).toContain('Mobile number');
    expect(await (await browser.go(`${v.base}?lang=en`)).text()).toContain('Mobile number');
    // The switch is remembered.
    expect(await (await browser.go(v.base)).text()).toContain('Mobile number');
  });

  it('rotates refresh tokens and ends the whole grant when an old one comes back', async () => {
    later();
    const v = await visit().open('permits:read offline_access', { prompt: 'consent' });
    await (await v.signIn(mobile(2))).post('consent');
    const first = (await v.redeem()).body;
    const second = (await harness.token({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).body;
    expect(second.access_token).toBeTruthy();
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await harness.token({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await harness.token({ grant_type: 'refresh_token', refresh_token: second.refresh_token })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('lets only one of two uses of a refresh token at the same moment have tokens', async () => {
    later();
    const v = await visit().open('permits:read');
    await (await v.signIn(mobile(3))).post('consent');
    const { refresh_token } = (await v.redeem()).body;
    const both = await Promise.all([1, 2, 3, 4].map(() => harness.token({ grant_type: 'refresh_token', refresh_token })));
    expect(both.filter(r => r.status === 200).length).toBeLessThanOrEqual(1);
  });

  it('gives a code once', async () => {
    later();
    const v = await visit().open('permits:read');
    await (await v.signIn(mobile(4))).post('consent');
    const code = v.result.get('code')!;
    expect((await v.redeem()).status).toBe(200);
    expect(
      await harness.token({ grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: v.pkce.verifier }),
    ).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('wants PKCE', async () => {
    const response = await new Browser().go(
      `${harness.issuer}/auth?${new URLSearchParams({ client_id: 'demo-partner', response_type: 'code', redirect_uri: callback, scope: 'permits:read' })}`,
    );
    expect(response.headers.get('location')).toContain('error=invalid_request');
  });

  it('ends a code after five wrong attempts, and the right one comes too late', async () => {
    later();
    const v = await visit().open('permits:read');
    await v.post('mobile', { mobile: mobile(5) });
    const right = harness.codeFor(mobile(5));
    const wrong = right === '000000' ? '000001' : '000000';
    for (const left of [4, 3, 2, 1]) {
      await v.post('code', { code: wrong });
      expect(v.status).toBe(422);
      expect(v.page).toContain(`还可尝试 ${left} 次`);
    }
    await v.post('code', { code: wrong });
    expect(v.page).toContain('已失效');
    await v.post('code', { code: right });
    expect(v.page).toContain('已失效');
  });

  it('takes a code neither late nor twice', async () => {
    later();
    const v = await visit().open('permits:read');
    await v.post('mobile', { mobile: mobile(6) });
    harness.clock.advance(301_000);
    await v.post('code', { code: harness.codeFor(mobile(6)) });
    expect(v.page).toContain('已失效');
  });

  it('sends one code a minute and five an hour to a number', async () => {
    later();
    const v = await visit().open('permits:read');
    const send = () => v.browser.go(`${v.base}/mobile`, { token: hiddenOf(v.page, 'token'), mobile: mobile(7) });
    for (let i = 0; i < 5; i++) {
      expect((await send()).status).toBe(303);
      expect((await send()).status).toBe(429);
      harness.clock.advance(61_000);
    }
    const sixth = await send();
    expect(sixth.status).toBe(429);
    expect(sixth.headers.get('retry-after')).toBeTruthy();
    expect(harness.sent.filter(s => s.mobile === mobile(7)).length).toBe(5);
  });

  it('limits what one address sends to many numbers, and believes the address from the gateway only', async () => {
    later();
    const v = await new Visit(harness, new Browser('198.51.100.1')).open('permits:read');
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++) {
      // What stands before the last address was written by the client.
      statuses.push(
        (
          await v.browser.go(
            `${v.base}/mobile`,
            { token: hiddenOf(v.page, 'token'), mobile: mobile(100 + i) },
            { 'x-forwarded-for': `10.0.0.${i}, 198.51.100.1` },
          )
        ).status,
      );
    }
    expect(statuses.slice(0, 30).every(s => s === 303)).toBe(true);
    expect(statuses[30]).toBe(429);
  });

  it('says so when messages cannot be sent, loses no code and counts nothing', async () => {
    later();
    const v = await visit().open('permits:read');
    await v.post('mobile', { mobile: mobile(8) });
    const first = harness.codeFor(mobile(8));
    harness.clock.advance(61_000);
    harness.delivery('away');
    await v.post('again');
    expect(v.status).toBe(503);
    expect(v.page).toContain('短信服务暂时不可用');
    harness.delivery('there');
    // The code before it is still good, and another may be sent at once.
    await v.post('again');
    expect(harness.codeFor(mobile(8))).not.toBe(first);
    await v.post('code', { code: harness.codeFor(mobile(8)) });
    expect(v.page).toContain('授权确认');
  });

  it('takes a code that arrives although nobody said it was sent', async () => {
    later();
    const v = await visit().open('permits:read');
    harness.delivery('silent');
    await v.post('mobile', { mobile: mobile(14) });
    harness.delivery('there');
    expect(v.status).toBe(503);
    expect(v.page).toContain('响应迟缓');
    await v.post('code', { code: harness.codeFor(mobile(14)) });
    expect(v.page).toContain('授权确认');
  }, 20_000);

  it('refuses a form without its token', async () => {
    const v = await visit().open('permits:read');
    const response = await v.browser.go(`${v.base}/mobile`, { token: 'x', mobile: mobile(9) });
    expect(response.status).toBe(400);
    expect(harness.sent.some(s => s.mobile === mobile(9))).toBe(false);
  });

  it('shows nothing of another browser’s interaction', async () => {
    const v = await visit().open('permits:read');
    const response = await new Browser().go(v.base);
    expect(response.status).toBe(400);
  });

  it('tells the app when the person does not allow it', async () => {
    later();
    const v = await visit().open('permits:read');
    await v.signIn(mobile(10));
    await v.post('cancel');
    expect(v.result.get('error')).toBe('access_denied');
  });

  it('signs out', async () => {
    later();
    const browser = new Browser();
    const v = await new Visit(harness, browser).open('permits:read');
    await (await v.signIn(mobile(11))).post('consent');
    const ask = await (await browser.go(`${harness.issuer}/session/end`)).text();
    expect(ask).toContain('退出登录？');
    const done = await browser.follow(
      await browser.go(`${harness.issuer}/session/end/confirm`, { xsrf: hiddenOf(ask, 'xsrf'), logout: 'yes' }),
      harness.issuer,
      callback,
    );
    expect(await done.response.text()).toContain('您已退出登录');
    expect((await new Visit(harness, browser).open('permits:read')).page).toContain('手机号码');
  });

  it('escapes what an app or a person puts in', async () => {
    const response = await new Browser().go(
      `${harness.issuer}/auth?client_id=${encodeURIComponent('<script>alert(1)</script>')}`,
    );
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).not.toContain('<script>alert');
    const v = await visit().open('permits:read');
    await v.post('mobile', { mobile: '"><img src=x>' });
    expect(v.status).toBe(422);
    expect(v.page).not.toContain('<img');
  });

  it.each([
    ['/token', 'POST', {}],
    ['/token', 'POST', { grant_type: '\u0000', client_id: '\u0000' }],
    ['/auth', 'GET', {}],
    ['/auth/nothing', 'GET', {}],
    ['/me', 'GET', {}],
    ['/interaction/nothing-here-at-all', 'GET', {}],
    ['/session/end/confirm', 'POST', { xsrf: 'x' }],
    ['/token/revocation', 'POST', { token: '\u0000' }],
  ] as [string, string, Record<string, string>][])('answers %s %s with no fault of its own', async (path, method, form) => {
    const response = await fetch(`${harness.issuer}${path}`, {
      method,
      redirect: 'manual',
      ...(method === 'POST' && { body: new URLSearchParams(form) }),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it('refuses a body that is too long', async () => {
    const response = await fetch(`${harness.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ x: 'y'.repeat(60_000) }),
    });
    expect(response.status).toBe(413);
  });

  it('keeps sessions, tokens and keys when it starts again', async () => {
    later();
    const browser = new Browser();
    const v = await new Visit(harness, browser).open('permits:read offline_access', { prompt: 'consent' });
    await (await v.signIn(mobile(12))).post('consent');
    const { refresh_token } = (await v.redeem()).body;
    const keys = await (await fetch(`${harness.issuer}/jwks`)).text();
    await harness.running.close();
    await harness.serve();
    expect(await (await fetch(`${harness.issuer}/jwks`)).text()).toBe(keys);
    expect((await harness.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(200);
    // The session still stands: no number is asked for, and consent was given.
    expect((await new Visit(harness, browser).open('permits:read')).result.get('code')).toBeTruthy();
  });

  it('keeps no number, code, name or token in clear in any table', async () => {
    later();
    const v = await visit().open('openid profile phone permits:read', { login_hint: mobile(13) });
    await (await v.signIn(mobile(13))).post('consent');
    const { refresh_token } = (await v.redeem()).body;
    const tables = await harness.world.sql<{ name: string }>(
      'identity',
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    const dump = (
      await Promise.all(tables.map(async t => JSON.stringify(await harness.world.sql('identity', `SELECT * FROM "${t.name}"`))))
    ).join('\n');
    for (const secret of [mobile(13), refresh_token, harness.codeFor(mobile(13)) + '"', 'sandbox-demo-partner-secret']) {
      expect(dump).not.toContain(secret);
      // Buffers are written as lists of numbers by JSON: look for the bytes as well.
      expect(dump).not.toContain([...Buffer.from(secret)].join(','));
    }
    expect(dump).toContain('191****0013');
  });
});
