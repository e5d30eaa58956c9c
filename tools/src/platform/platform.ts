import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { natsAuthorization } from '@counterless/contracts';
import { claimPort, portFrom, randomPorts } from '../stack/ports.ts';
import { superviseServices, type Services, type ServiceSpec } from '../stack/services.ts';
import { startStack, type Stack } from '../stack/stack.ts';
import { prepareDatabases } from './databases.ts';
import { developmentSecrets, type Secrets } from './secrets.ts';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export interface PlatformOptions {
  readonly dataDir: string;
  readonly fresh?: boolean;
  readonly say: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Not durable, random ports, nothing external: for tests. */
  readonly ephemeral?: boolean;
  /** Whether what is acknowledged outlives a power cut; the opposite of `ephemeral` unless said. */
  readonly durable?: boolean;
  /** Password of a NATS user `observer` that may do everything: for benchmarks and tests. */
  readonly observer?: string;
  /** What one process must have set beside the usual. */
  readonly extra?: Readonly<Record<string, NodeJS.ProcessEnv>>;
}

export interface Platform {
  readonly url: string;
  readonly stack: Stack;
  readonly services: Services;
  readonly secrets: Secrets;
  /** Log file of a service. */
  log(service: string): string;
  stop(): Promise<void>;
}

/** Starts PostgreSQL, NATS and every service as a process of its own; nothing is left running when it throws. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { say } = options;
  const env = options.env ?? process.env;
  const secrets = developmentSecrets(options.dataDir);
  const port = options.ephemeral
    ? (await randomPorts(1))[0]!
    : await claimPort({ name: 'the gateway', wanted: portFrom(env, 'PORT'), usual: 8080, variable: 'PORT', onProgress: say });
  const stack = await startStack({
    dataDir: options.dataDir,
    fresh: options.fresh ?? false,
    ephemeral: options.ephemeral ?? false,
    durable: options.durable ?? !options.ephemeral,
    revive: true,
    natsConf: () => authorization(secrets, options.observer),
    onProgress: say,
    onLost: loss => say(`${loss.name} ended (${loss.signal ?? `code ${loss.code}`}) and is started again`),
    env,
    ...(options.signal && { signal: options.signal }),
  });
  try {
    const databases = await prepareDatabases(stack.postgres.url, secrets, say);
    const durable = options.durable ?? !options.ephemeral;
    const specs = await serviceSpecs(stack, secrets, databases, port, env, extraOf(options), durable);
    const services = await superviseServices(specs, {
      logDir: stack.logDir,
      onProgress: say,
      onLost: loss => say(`${loss.name} ended (${loss.signal ?? `code ${loss.code}`}) and is started again`),
      ...(options.signal && { signal: options.signal }),
    });
    return {
      url: `http://127.0.0.1:${port}`,
      stack,
      services,
      secrets,
      log: service => path.join(stack.logDir, `${service}.log`),
      stop: async () => {
        await services.stop();
        await stack.stop();
      },
    };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

function authorization(secrets: Secrets, observer: string | undefined): string {
  const block = natsAuthorization(service => JSON.stringify(secrets.nats[service]));
  return observer === undefined ? block : block.replace('users: [', `users: [\n    { user: observer, password: ${JSON.stringify(observer)} }`);
}

/** What one process must have set beside the usual. */
function extraOf({ dataDir, extra = {} }: PlatformOptions): Readonly<Record<string, NodeJS.ProcessEnv>> {
  return { ...extra, documents: { BLOB_FOLDER: path.join(dataDir, 'documents'), UPLOAD_FOLDER: path.join(dataDir, 'uploads'), ...extra['documents'] } };
}

async function serviceSpecs(
  stack: Stack,
  secrets: Secrets,
  databases: Awaited<ReturnType<typeof prepareDatabases>>,
  port: number,
  env: NodeJS.ProcessEnv,
  extra: Readonly<Record<string, NodeJS.ProcessEnv>>,
  durable: boolean,
): Promise<ServiceSpec[]> {
  const names = Object.keys(databases) as (keyof typeof databases)[];
  const [identityHttp = 0, documentsHttp = 0, ...health] = await randomPorts(names.length + 2);
  const url = `http://127.0.0.1:${port}`;
  const identityUrl = `http://127.0.0.1:${identityHttp}`;
  const passed = Object.fromEntries(['LOG_LEVEL', 'RATE_PER_MINUTE', 'DATABASE_POOL', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'].map(n => [n, env[n]]).filter(([, v]) => v !== undefined)) as NodeJS.ProcessEnv;
  const every: NodeJS.ProcessEnv = { ...passed, PLATFORM_MODE: 'sandbox', ISSUER: `${url}/oidc`, AUDIENCE: url, PUBLIC_URL: url, NODE_COMPILE_CACHE: path.join(root, '.data', 'compile-cache') };
  // A larger young generation: what a request leaves is gone before it would be moved, which is a twentieth of a service's work. The image sets it, too.
  const command = (app: string) => ({ command: process.execPath, args: ['--max-semi-space-size=64', path.join(root, 'apps', app, 'dist/main.js')] });
  const backends = names.map((name, i): ServiceSpec => ({
    name,
    ...command(name),
    env: {
      ...every,
      DATABASE_URL: databases[name].runtimeUrl,
      NATS_URL: stack.nats.url,
      NATS_USER: name,
      NATS_PASSWORD: secrets.nats[name],
      // Its readiness looks there whether NATS syncs before it acknowledges; one that need not outlive anything does not.
      ...(durable && stack.nats.monitorUrl && { NATS_MONITOR_URL: stack.nats.monitorUrl }),
      FIELD_KEY: secrets.fieldKey[name],
      HEALTH_PORT: String(health[i]),
      ...(name === 'identity' && { HTTP_PORT: String(identityHttp), HTTP_HOST: '127.0.0.1' }),
      ...(name === 'documents' && { HTTP_PORT: String(documentsHttp), STREAM_KEY: secrets.streamKey }),
      ...(name === 'delivery' && { SMS_PROVIDER: 'sandbox' }),
      ...extra[name],
    },
    readyUrl: `http://127.0.0.1:${health[i]}/health/ready`,
  }));
  const gateway: ServiceSpec = {
    name: 'gateway',
    ...command('gateway'),
    env: {
      ...every, PORT: String(port), NATS_URL: stack.nats.url, NATS_USER: 'gateway', NATS_PASSWORD: secrets.nats.gateway,
      STREAM_KEY: secrets.streamKey, DOCUMENTS_URL: `http://127.0.0.1:${documentsHttp}`,
      IDENTITY_URL: identityUrl, JWKS_URL: `${identityUrl}/oidc/jwks`, ...extra['gateway'],
    },
    readyUrl: `${url}/health/ready`,
  };
  return [...backends, gateway];
}
