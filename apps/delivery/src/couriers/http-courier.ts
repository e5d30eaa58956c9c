import { askPartner, NoReply, textOf, type Partner } from '../partners/request.ts';
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
    try {
      const { status, body } = await askPartner(this.settings, 'POST', '/orders', { orderId, to, contents });
      const waybill = textOf(body['waybill'], 40);
      if (status >= 200 && status < 300 && waybill !== undefined) return { waybill };
      if (status === 422) throw new OrderRefused(textOf(body['code'], 40) ?? 'refused');
      throw new CourierAway(`http-${status}`);
    } catch (error) {
      throw error instanceof NoReply ? new CourierAway(error.code) : error;
    }
  }
}
