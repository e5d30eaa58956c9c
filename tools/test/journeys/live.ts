import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { pathOf, permits, type Actor, type CaseView, type QueuePage, type QueueTask, type TestOfficer } from '@counterless/contracts';
import { officer } from '@counterless/testing';
import { homeRegion, tokenOf } from '../../src/platform/accounts.ts';
import type { Told, Town } from './town.ts';

const serial = String(randomInt(100_000)).padStart(5, '0');
const department = `QQ${serial}`;
const names = (zh: string, en: string) => ({ zh, en });
const matter = {
  code: `LIVE${serial}0001`, title: names('测试许可', 'Test permit'), department, region: homeRegion, audience: 'person', kind: 'promised', legalPeriod: 20, promisedPeriod: 5, materials: [],
  form: { type: 'object', additionalProperties: false, properties: {} }, stages: [{ name: names('审查', 'Review'), department, order: 1 }], fee: { amount: '0.00' }, onlineDepth: 4, legalBasis: [], themes: [],
  validFrom: '2020-01-01',
};

/** A stream of Server-Sent Events as a browser's `fetch` reads it. */
async function listen(url: string, token: string, since?: string) {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...(since && { 'last-event-id': since }) } });
  const heard: { id: string | undefined; event: string; data: Record<string, unknown> }[] = [];
  const ended = (async () => {
    let rest = '';
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      const frames = (rest + part).split('\n\n');
      rest = frames.pop()!;
      for (const frame of frames.filter(f => !f.startsWith(':'))) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1];
        heard.push({ id: field('id'), event: field('event')!, data: JSON.parse(field('data')!) as Record<string, unknown> });
      }
    }
  })().catch(() => undefined);
  return { status: response.status, heard, ended, names: () => heard.map(h => h.event) };
}

/** An officer's queue and an applicant's case, heard live through the gateway while it is restarted. */
export function live(town: () => Town): void {
  describe('live', () => {
    let me: Told;
    const officers: { id: string; token: string }[] = [];
    const post = <T>(path: string, token: string, body: object = {}) => town().rest.call<T>('POST', path, { token, body });
    const address = (path: string) => town().platform.url + path;
    beforeAll(async () => {
      const operator = await tokenOf(town().rest, 'operator', 'permits:catalogue');
      const send = (kind: string, row: object) => town().rest.ok('POST', `/v1/permits/catalogue/import?kind=${kind}`, { token: operator, body: JSON.stringify(row) });
      await send('departments', { code: department, name: names('测试局', 'Test bureau'), region: homeRegion });
      await send('matters', matter);
      me = await town().person();
      for (let i = 0; i < 2; i++) {
        const { id } = await town().rest.ok<TestOfficer>('POST', '/v1/sandbox/officers', { token: town().partner, body: { region: homeRegion, roles: ['clerk'], department } });
        officers.push({ id, token: await town().token(officer(homeRegion, ['clerk'], { id, department }) as Actor) });
      }
    });

    it('an officer hears of a case, takes it, hands it over; the applicant hears the decision across a restart of the gateway', async () => {
      const [one, two] = officers as [(typeof officers)[0], (typeof officers)[0]];
      const queue = await listen(address('/v1/permits/queue/events'), one.token);
      await town().rest.until('the queue', async () => queue.heard[0]);
      const { id } = (await post<CaseView>('/v1/permits/cases', me.token, { matter: matter.code, form: {} })).body;
      await post(`/v1/permits/cases/${id}/submit`, me.token);
      const opened = await town().rest.until('the task', async () => queue.heard.find(h => h.event === 'opened'));
      const taskId = opened.data['taskId'] as string;
      expect((await town().rest.ok<QueuePage>('GET', pathOf(permits.listQueue), { token: two.token })).items.map(t => t.id)).toEqual([taskId]);
      expect((await post<QueueTask>(`/v1/permits/tasks/${taskId}/claim`, one.token)).body).toMatchObject({ claimedBy: one.id, clock: 'running' });
      const late = await post(`/v1/permits/tasks/${taskId}/claim`, two.token);
      expect([late.status, late.text]).toEqual([409, expect.stringContaining(one.id)]);
      const mine = await listen(address(`/v1/permits/cases/${id}/events`), me.token);
      await town().rest.until('the case', async () => mine.heard[0]);
      expect((await post<QueueTask>(`/v1/permits/tasks/${taskId}/hand-over`, one.token, { officer: two.id, note: '请接办' })).body).toMatchObject({ claimedBy: two.id });
      expect((await post(`/v1/permits/cases/${id}/accept`, one.token)).status).toBe(409);
      expect((await post(`/v1/permits/cases/${id}/accept`, two.token)).status).toBe(200);
      await town().rest.until('the acceptance', async () => mine.heard.find(h => h.event === 'accepted'));

      await town().platform.services.restart('gateway');
      await Promise.all([mine.ended, queue.ended]);
      expect(mine.heard.at(-1)).toMatchObject({ event: 'end', data: { reason: 'restarting' } });
      await town().platform.services.whenReady('gateway');
      expect((await post(`/v1/permits/cases/${id}/grant`, two.token, { reason: '符合条件' })).status).toBe(200);
      const again = await listen(address(`/v1/permits/cases/${id}/events`), me.token, mine.heard.findLast(h => h.id)!.id);
      await town().rest.until('the decision', async () => again.heard.find(h => h.event === 'closed'));
      expect(again.names()).toEqual(['open', 'granted', 'closed']);
      const rest = await listen(address('/v1/permits/queue/events'), one.token, queue.heard[0]!.id);
      await town().rest.until('the end of the task', async () => (rest.names().filter(n => n === 'ended').length === 2 ? true : undefined));
      expect(rest.names()).toEqual(['open', 'opened', 'moved', 'moved', 'ended', 'opened', 'ended']);
    }, 120_000);
  });
}
