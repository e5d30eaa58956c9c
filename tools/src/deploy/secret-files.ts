import { randomBytes } from 'node:crypto';
import type { Service } from '@counterless/contracts';
import { databaseServices, makeSecrets, streamServices, withNewServices, type DatabaseService, type Secrets } from '../platform/secrets.ts';

/** All secrets of an installation, as the vault keeps them. */
export interface Vault extends Omit<Secrets, 'cookieKey'> {
  /** Password of PostgreSQL's superuser; set when the cluster is made. */
  readonly superuser: string;
}

export interface SecretFile {
  readonly text: string;
  /** Readable for its owner alone, unless the reader runs as somebody else: then the volume, mounted for it alone, is the fence. */
  readonly mode: 0o400 | 0o444;
}

/** The files of one reader by name. */
export type SecretFiles = Readonly<Record<string, SecretFile>>;

/** Whoever reads secrets has a volume of its own. */
export type Reader = Service | 'postgres' | 'nats' | 'migrate';

/** New secrets for what has none yet: all of them at the first start, those of a new service after an upgrade. */
export function fillVault(kept: Partial<Vault> = {}): Vault {
  return { superuser: kept.superuser ?? randomBytes(24).toString('base64url'), ...withNewServices(kept) };
}

/** New passwords for NATS and the database roles, and a new key between gateway and streams. The keys of encrypted fields stay: what they wrapped would be lost with them. */
export function rotateVault(kept: Vault): Vault {
  const { nats, owner, runtime, streamKey } = makeSecrets();
  return { ...kept, nats, owner, runtime, streamKey };
}

/** The variable that stands for a service's password in deploy/nats/permissions.conf. */
export const natsVariable = (service: Service): string => `${service.toUpperCase()}_PASSWORD`;

const hasDatabase = (service: Service): service is DatabaseService => (databaseServices as readonly Service[]).includes(service);
const own = (text: string): SecretFile => ({ text: `${text}\n`, mode: 0o400 });

/** What each reader is given, and nothing beside it. */
export function secretFiles(vault: Vault): Readonly<Record<Reader, SecretFiles>> {
  const services = Object.keys(vault.nats) as Service[];
  const ofService = (service: Service): SecretFiles => ({
    'nats-password': own(vault.nats[service]),
    ...((service === 'gateway' || streamServices.includes(service)) && { 'stream-key': own(vault.streamKey) }),
    ...(hasDatabase(service) && {
      // The role is the one that provisionDatabase makes; passwords are base64url and need no escaping.
      'database-url': own(`postgres://${service}_app:${vault.runtime[service]}@postgres:5432/${service}`),
      'field-key': own(vault.fieldKey[service]),
    }),
  });
  return {
    ...(Object.fromEntries(services.map(s => [s, ofService(s)])) as Record<Service, SecretFiles>),
    postgres: { 'postgres-password': { text: `${vault.superuser}\n`, mode: 0o444 } },
    nats: { 'passwords.conf': own(services.map(s => `${natsVariable(s)}: ${JSON.stringify(vault.nats[s])}`).join('\n')) },
    migrate: {
      'postgres-password': own(vault.superuser),
      'roles.json': own(JSON.stringify({ owner: vault.owner, runtime: vault.runtime })),
    },
  };
}
