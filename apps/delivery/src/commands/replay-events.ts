import { delivery, deliveryEventProblems as p, general, type ReplayEvents } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { Deliveries, Webhooks } from '../webhooks/ports.ts';

const fault = (path: string, en: string, zh: string) => new Problem(general.invalid, { faults: [{ path, code: 'range', message: { en, zh } }] });

@Handles(delivery.replayEvents)
export class ReplayEventsHandler implements Handler<typeof delivery.replayEvents> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly deliveries: Deliveries,
    private readonly clock: Clock,
  ) {}

  async run({ webhookId, eventId, from, until }: ReplayEvents, call: Call) {
    if ((eventId === undefined) === (from === undefined)) throw fault('$.eventId', 'say either one event or from when', '请指定一个事件，或指定起始时间');
    if (eventId !== undefined && until !== undefined) throw fault('$.until', 'belongs to a range, not to one event', '仅适用于时间范围');
    const range = { eventId, from: from === undefined ? undefined : new Date(from), until: until === undefined ? undefined : new Date(until) };
    if (range.from && range.until && range.until <= range.from) throw fault('$.until', 'must be later than from', '应晚于起始时间');
    await this.webhooks.own(actorOf(call).id, webhookId);
    return this.webhooks.update(call, webhookId, async (webhook, tx) => {
      if (webhook.disabledBy !== null) throw new Problem(p.webhookDisabled);
      const events = await this.deliveries.replay(tx, webhook, range, this.clock.now());
      if (eventId !== undefined && events === 0) throw new Problem(p.eventNotFound);
      return { events };
    });
  }
}
