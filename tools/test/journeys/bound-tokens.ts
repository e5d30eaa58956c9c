import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Upload } from 'tus-js-client';
import { documents, pathOf, permits } from '@counterless/contracts';
import type { ProblemDetails } from '@counterless/kernel';
import { authHeaders, clientCredentials, counterless, proofKey, type BoundToken, type Counterless, type ProofKey } from '@counterless/sdk';
import { sandboxApps } from '../../src/platform/accounts.ts';
import { photograph } from './files.ts';
import { offer } from './matters.ts';
import type { Town } from './town.ts';

const matter = '20002003100333078200SCJG0000460';
const form = { statement: '网购商品与描述不符' };
const { id: clientId, secret: clientSecret } = sandboxApps.partner;

/** An app whose tokens are bound to its key, and whoever steals one. */
export const boundTokens = (town: () => Town): void =>
  describe('a token that is bound to a key', () => {
    let key: ProofKey;
    let client: Counterless;
    let mine: BoundToken;
    let personId: string;
    const url = (path: string) => town().platform.url + path;
    beforeAll(async () => {
      await offer(town(), code => code === matter);
      key = await proofKey();
      client = counterless({ url: url(''), token: clientCredentials({ url: url(''), clientId, clientSecret, scope: 'sandbox', key }), language: 'en' });
      const { publicKey, privateKey } = await generateKeyPair('ES256');
      await client.identity.registerTestKeys({ clientId, jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'bound', alg: 'ES256' }] } });
      const person = await client.identity.createTestPerson({});
      personId = person.id;
      const word = await new SignJWT({ jti: randomUUID() })
        .setProtectedHeader({ alg: 'ES256', kid: 'bound' }).setIssuer(clientId).setSubject(person.id).setAudience(url('/oidc')).setIssuedAt().setExpirationTime('2m').sign(privateKey);
      const response = await fetch(url('/oidc/token'), {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`, dpop: await key.proof('POST', url('/oidc/token')) },
        body: new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: word, subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
          scope: 'identity:read permits:apply permits:read documents:upload documents:read',
        }),
      });
      const { access_token: token, token_type } = (await response.json()) as { access_token: string; token_type: string };
      expect([response.status, token_type]).toEqual([200, 'DPoP']);
      mine = { token, key };
    }, 30_000);

    it('is got and used by the SDK: an app for itself, and for its user from the draft to pages of cases', async () => {
      expect((await client.identity.readMe({}, { token: mine })).id).toBe(personId);
      const draft = await client.permits.draftCase({ matter, form }, { token: mine });
      expect((await client.permits.submitCase({ caseId: draft.id }, { token: mine })).status).toBe('accepted');
      await client.permits.draftCase({ matter }, { token: mine });
      expect(await Array.fromAsync(client.permits.listCases.all({ limit: 1 }, { token: mine }))).toHaveLength(2);
    });

    describe('that was stolen', () => {
      const place = () => url(pathOf(permits.listCases));
      /** A proof by the right key that is not as it should be. */
      const odd = async (claims: Record<string, unknown>) =>
        new SignJWT({ jti: randomUUID(), iat: Math.floor(Date.now() / 1000), htm: 'GET', htu: place(), ...claims })
          .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: await exportJWK(key.pair.publicKey) }).sign(key.pair.privateKey);
      const proven = async (dpop: Promise<string> | string) => ({ authorization: `DPoP ${mine.token}`, dpop: await dpop });
      const ask = (headers: Record<string, string>) => fetch(place(), { headers: { ...headers, 'accept-language': 'en' } });
      const refusal = async (headers: Record<string, string>) => {
        const response = await ask(headers);
        const { code, detail } = (await response.json()) as ProblemDetails;
        expect(response.headers.get('www-authenticate')).toMatch(/^DPoP error="[a-z_]+", algs="ES256 /);
        return `${response.status} ${code}: ${detail}`;
      };

      it.each<[string, RegExp, () => Promise<Record<string, string>>]>([
        ['without the key', /^401 auth\.proof-required: /, async () => ({ authorization: `Bearer ${mine.token}` })],
        ['without a proof', /^401 auth\.proof-required: /, async () => ({ authorization: `DPoP ${mine.token}` })],
        ['with a proof of another key', /^401 auth\.proof-invalid: .*another key/, async () => authHeaders({ token: mine.token, key: await proofKey() }, 'GET', place())],
        ['with a proof for another address', /^401 auth\.proof-invalid: .*htu must be/, async () => proven(key.proof('GET', `${place()}/x`, mine.token))],
        ['with a proof for another method', /^401 auth\.proof-invalid: .*htm must be GET/, async () => proven(key.proof('POST', place(), mine.token))],
        ['with a proof for another token', /^401 auth\.proof-invalid: .*ath must be/, async () => proven(key.proof('GET', place(), 'another'))],
        ['with a proof from the token endpoint', /^401 auth\.proof-invalid: /, async () => proven(key.proof('POST', url('/oidc/token')))],
        ['with an old proof', /^401 auth\.proof-invalid: .*iat must be/, async () => proven(odd({ iat: Math.floor(Date.now() / 1000) - 301 }))],
        ['with the proof of a request that was seen', /^401 auth\.proof-invalid: .*used already/, async () => {
          const seen = await authHeaders(mine, 'GET', place());
          expect((await ask(seen)).status).toBe(200);
          return seen;
        }],
      ])('is refused %s', async (_what, expected, headers) => {
        expect(await refusal(await headers())).toMatch(expected);
        expect((await ask(await authHeaders(mine, 'GET', place()))).status).toBe(200);
      });

      it('opens no stream and no upload', async () => {
        const { id } = await client.permits.draftCase({ matter }, { token: mine });
        const events = url(`/v1/permits/cases/${id}/events`);
        const start = url(pathOf(documents.createUpload));
        const thief = { token: mine.token, key: await proofKey() };
        for (const token of [mine.token, thief]) {
          expect((await fetch(events, { headers: { ...(await authHeaders(token, 'GET', events)), accept: 'text/event-stream' } })).status).toBe(401);
          expect((await fetch(start, { method: 'POST', headers: { ...(await authHeaders(token, 'POST', start)), 'tus-resumable': '1.0.0', 'upload-length': '10' } })).status).toBe(401);
        }
      });
    });

    it('is told live what happens to a case', async () => {
      const { id } = await client.permits.draftCase({ matter, form }, { token: mine });
      const address = url(`/v1/permits/cases/${id}/events`);
      const listening = new AbortController();
      const response = await fetch(address, { headers: { ...(await authHeaders(mine, 'GET', address)), accept: 'text/event-stream' }, signal: listening.signal });
      expect(response.status).toBe(200);
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      let heard = '';
      const until = async (event: string) => {
        while (!heard.includes(`event: ${event}\n`)) {
          const { value, done } = await reader.read();
          if (done) throw new Error(`the stream ended before ${event}: ${heard}`);
          heard += value;
        }
      };
      await until('open');
      await client.permits.submitCase({ caseId: id }, { token: mine });
      await until('accepted');
      listening.abort();
    });

    it('uploads a file in parts, each with a proof of its own, and fetches it again', async () => {
      const content = photograph(2_500_000);
      const place = await new Promise<string>((resolve, reject) => {
        const sending: Upload = new Upload(content, {
          endpoint: url(pathOf(documents.createUpload)), metadata: { filename: '现场.jpg' }, chunkSize: 1_000_000,
          onBeforeRequest: async request => {
            for (const [name, value] of Object.entries(await authHeaders(mine, request.getMethod(), request.getURL()))) request.setHeader(name, value);
          },
          onError: reject,
          onSuccess: () => resolve(sending.url!),
        });
        sending.start();
      });
      const address = url(pathOf(documents.readFileContent, { fileId: place.split('/').at(-1)! }));
      const got = await fetch(address, { headers: await authHeaders(mine, 'GET', address) });
      expect(Buffer.from(await got.arrayBuffer()).equals(content)).toBe(true);
    });
  });
