// One PostgreSQL for all test files; each file makes its own databases in it, and its own NATS.
import { randomBytes } from 'node:crypto';
import { startStack } from '@counterless/tools/stack';

export default async function () {
  process.env.TEST_RUN = randomBytes(4).toString('hex');
  if (process.env.TEST_DATABASE_URL) return;
  const stack = await startStack({ ephemeral: true });
  process.env.TEST_DATABASE_URL = stack.postgres.url;
  globalThis.testStack = stack;
}
