import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { chromium, type Browser } from 'playwright-core';
import type * as Sdk from '@counterless/sdk';
import { person } from '@counterless/testing';
import { root } from '../../src/platform/platform.ts';
import { offer } from './matters.ts';
import type { Told, Town } from './town.ts';

const program = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const matter = '20002003100333078200SCJG0000460';
const page = '<!doctype html><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,"><script type="importmap">{"imports":{"@counterless/sdk":"/sdk/index.js"}}</script>';

/**
 * A partner’s web page: the SDK’s files as they are published, and a backend that hands the signed-in user’s token to the page, one that is bound to the page’s key if it
 * names one. The app’s secret stays there.
 */
function serveApp(user: () => Told, bound: (jkt: string) => Promise<string>): Promise<Server> {
  const server = createServer((request, response) => {
    const name = /^\/sdk\/([a-z-]+\.js)$/.exec(request.url ?? '')?.[1];
    const key = new URL(request.url ?? '/', 'http://app').searchParams.get('key');
    if (key) void calculateJwkThumbprint(JSON.parse(key) as JWK).then(bound).then(token => response.writeHead(200, { 'content-type': 'text/plain' }).end(token));
    else if (request.url === '/token') response.writeHead(200, { 'content-type': 'text/plain' }).end(user().token);
    else if (name) response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(path.join(root, 'libs/sdk/dist', name)));
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Runs in the page, where there is nothing but what a browser has. */
async function inPage({ api, matter: code }: { api: string; matter: string }) {
  const { counterless, CounterlessError, proofKey } = (await import('@counterless/sdk')) as typeof Sdk;
  const client = counterless({ url: api, language: 'en', token: async () => (await fetch('/token')).text() });
  const refusal = async (call: Promise<unknown>) => {
    const error: unknown = await call.then(() => undefined, e => e);
    return error instanceof CounterlessError ? { status: error.status, code: error.code, faults: error.faults.map(f => f.path), traced: typeof error.requestId } : String(error);
  };
  const idempotencyKey = crypto.randomUUID();
  const ask = () => client.permits.draftCase({ matter: code, form: { statement: '网购商品与描述不符' } }, { idempotencyKey });
  const [draft, again] = [await ask(), await ask()];
  const stale = await refusal(client.permits.changeDraft({ caseId: draft.id, form: {} }, { ifVersion: 99 }));
  const submitted = await client.permits.submitCase({ caseId: draft.id });
  for (let i = 0; i < 2; i++) await client.permits.draftCase({ matter: code });
  const listed: string[] = [];
  for await (const one of client.permits.listCases.all({ limit: 1 })) listed.push(one.id);
  const token = await (await fetch('/token')).text();
  const address = `${api}/v1/permits/cases/${draft.id}`;
  const authorization = `Bearer ${token}`;
  const raw = await fetch(address, { headers: { authorization } });
  const live = await fetch(`${address}/events`, { headers: { authorization, accept: 'text/event-stream', 'last-event-id': '0' } });
  const reader = live.body!.getReader();
  const first = new TextDecoder().decode((await reader.read()).value);
  await reader.cancel();
  const key = await proofKey();
  const jwk = JSON.stringify(await crypto.subtle.exportKey('jwk', key.pair.publicKey));
  const own = await (await fetch(`/token?key=${encodeURIComponent(jwk)}`)).text();
  const bound = await client.permits.listCases({}, { token: { token: own, key } });
  return {
    bound: bound.items.length, secret: !key.pair.privateKey.extractable, stolen: await refusal(client.permits.listCases({}, { token: own })),
    one: draft.id === again.id, status: submitted.status, listed: listed.length, distinct: new Set(listed).size, stale,
    invalid: await refusal(client.permits.draftCase({ matter: '' })),
    absent: await refusal(client.permits.readCase({ caseId: crypto.randomUUID() })),
    headers: ['etag', 'ratelimit', 'x-request-id'].filter(name => raw.headers.get(name) === null),
    live: first.includes('event: '),
  };
}

export const browser = (town: () => Town): void =>
  describe('the SDK in a browser', () => {
    let chrome: Browser | undefined;
    let app: Server | undefined;
    let user: Told;
    const run = existsSync(program) ? it : it.skip;
    beforeAll(async () => {
      if (!existsSync(program)) return;
      await offer(town(), code => code === matter);
      user = await town().person();
      app = await serveApp(() => user, jkt => town().token(person({ id: user.id }), { jkt }));
      const args = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
      chrome = await chromium.launch({ executablePath: program, args, timeout: 60_000 });
    }, 90_000);
    afterAll(async () => {
      await chrome?.close();
      app?.closeAllConnections();
      app?.close();
    });

    // Where the machine has one: Debian's chromium, or CHROMIUM_PATH.
    run('submits a case from another origin, reads pages, problems and a live stream', async () => {
      const tab = await chrome!.newPage();
      const complaints: string[] = [];
      tab.on('pageerror', error => complaints.push(error.message));
      await tab.goto(`http://127.0.0.1:${(app!.address() as AddressInfo).port}/`);
      const told = await tab.evaluate(inPage, { api: town().platform.url, matter });
      expect({ told, complaints }).toEqual({
        told: {
          bound: 3, secret: true, stolen: { status: 401, code: 'auth.proof-required', faults: [], traced: 'string' },
          one: true, status: 'accepted', listed: 3, distinct: 3, headers: [], live: true,
          stale: { status: 412, code: 'resource.stale', faults: [], traced: 'string' },
          invalid: { status: 400, code: 'request.invalid', faults: ['$.matter'], traced: 'string' },
          absent: { status: 404, code: 'case.not-found', faults: [], traced: 'string' },
        },
        complaints: [],
      });
    }, 120_000);
  });
