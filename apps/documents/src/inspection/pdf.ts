import { inflateSync } from 'node:zlib';
import type { Fault } from '@counterless/kernel';
import { refusals } from '../domain/refusals.ts';

/** Names of ISO 32000-2 that make a PDF do something, or carry something. */
const forbidden: readonly (readonly [RegExp, () => Fault])[] = [
  [/\/Encrypt(?![\w#])/, refusals.encrypted],
  [/\/(JavaScript|JS)(?![\w#])/, refusals.script],
  [/\/(Launch|SubmitForm|ImportData|GoToE|RichMedia|Rendition|Movie|XFA)(?![\w#])/, refusals.launch],
  [/\/(EmbeddedFile|EmbeddedFiles|FileAttachment|Collection)(?![\w#])/, refusals.embedded],
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
  const search = (text: string) => {
    // A name may hide its letters: /J#61vaScript.
    const plain = text.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    for (const [form, fault] of forbidden) if (form.test(plain)) found.set(fault().code, fault());
  };
  let budget = mostObjects;
  // Streams are left out, since packed bytes may look like anything; those that hold objects are unpacked and searched.
  const stream = /stream\r?\n/g;
  let from = 0;
  const text = content.toString('latin1');
  for (;;) {
    stream.lastIndex = from;
    const next = stream.exec(text);
    const outside = text.slice(from, next?.index ?? text.length);
    search(outside);
    if (!next) break;
    const begin = next.index + next[0].length;
    const end = text.indexOf('endstream', begin);
    if (end < 0) break;
    if (/\/ObjStm(?![\w#])/.test(outside.slice(outside.lastIndexOf('obj')))) {
      const objects = unpacked(content.subarray(begin, end), budget);
      if (objects === undefined) found.set('damaged', refusals.damaged('pdf'));
      else {
        budget -= objects.length;
        search(objects);
      }
    }
    from = end + 'endstream'.length;
  }
  return [...found.values()];
}

/** Objects in a stream: packed by Flate, which every writer uses, or plain. */
function unpacked(bytes: Buffer, most: number): string | undefined {
  if (bytes[0] !== 0x78) return bytes.toString('latin1');
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, most) }).toString('latin1');
  } catch {
    return undefined;
  }
}

async function byReader(content: Buffer): Promise<Fault[]> {
  const { getDocumentProxy } = await import('unpdf');
  let document;
  try {
    document = await getDocumentProxy(new Uint8Array(content), { isEvalSupported: false, stopAtErrors: false, verbosity: 0 });
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
