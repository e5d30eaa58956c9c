import { inflateSync } from 'node:zlib';
import type { Fault } from '@counterless/kernel';
import { refusals } from '../domain/refusals.ts';

/** Names of ISO 32000-2 that make a PDF do something, or carry something. */
const forbidden: readonly (readonly [RegExp, () => Fault])[] = [
  [/\/Encrypt(?![\w#])/, refusals.encrypted],
  [/\/JavaScript(?![\w#])/, refusals.script],
  [/\/(Launch|SubmitForm|ImportData|GoToE|RichMedia|Rendition|Movie)(?![\w#])/, refusals.launch],
  [/\/(EmbeddedFiles?|FileAttachment|Collection)(?![\w#])/, refusals.embedded],
];
/** So short that packed bytes may look like them: searched only where objects are. */
const short: typeof forbidden = [
  [/\/JS(?![\w#])/, refusals.script],
  [/\/XFA(?![\w#])/, refusals.launch],
];
const mostObjects = 50 * 1024 * 1024;
const mostPages = 5000;

/** What is wrong with a PDF: by its text, which sees all objects whether or not they are used, and by a reader, which sees all that are however they are packed. */
export async function inspectPdf(content: Buffer): Promise<Fault[]> {
  const end = content.lastIndexOf('%%EOF');
  if (end < 0) return [refusals.damaged('pdf')];
  if (content.subarray(end + 5).toString('latin1').trim() !== '') return [refusals.polyglot()];
  const found = byText(content);
  if (found.length > 0) return found;
  return byReader(content);
}

function byText(content: Buffer): Fault[] {
  const found = new Map<string, Fault>();
  const search = (bytes: Buffer, names: typeof forbidden) => {
    for (const text of windows(bytes)) for (const [form, fault] of names) if (form.test(text)) found.set(fault().code, fault());
  };
  // All of it, whatever claims to be a stream: a string or a comment may say so, too, and hide what follows.
  search(content, forbidden);
  let budget = mostObjects;
  let [outside, mark] = [0, 0];
  for (const begin of streamStarts(content)) {
    // Asked once for all that begin before it: many beginnings must not cost their square.
    if (mark < begin) mark = content.indexOf('endstream', begin);
    if (mark < 0) mark = content.length;
    const end = mark;
    if (begin >= outside) {
      search(content.subarray(outside, begin), short);
      outside = end;
    }
    const head = plain(content.toString('latin1', Math.max(0, begin - 2048), begin)).split(/\bobj\b/).at(-1)!;
    if (!/\/ObjStm(?![\w#])/.test(head)) continue;
    const objects = unpacked(head, content.subarray(begin, end), budget);
    if (objects === undefined) return [refusals.damaged('pdf')];
    budget -= objects.length;
    search(objects, [...forbidden, ...short]);
  }
  search(content.subarray(outside), short);
  return [...found.values()];
}

/** Where the bytes of streams begin, or seem to. */
function* streamStarts(content: Buffer): Generator<number> {
  for (let at = content.indexOf('stream'); at >= 0; at = content.indexOf('stream', at + 6)) {
    const next = content[at + 6] === 0x0d ? at + 7 : at + 6;
    if (content[next] === 0x0a && content.toString('latin1', at - 3, at) !== 'end') yield next + 1;
  }
}

/** The text of bytes in pieces that overlap by more than a name: a file is large, and a piece is soon forgotten. */
function* windows(bytes: Buffer): Generator<string> {
  const [size, overlap] = [1024 * 1024, 256];
  for (let at = 0; at < bytes.length; at += size - overlap) yield plain(bytes.toString('latin1', at, at + size));
}

/** A name may hide its letters: /J#61vaScript. */
const plain = (text: string): string => text.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Objects in a stream: packed by Flate alone, as every writer does it, or not at all. What is packed otherwise would not be seen into. */
function unpacked(head: string, bytes: Buffer, most: number): Buffer | undefined {
  if (/\/DecodeParms(?![\w#])/.test(head)) return undefined;
  if (!/\/Filter(?![\w#])/.test(head)) return bytes;
  if (!/\/Filter\s*(\/FlateDecode(?![\w#])|\[\s*\/FlateDecode\s*\])/.test(head)) return undefined;
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, most) });
  } catch {
    return undefined;
  }
}

async function byReader(content: Buffer): Promise<Fault[]> {
  const { getDocumentProxy } = await import('unpdf');
  let document;
  try {
    document = await getDocumentProxy(new Uint8Array(content.buffer, content.byteOffset, content.length), { isEvalSupported: false, stopAtErrors: false, verbosity: 0 });
  } catch (error) {
    return [(error as Error).name === 'PasswordException' ? refusals.encrypted() : refusals.damaged('pdf')];
  }
  if (document.numPages > mostPages) return [refusals.bomb()];
  try {
    const faults: Fault[] = [];
    if ((await document.hasJSActions()) || (await document.getJSActions())) faults.push(refusals.script());
    if (await document.getAttachments()) faults.push(refusals.embedded());
    for (let n = 1; n <= document.numPages && faults.length === 0; n++) {
      const page = await document.getPage(n);
      if (await page.getJSActions()) faults.push(refusals.script());
      const annotations = (await page.getAnnotations()) as { subtype?: string; actions?: unknown }[];
      if (annotations.some(a => a.subtype === 'FileAttachment')) faults.push(refusals.embedded());
      if (annotations.some(a => a.actions)) faults.push(refusals.script());
      page.cleanup();
    }
    return faults;
  } catch {
    return [refusals.damaged('pdf')];
  }
}
