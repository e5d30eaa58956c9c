import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { calculateJwkThumbprint, EmbeddedJWK, exportJWK, jwtVerify } from 'jose';
import { authHeaders, clientCredentials, ConnectionError, counterless, CounterlessError, followEvents, proofKey } from '../src/index.ts';
import { verifyWebhook } from '../src/webhooks.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Answer = (response: ServerResponse, asked: Asked) => void;

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => response =>
  void response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers }).end(JSON.stringify(body));
const problem = (status: number, code: string, headers: Record<string, string> = {}, more = {}) => json(status, { type: 'about:blank', title: 'Title', status, code, ...more }, headers);
const drop: Answer = response => void response.socket!.destroy();

let server: Server;
let url = '';
const asked: Asked[] = [];
let answers: Answer[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', part => (body += String(part)));
    request.on('end', () => {
      const one = { method: request.method!, url: request.url!, headers: request.headers, body };
      asked.push(one);
      // The last answer is given to all further requests.
      (answers.length > 1 ? answers.shift()! : answers[0]!)(response, one);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise(resolve => (server.closeAllConnections(), server.close(resolve))));
beforeEach(() => void (asked.length = 0));

const passId = '0197a1b2-0000-7000-8000-000000000001';

describe('a call', () => {
  it('puts fields into path, query and body, and says who asks and in which language', async () => {
    answers = [json(200, { ok: true })];
    const client = counterless({ url, token: () => 'abc', language: 'en' });
    await client.permits.extendPass({ passId, validUntil: '2026-03-02T08:00:00+08:00', reason: '堵车' }, { ifVersion: 3, idempotencyKey: 'k-1' });
    expect(asked[0]).toMatchObject({
      method: 'POST', url: `/v1/permits/passes/${passId}/extend`, body: JSON.stringify({ validUntil: '2026-03-02T08:00:00+08:00', reason: '堵车' }),
      headers: { authorization: 'Bearer abc', 'accept-language': 'en', 'if-match': '"3"', 'idempotency-key': 'k-1', 'content-type': 'application/json' },
    });
    await client.permits.listMatters({ department: 'A&B', limit: 2 });
    expect(asked[1]!.url).toBe('/v1/permits/matters?department=A%26B&limit=2');
    expect(asked[1]!.headers['idempotency-key']).toBeUndefined();
    await expect(client.permits.readPass({ passId: '' })).rejects.toThrow(/needs passId/);
  });

  it('hands a body that is not JSON on as it is, with its other fields in the query', async () => {
    answers = [json(200, {})];
    await counterless({ url }).permits.importCatalogue({ kind: 'matters', dryRun: true } as never, { content: '{"a":1}\n', contentType: 'application/x-ndjson' });
    expect(asked[0]).toMatchObject({ body: '{"a":1}\n', headers: { 'content-type': 'application/x-ndjson' } });
    expect(asked[0]!.url).toContain('?kind=matters&dryRun=true');
  });

  it('is tried again under the same key when no answer comes, or one that will be another', async () => {
    answers = [drop, problem(503, 'platform.unavailable', { 'retry-after': '0' }), problem(409, 'idempotency.in-progress'), json(201, { id: passId })];
    expect(await counterless({ url }).permits.withdrawPass({ passId })).toEqual({ id: passId });
    expect(asked).toHaveLength(4);
    expect(new Set(asked.map(a => a.headers['idempotency-key'])).size).toBe(1);
  });

  it('waits as long as it is told, and not longer than it should', async () => {
    answers = [problem(429, 'rate.limited', { 'retry-after': '1' }), json(200, {})];
    const start = performance.now();
    await counterless({ url }).permits.listThemes();
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
    answers = [problem(429, 'rate.limited', { 'retry-after': '600' })];
    await expect(counterless({ url }).permits.listThemes()).rejects.toMatchObject({ code: 'rate.limited' });
    expect(asked).toHaveLength(3);
  });

  it('fails with what the platform said, at once where another try would change nothing', async () => {
    answers = [problem(400, 'request.invalid', { 'x-request-id': 'r-1' }, { detail: 'Detail', errors: [{ path: '$.plate', code: 'plate', message: 'is no plate' }] })];
    const error = await counterless({ url }).permits.readPass({ passId }).then(() => undefined, (e: unknown) => e as CounterlessError);
    expect(error).toBeInstanceOf(CounterlessError);
    expect(error).toMatchObject({ status: 400, code: 'request.invalid', requestId: 'r-1', faults: [{ path: '$.plate' }], message: 'request.invalid: Title; Detail; $.plate is no plate' });
    expect(asked).toHaveLength(1);
  });

  it('says when no answer ever came, and ends when it is told to', async () => {
    answers = [drop];
    await expect(counterless({ url, retries: 1 }).permits.listThemes()).rejects.toBeInstanceOf(ConnectionError);
    expect(asked).toHaveLength(2);
    const stop = new AbortController();
    // Where nobody listens: an attempt that is broken off could still reach the test after this one.
    const waiting = counterless({ url: 'http://127.0.0.1:1', retries: 50 }).permits.listThemes({}, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await expect(waiting).rejects.toThrow('enough');
  });
});

describe('lists and events', () => {
  it('are read to their end', async () => {
    answers = [json(200, { items: [{ id: 1 }, { id: 2 }], next: 'c1' }), json(200, { items: [{ id: 3 }], next: null })];
    const ids = [];
    for await (const pass of counterless({ url }).permits.listPasses.all({ limit: 2 })) ids.push(pass.id);
    expect([ids, asked.map(a => a.url)]).toEqual([[1, 2, 3], ['/v1/permits/passes?limit=2', '/v1/permits/passes?limit=2&cursor=c1']]);
  });

  it('of the feed come with the cursor to keep, until there is no more or one is told to stop', async () => {
    answers = [json(200, { items: [{ id: 'a' }], next: 'c1', more: true }), json(200, { items: [{ id: 'b' }], next: 'c2', more: false })];
    const seen = [];
    for await (const page of followEvents(counterless({ url }), { cursor: 'c0', every: 0 })) seen.push([page.cursor, page.events.map(e => e.id)]);
    expect(seen).toEqual([['c1', ['a']], ['c2', ['b']]]);
    expect(asked.map(a => a.url)).toEqual(['/v1/events?limit=200&cursor=c0', '/v1/events?limit=200&cursor=c1']);
  });
});

describe('a token', () => {
  const token = (access_token: string, expires_in = 600) => json(200, { access_token, expires_in });
  const credentials = () => clientCredentials({ url, clientId: 'app', clientSecret: 's:ö', scope: 'a b' });

  it('is asked for once for all that need it, and again when it is about to end', async () => {
    answers = [token('t1', 29), token('t2')];
    const give = credentials();
    expect(await give()).toBe('t1');
    expect(await Promise.all([give(), give()])).toEqual(['t2', 't2']);
    expect(await give()).toBe('t2');
    expect(asked[0]).toMatchObject({ url: '/oidc/token', body: 'grant_type=client_credentials&scope=a+b', headers: { authorization: `Basic ${btoa('app:s%3A%C3%B6')}` } });
  });

  it('that ended on the way is renewed once', async () => {
    answers = [token('t1'), problem(401, 'auth.token-expired'), token('t2'), json(200, {}), problem(401, 'auth.token-expired')];
    const client = counterless({ url, token: credentials() });
    await client.permits.listThemes();
    expect(asked.map(a => a.headers.authorization)).toEqual([asked[0]!.headers.authorization, 'Bearer t1', asked[0]!.headers.authorization, 'Bearer t2']);
  });

  it('that is refused says why', async () => {
    answers = [json(400, { error: 'invalid_client', error_description: 'no such app' })];
    await expect(credentials()()).rejects.toMatchObject({ code: 'invalid_client' });
  });
});

describe('a bound token', () => {
  /** What the header of a request proves. */
  const proven = async ({ headers }: Asked) => {
    const { payload, protectedHeader } = await jwtVerify(String(headers['dpop']), EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'], maxTokenAge: 60 });
    return { ...payload, htu: payload['htu'], jkt: await calculateJwkThumbprint(protectedHeader.jwk!), members: Object.keys(protectedHeader.jwk!).sort() };
  };
  const hashed = (token: string) => createHash('sha256').update(token).digest('base64url');

  it('is asked for and sent with a proof of its own for each attempt', async () => {
    const key = await proofKey();
    answers = [json(200, { access_token: 't1', expires_in: 600, token_type: 'DPoP' }), problem(503, 'platform.unavailable', { 'retry-after': '0' }), problem(401, 'auth.token-expired'), json(200, { access_token: 't2', expires_in: 600 }), json(200, {})];
    const client = counterless({ url, token: clientCredentials({ url, clientId: 'app', clientSecret: 's', scope: 'a', key }) });
    await client.permits.listMatters({ department: 'A' });
    const [jkt, proofs] = [await calculateJwkThumbprint(await exportJWK(key.pair.publicKey)), await Promise.all(asked.map(proven))];
    const one = (htm: string, path: string, token?: string) => ({ htm, htu: `${url}${path}`, jkt, members: ['crv', 'kty', 'x', 'y'], ...(token && { ath: hashed(token) }) });
    expect(proofs).toMatchObject([one('POST', '/oidc/token'), one('GET', '/v1/permits/matters', 't1'), one('GET', '/v1/permits/matters', 't1'), one('POST', '/oidc/token'), one('GET', '/v1/permits/matters', 't2')]);
    expect(proofs.filter(p => 'ath' in p)).toHaveLength(3);
    expect(new Set(proofs.map(p => p.jti)).size).toBe(5);
    expect(asked.map(a => a.headers.authorization?.split(' ')[0])).toEqual(['Basic', 'DPoP', 'DPoP', 'Basic', 'DPoP']);
  });

  it('has a key that nobody can read, which may be kept and taken up again', async () => {
    const key = await proofKey();
    await expect(crypto.subtle.exportKey('jwk', key.pair.privateKey)).rejects.toThrow();
    // As IndexedDB keeps it.
    const again = await proofKey(structuredClone(key.pair));
    answers = [json(200, {})];
    await counterless({ url }).permits.listThemes({}, { token: { token: 't', key: again } });
    expect((await proven(asked[0]!)).jkt).toBe(await calculateJwkThumbprint(await exportJWK(key.pair.publicKey)));
  });

  it('goes by hand with its headers, like any other', async () => {
    expect(await authHeaders('t', 'GET', url)).toEqual({ authorization: 'Bearer t' });
    const { authorization, dpop } = await authHeaders({ token: 't', key: await proofKey() }, 'GET', `${url}/a?b=1#c`);
    expect([authorization, (await proven({ headers: { dpop } } as unknown as Asked)).htu]).toEqual(['DPoP t', `${url}/a`]);
  });
});

describe('a webhook', () => {
  const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
  const other = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
  const body = JSON.stringify({ id: 'e1', type: 'permits.pass.granted.v1', data: { number: '330782000001' } });
  const at = new Date();
  const headers = { 'webhook-id': 'e1', 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)), 'webhook-signature': new Webhook(secret).sign('e1', at, body) };

  it('is verified by any of the secrets, and its event is known by its type', () => {
    const event = verifyWebhook(body, headers, other, secret);
    if (event.type !== 'permits.pass.granted.v1') throw new Error('another type');
    expect(event.data.number).toBe('330782000001');
    expect(() => verifyWebhook(body, headers, other)).toThrow();
    expect(() => verifyWebhook(body.replace('330782', '330783'), headers, secret)).toThrow();
    expect(() => verifyWebhook(body, headers)).toThrow(/needs the secret/);
  });
});
