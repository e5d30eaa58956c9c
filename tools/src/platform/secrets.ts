import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { allOperations, services, type Service } from '@counterless/contracts';

/** Services that have a database. */
export const databaseServices = ['identity', 'permits', 'documents', 'delivery', 'tax'] as const;
export type DatabaseService = (typeof databaseServices)[number];

export interface Secrets {
  readonly nats: Record<Service, string>;
  readonly owner: Record<DatabaseService, string>;
  readonly runtime: Record<DatabaseService, string>;
  /** Wraps the data keys of a service's encrypted fields, base64. */
  readonly fieldKey: Record<DatabaseService, string>;
  /** By it a service knows that the gateway hands a body on, base64. */
  readonly streamKey: string;
}

/** Services that answer streams, and so know the gateway by a key. */
export const streamServices: readonly Service[] = services.filter(s => allOperations.some(o => o.service === s && o.http?.stream));

const word = () => randomBytes(24).toString('base64url');
const key = () => randomBytes(32).toString('base64');

export function makeSecrets(): Secrets {
  const each = <K extends string>(names: readonly K[], make: () => string) => Object.fromEntries(names.map(n => [n, make()])) as Record<K, string>;
  return {
    nats: each(services, word),
    owner: each(databaseServices, word),
    runtime: each(databaseServices, word),
    fieldKey: each(databaseServices, key),
    streamKey: key(),
  };
}

/** What is kept, and new secrets for a service that has come since. */
export function withNewServices(kept: Partial<Secrets>): Secrets {
  const made = makeSecrets();
  return {
    nats: { ...made.nats, ...kept.nats },
    owner: { ...made.owner, ...kept.owner },
    runtime: { ...made.runtime, ...kept.runtime },
    fieldKey: { ...made.fieldKey, ...kept.fieldKey },
    streamKey: kept.streamKey ?? made.streamKey,
  };
}

/** The secrets of a development stack: made at its first start, kept beside its data, readable for their owner alone. */
export function developmentSecrets(directory: string): Secrets {
  const file = path.join(directory, 'secrets.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : {};
  const secrets = withNewServices(kept);
  if (JSON.stringify(secrets) === JSON.stringify(kept)) return secrets;
  mkdirSync(directory, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
