import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

interface Report {
  readonly canaries: Record<string, { expected: string[]; named: boolean; found: string[]; messages: string[] }>;
  /** Every rule of eslint.config.mjs that is ours to name, of .dependency-cruiser.cjs, and our own of .spectral.yaml. */
  readonly rules: string[];
  readonly withoutGraph: string;
}

describe('planted violations', () => {
  let report: Report;

  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [path.join(root, 'tools/canaries/check.mjs')], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '' },
      maxBuffer: 2 ** 24,
    });
    report = JSON.parse(stdout.trim().split('\n').at(-1)!) as Report;
  }, 120_000);

  it('are each found guilty of the rules that they name, and of no other', () => {
    const found = Object.fromEntries(Object.entries(report.canaries).map(([name, c]) => [name, c.found]));
    const expected = Object.fromEntries(Object.entries(report.canaries).map(([name, c]) => [name, c.expected]));
    expect(found).toEqual(expected);
  });

  it('say what they break', () => {
    expect(Object.entries(report.canaries).filter(([, c]) => !c.named)).toEqual([]);
    expect(Object.keys(report.canaries).length).toBeGreaterThan(40);
  });

  it('exist for every rule', () => {
    const broken = new Set(Object.values(report.canaries).flatMap(c => c.expected));
    expect(report.rules.filter(rule => !broken.has(rule))).toEqual([]);
    expect(report.rules).toEqual(
      expect.arrayContaining(['@nx/enforce-module-boundaries', 'house/clock', 'domain-is-pure', 'no-cycle', 'owasp:api8:2023-define-error-responses-401']),
    );
  });

  it.each([
    ['boundary-statutes', 'lib:statutes'],
    ['boundary-contracts', 'lib:contracts'],
    ['boundary-credential', 'lib:credential'],
    ['boundary-platform', 'lib:platform'],
    ['boundary-testing', 'testing'],
    ['boundary-app-imports-testing', 'app:*'],
  ])('%s is held back by the constraint of its own tag', (name, tag) => {
    const said = report.canaries[name]!.messages.join('\n');
    expect(said).toContain(`A project tagged with "${tag}" can only depend on`);
  });

  it('cannot pass for want of a project graph: without one nothing is linted', () => {
    expect(report.withoutGraph).toContain('There is no project graph');
  });
});
