import { delivery, deliveryEventProblems, type DeliveryList, type ListDeliveries } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';

const mine: Prepared = { name: 'webhook.is-of', text: 'SELECT 1 FROM webhook WHERE id = $1 AND app = $2' };
const list = (status: boolean): Prepared => ({
  name: `webhook_delivery.list.${status}`,
  text: `SELECT d.id, json_build_object('id', d.id, 'eventId', d.event_id, 'type', e.type, 'status', d.status,
           'dueAt', CASE WHEN d.status = 'pending' THEN iso(d.due_at) END, 'attempts', coalesce((
             SELECT json_agg(json_build_object('at', iso(a.at), 'status', a.status, 'error', a.error, 'milliseconds', a.milliseconds) ORDER BY a.at)
             FROM (SELECT * FROM webhook_attempt WHERE delivery = d.id ORDER BY at DESC LIMIT 100) AS a), '[]'))::text AS body
         FROM webhook_delivery d JOIN event e ON e.id = d.event_id
         WHERE d.webhook = $1 AND d.id < $2 AND ${status ? 'd.status = $4' : '$4::text IS NULL'} ORDER BY d.id DESC LIMIT $3`,
});
const [any, ofStatus] = [list(false), list(true)];

@Handles(delivery.listDeliveries)
export class ListDeliveriesHandler implements Handler<typeof delivery.listDeliveries> {
  constructor(private readonly database: Database) {}

  async run(request: ListDeliveries, call: Call): Promise<Answer<DeliveryList>> {
    const { webhookId, status } = request;
    const paging = new Paging(request, call);
    if ((await this.database.read(mine, [webhookId, actorOf(call).id])).length === 0) throw new Problem(deliveryEventProblems.webhookNotFound);
    return paging.answer<DeliveryList>(await this.database.read(status ? ofStatus : any, [webhookId, paging.before, paging.rows, status ?? null]));
  }
}
