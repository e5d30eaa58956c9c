// Compiles every project's src/ to dist/ with swc, only what changed. Types are checked apart, by `npm run types`.
import { transform } from '@swc/core';
import { mkdir, readFile, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const config = JSON.parse(await readFile(path.join(root, '.swcrc'), 'utf8'));
const configured = Math.max((await stat(path.join(root, '.swcrc'))).mtimeMs, (await stat(fileURLToPath(import.meta.url))).mtimeMs);

async function files(directory) {
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter(f => f.isFile()).map(f => path.join(f.parentPath, f.name));
}

/** Whole or not at all: half a file of a build that was ended would look newer than its source for ever. */
async function put(out, content) {
  await writeFile(`${out}.part`, content);
  await rename(`${out}.part`, out);
}

async function buildProject(project) {
  const src = path.join(project, 'src');
  const wanted = new Set();
  let built = 0;
  for (const file of await files(src)) {
    if (/\.(spec|test-d)\.ts$|\.d\.ts$/.test(file)) continue;
    const isSource = file.endsWith('.ts');
    const out = path.join(project, 'dist', path.relative(src, isSource ? file.replace(/\.ts$/, '.js') : file));
    wanted.add(out);
    const [from, to] = await Promise.all([stat(file), stat(out).catch(() => undefined)]);
    if (to && to.mtimeMs > Math.max(from.mtimeMs, configured)) continue;
    await mkdir(path.dirname(out), { recursive: true });
    if (isSource) {
      const { code, map } = await transform(await readFile(file, 'utf8'), { ...config, swcrc: false, filename: file, sourceMaps: true });
      await put(`${out}.map`, map);
      await put(out, `${code}\n//# sourceMappingURL=${path.basename(out)}.map\n`);
    } else await put(out, await readFile(file));
    built++;
  }
  for (const stale of await files(path.join(project, 'dist'))) {
    if (!wanted.has(stale.replace(/\.map$/, ''))) await rm(stale);
  }
  return built;
}

const projects = [path.join(root, 'tools')];
for (const group of ['libs', 'apps']) {
  for (const entry of await readdir(path.join(root, group))) {
    projects.push(path.join(root, group, entry));
    // npm links workspaces when it installs; one that came with a later checkout is linked here.
    await symlink(`../../${group}/${entry}`, path.join(root, 'node_modules/@counterless', entry)).catch(error => error.code === 'EEXIST' || Promise.reject(error));
  }
}
const counts = await Promise.all(projects.map(buildProject));
const total = counts.reduce((a, b) => a + b, 0);
if (total > 0) console.log(`built ${total} files`);
