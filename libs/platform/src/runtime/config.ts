import { readFileSync } from 'node:fs';

/** Reads settings and remembers every fault, so that all are told at once. `NAME_FILE` names a file that holds the value. */
export class Settings {
  readonly #env: NodeJS.ProcessEnv;
  readonly #faults: string[] = [];

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  #raw(name: string): string | undefined {
    const file = this.#env[`${name}_FILE`];
    if (file) {
      try {
        return readFileSync(file, 'utf8').trim();
      } catch (error) {
        this.#faults.push(`${name}_FILE: cannot read ${file} (${(error as NodeJS.ErrnoException).code ?? error})`);
        return undefined;
      }
    }
    const value = this.#env[name];
    return value === '' ? undefined : value;
  }

  text(name: string, fallback?: string): string {
    const value = this.#raw(name) ?? fallback;
    if (value === undefined) this.#faults.push(`${name}: is required`);
    return value ?? '';
  }

  optional(name: string): string | undefined {
    return this.#raw(name);
  }

  url(name: string, fallback?: string): string {
    const value = this.text(name, fallback);
    if (value && !URL.canParse(value)) this.#faults.push(`${name}: is not a URL`);
    return value;
  }

  int(name: string, fallback: number, min: number, max: number): number {
    const raw = this.#raw(name);
    const value = raw === undefined ? fallback : Number(raw);
    if (!Number.isInteger(value) || value < min || value > max) this.#faults.push(`${name}: must be a whole number from ${min} to ${max}`);
    return value;
  }

  flag(name: string, fallback: boolean): boolean {
    const raw = this.#raw(name);
    if (raw === undefined) return fallback;
    if (!['0', '1', 'true', 'false'].includes(raw)) this.#faults.push(`${name}: must be true or false`);
    return raw === '1' || raw === 'true';
  }

  oneOf<T extends string>(name: string, words: readonly T[], fallback: T): T {
    const value = (this.#raw(name) ?? fallback) as T;
    if (!words.includes(value)) this.#faults.push(`${name}: must be one of ${words.join(', ')}`);
    return value;
  }

  /** 32 bytes in base64. */
  key(name: string): Buffer {
    const bytes = Buffer.from(this.text(name), 'base64');
    if (this.#raw(name) !== undefined && bytes.length !== 32) this.#faults.push(`${name}: must be 32 bytes in base64`);
    return bytes;
  }

  /** Throws with every fault, one a line. */
  done(): void {
    if (this.#faults.length > 0) throw new ConfigError(this.#faults);
  }
}

export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n  ${faults.join('\n  ')}`);
    this.name = 'ConfigError';
  }
}

export interface PlatformConfig {
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly natsUrl: string;
  readonly natsUser: string | undefined;
  readonly natsPassword: string | undefined;
  readonly natsMonitorUrl: string | undefined;
  readonly fieldKey: Buffer;
  readonly healthPort: number;
  readonly healthHost: string;
  readonly mode: 'sandbox' | 'production';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly drainSeconds: number;
  readonly tracesUrl: string | undefined;
}

/** The settings that every service has. */
export function platformConfig(settings: Settings): PlatformConfig {
  return {
    databaseUrl: settings.url('DATABASE_URL'),
    databasePool: settings.int('DATABASE_POOL', 16, 1, 500),
    natsUrl: settings.text('NATS_URL', 'nats://127.0.0.1:4222'),
    natsUser: settings.optional('NATS_USER'),
    natsPassword: settings.optional('NATS_PASSWORD'),
    natsMonitorUrl: settings.optional('NATS_MONITOR_URL'),
    fieldKey: settings.key('FIELD_KEY'),
    healthPort: settings.int('HEALTH_PORT', 9090, 0, 65535),
    healthHost: settings.text('HEALTH_HOST', '127.0.0.1'),
    mode: settings.oneOf('PLATFORM_MODE', ['sandbox', 'production'] as const, 'production'),
    logLevel: settings.oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'] as const, 'info'),
    drainSeconds: settings.int('DRAIN_SECONDS', 8, 0, 120),
    tracesUrl: settings.optional('OTEL_EXPORTER_OTLP_ENDPOINT'),
  };
}

/** The HTTP side of a service that answers streams. */
export interface StreamConfig {
  readonly host: string;
  readonly port: number;
  /** Held by the gateway too: it signs whose request it hands on. */
  readonly key: Buffer;
}

export function streamConfig(settings: Settings, port: number): StreamConfig {
  return { host: settings.text('HTTP_HOST', '127.0.0.1'), port: settings.int('HTTP_PORT', port, 0, 65535), key: settings.key('STREAM_KEY') };
}
