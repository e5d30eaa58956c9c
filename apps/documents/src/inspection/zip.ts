import { inflateRawSync } from 'node:zlib';
import type { Fault } from '@counterless/kernel';
import { refusals } from '../domain/refusals.ts';
import type { Bytes } from './bytes.ts';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const longestComment = 65_535;
const mostEntries = 5000;
const mostDirectory = 4 * 1024 * 1024;
/** Unpacked: one part, and all of them. Office documents with many pictures stay far below, since pictures are packed already. */
const mostOfOne = 100 * 1024 * 1024;
const mostOfAll = 300 * 1024 * 1024;
const greatestRatio = 200;
/** What is this small is no bomb, whatever its ratio. */
const harmless = 5 * 1024 * 1024;

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export interface Zip {
  readonly entries: readonly ZipEntry[];
  /** A part unpacked; no longer than it says. @throws Error when it is longer, or damaged */
  open(entry: ZipEntry): Buffer;
}

interface End {
  readonly position: number;
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

/** The end of a ZIP (APPNOTE 4.3.16) that reaches to the end of the file. */
export function zipEnd(bytes: Bytes): End | undefined {
  const tail = bytes.tail(22 + longestComment);
  for (let i = tail.length - 22; i >= 0; i--) {
    if (tail.readUInt32LE(i) !== endMark || tail.readUInt16LE(i + 20) !== tail.length - i - 22) continue;
    return { position: bytes.length - tail.length + i, count: tail.readUInt16LE(i + 10), size: tail.readUInt32LE(i + 12), offset: tail.readUInt32LE(i + 16) };
  }
  return undefined;
}

/** Reads the directory of a ZIP; parts before the first one, behind the last or on top of each other are refused. */
export function readZip(bytes: Bytes, kind: string): Zip | Fault {
  const end = zipEnd(bytes);
  if (!end || end.count === 0xffff || end.offset === 0xffffffff) return refusals.damaged(kind);
  if (end.count > mostEntries || end.size > mostDirectory) return refusals.bomb();
  // The directory lies right before the end: else the file begins with something that is not of the ZIP.
  if (end.offset + end.size !== end.position) return refusals.polyglot();
  const directory = bytes.at(end.offset, end.size);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entryMark) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, flags: directory.readUInt16LE(at + 8), method: directory.readUInt16LE(at + 10), packed: directory.readUInt32LE(at + 20), size: directory.readUInt32LE(at + 24), offset: directory.readUInt32LE(at + 42) });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (entries.length !== end.count || at !== end.size) return refusals.damaged(kind);
  return overlapFault(entries, end.offset) ?? sizeFault(entries, bytes, kind);
}

/** Parts that share bytes make a small file unpack to a huge one without any part looking odd. */
function overlapFault(entries: readonly ZipEntry[], limit: number): Fault | undefined {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  if (sorted[0] && sorted[0].offset !== 0) return refusals.polyglot();
  const overlapping = sorted.some((e, i) => e.offset + 30 + e.packed > (sorted[i + 1]?.offset ?? limit));
  return overlapping ? refusals.bomb() : undefined;
}

function sizeFault(entries: readonly ZipEntry[], bytes: Bytes, kind: string): Zip | Fault {
  if (entries.some(e => (e.flags & 1) !== 0)) return refusals.encrypted();
  if (entries.some(e => e.method !== 0 && e.method !== 8)) return refusals.damaged(kind);
  const total = entries.reduce((sum, e) => sum + e.size, 0);
  if (total > mostOfAll || entries.some(e => e.size > mostOfOne || (e.size > harmless && e.size > e.packed * greatestRatio))) return refusals.bomb();
  return { entries, open: entry => openEntry(bytes, entry) };
}

function openEntry(bytes: Bytes, entry: ZipEntry): Buffer {
  const head = bytes.at(entry.offset, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== localMark) throw new Error(`${entry.name} is not where it should be`);
  const packed = bytes.at(entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), entry.packed);
  const content = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: entry.size + 1 });
  if (content.length !== entry.size) throw new Error(`${entry.name} is not as long as it says`);
  return content;
}
