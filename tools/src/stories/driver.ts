import { randomUUID } from 'node:crypto';
import type { CheckpointList, CheckpointView, DoubleScanList, PassList, PassView, ScanOutcomes, ScanReport, SentPage, SignedStatusDelta, SignedStatusList, StatusListsView, TestOfficer, TestToken, Verification } from '@counterless/contracts';
import { applyDelta, readKeySet, readPass, verifyOffline, verifyStatusList, type KeySet, type StatusList } from '@counterless/credential';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { homeRegion, sandboxApps, tokenOf } from '../platform/accounts.ts';
import type { Rest } from './rest.ts';
import type { Timeline } from './timeline.ts';

/** What a checkpoint's device carries with it: enough to check a pass without a network. */
interface Device {
  keys: KeySet;
  lists: Map<string, StatusList>;
}

const plateOf = () => `浙G${Array.from({ length: 5 }, () => 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'[Math.floor(Math.random() * 34)]).join('')}`;
// A number that no operator has given out; the sandbox sends nothing anyway.
const mobileOf = () => `1${'99'}${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;

/** Story 1: on the road, asks for an entry pass, is approved, passes the checkpoint offline; a second scan elsewhere is reported. */
export async function playDriver(rest: Rest, line: Timeline): Promise<boolean> {
  const partner = await tokenOf(rest, 'partner', 'sandbox');
  line.step('partner app', 'gets its access token (client credentials)');
  const mobile = mobileOf();
  const person = { name: '王师傅', mobile };
  const driver = await vouchFor(rest, partner, person);
  line.step('partner app', 'vouches for its verified user: a token for the driver, with the app in the act chain');

  const officerToken = await officer(rest, partner, ['clerk', 'reviewer', 'head']);
  const inspector = await officer(rest, partner, ['inspector']);
  const operator = await tokenOf(rest, 'operator', 'permits:inspect');
  const { items: checkpoints } = await rest.ok<CheckpointList>('GET', `/v1/permits/checkpoints?region=${homeRegion}&limit=200`, { token: operator });
  const [first, second] = [checkpoints[0]!, checkpoints.find(c => c.id !== checkpoints[0]!.id)!];

  const granted = await askAndPass(rest, line, partner, driver, person, { kind: 'food', description: '新鲜蔬菜', tonnes: 12 });
  line.expect('platform', `decides at once by the policy in force: granted, number ${granted.number}`, granted.status === 'granted' && /^330782\d{6}$/.test(granted.number ?? ''), granted);
  for (const reason of granted.decision?.reasons.slice(0, 3) ?? []) line.step('', `  ${reason.met ? '·' : '×'} ${reason.zh}`);

  const referred = await askAndPass(rest, line, partner, driver, person, { kind: 'industrial', description: '机床配件', tonnes: 20 });
  line.expect('platform', 'refers the second request to the officers of the destination', referred.status === 'requested', referred.status);
  const queue = await rest.ok<PassList>('GET', `/v1/permits/pass-queue?plate=${encodeURIComponent(referred.plate)}`, { token: officerToken });
  line.expect('officer', 'finds it in the queue of the region', queue.items.some(i => i.id === referred.id), queue.items.length);
  const decided = await rest.ok<PassView>('POST', `/v1/permits/passes/${referred.id}/grant`, { token: officerToken, body: { reason: '材料齐全，准予通行' }, headers: { 'if-match': `"${referred.version}"` } });
  line.expect('officer', `decides from the back office: granted, number ${decided.number}`, decided.status === 'granted', decided.status);

  for (const pass of [granted, decided]) {
    const sms = await rest.until('the SMS', async () => (await rest.ok<SentPage>('GET', `/v1/sandbox/messages?passId=${pass.id}`, { token: partner })).items.find(m => m.channel === 'sms' && m.body.includes(pass.number!)));
    line.expect('driver', 'receives one SMS', sms.to.includes(mobile.slice(-4)), sms);
    line.step('', `  ${sms.body}`);
  }
  const sealed = await rest.until('the sealed QR code', async () => {
    const pass = await rest.ok<PassView>('GET', `/v1/permits/passes/${granted.id}`, { token: driver });
    return pass.qr ? pass : undefined;
  });
  line.step('driver', `sees the QR code on the phone (${sealed.qr!.length} characters)`);
  const text = JSON.stringify(readPass(sealed.qr!));
  line.expect('anybody', 'who copies the QR code learns nothing of the driver', !text.includes('王') && !text.includes(mobile), text);

  const device = await loadDevice(rest, sealed.qr!, await rest.now(partner));
  line.step('checkpoint', `${first.name}: the device carries ${device.keys.keys.length} key(s) and a signed status list; its network goes`);
  const now = await rest.now(partner);
  const offline = await check(device, sealed.qr!, now);
  line.expect('checkpoint', 'checks the pass OFFLINE: valid', offline === 'valid', offline);
  const forged = await check(device, forge(sealed.qr!), now);
  line.expect('checkpoint', `a QR code changed by one character is refused: ${forged}`, forged !== 'valid', forged);

  const scans = [scanOf(first, sealed.qr!, now), scanOf(second, sealed.qr!, new Date(now.getTime() + 60_000))];
  line.step('checkpoint', `${second.name}: the same pass one minute later, offline too`);
  const synced = [await sync(rest, inspector, [scans[0]!]), await sync(rest, inspector, [scans[1]!])];
  line.expect('checkpoints', 'hand in their scans when the network is back', synced.every(s => s.items[0]?.outcome === 'recorded'), synced);
  const again = await sync(rest, inspector, scans);
  line.expect('checkpoints', 'send them again: each is kept once', again.items.every(i => i.outcome === 'already-recorded'), again);
  const reports = await rest.ok<DoubleScanList>('GET', `/v1/permits/double-scans?passId=${granted.id}`, { token: officerToken });
  const report = reports.items[0];
  line.expect('platform', `reports the DOUBLE SCAN: ${report?.first.name} and ${report?.second.name}, ${report?.kilometres.toFixed(1)} km in ${report?.minutes.toFixed(1)} min`, reports.items.length === 1, reports);

  await rest.ok('POST', `/v1/permits/passes/${granted.id}/revoke`, { token: officerToken, body: { reason: '同一通行证在两地同时使用' } });
  line.step('officer', 'revokes the pass');
  const verdict = await rest.until('the delta', async () => {
    await updateDevice(rest, device);
    const seen = await check(device, sealed.qr!, await rest.now(partner));
    return seen === 'valid' ? undefined : seen;
  });
  line.expect('checkpoint', `fetches the delta of the status list; offline the pass is now ${verdict}`, verdict === 'revoked', verdict);
  const online = await rest.ok<Verification>("POST", "/v1/permits/verifications", { token: inspector, body: { qr: sealed.qr! } });
  line.expect('inspector', `checks it online: ${online.message}`, online.verdict === 'revoked', online);
  return line.end();
}

async function vouchFor(rest: Rest, partner: string, person: { name: string; mobile: string }): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const kid = randomUUID();
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
  const { id, secret } = sandboxApps.partner;
  await rest.ok('POST', `/v1/sandbox/apps/${id}/keys`, { token: partner, body: { jwks: { keys: [jwk] } } });
  const assertion = await new SignJWT({ person })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setIssuer(id)
    .setSubject(randomUUID())
    .setAudience(`${rest.url}/oidc`)
    .setIssuedAt()
    .setExpirationTime('2m')
    .setJti(randomUUID())
    .sign(privateKey);
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: assertion,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    scope: 'permits:apply permits:read permits:extend delivery:read',
  };
  return (await rest.token(form, id, secret)).access_token;
}

async function officer(rest: Rest, partner: string, roles: string[]): Promise<string> {
  const made = await rest.ok<TestOfficer>('POST', '/v1/sandbox/officers', { token: partner, body: { region: homeRegion, department: 'JTYS', roles } });
  const token = await rest.ok<TestToken>('POST', '/v1/sandbox/tokens', { token: partner, body: { kind: 'officer', id: made.id } });
  return token.accessToken;
}

async function askAndPass(rest: Rest, line: Timeline, partner: string, driver: string, person: { name: string; mobile: string }, cargo: { kind: string; description: string; tonnes: number }): Promise<PassView> {
  const plate = plateOf();
  const now = (await rest.now(partner)).getTime();
  const body = {
    plate,
    driver: person,
    cargo,
    origin: '330100',
    destination: homeRegion,
    route: ['杭金衢高速', '义乌东收费站'],
    validFrom: new Date(now - 60_000).toISOString(),
    validUntil: new Date(now + 12 * 3_600_000).toISOString(),
  };
  line.step('driver', `asks for a pass from the road: ${plate}, ${cargo.description} ${cargo.tonnes} t, 杭州 → 义乌`);
  return rest.ok<PassView>('POST', '/v1/permits/passes', { token: driver, body });
}

async function loadDevice(rest: Rest, qr: string, now: Date): Promise<Device> {
  const device: Device = { keys: readKeySet(await rest.ok('GET', '/v1/documents/keys')), lists: new Map() };
  const { items } = await rest.ok<StatusListsView>('GET', '/v1/documents/status-lists');
  const id = items.find(l => l.uri === readPass(qr).status.list)!.listId;
  const signed = await rest.ok<SignedStatusList>('GET', `/v1/documents/status-lists/${id}`);
  device.lists.set(id, await verifyStatusList(signed.token, device.keys, now));
  return device;
}

async function updateDevice(rest: Rest, device: Device): Promise<void> {
  for (const [id, list] of device.lists) {
    const delta = await rest.ok<SignedStatusDelta>('GET', `/v1/documents/status-lists/${id}/delta?from=${list.version}`);
    if (delta.token) device.lists.set(id, await applyDelta(list, delta.token, device.keys));
  }
}

async function check(device: Device, qr: string, at: Date): Promise<string> {
  const statusList = [...device.lists.values()][0]!;
  return (await verifyOffline(qr, { keys: device.keys, statusList }, at)).verdict;
}

const forge = (qr: string) => {
  const at = Math.floor(qr.length / 2);
  return qr.slice(0, at) + (qr[at] === 'A' ? 'B' : 'A') + qr.slice(at + 1);
};

function scanOf(checkpoint: CheckpointView, qr: string, at: Date): ScanReport {
  return { id: randomUUID(), checkpoint: checkpoint.id, qr, at: at.toISOString(), verdict: 'valid', offline: true };
}

const sync = (rest: Rest, token: string, scans: ScanReport[]) => rest.ok<ScanOutcomes>('POST', '/v1/permits/scans', { token, body: { scans } });
