import type { MatterIndex } from './matter-index.ts';

/** One way to meet a wish: matters that hold all of these terms. */
export interface Way {
  readonly terms: readonly string[];
  /** How well it meets the wish, to 100. */
  readonly weight: number;
  /** Characters of a title that it accounts for. */
  readonly length: number;
  /** Matters known already, such as those of a code; `terms` is empty then. */
  readonly matters?: Uint32Array;
}

/** What a query asks for in one place: met in any of its ways. */
export interface Wish {
  readonly text: string;
  readonly ways: readonly Way[];
}

/** Numbers of matters, ascending, and how well each fits. */
export interface Matches {
  readonly matters: Uint32Array;
  readonly weights: Float32Array;
  readonly lengths: Uint8Array;
}

export const none: Matches = { matters: new Uint32Array(), weights: new Float32Array(), lengths: new Uint8Array() };

/** Matters that stand in both lists. */
function both(few: Uint32Array, many: Uint32Array): Uint32Array {
  const out = new Uint32Array(few.length);
  let n = 0;
  let at = 0;
  const leap = many.length > few.length * 16;
  for (const matter of few) {
    at = leap ? gallop(many, matter, at) : step(many, matter, at);
    if (at === many.length) break;
    if (many[at] === matter) out[n++] = matter;
  }
  return out.subarray(0, n);
}

function step(list: Uint32Array, matter: number, from: number): number {
  let at = from;
  while (at < list.length && list[at]! < matter) at++;
  return at;
}

function gallop(list: Uint32Array, matter: number, from: number): number {
  let low = from;
  let stride = 1;
  while (low + stride < list.length && list[low + stride]! < matter) {
    low += stride;
    stride *= 2;
  }
  let high = Math.min(list.length, low + stride + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < matter) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function mattersOf(index: MatterIndex, { terms, matters }: Way): Uint32Array {
  if (matters) return matters;
  const lists = terms.map(t => index.of(t)).sort((a, b) => a.length - b.length);
  let found = lists[0] ?? new Uint32Array();
  for (let i = 1; i < lists.length && found.length > 0; i++) found = both(found, lists[i]!);
  return found;
}

/** Does any matter hold all of these? */
export const holds = (index: MatterIndex, terms: readonly string[]): boolean => mattersOf(index, { terms, weight: 0, length: 0 }).length > 0;

/** All that meet one wish, by the best way in which they do. */
export function matchesOf(index: MatterIndex, wish: Wish): Matches {
  let union: Matches | undefined;
  for (const way of wish.ways) {
    const matters = mattersOf(index, way);
    if (matters.length === 0) continue;
    const found = { matters, weights: new Float32Array(matters.length).fill(way.weight), lengths: new Uint8Array(matters.length).fill(way.length) };
    union = union ? either(union, found) : found;
  }
  return union ?? none;
}

function either(a: Matches, b: Matches): Matches {
  const most = a.matters.length + b.matters.length;
  const out = { matters: new Uint32Array(most), weights: new Float32Array(most), lengths: new Uint8Array(most) };
  let [n, i, j] = [0, 0, 0];
  while (i < a.matters.length || j < b.matters.length) {
    const x = i < a.matters.length ? a.matters[i]! : Infinity;
    const y = j < b.matters.length ? b.matters[j]! : Infinity;
    const first = x < y || (x === y && a.weights[i]! >= b.weights[j]!);
    out.matters[n] = Math.min(x, y);
    out.weights[n] = first ? a.weights[i]! : b.weights[j]!;
    out.lengths[n++] = first ? a.lengths[i]! : b.lengths[j]!;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return { matters: out.matters.subarray(0, n), weights: out.weights.subarray(0, n), lengths: out.lengths.subarray(0, n) };
}

/** Those that meet both; weights and lengths add up. */
export function together(a: Matches, b: Matches): Matches {
  const [few, many] = a.matters.length <= b.matters.length ? [a, b] : [b, a];
  const out = { matters: new Uint32Array(few.matters.length), weights: new Float32Array(few.matters.length), lengths: new Uint8Array(few.matters.length) };
  const leap = many.matters.length > few.matters.length * 16;
  let n = 0;
  let at = 0;
  for (let i = 0; i < few.matters.length; i++) {
    const matter = few.matters[i]!;
    at = leap ? gallop(many.matters, matter, at) : step(many.matters, matter, at);
    if (at === many.matters.length) break;
    if (many.matters[at] !== matter) continue;
    out.matters[n] = matter;
    out.weights[n] = few.weights[i]! + many.weights[at]!;
    out.lengths[n++] = Math.min(255, few.lengths[i]! + many.lengths[at]!);
  }
  return { matters: out.matters.subarray(0, n), weights: out.weights.subarray(0, n), lengths: out.lengths.subarray(0, n) };
}

/** Adds to the weight of those that also stand in a list. */
export function favour(found: Matches, matters: Uint32Array, by: number): void {
  const leap = matters.length > found.matters.length * 16;
  let at = 0;
  for (let i = 0; i < found.matters.length; i++) {
    const matter = found.matters[i]!;
    at = leap ? gallop(matters, matter, at) : step(matters, matter, at);
    if (at === matters.length) return;
    if (matters[at] === matter) found.weights[i]! += by;
  }
}
