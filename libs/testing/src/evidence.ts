import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';

/** Unpacks exported evidence and checks it as anybody can: by the commands in its README, or by the published program alone. */
export class EvidenceCheck {
  readonly #root = mkdtempSync(path.join(tmpdir(), 'evidence-'));

  constructor(verifier: string) {
    writeFileSync(this.path('verify-evidence.mjs'), verifier);
  }

  path(name: string): string {
    return path.join(this.#root, name);
  }

  folder(): string {
    return mkdtempSync(this.path('unpacked-'));
  }

  unpack(zip: Uint8Array): string {
    const folder = this.folder();
    for (const [name, content] of Object.entries(unzipSync(zip))) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    return folder;
  }

  /** Runs the published program, away from everything else. */
  run(...parameters: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
    return spawnSync(process.execPath, [this.path('verify-evidence.mjs'), ...parameters], { encoding: 'utf8', env: {}, cwd: this.#root });
  }

  /** What does not hold, as the program says; nothing when everything does. */
  byProgram(folder: string, ...more: string[]): string[] {
    const { status, stdout, stderr } = this.run(folder, ...more);
    const faults = broken(stdout);
    if (stderr !== '' || status !== (faults.length === 0 ? 0 : 1)) throw new Error(`the program ended with ${status}: ${stderr}`);
    return faults;
  }

  /** What does not hold, as openssl says. */
  byOpenssl(folder: string): string[] {
    const commands = /----8<----\n([\s\S]*)\n---->8----/.exec(readFileSync(path.join(folder, 'README.txt'), 'utf8'))![1]!;
    const { status, stdout } = spawnSync('sh', ['-c', commands], { encoding: 'utf8', cwd: folder });
    if (status !== 0 || !stdout.includes('entries checked')) throw new Error(`the commands ended with ${status}: ${stdout}`);
    return broken(stdout);
  }

  end(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

const broken = (output: string): string[] => output.split('\n').filter(line => line.startsWith('BROKEN'));
