import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMobile } from '@counterless/kernel';
import { isEmailAddress } from './email-address.ts';
import { sandboxCode, sandboxValues, type SandboxKind } from './sandbox-values.ts';

const guide = (folder: string) => readFileSync(new URL(`../../../../docs/partners/${folder}sandbox.md`, import.meta.url), 'utf8');
/** A recipient that has the value. */
const examples: Record<SandboxKind, (value: string, n: number) => string> = {
  mobile: (value, n) => value + String(n).padStart(4, '0'),
  email: (value, n) => (n % 2 === 0 ? value : value.replace('@', `+${n}@`)),
  street: (value, n) => `${value} ${n} 号`,
};

describe('the values of the sandbox', () => {
  it.each([
    ['en', ''],
    ['zh', 'zh-CN/'],
  ] as const)('stand in the partner guide (%s), each with what happens, and no others', (language, folder) => {
    const rows = [...guide(folder).matchAll(/^\| `([^`]+)`[^|]* \| ([^|]+) \|$/gm)].map(([, value, what]) => [value, what!.trim()]);
    const told = (value: string, kind: SandboxKind) => (kind === 'mobile' ? `${value}nnnn` : value);
    expect(rows.filter(([value]) => /^191999|@sandbox\.test$|沙箱/.test(value!))).toEqual(sandboxValues.map(v => [told(v.value, v.kind), v.what[language]]));
  });

  it('pass the platform’s checks, and mean one thing each', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sandboxValues), fc.nat(9999), ({ kind, value, code }, n) => {
        const text = examples[kind](value, n);
        if (kind === 'mobile') expect(isMobile(text)).toBe(true);
        if (kind === 'email') expect(isEmailAddress(text)).toBe(true);
        expect(sandboxCode(kind, text)).toBe(code);
        const others = (['mobile', 'email', 'street'] as const).filter(k => k !== kind);
        expect(others.map(k => sandboxCode(k, text))).toEqual([undefined, undefined]);
      }),
    );
  });

  it('are no other recipient’s', () => {
    for (const email of ['refused@example.com', 'xrefused@sandbox.test', 'refused@sandbox.test.example.com', 'a+refused@sandbox.test']) expect(sandboxCode('email', email)).toBeUndefined();
    expect(sandboxCode('mobile', `191990${'1'.repeat(5)}`)).toBeUndefined();
    expect(sandboxCode('street', '稠州北路 1 号')).toBeUndefined();
  });
});
