import { parseArgs } from 'node:util';
import { keepSecrets } from './secret-store.ts';

// The job `secrets` of docker-compose.yml. It prints no secret.
try {
  const { values } = parseArgs({
    options: { rotate: { type: 'boolean', default: false }, to: { type: 'string', default: '/secrets' } },
  });
  const written = keepSecrets(values.to, { rotate: values.rotate });
  console.log(written > 0 ? `${written} secret files written` : 'all secrets are there');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
