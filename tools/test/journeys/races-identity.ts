import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { AskedErasure, ConsentView, MandateView, RegisteredApp, SandboxTime, TestEnterprise, TestToken } from '@counterless/contracts';
import { homeRegion, sandboxApps, tokenOf } from '../../src/platform/accounts.ts';
import { certified } from './races-cases.ts';
import type { Preparers } from './race-situation.ts';
import type { Town } from './town.ts';

const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
const operator = (town: Town) => tokenOf(town.rest, 'operator', 'identity:apps documents:keys documents:orders');

/** An enterprise with its owner's token, and somebody who is to act for it. */
async function firm(town: Town) {
  const [owner, helper] = [await town.person(), await town.person()];
  const { id } = await town.rest.ok<TestEnterprise>('POST', '/v1/sandbox/enterprises', { token: town.partner, body: { agentId: owner.id } });
  const { accessToken: token } = await town.rest.ok<TestToken>('POST', '/v1/sandbox/tokens', { token: town.partner, body: { kind: 'enterprise', id } });
  return { token, mandate: { enterpriseId: id, agentId: helper.id, scopes: ['permits:read'], ends: hours(24) } };
}
async function consenting(town: Town) {
  const [worker, person] = [await town.officer(['community-worker']), await town.person()];
  return { worker, person, consent: { personId: person.id, purpose: '代办通行证', scopes: ['permits:read'], form: 'signed', until: hours(24) } };
}
async function keySet(): Promise<{ keys: object[] }> {
  return { keys: [{ ...(await exportJWK((await generateKeyPair('ES256')).publicKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' }] };
}
const app = (more: object = {}) => ({
  clientId: `race-${randomUUID().slice(0, 8)}`, nameZh: '测试应用', nameEn: 'Test app', authentication: 'client_secret_basic', grantTypes: ['client_credentials'], scopes: ['events:read'], ...more,
});

export const raceIdentity: Preparers = {
  'identity.mandate.grant.v1': async town => {
    const { token, mandate } = await firm(town);
    return { token, body: mandate, other: { body: { ...mandate, ends: hours(48) } } };
  },
  'identity.mandate.end.v1': async town => {
    const { token, mandate } = await firm(town);
    const { id } = await town.rest.ok<MandateView>('POST', '/v1/identity/mandates', { token, body: mandate });
    // By an officer: the tokens of the enterprise are void with it.
    return { token: (await town.officer()).token, path: { mandateId: id } };
  },
  'identity.consent.record.v1': async town => {
    const { worker, consent } = await consenting(town);
    return { token: worker.token, body: consent, other: { body: { ...consent, purpose: '代办证照' } } };
  },
  'identity.consent.revoke.v1': async town => {
    const { worker, consent } = await consenting(town);
    const { id } = await town.rest.ok<ConsentView>('POST', '/v1/identity/consents', { token: worker.token, body: consent });
    return { token: worker.token, path: { consentId: id } };
  },
  'documents.certificate-order.retry.v1': async town => {
    // Given up, and never to be made: there is no such case.
    const caseId = randomUUID();
    await town.sql('documents', `INSERT INTO certificate_order (case_id, ordered_at, tries, fault) VALUES ('${caseId}', now(), 10, 'case.not-found')`);
    return { token: await operator(town), path: { caseId } };
  },
  'identity.app.register.v1': async town => ({ token: await operator(town), body: app(), other: { body: app() } }),
  'identity.app.register-keys.v1': async town => {
    const token = await operator(town);
    const { clientId } = await town.rest.ok<RegisteredApp>('POST', '/v1/identity/apps', { token, body: app({ authentication: 'private_key_jwt', jwks: await keySet() }) });
    return { token, path: { clientId }, body: { jwks: await keySet() }, other: { body: { jwks: await keySet() } } };
  },
  'identity.access.revoke.v1': async town => ({ token: await operator(town), path: { subject: (await town.person()).id } }),
  'identity.sandbox.create-person.v1': async town => ({ token: town.partner, body: {}, other: { body: { name: '王小明' } } }),
  'identity.sandbox.create-enterprise.v1': async town => ({ token: town.partner, body: {}, other: { body: { name: '义乌市测试有限公司' } } }),
  'identity.sandbox.create-officer.v1': async town => {
    const body = { region: homeRegion, roles: ['clerk'] };
    return { token: town.partner, body, other: { body: { ...body, roles: ['head'] } } };
  },
  'identity.sandbox.register-keys.v1': async town => ({ token: town.partner, path: { clientId: sandboxApps.partner.id }, body: { jwks: await keySet() }, other: { body: { jwks: await keySet() } } }),
  'identity.sandbox.move-clock.v1': async town => {
    await town.rest.until('the clock to stand', async () => ((await town.rest.ok<SandboxTime>('GET', '/v1/sandbox/clock', { token: town.partner })).moving ? undefined : true));
    return { token: town.partner, body: { by: 'PT1S' }, other: { body: { by: 'PT2S' } } };
  },
  'identity.data.ask-export.v1': async town => ({ token: (await town.person()).token }),
  'identity.data.ask-erasure.v1': async town => ({ token: (await town.person()).token, body: { confirm: 'erase' }, other: { body: { confirm: '删除' } } }),
  'identity.data.withdraw-erasure.v1': async town => {
    const { token } = await town.person();
    const { id } = await town.rest.ok<AskedErasure>('POST', '/v1/identity/data-erasures', { token, body: { confirm: 'erase' } });
    return { token, path: { requestId: id } };
  },
  'documents.key.rotate.v1': async town => ({ token: await operator(town) }),
  'documents.certificate.revoke.v1': async town => {
    const { officer, certificateId } = await certified(town);
    return { token: officer.token, path: { certificateId }, body: { category: 'error', reason: '打印有误' } };
  },
};
