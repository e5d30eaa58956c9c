import { provisionDatabase, migrate, type Migration, type ServiceDatabase } from '@counterless/platform';
import { migrations as delivery } from '@counterless/delivery/migrations';
import { migrations as documents } from '@counterless/documents/migrations';
import { migrations as identity } from '@counterless/identity/migrations';
import { migrations as permits } from '@counterless/permits/migrations';
import { migrations as tax } from '@counterless/tax/migrations';
import { databaseServices, type DatabaseService, type Secrets } from './secrets.ts';

export const migrationsOf: Record<DatabaseService, readonly Migration[]> = { identity, permits, documents, delivery, tax };

/** Makes every service's database and brings its schema up to date. */
export async function prepareDatabases(
  adminUrl: string,
  secrets: Pick<Secrets, 'owner' | 'runtime'>,
  say: (line: string) => void,
): Promise<Record<DatabaseService, ServiceDatabase>> {
  const made = await Promise.all(
    databaseServices.map(async service => {
      const database = await provisionDatabase(adminUrl, service, { owner: secrets.owner[service], runtime: secrets.runtime[service] });
      const run = await migrate(service, database.ownerUrl, database.runtimeRole, migrationsOf[service]);
      if (run.length > 0) say(`${service}: ${run.length} migration${run.length > 1 ? 's' : ''}`);
      return [service, database] as const;
    }),
  );
  return Object.fromEntries(made) as Record<DatabaseService, ServiceDatabase>;
}
