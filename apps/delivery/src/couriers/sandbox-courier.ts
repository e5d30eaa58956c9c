import { Injectable } from '@nestjs/common';
import type { CourierEvent } from '@counterless/contracts';
import { Clock, newId, SystemClock } from '@counterless/kernel';
import { Database, FieldCipher, type Prepared, type Transaction } from '@counterless/platform';
import type { Move, MoveStatus } from '../domain/parcel.ts';
import { sandboxCode, sandboxWay } from '../domain/sandbox-values.ts';
import { CourierAway, OrderRefused, type Courier, type Order, type SimulatedCourier } from './courier.ts';
import { signatureOf } from '../partners/signature.ts';

// As many fail as it was told to. One order is one waybill: the update changes nothing, it makes the row of the first time come back.
const accept: Prepared = {
  name: 'sandbox_order.accept',
  text: `WITH fault AS (UPDATE channel_fault SET remaining = remaining - 1 WHERE channel = 'post' AND remaining > 0 RETURNING 1),
           kept AS (INSERT INTO sandbox_order (order_id, waybill, content, at) SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT 1 FROM fault)
                    ON CONFLICT (order_id) DO UPDATE SET order_id = excluded.order_id RETURNING waybill),
           way AS (INSERT INTO sandbox_event (id, order_id, status, at, to_tell)
                   SELECT $1::uuid::text || '-' || e.n, $1::uuid, e.status, e.at, $7::boolean FROM kept, unnest($5::text[], $6::timestamptz[]) WITH ORDINALITY AS e(status, at, n)
                   ON CONFLICT DO NOTHING)
         SELECT (SELECT waybill FROM kept) AS waybill`,
};
const event = `e.id AS "eventId", e.order_id AS "orderId", o.waybill, e.status, iso(e.at) AS at FROM sandbox_event e JOIN sandbox_order o USING (order_id)`;
const calls: Prepared = { name: 'sandbox_event.calls', text: `SELECT ${event} WHERE e.to_tell AND e.at <= $1 ORDER BY e.at, e.id LIMIT 64` };
const tracked: Prepared = { name: 'sandbox_event.tracked', text: `SELECT ${event} WHERE e.order_id = $1 AND e.at <= $2 ORDER BY e.id` };
const nextCall: Prepared = { name: 'sandbox_event.next-call', text: 'SELECT min(at) AS at FROM sandbox_event WHERE to_tell' };
const called: Prepared = { name: 'sandbox_event.called', text: 'UPDATE sandbox_event SET to_tell = false WHERE id = $1' };

/** Public on purpose, so that whoever tries the sandbox can sign call-backs; it exists in no other mode. */
export const sandboxCourierSecret = 'sandbox-courier-secret';

/** A simulated courier: keeps what it was given, can be told to fail, and tells what it is told to tell, or what the street says. */
@Injectable()
export class SandboxCourier implements Courier, SimulatedCourier {
  readonly name = 'sandbox';
  readonly secret = sandboxCourierSecret;
  readonly #wall = new SystemClock();

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  async order(order: Order): Promise<{ readonly waybill: string }> {
    const code = sandboxCode('street', order.to.line);
    if (code === 'post-refused') throw new OrderRefused('area-not-served');
    const { steps = [], tells = true } = (code && sandboxWay[code]) ?? {};
    const now = this.clock.now();
    const waybill = `SB${String(BigInt(`0x${order.orderId.replaceAll('-', '')}`) % 10n ** 13n).padStart(13, '0')}`;
    const content = this.cipher.seal(JSON.stringify(order), 'sandbox_order.content');
    const [row] = await this.database.read<{ waybill: string | null }>(accept, [
      order.orderId,
      waybill,
      content,
      now,
      steps.map(s => s.status),
      steps.map(s => new Date(now.getTime() + s.after).toISOString()),
      tells,
    ]);
    if (row!.waybill === null) throw new CourierAway('told-to-fail');
    return { waybill: row!.waybill };
  }

  async track({ orderId }: { readonly orderId: string }): Promise<readonly Move[]> {
    const events = await this.database.read<CourierEvent & Record<string, unknown>>(tracked, [orderId, this.clock.now()]);
    return events.map(e => ({ event: e.eventId, status: e.status, at: new Date(e.at) }));
  }

  /** What it has to tell by now. */
  calls(now: Date): Promise<CourierEvent[]> {
    return this.database.read<CourierEvent & Record<string, unknown>>(calls, [now]);
  }

  nextCall(): Promise<Date | undefined> {
    return this.database.earliest(nextCall);
  }

  called(tx: Transaction, eventId: string): void {
    tx.send(called, [eventId]);
  }

  event(orderId: string, waybill: string, status: MoveStatus, place: string | undefined) {
    const data = JSON.stringify({
      eventId: newId(),
      orderId,
      waybill,
      status,
      at: this.clock.now().toISOString(),
      ...(place !== undefined && { place }),
    });
    const [timestamp, nonce] = [Math.floor(this.#wall.now().getTime() / 1000), newId()];
    return { timestamp, nonce, data, signature: signatureOf(this.secret, timestamp, nonce, data) };
  }
}
