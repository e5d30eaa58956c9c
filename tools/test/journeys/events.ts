import { randomInt, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import { permits, type CloudEvent, type FeedPage, type PassView, type SentPage, type WebhookMade } from '@counterless/contracts';
import { eventually } from '@counterless/testing';
import { homeRegion, sandboxApps, tokenOf } from '../../src/platform/accounts.ts';
import type { Town } from './town.ts';

const facts = 10_000;
const perEntity = 25;
/** Of one entity, written one behind the other: whoever takes many at once must keep them in order. */
const inARow = 5;
const entities = facts / perEntity;
/** Of the entities those that are passes, of which somebody is told by SMS and in the inbox. */
const passes = 8;

/** A partner's receiver that believes nobody: verifies each signature, and counts an event once however often it comes. */
class Receiver {
  readonly effects = new Map<string, string>();
  readonly faults: string[] = [];
  /** Entities that count. */
  wanted: ReadonlySet<string> = new Set();
  verifier: Verifier | undefined;
  readonly #server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      const id = String(request.headers['webhook-id']);
      try {
        const event = this.verifier!.verify(text, request.headers as Record<string, string>) as CloudEvent;
        if (!this.wanted.has(event.subject)) return;
        if ((this.effects.get(id) ?? text) !== text) this.faults.push(`${id} told in two ways`);
        this.effects.set(id, text);
      } catch (error) {
        this.faults.push(`${id}: ${(error as Error).message}`);
      } finally {
        response.writeHead(204).end();
      }
    });
  });

  async start(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** Waits for so many effects, as long as there are new ones: a machine may be slow, and is not to stand still. */
async function reached(receiver: Receiver, effects: number): Promise<void> {
  for (let seen = receiver.effects.size; seen < effects; seen = receiver.effects.size)
    await eventually(`more than ${seen} effects of ${effects}`, () => receiver.effects.size >= Math.min(effects, seen + 500), 60_000);
}

/** Writes facts into permits' outbox in the form and the batches of a busy hour; its relay carries them from there. */
async function publish(town: Town, known: readonly string[], app: string): Promise<string[]> {
  const ids: string[] = [];
  for (let first = 1; first <= perEntity; first += inARow) {
    const rows = await town.sql<{ id: string }>(
      'permits',
      `INSERT INTO outbox (id, entity, subject, event, created_at)
       SELECT u.id, u.entity, u.type, json_build_object('specversion', '1.0', 'id', u.id, 'source', '/permits', 'type', u.type, 'subject', u.entity,
           'time', iso(now()), 'datacontenttype', 'application/json', 'sequence', u.sequence, 'app', '${app}',
           'data', json_build_object('passId', u.entity, 'destination', '${homeRegion}'))::text, now()
       FROM (SELECT uuidv7() AS id, k.entity, s.sequence, CASE WHEN k.n <= ${passes} THEN '${permits.passRequested.subject}' ELSE '${permits.passExpired.subject}' END AS type
             FROM unnest(ARRAY['${known.join("','")}']) WITH ORDINALITY AS k(entity, n), generate_series(${first}, ${first + inARow - 1}) AS s(sequence)
             ORDER BY k.n, s.sequence) AS u
       RETURNING id`,
    );
    ids.push(...rows.map(r => r.id));
  }
  return ids;
}

/** What a partner is told is whole, once in effect and in order, however often the service that tells it is killed. */
export function events(town: () => Town): void {
  describe('10,000 facts under kill -9 of delivery', () => {
    it('reach every webhook and the feed, signed, each with one effect; and nobody is told twice by SMS', async () => {
      const { rest, platform } = town();
      const token = await tokenOf(rest, 'partner', 'sandbox events:read webhooks:manage');
      const receivers = [new Receiver(), new Receiver(), new Receiver()];
      const [all, second, some] = receivers as [Receiver, Receiver, Receiver];
      const hooks: string[] = [];
      for (const receiver of receivers) {
        const types = receiver === some ? [permits.passRequested.subject] : [];
        const made = await rest.ok<WebhookMade>('POST', '/v1/webhooks', { token, body: { url: await receiver.start(), types } });
        receiver.verifier = new Verifier(made.secret);
        hooks.push(made.id);
      }
      const driver = await town().person();
      const known = await Promise.all(Array.from({ length: passes }, async () => ((await town().pass(driver)).body as PassView).id));
      const page = (cursor: string) => rest.ok<FeedPage>('GET', `/v1/events?limit=200${cursor && `&cursor=${cursor}`}`, { token });
      const follow = async (cursor: string) => {
        const items: FeedPage['items'] = [];
        for (let more = true; more; ) {
          const next = await page(cursor);
          items.push(...next.items);
          ({ next: cursor, more } = next);
        }
        return { items, cursor };
      };
      await town().still('delivery');
      const { cursor: start } = await follow('');
      known.push(...Array.from({ length: entities - passes }, () => randomUUID()));
      for (const receiver of receivers) receiver.wanted = new Set(known);

      const moments = [0, 1, 2].map(i => randomInt(Math.floor((facts / 3) * i), Math.floor((facts / 3) * (i + 1))));
      const published = publish(town(), known, sandboxApps.partner.id);
      for (const moment of moments) {
        await reached(all, moment);
        await platform.services.kill('delivery', 'SIGKILL');
        await platform.services.restart('delivery');
      }
      const ids = await published;
      const whole = new Set(ids);
      const got = (receiver: Receiver) => ids.filter(id => receiver.effects.has(id)).length;
      for (const receiver of [all, second]) await reached(receiver, facts);
      expect([got(all), got(second)]).toEqual([facts, facts]);
      expect(receivers.map(r => r.faults)).toEqual([[], [], []]);
      const { items } = await follow(start);
      const mine = items.filter(e => whole.has(e.id));
      expect(mine).toHaveLength(facts);
      expect(new Set(mine.map(e => e.id)).size).toBe(facts);
      const inOrder = Array.from({ length: perEntity }, (_, i) => i + 1);
      for (const [, told] of Map.groupBy(mine, e => e.subject)) expect(told.map(e => e.sequence)).toEqual(inOrder);
      for (const event of mine) expect(JSON.parse(all.effects.get(event.id)!)).toEqual(event);
      const told = mine.filter(e => e.type === permits.passRequested.subject).map(e => e.id);
      expect(told).toHaveLength(passes * perEntity);
      await eventually('those that it wants at the third', () => got(some) === told.length, 20_000);
      expect([...some.effects.keys()].filter(id => whole.has(id)).sort()).toEqual(told.sort());
      expect(await town().sql('delivery', `SELECT count(*)::int AS n FROM inbox WHERE fact_id IN ('${ids.join("','")}')`)).toEqual([{ n: facts }]);

      for (const pass of known.slice(0, passes)) {
        const sent = async () => (await rest.ok<SentPage>('GET', `/v1/sandbox/messages?limit=200&passId=${pass}`, { token })).items.filter(m => m.template === 'pass-requested');
        // By SMS and in the inbox.
        await eventually('what is told of a pass', async () => (await sent()).length >= 2 * perEntity, 20_000);
        expect((await sent()).map(m => m.channel).sort()).toEqual([...Array<string>(perEntity).fill('inbox'), ...Array<string>(perEntity).fill('sms')]);
      }
      for (const id of hooks) await rest.call('DELETE', `/v1/webhooks/${id}`, { token });
      receivers.forEach(r => r.stop());
    }, 480_000);
  });
}
