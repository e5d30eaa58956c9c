import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { services } from '@counterless/contracts';
import { fillVault, secretFiles, type Vault } from './secret-files.ts';
import { keepSecrets } from './secret-store.ts';

let root: string;
beforeEach(() => void (root = mkdtempSync(path.join(tmpdir(), 'secrets-'))));
afterEach(() => rmSync(root, { recursive: true }));

const read = (...parts: string[]) => readFileSync(path.join(root, ...parts), 'utf8').trim();
const vault = () => JSON.parse(read('vault', 'secrets.json')) as Vault;
const modeOf = (...parts: string[]) => statSync(path.join(root, ...parts)).mode & 0o777;

describe('The secrets of an installation', () => {
  it('are made once and stay', () => {
    expect(keepSecrets(root)).toBeGreaterThan(0);
    const first = vault();
    expect(keepSecrets(root)).toBe(0);
    expect(vault()).toEqual(first);
  });

  it('reach each service in its own folder, with nothing of another one', () => {
    keepSecrets(root);
    const { runtime, nats, fieldKey } = vault();
    expect(readdirSync(path.join(root, 'permits')).sort()).toEqual(['database-url', 'field-key', 'nats-password']);
    expect(readdirSync(path.join(root, 'gateway')).sort()).toEqual(['nats-password', 'stream-key']);
    expect(read('documents', 'stream-key')).toBe(read('gateway', 'stream-key'));
    expect(read('permits', 'database-url')).toBe(`postgres://permits_app:${runtime.permits}@postgres:5432/permits`);
    expect(Buffer.from(read('permits', 'field-key'), 'base64')).toHaveLength(32);
    for (const service of services) {
      const text = readdirSync(path.join(root, service))
        .map(file => read(service, file))
        .join('\n');
      const others = Object.entries({ ...runtime })
        .concat(Object.entries(nats), Object.entries(fieldKey))
        .filter(([owner]) => owner !== service);
      for (const [, secret] of others) expect(text).not.toContain(secret);
    }
  });

  it('are readable for their owner alone, but for the file that PostgreSQL reads as its own user', () => {
    keepSecrets(root);
    expect(modeOf('vault')).toBe(0o700);
    expect(modeOf('vault', 'secrets.json')).toBe(0o400);
    expect(modeOf('permits', 'field-key')).toBe(0o400);
    expect(modeOf('postgres')).toBe(0o755);
    expect(modeOf('postgres', 'postgres-password')).toBe(0o444);
  });

  it('give NATS a variable for every user', () => {
    keepSecrets(root);
    expect(read('nats', 'passwords.conf').split('\n')).toEqual(
      services.map(s => `${s.toUpperCase()}_PASSWORD: "${vault().nats[s]}"`),
    );
  });

  it('get new passwords on rotation and keep the keys of encrypted fields', () => {
    keepSecrets(root);
    const before = vault();
    keepSecrets(root, { rotate: true });
    const after = vault();
    expect(after.fieldKey).toEqual(before.fieldKey);
    expect(after.superuser).toBe(before.superuser);
    for (const kind of ['nats', 'owner', 'runtime'] as const)
      expect(Object.values(after[kind])).not.toEqual(Object.values(before[kind]));
    expect(read('permits', 'nats-password')).toBe(after.nats.permits);
  });

  it('of a service that came with an upgrade are added to those that are there', () => {
    const { permits, ...fieldKey } = fillVault().fieldKey;
    const filled = fillVault({ fieldKey } as Partial<Vault>);
    expect(filled.fieldKey).toMatchObject(fieldKey);
    expect(filled.fieldKey.permits).not.toBe(permits);
    expect(Object.keys(secretFiles(filled)).sort()).toEqual([...services, 'migrate', 'nats', 'postgres'].sort());
  });

  it('are not made anew when the vault is lost while services have theirs', () => {
    keepSecrets(root);
    const key = read('permits', 'field-key');
    rmSync(path.join(root, 'vault'), { recursive: true });
    expect(() => keepSecrets(root)).toThrow(/put it back from a backup/);
    expect(read('permits', 'field-key')).toBe(key);
  });
});
