import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, expect, it } from '@jest/globals';

const sdk = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const root = path.resolve(sdk, '../..');
const directory = mkdtempSync(path.join(tmpdir(), 'counterless-sdk-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const consumer = `
import { counterless, type CounterlessEvent } from '@counterless/sdk';
import { verifyWebhook } from '@counterless/sdk/webhooks';
const client = counterless({ url: 'http://127.0.0.1:1', retries: 0 });
export async function plates(): Promise<string[]> {
  const found: string[] = [];
  for await (const pass of client.permits.listPasses.all({ status: 'granted' })) found.push(pass.plate);
  return found;
}
// @ts-expect-error a status that no pass has
void (() => client.permits.listPasses({ status: 'lost' }));
// @ts-expect-error a field that is missing
void (() => client.permits.readPass({}));
export const numberOf = (event: CounterlessEvent): string | undefined => (event.type === 'permits.pass.granted.v1' ? event.data.number : undefined);
export { verifyWebhook };
`;

/** What a browser loads that imports this file: the files, the packages it would not find, and names that only Node has. */
function importsOf(run: (command: string, args: string[]) => string, tarball: string, entry: string): { files: Set<string>; foreign: string[]; ofNode: string[] } {
  const files = new Set<string>();
  const foreign: string[] = [];
  const ofNode: string[] = [];
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const text = run('tar', ['xzOf', tarball, file]);
    ofNode.push(...(text.match(/\b(?:process|Buffer|require|__dirname|global)\s*[.([]/g) ?? []).map(name => `${file}: ${name}`));
    for (const { fileName: specifier } of ts.preProcessFile(text, true, true).importedFiles) {
      if (specifier.startsWith('.')) visit(path.posix.join(path.posix.dirname(file), specifier));
      else foreign.push(`${file}: ${specifier}`);
    }
  };
  visit(entry);
  return { files, foreign, ofNode };
}

it('is packed with its types, and works where nothing but it is installed', () => {
  const run = (command: string, args: string[], cwd = directory) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  run('npm', ['pack', '--pack-destination', directory], sdk);
  const tarball = readdirSync(directory).find(f => f.endsWith('.tgz'))!;
  const files = run('tar', ['tzf', tarball]).split('\n');
  expect(files).toEqual(expect.arrayContaining(['package/dist/index.js', 'package/dist/index.d.ts', 'package/README.md']));
  expect(files.filter(f => f.includes('/src/') || f.includes('test'))).toEqual([]);

  const browser = importsOf(run, tarball, 'package/dist/index.js');
  expect([...browser.files].sort()).toEqual(expect.arrayContaining(['package/dist/client.js', 'package/dist/generated.js', 'package/dist/token.js']));
  expect([browser.foreign, browser.ofNode]).toEqual([[], []]);

  const installed = path.join(directory, 'node_modules/@counterless/sdk');
  mkdirSync(installed, { recursive: true });
  run('tar', ['xzf', tarball, '-C', installed, '--strip-components=1']);
  // What npm would fetch; the lock file of this repository names the same versions.
  for (const name of ['standardwebhooks', '@stablelib', 'fast-sha256']) symlinkSync(path.join(root, 'node_modules', name), path.join(directory, 'node_modules', name));
  writeFileSync(path.join(directory, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(directory, 'consumer.ts'), consumer);
  const options = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom,dom.asynciterable', '--skipLibCheck', 'false'];
  run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), ...options, 'consumer.ts']);
  const said = run(process.execPath, ['--input-type=module', '-e', `
    const { plates } = await import('./consumer.js');
    await plates().catch(error => console.log(error.name));`]);
  expect(said.trim()).toBe('ConnectionError');
}, 60_000);
