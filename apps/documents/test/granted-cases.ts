import { afterAll, describe, expect, it } from '@jest/globals';
import { headers, type Subscription } from '@nats-io/nats-core';
import { header, documents, permits as permitsContracts } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { Metrics } from '@counterless/platform';
import { eventually, operator } from '@counterless/testing';
import { Certify } from '../src/duties/certify.ts';
import { clock, get, holder, world, order, read, check, numbered } from './certificate-office.ts';

/** Certificates that granted cases order. */
export const grantedCases = (): void =>
  describe('a granted case', () => {
    /** What the service of cases answers; it is away where this is empty. */
    const contents = new Map<string, object>();
    let asked = 0;
    const granted = async (certificate: 'issue' | 'renew' | 'cancel' | undefined, content?: object) => {
      const caseId = newId();
      if (content) contents.set(caseId, content);
      const data = { caseId, applicantKind: 'person', applicant: holder.id, department: 'SCJG', region: '330782', matter: '113307820026', status: 'granted', by: 'officer', ...(certificate && { certificate }) } as const;
      await world.tell(permitsContracts.caseGranted, { id: caseId, version: 5 }, data, newId());
      return { caseId, data };
    };
    const contentOf = (effect: string, more: object = {}) => {
      const { basis: _basis, ...content } = order();
      return { effect, rows: [], ...content, ...more };
    };
    const ofCase = (caseId: string) =>
      eventually(`the certificate of ${caseId}`, async () => {
        const [found] = (await world.ask(documents.listCertificates, { basis: caseId }, { as: holder })).body.items;
        return found && found.status !== 'requested' && found;
      });
    const orderOf = async (caseId: string) => (await world.sql<{ tries: number; fault: string | null; due_at: Date | null }>('documents', 'SELECT * FROM certificate_order WHERE case_id = $1', [caseId]))[0];
    const retry = (caseId: string, key = newId()) => world.ask(documents.retryCertificateOrder, { caseId }, { as: operator(), key });
    let answering: Subscription;
    const answer = () => {
      answering = world.nats.subscribe(permitsContracts.readCertificateContent.subject, {
        callback: (_error, message) => {
          asked++;
          const { caseId } = message.json<{ caseId: string }>();
          const h = headers();
          const content = contents.get(caseId);
          h.set(header.status, content ? '200' : '409');
          message.respond(JSON.stringify(content ?? { type: 'x', title: 'x', status: 409, code: 'case.wrong-state' }), { headers: h });
        },
      });
    };
    afterAll(() => answering?.unsubscribe());

    it('gets its certificate when the service of cases is there again, once though it is told twice', async () => {
      const { caseId, data } = await granted('issue', contentOf('issue'));
      await eventually('the order was tried', async () => (await orderOf(caseId))?.fault === 'platform.unavailable');
      expect((await orderOf(caseId))!.tries).toBe(0);
      answer();
      await world.nats.flush();
      clock.advance(1000);
      const view = await ofCase(caseId);
      expect(view).toMatchObject({ status: 'sealed', basis: caseId, title: { zh: '食品经营许可证' } });
      expect(await orderOf(caseId)).toBeUndefined();
      await world.tell(permitsContracts.caseGranted, { id: caseId, version: 5 }, data);
      const after = await granted('issue', contentOf('issue'));
      await ofCase(after.caseId);
      expect((await world.ask(documents.listCertificates, { basis: caseId }, { as: holder })).body.items.map(c => c.id)).toEqual([view.id]);
    });

    it('of which no certificate comes is not asked about', async () => {
      const before = asked;
      const { caseId } = await granted(undefined);
      await ofCase((await granted('issue', contentOf('issue'))).caseId);
      expect([asked, await orderOf(caseId)]).toEqual([before + 1, undefined]);
    });

    it('renews the certificate of an earlier one, or ends it', async () => {
      const first = await ofCase((await granted('issue', contentOf('issue'))).caseId);
      const second = await ofCase((await granted('renew', contentOf('renew', { supersedes: first.id, validFrom: '2031-03-02', validUntil: '2036-03-01' }))).caseId);
      expect([(await read(first.id)).status, second.supersedes]).toEqual(['superseded', first.id]);
      const told = world.listen(documents.certificateRevoked);
      const { caseId } = await granted('cancel', contentOf('cancel', { supersedes: second.id }));
      const event = await eventually('the fact', () => told.find(e => e.data.certificateId === second.id));
      expect(event.data).toMatchObject({ category: 'given-back', by: caseId, basis: second.basis });
      expect((await check(await numbered(second))).verdict).toBe('revoked');
    });

    it('that says no, or what fits no template, is tried later each time and then left with what is wrong', async () => {
      const [no, unfit] = [await granted('issue'), await granted('issue', contentOf('issue', { fields: [] }))];
      for (let tries = 1; tries <= 10; tries++) {
        for (const { caseId } of [no, unfit]) await eventually(`try ${tries}`, async () => (await orderOf(caseId))?.tries === tries);
        clock.advance(300_000);
      }
      expect(await orderOf(no.caseId)).toMatchObject({ due_at: null, fault: 'case.wrong-state' });
      expect(await orderOf(unfit.caseId)).toMatchObject({ due_at: null, fault: 'certificate.content-invalid' });
    });

    it('whose order was given up is shown to the operator, counted, and tried again when what was wrong is mended', async () => {
      const { caseId } = await granted('issue');
      const waiting = get(Certify);
      for (let tries = 1; tries <= 10; tries++) {
        await eventually(`try ${tries}`, async () => (await orderOf(caseId))?.tries === tries);
        // What a sandbox's clock goes by.
        expect(await waiting.nextDue()).toEqual(tries === 10 ? undefined : (await orderOf(caseId))!.due_at);
        if (tries === 5) expect((await retry(caseId)).problem.code).toBe('certificate-order.not-given-up');
        clock.advance(300_000);
      }
      const listed = async (givenUp?: boolean) => (await world.ask(documents.listCertificateOrders, { ...(givenUp !== undefined && { givenUp }) }, { as: operator() })).body.items;
      const row = { caseId, tries: 10, dueAt: null, fault: 'case.wrong-state', orderedAt: expect.any(String) };
      expect([(await listed(true))[0], (await listed())[0], await listed(false)]).toEqual([row, row, []]);
      const counted = async () => /^certificate_orders_given_up\S* (\d+)/m.exec(await get(Metrics).registry.metrics())![1];
      expect(Number(await counted())).toBe((await listed(true)).length);
      contents.set(caseId, contentOf('issue'));
      const key = newId();
      const replies = [await retry(caseId, key), await retry(caseId, key)];
      expect(replies.map(r => [r.status, r.body.tries, r.body.fault])).toEqual([[202, 0, null], [202, 0, null]]);
      expect((await ofCase(caseId)).status).toBe('sealed');
      expect((await listed()).map(o => o.caseId)).not.toContain(caseId);
      expect((await retry(caseId)).problem.code).toBe('certificate-order.not-found');
    });
  });
