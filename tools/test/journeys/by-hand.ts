import { describe, expect, it } from '@jest/globals';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { headers } from '@nats-io/nats-core';
import { playDriver } from '../../src/stories/driver.ts';
import { Timeline } from '../../src/stories/timeline.ts';
import { homeRegion } from '../../src/platform/accounts.ts';
import type { Town } from './town.ts';

/** The driver's story, and the platform asked by hand. */
export function byHand(town: () => Town): void {
  describe('the driver', () => {
    it('asks on the road, is approved, passes the checkpoint offline, and a double scan is reported', async () => {
      const lines: string[] = [];
      const line = new Timeline('1 The driver', text => lines.push(text));
      const good = await playDriver(town().rest, line);
      expect({ good, failures: line.failures, faults: lines.filter(l => l.includes('✗')) }).toEqual({ good: true, failures: 0, faults: [] });
      for (const said of ['one SMS', 'OFFLINE: valid', 'DOUBLE SCAN', 'revoked']) expect(lines.join('\n')).toContain(said);
    }, 60_000);
  });

  describe('a plain NATS client', () => {
    const as = (user: string, pass: string): Promise<NatsConnection> => connect({ servers: town().platform.stack.nats.url, user, pass, inboxPrefix: `_INBOX_${user}`, maxReconnectAttempts: 0 });
    const asked = async (subject: string, given: Record<string, string>, body = '') => {
      const connection = await as('gateway', town().platform.secrets.nats.gateway);
      try {
        const h = headers();
        for (const [name, value] of Object.entries(given)) h.set(name, value);
        const reply = await connection.request(subject, body, { timeout: 5000, headers: h });
        return { status: reply.headers?.get('status'), text: reply.string() };
      } finally {
        await connection.close();
      }
    };

    it('is answered on an operation’s subject what REST answers', async () => {
      const reply = await asked('permits.pass-policy.list.v1', { query: `region=${homeRegion}` });
      const rest = await town().rest.call('GET', `/v1/permits/pass-policies?region=${homeRegion}`);
      expect([reply.status, rest.status]).toEqual(['200', 200]);
      // To the letter, but for Prism, which writes JSON anew.
      if (process.env['PRISM'] === undefined) expect(reply.text).toBe(rest.text);
      else expect(JSON.parse(reply.text)).toEqual(rest.body);
      expect((JSON.parse(reply.text) as { items: unknown[] }).items).toHaveLength(1);
    });

    it('writes with an actor and a key, and REST finds it', async () => {
      const person = await town().person();
      const actor = JSON.stringify({ kind: 'person', id: person.id, client: 'by-hand', scopes: ['permits:apply'] });
      const reply = await asked('permits.pass.request.v1', { actor, 'idempotency-key': 'by-hand-1', language: 'en' }, JSON.stringify(town().request(person)));
      expect([reply.status, reply.text]).toEqual(['201', expect.stringContaining('granted')]);
      const { id } = JSON.parse(reply.text) as { id: string };
      expect((await town().rest.call('GET', `/v1/permits/passes/${id}`, { token: person.token })).status).toBe(200);
    });

    it('is refused without a password, and may not ask what only a service may', async () => {
      await expect(as('gateway', 'guessed')).rejects.toThrow(/authorization/i);
      const connection = await as('documents', town().platform.secrets.nats.documents);
      await expect(connection.request('permits.pass.request.v1', '{}', { timeout: 1000 })).rejects.toThrow(/permission/i);
      await connection.close();
    });
  });
}
