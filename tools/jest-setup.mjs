// One PostgreSQL for all test files; each file makes its own databases in it, and its own NATS.
import { startStack } from '@counterless/tools/stack';

export default async function () {
  if (process.env.TEST_DATABASE_URL) return;
  const stack = await startStack({ ephemeral: true });
  process.env.TEST_DATABASE_URL = stack.postgres.url;
  globalThis.testStack = stack;
}
