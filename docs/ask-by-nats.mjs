// Asks an operation over NATS, without the gateway, with the plain NATS client:
//   node docs/ask-by-nats.mjs <subject> [body as JSON] [actor as JSON]
// User and password are those of the development stack (.data/secrets.json); NATS_URL and DATA_DIR say where else to look.
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { connect, headers } from '@nats-io/transport-node';

const [subject, body = '{}', actor] = process.argv.slice(2);
const secrets = JSON.parse(readFileSync(`${process.env.DATA_DIR ?? '.data'}/secrets.json`, 'utf8'));

const nats = await connect({
  servers: process.env.NATS_URL ?? 'nats://127.0.0.1:4222',
  user: 'gateway',
  pass: secrets.nats.gateway,
  // A user hears replies below its own prefix only.
  inboxPrefix: '_INBOX_gateway',
});
const h = headers();
h.set('language', 'en');
h.set('idempotency-key', randomUUID()); // read by operations that change something
if (actor) h.set('actor', actor);

try {
  const reply = await nats.request(subject, body, { headers: h, timeout: 5000 });
  for (const name of reply.headers.keys()) console.log(`${name}: ${reply.headers.get(name)}`);
  console.log(`\n${reply.string()}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await nats.close();
}
