// Plants every canary in a copy of the repository and prints, as JSON, what eslint, dependency-cruiser and Spectral find:
// { canaries: { [name]: { expected, found, messages } }, rules: [every rule that needs a canary], withoutGraph: string }
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, readlink, realpath, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const planted = path.join(root, 'tools/canaries');
const run = promisify(execFile);
const copied = [
  'apps',
  'libs',
  'tools',
  'package.json',
  'package-lock.json',
  'nx.json',
  '.nxignore',
  '.gitignore',
  'tsconfig.json',
  'tsconfig.base.json',
  'eslint.config.mjs',
  '.dependency-cruiser.cjs',
  '.spectral.yaml',
];
const left = new Set(['node_modules', 'dist', 'canaries']);

/** A copy shares the installed packages, but its workspaces are its own. */
async function linkPackages(copy) {
  await mkdir(path.join(copy, 'node_modules/@counterless'), { recursive: true });
  for (const entry of await readdir(path.join(root, 'node_modules'))) {
    if (entry !== '@counterless') await symlink(path.join(root, 'node_modules', entry), path.join(copy, 'node_modules', entry));
  }
  for (const entry of await readdir(path.join(root, 'node_modules/@counterless'))) {
    await symlink(
      await readlink(path.join(root, 'node_modules/@counterless', entry)),
      path.join(copy, 'node_modules/@counterless', entry),
    );
  }
}

async function readCanaries() {
  const canaries = {};
  for (const entry of await readdir(planted, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = path.join(planted, entry.name);
    const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter(f => f.isFile())
      .map(f => path.relative(folder, path.join(f.parentPath, f.name)));
    const heads = await Promise.all(
      files.map(async f => /^(?:\/\/|#) Breaks (.+?): /.exec(await readFile(path.join(folder, f), 'utf8'))?.[1]),
    );
    const broken = heads.filter(Boolean).flatMap(h => h.split(', '));
    canaries[entry.name] = {
      folder,
      files,
      expected: broken.filter(b => b !== 'nothing').sort(),
      named: broken.length > 0,
      found: new Set(),
      messages: [],
    };
  }
  return canaries;
}

async function plant(copy, canaries) {
  for (const [name, { folder, files }] of Object.entries(canaries)) {
    for (const file of files) {
      const to = path.join(copy, file);
      if (await stat(to).catch(() => undefined)) throw new Error(`canary ${name} would overwrite ${file}`);
      await mkdir(path.dirname(to), { recursive: true });
      await cp(path.join(folder, file), to);
    }
  }
}

/** In a fresh clone there is no project graph, and Nx's rule would pass everything: what does our configuration say? */
async function lintWithoutGraph(copy) {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');
  try {
    await run(process.execPath, [eslint, 'libs/kernel/src/index.ts'], { cwd: copy });
    return 'passed';
  } catch (error) {
    return `${error.stdout}${error.stderr}`;
  }
}

async function lint(copy, note) {
  // In this process and on the real project graph of the copy, made before anything is planted, as of a clean repository.
  process.chdir(copy);
  process.env['NX_DAEMON'] = 'false';
  process.env['NX_WORKSPACE_ROOT_PATH'] = copy;
  const { createProjectGraphAsync } = await import('@nx/devkit');
  await createProjectGraphAsync({ exitOnError: false });
  const canaries = await readCanaries();
  await plant(copy, canaries);
  const { ESLint } = await import('eslint');
  const eslint = new ESLint({ cwd: copy });
  const all = Object.values(canaries).flatMap(c => c.files);
  const descriptions = all.filter(f => f.endsWith('.yaml'));
  const files = all.filter(f => !descriptions.includes(f));
  const [results, cruised, described] = await Promise.all([eslint.lintFiles(files), cruise(copy, files), lintDescriptions(copy, descriptions)]);
  for (const result of results) for (const m of result.messages) note(canaries, result.filePath, m.ruleId ?? 'parse', m.message);
  for (const d of described) note(canaries, d.source, String(d.code), d.message);
  for (const v of cruised) note(canaries, path.join(copy, v.from), v.rule.name, `${v.from} → ${v.to}`);
  const config = (await import(pathToFileURL(path.join(copy, 'eslint.config.mjs')).href)).default;
  const named = config
    .filter(c => c.name === undefined || !/^(typescript-eslint|@eslint)\//.test(c.name))
    .flatMap(c => Object.entries(c.rules ?? {}));
  const forbidden = (await import(pathToFileURL(path.join(copy, '.dependency-cruiser.cjs')).href)).default.forbidden;
  const ours = named.filter(([, level]) => [level].flat()[0] === 'error').map(([rule]) => rule);
  const ofDescriptions = [...(await readFile(path.join(copy, '.spectral.yaml'), 'utf8')).matchAll(/^ {2}(\S+):$/gm)].map(([, rule]) => rule);
  return { canaries, rules: [...new Set([...ours, ...forbidden.map(f => f.name), ...ofDescriptions])].sort() };
}

async function cruise(copy, files) {
  const bin = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...files];
  const { stdout } = await run(process.execPath, args, { cwd: copy, maxBuffer: 2 ** 28 }).catch(error =>
    error.stdout ? error : Promise.reject(error),
  );
  return JSON.parse(stdout).summary.violations;
}

/** As `.ci/run` does it. Spectral's answer is its exit code, too. */
async function lintDescriptions(copy, files) {
  const bin = path.join(root, 'node_modules/@stoplight/spectral-cli/dist/index.js');
  const args = [bin, 'lint', '--fail-severity=warn', '--format=json', ...files];
  const { stdout, code } = await run(process.execPath, args, { cwd: copy, maxBuffer: 2 ** 24 }).catch(error => error);
  if (code !== 1) throw new Error(`Spectral ended with ${code ?? 0} over a description that breaks its rules`);
  return JSON.parse(stdout);
}

const copy = await realpath(await mkdtemp(path.join(tmpdir(), 'canaries-')));
try {
  for (const entry of copied)
    await cp(path.join(root, entry), path.join(copy, entry), {
      recursive: true,
      filter: source => !left.has(path.basename(source)),
    });
  await linkPackages(copy);
  const withoutGraph = await lintWithoutGraph(copy);
  const { canaries, rules } = await lint(copy, (all, file, rule, message) => {
    const canary = Object.values(all).find(c => c.files.includes(path.relative(copy, file)));
    canary?.found.add(rule);
    canary?.messages.push(`${rule}: ${message.split('\n')[0]}`);
  });
  const told = Object.entries(canaries).map(([name, c]) => [
    name,
    { expected: c.expected, named: c.named, found: [...c.found].sort(), messages: c.messages },
  ]);
  await new Promise(done =>
    process.stdout.write(`${JSON.stringify({ canaries: Object.fromEntries(told), rules, withoutGraph })}\n`, done),
  );
} finally {
  process.chdir(root);
  await rm(copy, { recursive: true, force: true });
}
process.exit(0);
