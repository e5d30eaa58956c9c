import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { delivery, pathOf } from '@counterless/contracts';
import { PartnerSimulator } from './simulator.ts';

// A courier and SMS provider to try the platform's real adapters against: `node tools/dist/partners/main.js --port 8090 --account demo --secret …`.
// Then `<order id> in-transit 金华分拨中心` on a line of its own tells the platform so.
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    account: { type: 'string', default: 'demo' },
    secret: { type: 'string' },
    courier: { type: 'string', default: 'demo-courier' },
    platform: { type: 'string', default: 'http://127.0.0.1:8080' },
  },
});
if (values.secret === undefined) throw new Error('--secret is needed: the one that the platform has as COURIER_SECRET or SMS_SECRET');
const callbacks = values.platform + pathOf(delivery.takeCourierCallback, { courier: values.courier });
const simulator = await PartnerSimulator.start({ account: values.account, secret: values.secret, port: Number(values.port), tells: true });
console.log(`courier and SMS provider at ${simulator.url}`);
for await (const line of createInterface({ input: process.stdin })) {
  const [order = '', status = '', ...place] = line.trim().split(/\s+/);
  if (!simulator.orders.has(order)) console.log(`no order ${order}; there are ${[...simulator.orders.keys()].join(', ') || 'none'}`);
  else console.log(await simulator.move(callbacks, order, status, place.join(' ') || undefined));
}
