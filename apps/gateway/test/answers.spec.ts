import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { header, permits } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { officer } from '@counterless/testing';
import { get, post, raw, parsed, Stage, type Front, type Got } from './harness.ts';

let stage: Stage;
let front: Front;
let token: string;
let officerToken: string;
beforeAll(async () => {
  stage = await Stage.start();
  front = await stage.front();
  token = await stage.issuer.token();
  officerToken = await stage.issuer.token(officer('330782'));
});
afterEach(async () => stage.silence());
afterAll(async () => stage.stop());

const passes = '/v1/permits/passes';
const pass = `${passes}/${newId()}`;
const refused = (got: Got, status: number, code: string) => {
  expect([got.status, got.body['code'], got.body['requestId']]).toEqual([status, code, got.headers.get('x-request-id')]);
  expect(got.headers.get('content-type')).toMatch(/^application\/problem\+json(;|$)/);
};
const listing = async () => {
  const asked = stage.answer(permits.listPasses, () => ({}));
  await stage.settle();
  return asked;
};

describe('the request id', () => {
  it('of the caller is taken on, told to the service and returned', async () => {
    const asked = await listing();
    const got = await get(front, passes, { token, headers: { 'x-request-id': 'order-7:a.b_c' } });
    expect([got.headers.get('x-request-id'), asked[0]!.headers.get(header.requestId)]).toEqual(['order-7:a.b_c', 'order-7:a.b_c']);
  });

  it('is made where there is none, or one that no log should hold', async () => {
    const asked = await listing();
    const seen = new Set<string>();
    for (const hostile of [undefined, '', 'a b', '<script>', 'a'.repeat(101), '"', 'é', '%0d%0aset-cookie:x', '${jndi:ldap://x}']) {
      const got = await get(front, passes, { token, headers: hostile === undefined ? {} : { 'x-request-id': hostile } });
      const id = got.headers.get('x-request-id')!;
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
      expect(asked.at(-1)!.headers.get(header.requestId)).toBe(id);
      seen.add(id);
    }
    expect(seen.size).toBe(9);
  });
});

describe('the trace', () => {
  const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

  it('of the caller is continued', async () => {
    const asked = await listing();
    await get(front, passes, { token, headers: { traceparent: parent } });
    expect(asked[0]!.headers.get(header.traceparent).split('-')[1]).toBe(parent.split('-')[1]);
  });

  it('is a new one where there is none or none that can be read', async () => {
    const asked = await listing();
    const invalid = ['', 'x', parent.toUpperCase(), `${parent}-more`, `00-${'0'.repeat(32)}-b7ad6b7169203331-01`, `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`, `ff-${parent.slice(3)}`];
    for (const traceparent of invalid) {
      await get(front, passes, { token, headers: { traceparent } });
      const given = asked.at(-1)!.headers.get(header.traceparent);
      expect(given).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/);
      expect([given, given.split('-')[1]]).not.toContain(traceparent.split('-')[1] ?? traceparent);
    }
  });
});

describe('the version', () => {
  const versioned = async () => {
    stage.answer(permits.readPass, () => ({ body: '{"id":"x"}', headers: { [header.etag]: '7' } }));
    await stage.settle();
  };

  it('is the ETag, and whoever holds it gets 304 without a body', async () => {
    await versioned();
    expect((await get(front, pass, { token })).headers.get('etag')).toBe('"7"');
    for (const held of ['"7"', 'W/"7"', '"1", "7"', '*']) {
      for (const method of ['GET', 'HEAD']) {
        const got = await get(front, pass, { method, token, headers: { 'if-none-match': held } });
        expect([held, method, got.status, got.text, got.headers.get('etag')]).toEqual([held, method, 304, '', '"7"']);
      }
    }
    for (const other of ['"6"', '7', '"77"', '']) expect((await get(front, pass, { token, headers: { 'if-none-match': other } })).status).toBe(200);
  });

  it('asked for by If-Match is told to the service', async () => {
    const asked = stage.answer(permits.grantPass, () => ({}));
    await stage.settle();
    const grant = (ifMatch?: string) => post(front, `${pass}/grant`, { token: officerToken, body: '{}', headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } });
    for (const [ifMatch, told] of [['"3"', '3'], ['*', ''], [undefined, '']] as const) {
      expect((await grant(ifMatch)).status).toBe(200);
      expect(asked.at(-1)!.headers.get(header.ifMatch)).toBe(told);
    }
    const before = asked.length;
    for (const wrong of ['3', '"x"', '"-1"', '""', '"3', '"99999999999"', "' OR 1=1"]) refused(await grant(wrong), 412, 'resource.stale');
    expect(asked).toHaveLength(before);
  });

  it('is nothing that an operation without versions stumbles over', async () => {
    await listing();
    expect((await get(front, passes, { token, headers: { 'if-match': 'x' } })).status).toBe(200);
  });
});

