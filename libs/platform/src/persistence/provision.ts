import pg from 'pg';

export interface ServiceDatabase {
  readonly ownerUrl: string;
  readonly runtimeUrl: string;
  readonly runtimeRole: string;
}

interface Passwords {
  readonly owner: string;
  readonly runtime: string;
}

const rolesOf = (name: string) => [`${name}_owner`, `${name}_app`] as const;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Makes a service's database and its two roles on a server, or brings their passwords up to date: `<name>_owner` migrates,
 * `<name>_app` runs. Nobody else may connect.
 */
export async function provisionDatabase(adminUrl: string, name: string, passwords: Passwords): Promise<ServiceDatabase> {
  const [owner, runtime] = rolesOf(name);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', ['provision']);
    for (const [role, password] of [[owner, passwords.owner], [runtime, passwords.runtime]] as const) {
      const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      await admin.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${quoted(role)} LOGIN PASSWORD ${literal(password)}`);
    }
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await admin.query(`CREATE DATABASE ${quoted(name)} OWNER ${quoted(owner)}`);
    await admin.query(`REVOKE ALL ON DATABASE ${quoted(name)} FROM PUBLIC`);
    await admin.query(`GRANT CONNECT ON DATABASE ${quoted(name)} TO ${quoted(runtime)}`);
  } finally {
    await admin.end();
  }
  return databaseOf(adminUrl, name, passwords);
}

/** Where a database is that was provisioned under this name. */
export function databaseOf(adminUrl: string, name: string, passwords: Passwords): ServiceDatabase {
  const [owner, runtime] = rolesOf(name);
  const url = (user: string, password: string) => {
    const at = new URL(adminUrl);
    at.username = user;
    at.password = password;
    at.pathname = `/${name}`;
    return at.href;
  };
  return { ownerUrl: url(owner, passwords.owner), runtimeUrl: url(runtime, passwords.runtime), runtimeRole: runtime };
}
