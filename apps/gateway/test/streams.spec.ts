import { randomBytes } from 'node:crypto';
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documents, greatestFile, pathOf } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { hopHeader, openHop } from '@counterless/platform';
import { eventually } from '@counterless/testing';
import { get, Stage, streamKey, type Front } from './harness.ts';

let stage: Stage;
let front: Front;
let upstream: Server;
let token: string;
/** What the service behind does; each test says it. */
let serve: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
const seen: IncomingMessage[] = [];
const files = pathOf(documents.uploadFile);
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

beforeAll(async () => {
  stage = await Stage.start();
  upstream = createServer((request, response) => {
    seen.push(request);
    request.on('error', () => undefined);
    void serve(request, response);
  });
  await new Promise<void>(resolve => upstream.listen(0, '127.0.0.1', resolve));
  front = await stage.front({ streamUrls: { documents: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}` } });
  token = await stage.issuer.token();
});
afterAll(async () => {
  await stage?.stop();
  upstream?.closeAllConnections();
  upstream?.close();
});
beforeEach(() => {
  seen.length = 0;
  serve = async (request, response) => void response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ bytes: (await read(request)).length }));
});

describe('an operation whose body is a stream', () => {
  it('goes on with the word of the gateway, what its declaration names, and nothing else', async () => {
    const fileId = newId();
    serve = (_request, response) => void response.writeHead(206, { 'content-type': 'image/png', 'content-range': 'bytes 0-2/9', etag: '"x"', 'x-powered-by': 'nobody', 'set-cookie': 'a=b' }).end('abc');
    const url = pathOf(documents.readFileContent, { fileId });
    const got = await get(front, url, { token, headers: { range: 'bytes=0-2', cookie: 'c=d', 'x-http-method-override': 'DELETE', [hopHeader]: 'forged', accept: 'image/png' } });
    expect([got.status, got.text, got.headers.get('content-range'), got.headers.get('etag')]).toEqual([206, 'abc', 'bytes 0-2/9', '"x"']);
    expect([got.headers.get('x-powered-by'), got.headers.get('set-cookie'), got.headers.get('x-request-id')]).toEqual([null, null, expect.any(String)]);
    const { headers } = seen[0]!;
    expect([headers['range'], headers['cookie'], headers['authorization'], headers['x-http-method-override']]).toEqual(['bytes=0-2', undefined, undefined, undefined]);
    const hop = await openHop(streamKey, 'documents', url, headers[hopHeader] as string);
    expect(hop).toMatchObject({ operation: documents.readFileContent.subject, path: `fileId=${fileId}` });
    expect(JSON.parse(hop.actor!)).toMatchObject({ kind: 'person', client: 'test-app' });
  });

  it('is for whoever may, and nobody else reaches the service', async () => {
    expect((await get(front, files, { method: 'POST', body: 'x', headers: multipart })).status).toBe(401);
    expect((await get(front, files, { method: 'POST', body: 'x', headers: multipart, token: await stage.issuer.token({ scopes: ['documents:read'] }) })).body['code']).toBe('auth.scope-missing');
    expect((await get(front, files, { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' }, token })).status).toBe(415);
    expect((await get(front, files, { method: 'PATCH', token })).status).toBe(405);
    expect(seen).toEqual([]);
  });

  it('carries more than a message could', async () => {
    const body = randomBytes(20_000_000);
    const got = await get(front, files, { method: 'POST', body: body as BodyInit, headers: multipart, token });
    expect([got.status, got.body['bytes']]).toEqual([201, 20_000_000]);
  });

  it('is refused by its head alone when it says that it is too large', async () => {
    const answer = await new Promise<number>(resolve => {
      const sending = ask(`${front.url}${files}`, { method: 'POST', headers: { ...multipart, authorization: `Bearer ${token}`, 'content-length': 2 * 1024 ** 3 } }, response => {
        resolve(response.statusCode!);
        response.resume();
        sending.destroy();
      });
      sending.on('error', () => undefined);
      sending.write('the first of two thousand million bytes');
    });
    expect([answer, seen.length]).toEqual([413, 0]);
  });

  it('is cut when it does not say so and is', async () => {
    let came = 0;
    const cut = new Promise<void>(resolve => {
      serve = request => void request.on('data', (part: Buffer) => (came += part.length)).once('close', resolve);
    });
    const status = await new Promise<number>(resolve => {
      const sending = ask(`${front.url}${files}`, { method: 'POST', headers: { ...multipart, authorization: `Bearer ${token}` } }, response => {
        resolve(response.statusCode!);
        response.resume();
        sending.destroy();
      });
      sending.on('error', () => undefined);
      const block = Buffer.alloc(4 * 1024 * 1024);
      const more = (left: number): void => void (left > 0 && !sending.destroyed && sending.write(block, () => more(left - 1)));
      more(60);
    });
    await cut;
    expect(status).toBe(413);
    expect(came).toBeLessThanOrEqual(greatestFile + 65_536);
  });

  it('ends at the service when its caller leaves', async () => {
    const left = new Promise<boolean>(resolve => {
      serve = request => void request.once('data', () => sending.destroy()).once('close', () => resolve(request.complete));
    });
    const sending = ask(`${front.url}${files}`, { method: 'POST', headers: { ...multipart, authorization: `Bearer ${token}`, 'content-length': 1000 } });
    sending.on('error', () => undefined);
    sending.write('half');
    expect(await left).toBe(false);
  });

  it('gets the service’s early answer though more would come', async () => {
    serve = (_request, response) => void response.writeHead(422, { 'content-type': 'application/problem+json' }).end('{"code":"file.refused"}');
    const got = await get(front, files, { method: 'POST', body: randomBytes(5_000_000) as BodyInit, headers: multipart, token });
    expect([got.status, got.body['code']]).toEqual([422, 'file.refused']);
  });

  it('is 503 while the service is away, and comes through when it is back', async () => {
    serve = request => void request.socket.destroy();
    const got = await get(front, files, { method: 'POST', body: 'x', headers: multipart, token });
    expect([got.status, got.body['code'], got.headers.get('retry-after')]).toEqual([503, 'platform.unavailable', '2']);
    serve = (_request, response) => void response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
    await eventually('the service', async () => (await get(front, files, { method: 'POST', body: 'x', headers: multipart, token })).status === 201);
  });

  it('may be asked for by a page of another origin', async () => {
    const got = await get(front, files, { method: 'OPTIONS', headers: { origin: 'https://app.example.cn', 'access-control-request-method': 'PATCH' } });
    expect(got.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(got.headers.get('access-control-allow-headers')).toContain('upload-offset');
  });
});
