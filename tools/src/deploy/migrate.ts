import { ConfigError, Settings } from '@counterless/platform';
import { prepareDatabases } from '../platform/databases.ts';
import type { Secrets } from '../platform/secrets.ts';

// The job `migrate` of docker-compose.yml: makes databases and roles as superuser, then migrates each database as its owner.
try {
  const settings = new Settings(process.env);
  const address = settings.url('POSTGRES_URL', 'postgres://postgres@postgres:5432/postgres');
  const password = settings.text('POSTGRES_PASSWORD');
  const roles = settings.text('ROLES');
  settings.done();
  const url = new URL(address);
  url.password = password;
  await prepareDatabases(url.href, JSON.parse(roles) as Pick<Secrets, 'owner' | 'runtime'>, line => console.log(line));
  console.log('all databases are up to date');
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
