import { createHash } from 'node:crypto';
import pg from 'pg';
import { databaseOf, migrate, provisionDatabase, type Migration, type ServiceDatabase } from '@counterless/platform';

const passwords = { owner: 'owner', runtime: 'runtime' };

async function asAdmin<T>(adminUrl: string, act: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await act(admin);
  } finally {
    await admin.end();
  }
}

/**
 * Makes a service's database as a copy of one that was migrated once for the whole run of tests (TEST_RUN): migrating takes most of a
 * second, copying a tenth of it. The copies share the roles of what they were copied from.
 */
export function copyDatabase(adminUrl: string, name: string, service: string, migrations: readonly Migration[]): Promise<ServiceDatabase> {
  const shape = createHash('sha256').update(migrations.map(m => m.name).join()).digest('hex').slice(0, 12);
  const template = `test_${process.env['TEST_RUN'] ?? process.pid}_${service}_${shape}`;
  return asAdmin(adminUrl, async admin => {
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    // Marked as a template when it is whole: who was killed in the middle left none.
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [template]);
    if (!rowCount) {
      const { ownerUrl, runtimeRole } = await provisionDatabase(adminUrl, template, passwords);
      await migrate(service, ownerUrl, runtimeRole, migrations);
      await admin.query(`ALTER DATABASE "${template}" IS_TEMPLATE true`);
    }
    await admin.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
    const made = databaseOf(adminUrl, template, passwords);
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" OWNER "${template}_owner"`);
    await admin.query(`REVOKE ALL ON DATABASE "${name}" FROM PUBLIC`);
    await admin.query(`GRANT CONNECT ON DATABASE "${name}" TO "${made.runtimeRole}"`);
    const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    return { ...made, ownerUrl: at(made.ownerUrl), runtimeUrl: at(made.runtimeUrl) };
  });
}

export function dropDatabases(adminUrl: string, names: readonly string[]): Promise<void> {
  return asAdmin(adminUrl, async admin => {
    for (const name of names) await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  });
}

/** Drops what the run of tests copied its databases from, with their roles. */
export function dropTemplates(adminUrl: string, run: string): Promise<void> {
  return asAdmin(adminUrl, async admin => {
    const { rows } = await admin.query<{ name: string }>('SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)', [`test_${run}_`]);
    for (const { name } of rows) {
      await admin.query(`ALTER DATABASE "${name}" IS_TEMPLATE false`);
      await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await admin.query(`DROP ROLE IF EXISTS "${name}_owner", "${name}_app"`);
    }
  });
}
