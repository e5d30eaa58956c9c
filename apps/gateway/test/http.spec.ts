import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { header, permits } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { get, parsed, post, raw, Stage, type Front, type Got } from './harness.ts';

let stage: Stage;
let front: Front;
let token: string;
beforeAll(async () => {
  stage = await Stage.start();
  front = await stage.front();
  token = await stage.issuer.token();
});
afterEach(async () => stage.silence());
afterAll(async () => stage.stop());

const passes = '/v1/permits/passes';
const pass = `${passes}/${newId()}`;
const refused = (got: Got, status: number, code: string) => {
  expect([got.status, got.body['code'], got.body['status'], got.body['type']]).toEqual([status, code, status, `/docs/problems/${code}`]);
  expect(got.headers.get('content-type')).toMatch(/^application\/problem\+json(;|$)/);
  expect(got.body['requestId']).toBe(got.headers.get('x-request-id'));
  expect(got.body['title']).toBeTruthy();
};

describe('a body', () => {
  it('is handed on byte for byte, whatever it holds', async () => {
    const asked = stage.answer(permits.requestPass, () => ({ status: 201 }));
    await stage.settle();
    const bodies = ['{"a":1}', ' {"a" : 1.50, "a":2}\n', '{"__proto__":{"x":1}}', 'no json', '[', '{"甲":"😀"}'].map(t => Buffer.from(t));
    bodies.push(Buffer.from([0xff, 0xfe, 0x00, 0x80]), Buffer.alloc(60_000, '['));
    for (const body of bodies) {
      expect((await post(front, passes, { token, body })).status).toBe(201);
      expect(asked.at(-1)!.body.equals(body)).toBe(true);
    }
  });

  it('comes back byte for byte, with status, type, version and place', async () => {
    const body = '{"number" : 1.50}';
    stage.answer(permits.requestPass, () => ({ status: 201, body, headers: { [header.etag]: '3', [header.location]: pass, [header.replayed]: 'true' } }));
    await stage.settle();
    const got = await post(front, passes, { token, body: '{}' });
    expect([got.status, got.text, got.headers.get('etag'), got.headers.get('location'), got.headers.get('idempotent-replayed')]).toEqual([201, body, '"3"', pass, 'true']);
    expect(got.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(got.headers.get('cache-control')).toBe('no-store');
  });

  it('of another media type is refused, 415', async () => {
    const asked = stage.answer(permits.requestPass, () => ({ status: 201 }));
    await stage.settle();
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', '']) {
      const got = await post(front, passes, { token, body: Buffer.from('{}'), headers: { 'content-type': type } });
      refused(got, 415, 'request.media-type');
    }
    for (const type of ['application/json; charset=utf-8', 'Application/JSON']) expect((await post(front, passes, { token, body: '{}', headers: { 'content-type': type } })).status).toBe(201);
    expect(asked).toHaveLength(2);
  });

  it('that is too large may be sent to its end, so that its sender reads why', async () => {
    const sending = request(new URL(passes, front.url), { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'k', 'content-length': 5_000_000 } });
    const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
    for (let sent = 0; sent < 5_000_000; sent += 250_000) {
      sending.write(Buffer.alloc(250_000, 32));
      // Long after the answer was on its way.
      await new Promise(resolve => setTimeout(resolve, 5));
      expect(sending.destroyed).toBe(false);
    }
    sending.end();
    const [answer] = await answered;
    expect(answer.statusCode).toBe(413);
    answer.resume();
  });

  it('of 5 MB is refused, 413, whether its length is told or not', async () => {
    const asked = stage.answer(permits.requestPass, () => ({ status: 201 }));
    await stage.settle();
    const body = Buffer.alloc(5_000_000, ' ');
    refused(await post(front, passes, { token, body }), 413, 'request.too-large');
    const head = `POST ${passes} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `${(40_000).toString(16)}\r\n${' '.repeat(40_000)}\r\n`;
    const answer = parsed(await raw(front, head + chunk + chunk));
    expect([answer.status, answer.body['code']]).toEqual([413, 'request.too-large']);
    expect(asked).toHaveLength(0);
  });

  it('may be larger where the contract says so', async () => {
    const operator = await stage.issuer.token({ kind: 'operator', id: 'an-operator' });
    const asked = stage.answer(permits.importCatalogue, () => ({}));
    await stage.settle();
    const body = Buffer.alloc(900_000, '\n');
    const send = (type: string, bytes: Buffer) => post(front, '/v1/permits/catalogue/import?kind=matters', { token: operator, body: bytes as BodyInit, headers: { 'content-type': type } });
    expect((await send('application/x-ndjson', body)).status).toBe(200);
    expect([asked[0]!.body.length, asked[0]!.headers.get(header.contentType), asked[0]!.headers.get(header.query)]).toEqual([900_000, 'application/x-ndjson', 'kind=matters']);
    refused(await send('application/json', body), 415, 'request.media-type');
    refused(await send('application/x-ndjson', Buffer.alloc(8_000_001, '\n')), 413, 'request.too-large');
  });
});

describe('an address', () => {
  it('that is not there is 404, with another method 405 and the methods that are', async () => {
    for (const path of ['/v1/nothing', '/v1/permits', '/v2/permits/passes', '/nothing?x=1', '/docs/problems/no.such']) refused(await get(front, path), 404, 'route.unknown');
    const got = await get(front, passes, { method: 'DELETE' });
    refused(got, 405, 'route.method-not-allowed');
    expect(got.headers.get('allow')!.split(', ').sort()).toEqual(['GET', 'HEAD', 'POST']);
    const granted = await get(front, `${pass}/grant`);
    refused(granted, 405, 'route.method-not-allowed');
    expect(granted.headers.get('allow')).toBe('POST');
    refused(await get(front, '/v1/permits/departments', { method: 'PROPFIND' }), 405, 'route.method-not-allowed');
  });

  it.each(['/v1/permits/passes/%', '/v1/permits/passes/%zz', '/v1/permits/passes/%ff%fe', '/%', '/v1/permits/matters/%c0%af'])('that is malformed is said to be: %s', async path => {
    const answer = parsed(await raw(front, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));
    expect([answer.status, answer.body['code']]).toEqual([400, 'request.malformed']);
    expect(answer.head).toContain(`x-request-id: ${answer.body['requestId'] as string}`);
  });

  it('with an endless name in it is not there', async () => {
    refused(await get(front, `/v1/permits/matters/${'a'.repeat(800)}`), 404, 'route.unknown');
  });

  it('gives path and query to the service as they came', async () => {
    const asked = stage.answer(permits.readMatter, () => ({ status: 404, headers: { [header.contentType]: 'application/problem+json' } }));
    await stage.settle();
    await get(front, '/v1/permits/matters/a%26b=c%2F%E7%94%B2?x=1&y=%00&__proto__=z');
    expect(new URLSearchParams(asked[0]!.headers.get(header.path)).get('code')).toBe('a&b=c/甲');
    expect(asked[0]!.headers.get(header.query)).toBe('x=1&y=%00&__proto__=z');
  });

  it('takes HEAD where it takes GET, and keeps the body back', async () => {
    const asked = stage.answer(permits.listPasses, () => ({ body: '{"items":[]}' }));
    await stage.settle();
    const got = await get(front, passes, { method: 'HEAD', token });
    expect([got.status, got.text, got.headers.get('content-length')]).toEqual([200, '', '12']);
    expect(asked).toHaveLength(1);
    expect((await get(front, passes, { method: 'HEAD' })).status).toBe(401);
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['garbage', '\x16\x03\x01\x02\x00\x01\r\n\r\n', 400, 'request.malformed'],
    ['an unknown method', 'JUMP / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'request.malformed'],
    ['two lengths', `POST ${passes} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400, 'request.malformed'],
    ['length and chunks, as smugglers send', `POST ${passes} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400, 'request.malformed'],
    ['a control character in a header', `GET ${passes} HTTP/1.1\r\nHost: x\r\nAccept: a\x01b\r\n\r\n`, 400, 'request.malformed'],
    ['headers beyond all measure', `GET ${passes} HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`, 413, 'request.too-large'],
  ])('%s is refused with a problem', async (_what, bytes, status, code) => {
    const answer = parsed(await raw(front, Buffer.from(bytes, 'latin1')));
    expect([answer.status, answer.body['code'], answer.body['status']]).toEqual([status, code, status]);
    expect(answer.head).toContain('content-type: application/problem+json');
    expect(answer.head).toContain(`x-request-id: ${answer.body['requestId'] as string}`);
  });

  it('a request that is never finished holds up nobody else', async () => {
    stage.answer(permits.listPasses, () => ({}));
    await stage.settle();
    const slow = Promise.all(Array.from({ length: 50 }, () => raw(front, `POST ${passes} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{`, 800)));
    expect((await get(front, passes, { token })).status).toBe(200);
    await slow;
    expect((await get(front, passes, { token })).status).toBe(200);
  });
});

describe('a browser of another origin', () => {
  it('may ask, is told what it may send and read, and may send no cookie', async () => {
    const got = await get(front, passes, { method: 'OPTIONS', headers: { origin: 'https://app.example.test', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,idempotency-key' } });
    expect([got.status, got.headers.get('access-control-allow-origin'), got.headers.get('access-control-allow-credentials')]).toEqual([204, '*', null]);
    expect(got.headers.get('access-control-allow-methods')).toContain('POST');
    for (const name of ['authorization', 'dpop', 'content-type', 'accept-language', 'idempotency-key', 'if-match', 'if-none-match', 'x-request-id', 'last-event-id']) expect(got.headers.get('access-control-allow-headers')).toContain(name);
    const denied = await get(front, passes, { headers: { origin: 'https://app.example.test' } });
    expect([denied.status, denied.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
    for (const name of ['www-authenticate', 'etag', 'location', 'ratelimit', 'retry-after', 'x-request-id', 'idempotent-replayed', 'deprecation', 'sunset', 'link', 'content-language']) {
      expect(denied.headers.get('access-control-expose-headers')!.split(', ')).toContain(name);
    }
  });

  it('is allowed by name where names are given', async () => {
    const strict = await stage.front({ corsOrigins: ['https://app.example.test'] });
    const ask = (origin: string) => get(strict, passes, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } });
    expect((await ask('https://app.example.test')).headers.get('access-control-allow-origin')).toBe('https://app.example.test');
    expect((await ask('https://other.example.test')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may ask by OPTIONS without a word of why', async () => {
    expect((await get(front, passes, { method: 'OPTIONS' })).status).toBe(204);
  });
});
