import { execFileSync } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { textOf } from './process-identity.ts';

const LOOPBACK = '127.0.0.1';

/** A port that was asked for by number is held by another process. */
export class PortTaken extends Error {
  readonly port: number;
  constructor(message: string, port: number) {
    super(message);
    this.port = port;
  }
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => server.close(() => resolve()));
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host: LOOPBACK });
    const done = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(500, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

/** True when nothing on this machine holds the port. Both ways are asked: macOS lets 127.0.0.1 be bound below a 0.0.0.0 listener. */
export async function portIsFree(port: number): Promise<boolean> {
  if (await answers(port)) return false;
  const server = await listen(port);
  if (!server) return false;
  await close(server);
  return true;
}

/** `count` different ports nobody holds. Another process may still take one before it is used: the starter tries again then. */
export async function randomPorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const held = servers.filter(server => server !== undefined);
  const ports = held.map(server => (server.address() as AddressInfo).port);
  await Promise.all(held.map(close));
  if (ports.length < count) throw new Error('no free port could be opened on 127.0.0.1');
  return ports;
}

function listenerOnLinux(port: number): string | undefined {
  const hex = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = [textOf('/proc/net/tcp'), textOf('/proc/net/tcp6')].join('\n').split('\n');
  const inodes = new Set<string>();
  for (const row of rows) {
    const field = row.trim().split(/\s+/);
    if (field[1]?.endsWith(hex) && field[3] === '0A') inodes.add(`socket:[${field[9]}]`);
  }
  if (inodes.size === 0) return undefined;
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      for (const fd of readdirSync(`/proc/${pid}/fd`)) {
        if (!inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`))) continue;
        return `process ${pid} (${textOf(`/proc/${pid}/comm`)?.trim()})`;
      }
    } catch {
      // Another user's process, or one that ended meanwhile.
    }
  }
  return undefined;
}

/** Who listens on the port, as "process 4711 (nats-server)"; undefined when that cannot be seen. */
export function listenerOf(port: number): string | undefined {
  if (process.platform === 'linux') return listenerOnLinux(port);
  try {
    const said = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `process ${/^p(\d+)/m.exec(said)?.[1]} (${/^c(.+)/m.exec(said)?.[1]})`;
  } catch {
    return undefined;
  }
}

export interface PortRequest {
  /** What will listen, for the messages: "PostgreSQL". */
  name: string;
  /** The port the user asked for; when taken this is an error. */
  wanted?: number | undefined;
  /** The port to use when none was asked for; when taken the next free one above it is used, and said. */
  usual: number;
  /** How the user asks for another one: "POSTGRES_PORT". */
  variable: string;
  onProgress?: ((line: string) => void) | undefined;
}

/** Chooses the port to listen on. @throws PortTaken naming the port, its holder and the variable to change. */
export async function claimPort(request: PortRequest): Promise<number> {
  const { name, wanted, usual, variable, onProgress } = request;
  const first = wanted ?? usual;
  if (!Number.isInteger(first) || first < 1 || first > 65535) throw new Error(`${variable} is not a port number: ${first}`);
  if (await portIsFree(first)) return first;
  const holder = listenerOf(first);
  const taken = holder ? `taken by ${holder}` : 'taken';
  if (wanted !== undefined) {
    throw new PortTaken(
      `${name} cannot listen on port ${first}: it is ${taken}. Stop that process or set ${variable} to another port.`,
      first,
    );
  }
  for (let port = first + 1; port < Math.min(first + 200, 65536); port++) {
    if (!(await portIsFree(port))) continue;
    onProgress?.(`port ${first} is ${taken}; ${name} uses ${port} instead`);
    return port;
  }
  throw new PortTaken(`no free port for ${name} between ${first} and ${first + 199}; set ${variable}`, first);
}

/** A port number from an environment variable; undefined when it is not set. @throws when it is no port number. */
export function portFrom(env: NodeJS.ProcessEnv, variable: string): number | undefined {
  const said = env[variable];
  if (said === undefined || said === '') return undefined;
  const port = Number(said);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`${variable} is not a port number: ${said}`);
  return port;
}