describe('the idempotency key', () => {
  it('is needed for a write, and handed on', async () => {
    const asked = stage.answer(permits.requestPass, () => ({ status: 201 }));
    await stage.settle();
    refused(await get(front, passes, { method: 'POST', token, body: '{}', headers: { 'content-type': 'application/json' } }), 400, 'idempotency.key-missing');
    expect(asked).toHaveLength(0);
    expect((await post(front, passes, { token, body: '{}', headers: { 'idempotency-key': 'order/7' } })).status).toBe(201);
    expect(asked[0]!.headers.get(header.idempotencyKey)).toBe('order/7');
  });

  it('must be one that can be kept', async () => {
    const asked = stage.answer(permits.requestPass, () => ({ status: 201 }));
    await stage.settle();
    for (const key of ['', 'a b', 'ü', 'a'.repeat(256)]) refused(await post(front, passes, { token, body: '{}', headers: { 'idempotency-key': key } }), 400, 'idempotency.key-invalid');
    const twice = `POST ${passes} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nIdempotency-Key: a\r\nIdempotency-Key: b\r\n\r\n{}`;
    expect(parsed(await raw(front, twice)).body['code']).toBe('idempotency.key-invalid');
    expect(asked).toHaveLength(0);
  });
});

describe('the form of the answer', () => {
  it('is one that the caller accepts, or 406', async () => {
    await listing();
    for (const accept of ['application/json', '*/*', 'application/*', 'text/html, application/json;q=0.5', 'application/problem+json']) expect((await get(front, passes, { token, headers: { accept } })).status).toBe(200);
    for (const accept of ['text/html', 'image/png', 'application/xml, text/*']) refused(await get(front, passes, { token, headers: { accept } }), 406, 'request.not-acceptable');
  });

  it('is an image where the contract says so', async () => {
    stage.answer(permits.drawPassQr, () => ({ body: '<svg/>', headers: { [header.contentType]: 'image/svg+xml' } }));
    await stage.settle();
    for (const accept of ['image/svg+xml', 'image/*', '*/*']) {
      const got = await get(front, `${pass}/qr.svg`, { token, headers: { accept } });
      expect([got.status, got.text, got.headers.get('content-type')]).toEqual([200, '<svg/>', 'image/svg+xml']);
    }
    refused(await get(front, `${pass}/qr.svg`, { token, headers: { accept: 'text/html' } }), 406, 'request.not-acceptable');
  });

  it('of a problem follows Accept-Language, and the service is told the language', async () => {
    const asked = await listing();
    const title = async (language: string) => (await get(front, '/v1/nothing', { headers: { 'accept-language': language } })).body['title'];
    expect(await title('en-GB,zh;q=0.5')).toBe('No such address');
    expect(await title('zh-CN')).toBe('没有这个地址');
    expect(await title('fr')).toBe('没有这个地址');
    await get(front, passes, { token, headers: { 'accept-language': 'en' } });
    await get(front, passes, { token, headers: { 'accept-language': 'de, zh' } });
    expect(asked.map(a => a.headers.get(header.language))).toEqual(['en', 'zh']);
  });
});

describe('a service', () => {
  it('that is not there is 503, to be tried again', async () => {
    const got = await get(front, passes, { token });
    refused(got, 503, 'platform.unavailable');
    expect(Number(got.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('that does not answer within the deadline is 504, and it was told the deadline', async () => {
    const asked = stage.answer(permits.listPasses, () => undefined);
    await stage.settle();
    const before = Date.now();
    const got = await get(front, passes, { token });
    refused(got, 504, 'platform.timeout');
    expect(Number(got.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(asked[0]!.headers.get(header.deadline)) - before).toBeLessThanOrEqual(permits.listPasses.deadline + 1000);
    expect(Number(asked[0]!.headers.get(header.deadline))).toBeGreaterThan(before);
  });

  it('that refuses has its problem, status and Retry-After handed on', async () => {
    const problem = '{"type":"/docs/problems/pass.not-found","title":"No such pass","status":404,"code":"pass.not-found"}';
    stage.answer(permits.readPass, (_asked, n) => ({ status: n === 1 ? 404 : 503, body: problem, headers: { [header.contentType]: 'application/problem+json', [header.retryAfter]: n === 1 ? '' : '2' } }));
    await stage.settle();
    const got = await get(front, pass, { token, headers: { 'if-none-match': '*' } });
    expect([got.status, got.text, got.headers.get('content-type'), got.headers.get('retry-after')]).toEqual([404, problem, 'application/problem+json', null]);
    expect((await get(front, pass, { token })).headers.get('retry-after')).toBe('2');
  });
});
