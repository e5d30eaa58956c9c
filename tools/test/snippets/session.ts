import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../src/platform/platform.ts';
import { isAnswer, type Document, type Fence } from './fences.ts';
import { differences } from './shape.ts';

/** Milliseconds that one block may take. */
const most = 90_000;
const problem = /"\/docs\/problems\//;

/** Stops wherever a person would see that something failed, tells the line of the text, and keeps variables and functions for the blocks that follow. */
const shellHead = (state: string) =>
  `[ -f ${state} ] && . ${state} 2>/dev/null; set -eEuo pipefail; trap 'echo "line $LINENO: $BASH_COMMAND" >&2' ERR; ` +
  `trap '{ declare -p | grep -vE "^declare -[a-zA-Z-]*(r[a-zA-Z-]*|[a-zA-Z-]*) (LINENO|RANDOM|SRANDOM|SECONDS|BASH[A-Z_]*|FUNCNAME|PIPESTATUS|_|EUID|UID|PPID|SHELLOPTS)="; declare -f; } > ${state} || true' EXIT`;

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the blocks of documents in their order, as a reader would who types them into one shell, and one TypeScript file per document. */
export class Session {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'counterless-snippets-'));
  readonly #state = path.join(this.#folder, 'state.sh');

  constructor(private readonly env: Readonly<Record<string, string>>) {
    symlinkSync(path.join(root, 'node_modules'), path.join(this.#folder, 'node_modules'));
    writeFileSync(path.join(this.#folder, 'package.json'), '{"type":"module"}');
    writeFileSync(path.join(this.#folder, 'next.js'), `globalThis.nextBlock = () => (process.send('done'), new Promise(resolve => process.once('message', resolve)));`);
  }

  /** Each as `file:line: what`. After a block that failed nothing of its document is run. */
  async run(document: Document): Promise<string[]> {
    const faults: string[] = [];
    const program = new Program(this.#folder, document, this.env);
    let said = '';
    try {
      for (const [i, fence] of document.fences.entries()) {
        const at = (what: string, line = fence.line) => faults.push(`${document.file}:${line}: ${what}`);
        if (fence.kind === 'sh') {
          const ran = await this.#shell(document, fence);
          said = ran.out;
          if (ran.code !== 0) at(`exit code ${ran.code}: ${ran.err.trim()} ${said.slice(-500)}`, Number(/^line (\d+):/m.exec(ran.err)?.[1] ?? fence.line));
          else if (problem.test(said) && !answersOf(document, i).some(a => problem.test(a.text))) at(`answered with a problem that the text does not show: ${said.slice(-500)}`);
        } else if (fence.kind === 'ts') {
          const fault = await program.next();
          if (fault) at(fault, Number(new RegExp(`${program.name}:(\\d+)`).exec(fault)?.[1] ?? fence.line));
        } else if (isAnswer(fence)) differences(fence.kind as 'json' | 'http', fence.text, said).forEach(what => at(what));
        if (faults.length > 0) break;
      }
    } finally {
      program.stop();
    }
    return faults;
  }

  /** What TypeScript says of the blocks, as `file:line: what`. */
  async types(documents: readonly Document[]): Promise<string[]> {
    const programs = documents.filter(d => d.fences.some(f => f.kind === 'ts')).map(d => new Program(this.#folder, d, this.env));
    const options = { extends: path.join(root, 'tsconfig.base.json'), compilerOptions: { noUnusedLocals: false, typeRoots: [path.join(root, 'node_modules/@types')] }, files: programs.map(p => p.file) };
    writeFileSync(path.join(this.#folder, 'tsconfig.json'), JSON.stringify(options));
    const { code, out } = await this.#spawn(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', this.#folder, '--pretty', 'false']);
    if (code === 0) return [];
    // What is indented explains the line above.
    return out.split('\n').filter(line => /^\S/.test(line)).map(line => {
      const [, name = '', number = '', what = ''] = /([^/]+\.ts)\((\d+),\d+\): (.*)/.exec(line) ?? [];
      const program = programs.find(p => p.name === name);
      return program ? `${program.document.file}:${number}: ${what}` : line;
    });
  }

  async #shell(document: Document, fence: Fence): Promise<Ran> {
    const file = path.join(this.#folder, path.basename(document.file));
    // The lines before it are empty, so that bash counts as the text does.
    writeFileSync(file, `${shellHead(this.#state)}${'\n'.repeat(fence.line - 1)}${fence.text}\n`);
    return this.#spawn('bash', [file]);
  }

  #spawn(command: string, args: string[]): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, { cwd: this.#folder, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...this.env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: most });
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
      child.stderr.setEncoding('utf8').on('data', (part: string) => (err += part));
      child.on('error', reject);
      child.on('close', code => resolve({ code, out, err }));
    });
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function answersOf({ fences }: Document, of: number): readonly Fence[] {
  const next = fences.findIndex((f, i) => i > of && (f.kind === 'sh' || f.kind === 'ts'));
  return fences.slice(of + 1, next < 0 ? undefined : next).filter(isAnswer);
}

/** The TypeScript blocks of a document as one module whose lines are those of the text. Between two blocks it waits until the second one's turn has come. */
class Program {
  readonly name: string;
  readonly file: string;
  #child: ChildProcess | undefined;
  #said = '';

  constructor(folder: string, readonly document: Document, private readonly env: Readonly<Record<string, string>>) {
    this.name = `${document.file.replaceAll('/', '-').replace(/\.md$/, '')}.ts`;
    this.file = path.join(folder, this.name);
    const lines: string[] = [];
    for (const [i, fence] of document.fences.filter(f => f.kind === 'ts').entries()) {
      while (lines.length < fence.line - 2) lines.push('');
      lines.push(i > 0 ? 'await (globalThis as any).nextBlock();' : '', ...fence.text.split('\n'));
    }
    writeFileSync(this.file, [...lines, 'await (globalThis as any).nextBlock(); export {};'].join('\n'));
  }

  /** Runs the next block; what went wrong, if something did. */
  next(): Promise<string | undefined> {
    const waiting = this.#child;
    const child = (this.#child ??= this.#start());
    return new Promise(resolve => {
      const timer = setTimeout(() => end(`does not end within ${most / 1000} s ${this.#said}`), most);
      const done = () => end(undefined);
      const exit = (code: number | null) => end(`exit code ${code}: ${this.#said.trim()}`);
      const end = (what: string | undefined) => {
        clearTimeout(timer);
        child.off('message', done).off('close', exit);
        resolve(what);
      };
      child.on('message', done).on('close', exit);
      if (child.exitCode !== null) return exit(child.exitCode);
      waiting?.send('go');
    });
  }

  #start(): ChildProcess {
    const child = fork(this.file, [], {
      execArgv: ['--no-warnings', '--import', path.join(path.dirname(this.file), 'next.js')], cwd: path.dirname(this.file),
      env: { PATH: process.env['PATH'], ...this.env }, silent: true,
    });
    for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (part: string) => (this.#said += part));
    return child;
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
  }
}
