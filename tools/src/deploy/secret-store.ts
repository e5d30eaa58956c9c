import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { fillVault, rotateVault, secretFiles, type SecretFiles, type Vault } from './secret-files.ts';

/** Writes whole or not at all, and to the disk: the key of an encrypted field must not go with the power. */
function replaceFile(file: string, text: string, mode: number): void {
  const next = `${file}.next`;
  rmSync(next, { force: true });
  const open = openSync(next, 'wx', mode);
  writeSync(open, text);
  fsyncSync(open);
  closeSync(open);
  // Whatever the umask took away.
  chmodSync(next, mode);
  renameSync(next, file);
  const directory = openSync(path.dirname(file), 'r');
  fsyncSync(directory);
  closeSync(directory);
}

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

function writeFiles(directory: string, files: SecretFiles): number {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, Object.values(files).some(f => f.mode === 0o444) ? 0o755 : 0o700);
  let written = 0;
  for (const [name, { text, mode }] of Object.entries(files)) {
    const file = path.join(directory, name);
    if (textOf(file) === text) continue;
    replaceFile(file, text, mode);
    written++;
  }
  return written;
}

function openVault(root: string): Partial<Vault> | undefined {
  const text = textOf(path.join(root, 'vault', 'secrets.json'));
  if (text !== undefined) return JSON.parse(text) as Partial<Vault>;
  // Without this check a lost vault would be replaced, and with it the only other copy of the keys of encrypted fields.
  const left = Object.entries(secretFiles(fillVault())).flatMap(([reader, files]) =>
    Object.keys(files).map(name => path.join(root, reader, name)),
  );
  const found = left.filter(file => existsSync(file));
  if (found.length > 0)
    throw new Error(
      `${path.join(root, 'vault', 'secrets.json')} is gone while ${found.join(', ')} is there: put it back from a backup`,
    );
  return undefined;
}

/**
 * Keeps `<root>/vault/secrets.json` and gives each reader its files in `<root>/<reader>/`. What is there stays.
 *
 * @returns how many files were written
 * @throws when the vault is gone while readers still have their secrets
 */
export function keepSecrets(root: string, { rotate = false }: { readonly rotate?: boolean } = {}): number {
  const kept = openVault(root);
  const filled = fillVault(kept);
  const vault = rotate ? rotateVault(filled) : filled;
  let written = writeFiles(path.join(root, 'vault'), {
    'secrets.json': { text: `${JSON.stringify(vault, null, 2)}\n`, mode: 0o400 },
  });
  for (const [reader, files] of Object.entries(secretFiles(vault))) written += writeFiles(path.join(root, reader), files);
  return written;
}
