import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '@counterless/kernel';
import { EvidenceCheck } from '@counterless/testing';
import { closed, digestOf, evidenceVerifier, headDigest, noPrevious, opened, packEvidence, sha256, signText, type SignedText } from '../src/evidence/index.ts';
import { derSignature } from '../src/evidence/entry.ts';
import { generateSigningKey, retired, type SigningKey } from '../src/index.ts';

const at = '2026-03-02T01:00:00.000Z';
const chain = newId();
const fileId = newId();
const file = Buffer.from('an image of a document');
const holder = { kind: 'permits.case', holderId: newId() };
let keys: SigningKey[];
let made: SignedText[];

/** A closed chain of seven entries, half of them signed by a key that has retired since, anchored after the fourth. */
async function bundle(signers: readonly SigningKey[], more: { entries?: number; replaced?: number } = {}): Promise<Uint8Array> {
  const entries: SignedText[] = [];
  let previous = noPrevious;
  let anchoredHead = '';
  for (let sequence = 1; sequence <= 7; sequence++) {
    const what = sequence === 1 ? opened : sequence === 7 ? closed : 'case.material';
    const digest = sequence === 1 ? digestOf(holder) : sequence === 3 ? sha256(file) : digestOf({ sequence });
    const key = signers[sequence < 4 ? 0 : 1]!;
    const said = { chain, sequence, previous, entry: newId(), what, sha256: digest, file: sequence === 3 ? fileId : undefined, at, recorded: at, key: key.kid };
    entries.push(await signText(said, key));
    previous = sha256(entries.at(-1)!.text);
    if (sequence === 4) anchoredHead = headDigest(chain, 4, previous);
  }
  if (more.replaced) {
    const said = JSON.parse(entries[more.replaced - 1]!.text) as Parameters<typeof signText>[0];
    entries[more.replaced - 1] = await signText({ ...said, sha256: digestOf('another') } as typeof said, signers[1]!);
  }
  made = entries;
  const [, last] = signers;
  const head = await signText({ chain, entries: 7, hash: previous, closed: true, at, key: last!.kid }, last!);
  const anchor = await signText({ number: 1, previous: noPrevious, heads: [digestOf('another'), anchoredHead], at, key: last!.kid }, last!);
  return packEvidence({
    holder, entries: entries.slice(0, more.entries), head, anchor: { signed: anchor, entries: 4 }, files: new Map([[fileId, sha256(file)]]),
    keys: [retired(signers[0]!, new Date('2026-03-02T02:00:00Z')), last!.publicJwk], madeAt: new Date(at),
  });
}

let check: EvidenceCheck;
let whole: string;
const copy = (): string => {
  const folder = check.folder();
  cpSync(whole, folder, { recursive: true });
  return folder;
};
const both = (folder: string) => [check.byProgram(folder).length > 0, check.byOpenssl(folder).length > 0];

beforeAll(async () => {
  check = new EvidenceCheck(await evidenceVerifier());
  keys = [await generateSigningKey('-old-'), await generateSigningKey('new_1')];
  whole = check.unpack(await bundle(keys));
  mkdirSync(path.join(whole, 'files'));
  writeFileSync(path.join(whole, 'files', fileId), file);
});
afterAll(() => check.end());

