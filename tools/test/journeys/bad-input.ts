import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair } from 'jose';
import type { PassView } from '@counterless/contracts';
import type { ProblemDetails } from '@counterless/kernel';
import { person as actorOf } from '@counterless/testing';
import type { Answered } from '../../src/stories/rest.ts';
import { newPlate, type Told, type Town, type Who } from './town.ts';

/** What people and programs get wrong: each told what and where, and nothing of it written. */
export function badInput(town: () => Town): void {
  describe('bad input', () => {
    let driver: Told;
    let officer: Who;
    let live: PassView;
    let before: Record<string, number>;
    beforeAll(async () => {
      driver = await town().person();
      officer = await town().officer();
      live = (await town().pass(driver)).body;
      expect(live.status).toBe('granted');
      before = await town().still();
    });

    /** Sends bytes as they are. */
    const send = async (body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answered<ProblemDetails>> => {
      const response = await fetch(`${town().platform.url}/v1/permits/passes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${driver.token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'accept-language': 'en', ...headers },
        body: body as BodyInit,
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as ProblemDetails };
    };
    const changed = (change: (body: Record<string, never>) => unknown): string => {
      const body = town().request(driver) as Record<string, never>;
      return JSON.stringify(change(body) ?? body);
    };
    const refused = async (got: Answered<ProblemDetails>, status: number, code: string, ...faults: [path: string, code: string][]) => {
      expect([got.status, got.body.code, got.body.status]).toEqual([status, code, status]);
      expect(got.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(got.body.requestId).toBe(got.headers.get('x-request-id'));
      expect(got.body.title.length).toBeGreaterThan(0);
      expect((got.body.errors ?? []).map(e => [e.path, e.code])).toEqual(faults);
      for (const error of got.body.errors ?? []) expect(error.message.length).toBeGreaterThan(0);
      expect(await town().counts('permits')).toEqual(before);
    };
    const set = (path: string, value: unknown) =>
      changed(body => {
        const names = path.split('.');
        const last = names.pop()!;
        let at: Record<string, unknown> = body;
        for (const name of names) at = at[name] as Record<string, unknown>;
        if (value === undefined) delete at[last];
        else at[last] = value;
        return body;
      });

    it.each([
      ['unknown field', 'colour', 'red', '$.colour', 'unknown-field'],
      ['unknown field within', 'driver.wechat', 'x', '$.driver.wechat', 'unknown-field'],
      ['missing field', 'plate', undefined, '$.plate', 'required'],
      ['missing field within', 'driver.mobile', undefined, '$.driver.mobile', 'required'],
      ['null', 'cargo', null, '$.cargo', 'type'],
      ['wrong type', 'origin', 330100, '$.origin', 'type'],
      ['wrong type within', 'cargo.tonnes', '12', '$.cargo.tonnes', 'type'],
      ['list for text', 'driver.name', ['a'], '$.driver.name', 'type'],
      ['object for list', 'route', { 0: 'a' }, '$.route', 'type'],
      ['wrong word', 'cargo.kind', 'gold', '$.cargo.kind', 'one-of'],
      ['wrong check digit', 'driver.residentId', '360426199101010072', '$.driver.residentId', 'resident-id'],
      ['no number', 'driver.mobile', '12345', '$.driver.mobile', 'mobile'],
      ['a plate with O', 'plate', '浙GO1234', '$.plate', 'plate'],
      ['a time without offset', 'validFrom', '2026-03-01T08:00:00', '$.validFrom', 'instant'],
      ['30 February', 'validFrom', '2026-02-30T08:00:00Z', '$.validFrom', 'instant'],
      ['NUL', 'driver.name', 'a\u0000b', '$.driver.name', 'characters'],
      ['half a character', 'driver.name', '\ud800', '$.driver.name', 'characters'],
      ['too long', 'cargo.description', 'x'.repeat(201), '$.cargo.description', 'too-long'],
    ])('%s is told where', async (_what, path, value, at, code) => {
      await refused(await send(set(path, value)), 400, 'request.invalid', [at, code]);
    });

    it('is told in full, not fault by fault', async () => {
      const got = await send('{"plate":"x","driver":{"name":""}}');
      const paths = (got.body.errors ?? []).map(e => e.path);
      expect(paths).toEqual(expect.arrayContaining(['$.plate', '$.driver.name', '$.driver.mobile', '$.cargo', '$.origin', '$.destination', '$.route', '$.validFrom', '$.validUntil']));
      await refused(got, 400, 'request.invalid', ...(got.body.errors ?? []).map((e): [string, string] => [e.path, e.code]));
    });

    it.each([
      ['10,000 levels of lists', '['.repeat(10_000) + ']'.repeat(10_000), 'depth'],
      ['10,000 levels of objects', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000), 'depth'],
      ['no JSON', '{"plate":', 'json'],
      ['JSON with a comma too many', '{"a":1,}', 'json'],
      ['a list', '[]', 'type'],
      ['a number', '1', 'type'],
      ['null', 'null', 'type'],
      ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 'utf-8'],
      ['UTF-16', Buffer.from('{}', 'utf16le'), 'json'],
      ['__proto__', '{"__proto__":{"admin":true}}', 'forbidden-key'],
      ['__proto__ within, spelt by escapes', '{"driver":{"\\u005f_proto__":{"admin":true}}}', 'forbidden-key'],
      ['constructor.prototype', '{"constructor":{"prototype":{"admin":true}}}', 'forbidden-key'],
    ])('%s is refused as a body', async (_what, body, code) => {
      await refused(await send(body), 400, 'request.malformed', ['$', code]);
    });

    it('5 MB is too large', async () => {
      await refused(await send(Buffer.alloc(5_000_000, 32)), 413, 'request.too-large');
    });

    it('an end before its start, a region that is not there, a second live pass for a plate', async () => {
      const body = town().request(driver);
      const ends = await send(JSON.stringify({ ...body, validUntil: body['validFrom'] }));
      await refused(ends, 400, 'pass.window-invalid', ...(ends.body.errors ?? []).map((e): [string, string] => [e.path, e.code]));
      expect(ends.body.errors?.[0]?.path ?? ends.body.detail).toMatch(/validUntil|end/);
      const region = await send(set('destination', '999999'));
      expect(region.status).toBe(400);
      expect(region.body.errors?.map(e => e.path)).toEqual(['$.destination']);
      expect(await town().counts('permits')).toEqual(before);
      await refused(await send(set('plate', live.plate)), 409, 'pass.already-live');
    });

    it('a token that is forged, expired, for others, without the scope or of another kind', async () => {
      const actor = actorOf({ id: driver.id, client: 'demo-partner' });
      const { privateKey } = await generateKeyPair('ES256');
      const bad = async (token: Promise<string> | string, status: number, code: string) => refused(await send(changed(b => b), { authorization: `Bearer ${await token}` }), status, code);
      await bad(town().token(actor, { key: privateKey }), 401, 'auth.token-invalid');
      await bad(town().token(actor, { ends: -5 }), 401, 'auth.token-expired');
      await bad(town().token(actor, { audience: 'http://other.example.test' }), 401, 'auth.token-invalid');
      await bad(town().token(actor, { issuer: 'http://other.example.test/oidc' }), 401, 'auth.token-invalid');
      await bad(town().token({ ...actor, scopes: ['permits:read'] }), 403, 'auth.scope-missing');
      await bad(officer.token, 403, 'auth.actor-refused');
      await bad('', 401, 'auth.required');
    });

    it('a key that is missing or not one', async () => {
      const response = await fetch(`${town().platform.url}/v1/permits/passes`, { method: 'POST', headers: { authorization: `Bearer ${driver.token}`, 'content-type': 'application/json' }, body: changed(b => b) });
      expect([response.status, ((await response.json()) as ProblemDetails).code]).toEqual([400, 'idempotency.key-missing']);
      await refused(await send(changed(b => b), { 'idempotency-key': 'a b' }), 400, 'idempotency.key-invalid');
    });

    it('a key used again: the same request is replayed, another is refused', async () => {
      const key = randomUUID();
      const body = town().request(driver);
      const first = await send(JSON.stringify(body), { 'idempotency-key': key });
      expect(first.status).toBe(201);
      before = await town().still();
      const again = await send(JSON.stringify(body), { 'idempotency-key': key });
      expect([again.status, again.text, again.headers.get('etag'), again.headers.get('location')]).toEqual([201, first.text, first.headers.get('etag'), first.headers.get('location')]);
      expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
      // The same in other words: order of fields and white space say nothing.
      const spelt = await send(JSON.stringify(Object.fromEntries(Object.entries(body).reverse()), null, 2), { 'idempotency-key': key });
      expect([spelt.status, spelt.text]).toEqual([201, first.text]);
      await refused(await send(JSON.stringify({ ...body, plate: newPlate() }), { 'idempotency-key': key }), 422, 'idempotency.key-reused');
    });

    it('a key used by two callers means two things', async () => {
      const [key, other] = [randomUUID(), await town().person()];
      const one = await send(changed(b => b), { 'idempotency-key': key });
      const two = await send(changed(b => b), { 'idempotency-key': key, authorization: `Bearer ${other.token}` });
      expect([one.status, two.status, two.headers.get('idempotent-replayed')]).toEqual([201, 201, null]);
      before = await town().still();
    });

    it('a version that is no longer', async () => {
      const withdraw = (ifMatch: string) =>
        town().rest.call<ProblemDetails>('POST', `/v1/permits/passes/${live.id}/withdraw`, { token: driver.token, headers: { 'if-match': ifMatch, 'accept-language': 'en' } });
      await refused(await withdraw('"999"'), 412, 'resource.stale');
      await refused(await withdraw('latest'), 412, 'resource.stale');
      const held = (await town().rest.call('GET', `/v1/permits/passes/${live.id}`, { token: driver.token })).headers.get('etag')!;
      expect((await withdraw(held)).status).toBe(200);
      before = await town().still();
      await refused(await withdraw(held), 412, 'resource.stale');
    });
  });
}
