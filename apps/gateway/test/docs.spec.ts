import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { general } from '@counterless/contracts';
import { get, Stage, type Front } from './harness.ts';

let stage: Stage;
let front: Front;
beforeAll(async () => {
  stage = await Stage.start();
  front = await stage.front();
});
afterAll(async () => stage.stop());

describe('the description', () => {
  it('is served as the document of this gateway', async () => {
    const got = await get(front, '/openapi.json');
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(got.body).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'http://api.example.test' }] });
    expect(Object.keys(got.body['paths'] as object)).toContain('/v1/permits/passes/{passId}');
  });

  it('does not tell of the sandbox in production, nor is there one', async () => {
    const production = await stage.front({ mode: 'production' });
    const got = await get(production, '/openapi.json');
    expect(Object.keys(got.body['paths'] as object).filter(path => path.includes('sandbox'))).toEqual([]);
    expect((await get(production, '/v1/sandbox/messages')).status).toBe(404);
    expect((await get(front, '/v1/sandbox/messages')).status).toBe(401);
  });

  it('can be read and tried at /docs, with nothing from elsewhere and no script in the page', async () => {
    const got = await get(front, '/docs');
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(got.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    const links = [...got.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(m => m[1]!);
    expect(links.filter(link => !link.startsWith('/'))).toEqual([]);
    expect(got.text).not.toMatch(/<script(?![^>]*\bsrc=)/);
    for (const link of links) expect([link, (await get(front, link)).status]).toEqual([link, 200]);
    expect((await get(front, '/')).headers.get('location')).toBe('/docs');
  });

  it('has a page for each problem, in both languages, and says so for one that is none', async () => {
    const index = await get(front, '/docs/problems');
    const codes = [...index.text.matchAll(/href="\/docs\/problems\/([^"]+)"/g)].map(m => m[1]!);
    expect(codes).toEqual(expect.arrayContaining([...Object.values(general).map(p => p.code), 'pass.already-live']));
    for (const code of codes) {
      const got = await get(front, `/docs/problems/${code}`);
      expect([code, got.status, got.text.includes(`<code>${code}</code>`)]).toEqual([code, 200, true]);
    }
    const page = await get(front, '/docs/problems/pass.already-live');
    expect(page.text).toContain('This vehicle already has a live pass for that time');
    expect(page.text).toContain('该车辆在此时段已有有效通行证');
    expect(page.text).toContain('/v1/permits/passes');
    expect((await get(front, '/docs/problems/%3Cscript%3E')).body['code']).toBe('route.unknown');
  });
});

describe('health', () => {
  it('is told without a token: alive, and ready while NATS answers', async () => {
    expect((await get(front, '/health/live')).status).toBe(200);
    expect((await get(front, '/health/ready')).body).toEqual({ status: 'ok', checks: { nats: 'ok' } });
  });

  it('says that identity cannot be reached in our own words', async () => {
    const got = await get(front, '/oidc/.well-known/openid-configuration');
    expect([got.status, got.body['code'], got.body['requestId']]).toEqual([503, 'platform.unavailable', got.headers.get('x-request-id')]);
    expect(Number(got.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