describe('an exported chain', () => {
  it('is found whole by openssl, and by the published program with the published keys', () => {
    writeFileSync(check.path('keys.json'), JSON.stringify({ keys: [...keys.map(k => k.publicJwk)].reverse() }));
    expect(check.byProgram(whole, '--keys', check.path('keys.json'))).toEqual([]);
    expect(check.byProgram(whole)).toEqual([]);
    expect(check.byOpenssl(whole)).toEqual([]);
    expect(readdirSync(path.join(whole, 'entries'))).toHaveLength(14);
    expect(readFileSync(path.join(whole, 'entries/000003.json'), 'utf8')).toBe(made[2]!.text);
  });

  it('is not whole with a dropped entry, wherever it stood', () => {
    for (const dropped of ['000001', '000004', '000007']) {
      const folder = copy();
      for (const ending of ['json', 'sig']) rmSync(path.join(folder, `entries/${dropped}.${ending}`));
      expect([dropped, ...both(folder)]).toEqual([dropped, true, true]);
    }
  });

  it('is not whole when the rest is numbered anew', () => {
    const folder = copy();
    for (const ending of ['json', 'sig']) {
      for (const n of [5, 6, 7]) renameSync(path.join(folder, `entries/00000${n}.${ending}`), path.join(folder, `entries/00000${n - 1}.${ending}`));
    }
    expect(both(folder)).toEqual([true, true]);
  });

  it('is not whole with two entries in each other’s place', () => {
    const folder = copy();
    for (const ending of ['json', 'sig']) {
      const [a, b, aside] = ['entries/000004', 'entries/000005', 'aside'].map(n => path.join(folder, `${n}.${ending}`));
      renameSync(a!, aside!);
      renameSync(b!, a!);
      renameSync(aside!, b!);
    }
    expect(both(folder)).toEqual([true, true]);
  });

  it('is not whole with one byte changed, in whichever part', () => {
    const parts = readdirSync(whole, { recursive: true, encoding: 'utf8' }).filter(f => /\.|files\//.test(f) && f !== 'README.txt' && f !== 'keys.json');
    expect(parts.length).toBe(14 + 4 + 1 + 1 + 2 + 1);
    // openssl starts a process for each step, so it looks at one of each sort.
    const byBoth = /0004|^head|anchor.sig|holder|sha256|^files/;
    for (const part of parts) {
      const text = readFileSync(path.join(whole, part));
      fc.assert(
        fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 }), (place, difference) => {
          const folder = copy();
          const changed = Buffer.from(text);
          changed[place] = changed[place]! ^ difference;
          // A PEM may end its lines in several ways, and its last digit has bits that mean nothing; what counts is the key in it.
          fc.pre(!part.endsWith('.pem') || (place > 30 && place < text.length - 32 && changed[place]! > 0x20 && text[place]! > 0x40));
          // To a shell one white space is as good as another.
          fc.pre(part !== 'files.sha256' || text[place]! > 0x20);
          writeFileSync(path.join(folder, part), changed);
          expect([part, place, check.byProgram(folder).length > 0]).toEqual([part, place, true]);
          if (byBoth.test(part)) expect([part, place, check.byOpenssl(folder).length > 0]).toEqual([part, place, true]);
          rmSync(folder, { recursive: true });
        }),
        { numRuns: 1 },
      );
    }
  });

  it('is not the platform’s when somebody else has signed all of it', async () => {
    const forged = check.unpack(await bundle([await generateSigningKey('-old-'), await generateSigningKey('new_1')]));
    expect(check.byProgram(forged)).toEqual([]);
    expect(check.byProgram(forged, '--keys', check.path('keys.json')).length).toBeGreaterThan(0);
  });

  it('is not whole when a key signs after it has retired', async () => {
    const late = check.unpack(await bundle([keys[0]!, keys[0]!]).then(b => b));
    const published = path.join(late, 'published.json');
    writeFileSync(published, JSON.stringify({ keys: [retired(keys[0]!, new Date('2026-03-02T00:59:59Z'))] }));
    expect(check.byProgram(late, '--keys', published).join()).toContain('retired');
  });

  it('is not whole when an entry was written anew, though its own key signed it', async () => {
    expect(both(check.unpack(await bundle(keys, { replaced: 5 })))).toEqual([true, true]);
  });

  it('has an end that cannot be cut off, though all that is left was signed', async () => {
    expect(both(check.unpack(await bundle(keys, { entries: 5 })))).toEqual([true, true]);
  });

  it('is refused, not run into, where it is no such thing', () => {
    for (const parameters of [[], [check.folder()], [whole, '--keys'], [whole, '--help', 'x']]) {
      expect(check.run(...parameters)).toMatchObject({ status: 2, stderr: expect.stringContaining('verify-evidence.mjs') as unknown });
    }
    const hollow = copy();
    for (const part of readdirSync(path.join(hollow, 'entries'))) writeFileSync(path.join(hollow, 'entries', part), 'null');
    writeFileSync(path.join(hollow, 'keys.json'), '{"keys":7}');
    rmSync(path.join(hollow, 'holder.json'));
    expect(check.byProgram(hollow).length).toBeGreaterThan(7);
  });
});

describe('a DER signature', () => {
  it('has positive whole numbers in their shortest form', () => {
    const half = (...start: number[]) => [...start, ...Array.from({ length: 32 - start.length }, () => 7)];
    expect([...derSignature(Uint8Array.from([...half(0x80), ...half(0, 0, 1)]))].slice(0, 6)).toEqual([0x30, 33 + 30 + 4, 2, 33, 0, 0x80]);
    expect([...derSignature(new Uint8Array(64))]).toEqual([0x30, 6, 2, 1, 0, 2, 1, 0]);
  });
});
