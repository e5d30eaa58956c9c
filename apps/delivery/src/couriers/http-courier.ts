import { CourierEvent } from '@counterless/contracts';
import { validate } from '@counterless/platform';
import type { Move } from '../domain/parcel.ts';
import { askPartner, NoReply, textOf, type Partner, type Reply } from '../partners/request.ts';
import { Courier, CourierAway, OrderRefused, type Order } from './courier.ts';

export interface HttpCourierSettings extends Partner {
  readonly name: string;
}

/** A courier over HTTP, every request signed. One order id is one waybill there, so it is asked again whatever happened. */
export class HttpCourier extends Courier {
  readonly name: string;
  readonly secret: string;

  constructor(private readonly settings: HttpCourierSettings) {
    super();
    ({ name: this.name, secret: this.secret } = settings);
  }

  async order({ orderId, to, contents }: Order): Promise<{ readonly waybill: string }> {
    const { status, body } = await this.#ask('POST', '/orders', { orderId, to, contents });
    const waybill = textOf(body['waybill'], 40);
    if (status >= 200 && status < 300 && waybill !== undefined) return { waybill };
    if (status === 422) throw new OrderRefused(textOf(body['code'], 40) ?? 'refused');
    throw new CourierAway(`http-${status}`);
  }

  async track({ orderId, waybill }: { readonly orderId: string; readonly waybill: string }): Promise<readonly Move[]> {
    const { status, body } = await this.#ask('GET', `/waybills/${encodeURIComponent(waybill)}`);
    if (status !== 200) throw new CourierAway(`http-${status}`);
    const { events } = body;
    if (!Array.isArray(events)) throw new CourierAway('answer-invalid');
    return events.map(event => moveOf(event, { orderId, waybill }));
  }

  async #ask(method: 'GET' | 'POST', path: string, content?: object): Promise<Reply> {
    try {
      return await askPartner(this.settings, method, path, content);
    } catch (error) {
      throw error instanceof NoReply ? new CourierAway(error.code) : error;
    }
  }
}

/** By the rules of a call-back. @throws CourierAway where it is not one, or is about another parcel */
function moveOf(told: unknown, of: { readonly orderId: string; readonly waybill: string }): Move {
  let event: CourierEvent;
  try {
    event = validate(CourierEvent, told as Record<string, unknown>);
  } catch {
    throw new CourierAway('answer-invalid');
  }
  if (event.orderId !== of.orderId || event.waybill !== of.waybill) throw new CourierAway('answer-of-another');
  return { event: event.eventId, status: event.status, at: new Date(event.at), place: event.place };
}
