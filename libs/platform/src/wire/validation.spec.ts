import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DecidePass, Int, ListMatters, Optional, RequestPass, SyncScans, type Class } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { readJson, readParameters, validate } from './validation.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const faults = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error.faults.map(f => `${f.path} ${f.code}`);
    throw error;
  }
  return [];
};
const good = {
  plate: '浙G12345', driver: { name: '张三', mobile: `1${'38'}${'0'.repeat(8)}` }, cargo: { kind: 'food', description: '蔬菜' }, origin: '330100', destination: '330782',
  route: ['杭金衢高速'], validFrom: '2026-03-01T08:00:00+08:00', validUntil: '2026-03-01T20:00:00+08:00',
};

describe('reading a body', () => {
  it('refuses bytes that are not UTF-8, are not JSON, or are no object', () => {
    expect(faults(() => readJson(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])))).toEqual(['$ utf-8']);
    expect(faults(() => readJson(bytes('{"a":')))).toEqual(['$ json']);
    for (const text of ['[]', 'null', '1', '"a"']) expect(faults(() => readJson(bytes(text)))).toEqual(['$ type']);
  });

  it('refuses 10,000 levels, and brackets within texts do not count', () => {
    expect(faults(() => readJson(bytes(`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)))).toEqual(['$ depth']);
    expect(readJson(bytes(JSON.stringify({ a: '['.repeat(100), b: '\\"[' })))).toEqual({ a: '['.repeat(100), b: '\\"[' });
  });

  it('refuses keys that reach for a prototype, at any depth', () => {
    for (const text of ['{"__proto__":{"x":1}}', '{"a":{"b":[{"__proto__":1}]}}', '{"constructor":{"prototype":{"x":1}}}', '{"a":{"constructor":1}}', '{"a":[{"\\u0063onstructor":1}]}']) {
      expect(faults(() => readJson(bytes(text)))).toEqual(['$ forbidden-key']);
    }
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('never throws anything but a Problem, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.json().map(bytes)), input => {
        try {
          validate(RequestPass, readJson(input));
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});

describe('checking a request', () => {
  it('takes a good one', () => {
    expect(validate(RequestPass, good)).toBeInstanceOf(RequestPass);
  });

  it('names every fault at once by its path', () => {
    const { plate: _plate, ...rest } = good;
    const found = faults(() => validate(RequestPass, { ...rest, extra: 1, origin: 'x', driver: { name: '', mobile: 5, nick: 'a' }, route: [], validFrom: '2026-02-30T00:00:00Z' }));
    expect(found.sort()).toEqual(['$.driver.mobile type', '$.driver.name too-short', '$.driver.nick unknown-field', '$.extra unknown-field', '$.origin region', '$.plate required', '$.route size', '$.validFrom instant']);
  });

  it('refuses fields called like what every object inherits, wherever they stand', () => {
    for (const name of ['toString', 'valueOf', 'hasOwnProperty', '__defineGetter__']) {
      expect(faults(() => validate(RequestPass, { ...good, [name]: 'x' }))).toEqual([`$.${name} unknown-field`]);
      expect(faults(() => validate(RequestPass, { ...good, plate: { [name]: 'x' } }))).toEqual([`$.plate.${name} unknown-field`]);
      expect(faults(() => validate(RequestPass, { ...good, route: [{ [name]: 'x' }] }))).toEqual([`$.route[0].${name} unknown-field`]);
    }
    expect(faults(() => validate(RequestPass, readParameters(RequestPass, 'toString=x')))[0]).toBe('$.toString unknown-field');
  });

  it('says which entry of a list is wrong', () => {
    const scan = { id: '018f0000-0000-7000-8000-000000000001', checkpoint: '018f0000-0000-7000-8000-000000000002', qr: 'x', at: '2026-03-01T08:00:00Z', verdict: 'valid', offline: true };
    expect(faults(() => validate(SyncScans, { scans: [scan, { ...scan, offline: 'yes' }] }))).toEqual(['$.scans[1].offline type']);
    expect(faults(() => validate(SyncScans, { scans: [scan, null] }))).toEqual(['$.scans type']);
    expect(faults(() => validate(SyncScans, { scans: { 0: scan } }))).toEqual(['$.scans type']);
  });

  it('does not take null for a field left out', () => {
    expect(faults(() => validate(RequestPass, { ...good, driver: { ...good.driver, residentId: null } }))).toEqual(['$.driver.residentId type']);
    expect(faults(() => validate(DecidePass, { passId: null, reason: 'x' }))).toEqual(['$.passId type']);
  });

  it('reads query texts as the types they stand for', () => {
    expect(readParameters(ListMatters, 'limit=20&theme=a%20b')).toEqual({ limit: 20, theme: 'a b' });
    class Narrow {
      @Optional() @Int(1, 5) readonly limit?: number;
    }
    for (const query of ['limit=9', 'limit=abc', 'limit=', 'limit=1&limit=2', 'limit=1e99']) {
      expect(faults(() => validate(Narrow as Class<Narrow>, readParameters(Narrow, query)))).toHaveLength(1);
    }
  });
});
