import { Injectable } from '@nestjs/common';
import { Clock, newId, SystemClock } from '@counterless/kernel';
import { Database, FieldCipher, type Prepared } from '@counterless/platform';
import type { MoveStatus } from '../domain/parcel.ts';
import { CourierAway, OrderRefused, type Courier, type Order, type SimulatedCourier } from './courier.ts';
import { signatureOf } from '../partners/signature.ts';

// As many fail as it was told to. One order is one waybill: the update changes nothing, it makes the row of the first time come back.
const accept: Prepared = {
  name: 'sandbox_order.accept',
  text: `WITH fault AS (UPDATE channel_fault SET remaining = remaining - 1 WHERE channel = 'post' AND remaining > 0 RETURNING 1),
           kept AS (INSERT INTO sandbox_order (order_id, waybill, content, at) SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT 1 FROM fault)
                    ON CONFLICT (order_id) DO UPDATE SET order_id = excluded.order_id RETURNING waybill)
         SELECT (SELECT waybill FROM kept) AS waybill`,
};

/** Public on purpose, so that whoever tries the sandbox can sign call-backs; it exists in no other mode. */
export const sandboxCourierSecret = 'sandbox-courier-secret';

/** A simulated courier: keeps what it was given, can be told to fail, and tells what it is told to tell. A street named 拒收 it does not serve. */
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
    if (order.to.line.includes('拒收')) throw new OrderRefused('area-not-served');
    const waybill = `SB${String(BigInt(`0x${order.orderId.replaceAll('-', '')}`) % 10n ** 13n).padStart(13, '0')}`;
    const content = this.cipher.seal(JSON.stringify(order), 'sandbox_order.content');
    const [row] = await this.database.read<{ waybill: string | null }>(accept, [
      order.orderId,
      waybill,
      content,
      this.clock.now(),
    ]);
    if (row!.waybill === null) throw new CourierAway('told-to-fail');
    return { waybill: row!.waybill };
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
