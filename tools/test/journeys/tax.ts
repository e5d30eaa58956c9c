import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type {
  AddressView, EntitlementView, MandateList, Reconciliation, RequisitionView, SentPage, TestEnterprise, TestPerson, TestToken,
} from '@counterless/contracts';
import { eventually } from '@counterless/testing';
import { homeRegion, tokenOf } from '../../src/platform/accounts.ts';
import { playInvoice } from '../../src/stories/invoice.ts';
import { Timeline } from '../../src/stories/timeline.ts';
import type { Town } from './town.ts';

const issuers = 16;

/** The tax agent's story, an agent whose mandate ends, and numbers that a crash neither loses nor doubles. */
export function tax(town: () => Town): void {
  const ok = <T>(method: string, path: string, options: Parameters<Town['rest']['ok']>[2] = {}) => town().rest.ok<T>(method, path, options);

  /** An enterprise that may draw by post, with the token of its agent. */
  async function taxpayer(officer: string): Promise<{ id: string; token: string; agentId: string; addressId: string; mobile: string }> {
    const { partner } = town();
    const person = await ok<TestPerson>('POST', '/v1/sandbox/people', { token: partner, body: {} });
    const { id } = await ok<TestEnterprise>('POST', '/v1/sandbox/enterprises', { token: partner, body: { agentId: person.id } });
    const { accessToken: token } = await ok<TestToken>('POST', '/v1/sandbox/tokens', { token: partner, body: { kind: 'enterprise', id } });
    await ok('POST', '/v1/tax/taxpayers', { token, body: { region: homeRegion } });
    const quantity = { monthlyQuantity: 10_000, highestAmount: '10000.00' };
    const asked = await ok<EntitlementView>('POST', '/v1/tax/entitlements', { token, body: { type: 'vat-ordinary', ...quantity } });
    await ok('POST', `/v1/tax/entitlements/${asked.id}/confirm`, { token: officer, body: { ...quantity, reason: '核定' } });
    const where = { region: homeRegion, line: '稠城街道丹溪北路 9 号', recipient: '欧阳镜湖', mobile: person.mobile! };
    const { id: addressId } = await ok<AddressView>('POST', '/v1/tax/addresses', { token, body: where });
    return { id, token, agentId: person.id, addressId, mobile: person.mobile! };
  }

  describe('invoices', () => {
    it('are refused to grade C in January and served in February, as the story tells', async () => {
      const said: string[] = [];
      expect([await playInvoice(town().rest, new Timeline('story', line => said.push(line))), said.filter(l => l.includes('✗'))]).toEqual([true, []]);
    }, 40_000);

    it('are not for an agent whose mandate ended this morning', async () => {
      const officer = await town().officer();
      const { id, token, agentId, addressId } = await taxpayer(officer.token);
      const { items } = await ok<MandateList>('GET', '/v1/identity/mandates', { token });
      await ok('POST', `/v1/identity/mandates/${items.find(m => m.agentId === agentId)!.id}/end`, { token });
      const body = { lines: [{ type: 'vat-ordinary', quantity: 1 }], addressId };
      const late = async (with_: string) => {
        const { status, text } = await town().rest.call('POST', '/v1/tax/requisitions', { token: with_, body });
        return [status, (JSON.parse(text) as { code: string }).code];
      };
      // The gateway hears of it by a fact; a gateway that has not heard asks tax, and tax asks identity.
      await eventually('the revocation', async () => (await late(token))[0] === 401);
      const fresh = await town().token({ kind: 'enterprise', id, client: 'demo-partner', scopes: ['tax:apply'], act: { kind: 'person', id: agentId } });
      expect(await late(fresh)).toEqual([401, 'auth.token-revoked']);
    });

    it('survive a kill -9 of tax under issues: each number once, each requisition once, each parcel once', async () => {
      const officer = await town().officer();
      const operator = await tokenOf(town().rest, 'operator', 'tax:policy tax:stock');
      const { token, addressId, mobile } = await taxpayer(officer.token);
      const code = `33${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
      await ok('POST', '/v1/tax/stock', { token: operator, body: { region: homeRegion, ranges: [{ code, type: 'vat-ordinary', first: 0, last: 9_999 }] } });
      const body = { lines: [{ type: 'vat-ordinary', quantity: 7 }], addressId };
      const waiting = await Promise.all(Array.from({ length: 60 }, () => ok<RequisitionView>('POST', '/v1/tax/requisitions', { token, body })));
      expect(waiting.map(r => r.status)).toEqual(waiting.map(() => 'waiting'));
      const ids = waiting.map(r => r.id);
      const issued: RequisitionView[] = [];
      let attempts = 0;
      let killed: Promise<void> | undefined;
      const issue = async (id: string) => {
        // The same key until it is answered, as a client should.
        const key = randomUUID();
        for (const end = Date.now() + 30_000; ; ) {
          attempts++;
          const answer = await town().rest.call<RequisitionView>('POST', `/v1/tax/requisitions/${id}/issue`, { token: officer.token, key, timeoutMs: 8000 }).catch(() => undefined);
          if (answer?.status === 200) return answer.body;
          const again = !answer || answer.status >= 500 || answer.text.includes('idempotency.in-progress');
          if (!again || Date.now() > end) throw new Error(`answered ${answer?.status} ${answer?.text}`);
          await new Promise(resolve => setTimeout(resolve, 100));
        }
      };
      const work = async () => {
        for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
          issued.push(await issue(id));
          if (issued.length >= waiting.length / 3) killed ??= town().platform.services.kill('tax', 'SIGKILL');
        }
      };
      await Promise.all(Array.from({ length: issuers }, work));
      await killed;
      expect(attempts).toBeGreaterThan(waiting.length);
      const numbers = issued.flatMap(r => r.serials.flatMap(s => Array.from({ length: s.last - s.first + 1 }, (_, i) => `${s.code} ${s.first + i}`)));
      expect([numbers.length, new Set(numbers).size]).toEqual([420, 420]);
      expect((await ok<Reconciliation>('GET', '/v1/tax/stock/reconciliation', { token: operator })).exact).toBe(true);
      const mine = new Set(waiting.map(r => r.id));
      const parcels = async () => (await town().sql<{ requisition: string; attempt: number }>('tax', 'SELECT requisition, attempt FROM parcel WHERE due_at IS NULL')).filter(p => mine.has(p.requisition));
      await eventually('all parcels sent', async () => (await parcels()).length === 60, 20_000);
      expect((await parcels()).every(p => p.attempt === 1)).toBe(true);
      const sent = await town().sql<{ n: number }>('delivery', `SELECT count(*)::int AS n FROM parcel WHERE reference = ANY(ARRAY[${[...mine].map(id => `'requisition:${id}'`).join(',')}])`);
      expect(sent).toEqual([{ n: 60 }]);
      // One SMS for each that is on its way, and none in clear anywhere.
      const sms = async () => (await ok<SentPage>('GET', `/v1/sandbox/messages?mobile=${mobile}&limit=200`, { token: town().partner })).items.filter(m => m.channel === 'sms' && m.template === 'requisition-posted');
      await eventually('60 messages', async () => (await sms()).length >= 60, 20_000);
      expect(new Set((await sms()).map(m => m.about)).size).toBe(60);
      for (const secret of ['欧阳镜湖', mobile]) {
        for (const table of await town().tables('tax')) {
          expect((await town().sql<{ row: string }>('tax', `SELECT t::text AS row FROM "${table}" t`)).filter(({ row }) => row.includes(secret))).toEqual([]);
        }
      }
    }, 90_000);
  });
}
