import { connect } from 'node:net';
import pg from 'pg';

const PATIENCE_MS = 5000;

/** `host:port` of a URL, without user and password. */
function placeOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return 'the given address';
  }
}

/** Asks a PostgreSQL that is not ours whether it can serve. @throws Error saying what is wrong with it */
export async function checkPostgres(url: string, onProgress?: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; creates: boolean }>(
      `select current_setting('server_version_num') as version, rolsuper or (rolcreatedb and rolcreaterole) as creates from pg_roles where rolname = current_user`,
    );
    const [row] = rows;
    if (Number(row?.version) < 180_000)
      onProgress?.(`the PostgreSQL at ${placeOf(url)} is ${row?.version}, the platform is made for 18`);
    if (!row?.creates) throw new Error('its user may create neither databases nor roles');
  } catch (error) {
    throw new Error(
      `the PostgreSQL at ${placeOf(url)} (DATABASE_URL) cannot be used: ${(error as Error).message || (error as { code?: string }).code}`,
      {
        cause: error,
      },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The port of a NATS URL; 4222 when it names none. */
export function natsAddress(url: string): { host: string; port: number } {
  const first = url.split(',')[0]?.trim() ?? '';
  const { hostname, port } = new URL(first.includes('://') ? first : `nats://${first}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || 4222 };
}

function natsInfo(host: string, port: number): Promise<{ jetstream?: boolean; max_payload?: number }> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect({ host, port });
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(PATIENCE_MS, () => fail(new Error('no answer')));
    socket.once('error', fail);
    socket.once('close', () => reject(new Error('it closed the connection without a word')));
    socket.on('data', chunk => {
      said += chunk.toString();
      if (!said.includes('\r\n')) return;
      socket.destroy();
      if (!said.startsWith('INFO ')) return reject(new Error('it is no NATS server'));
      return resolve(JSON.parse(said.slice(5, said.indexOf('\r\n'))) as { jetstream?: boolean });
    });
  });
}

/** Asks a NATS that is not ours whether it can serve. @throws Error saying what is wrong with it */
export async function checkNats(url: string): Promise<void> {
  const { host, port } = natsAddress(url);
  try {
    const info = await natsInfo(host, port);
    if (!info.jetstream) throw new Error('JetStream is not enabled on it');
  } catch (error) {
    throw new Error(
      `the NATS at ${host}:${port} (NATS_URL) cannot be used: ${(error as Error).message || (error as { code?: string }).code}`,
      { cause: error },
    );
  }
}
