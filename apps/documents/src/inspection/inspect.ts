import { fileTypeFromBuffer } from 'file-type';
import type { Fault } from '@counterless/kernel';
import { formatRules, type Format } from '../domain/file-format.ts';
import { megabytes } from '../domain/file-claim.ts';
import { refusals } from '../domain/refusals.ts';
import type { Bytes } from './bytes.ts';
import { inspectImage } from './image.ts';
import { inspectPackage } from './package.ts';
import { inspectPdf } from './pdf.ts';
import { zipEnd } from './zip.ts';

export type Inspection = { readonly format: Format } | { readonly faults: readonly Fault[] };

const headBytes = 4200;

/** What a file is by its content, or why it is not taken. Its name is not asked. */
export async function inspect(bytes: Bytes): Promise<Inspection> {
  const refuse = (...faults: Fault[]) => ({ faults });
  if (bytes.length === 0) return refuse(refusals.empty());
  const head = bytes.at(0, headBytes);
  if (head.length >= 4 && head.readUInt32BE(0) === 0x504b0304) {
    if (bytes.length > formatRules.docx.most) return refuse(refusals.tooLarge('zip', megabytes(formatRules.docx.most)));
    const found = inspectPackage(bytes);
    return 'code' in found ? refuse(found) : found;
  }
  const kind = await kindOf(afterTag(bytes, head));
  if (!(kind in formatRules)) return refuse(refusals.kind(kind));
  const format = kind as Format;
  const { most } = formatRules[format];
  if (bytes.length > most) return refuse(refusals.tooLarge(format, megabytes(most)));
  // Readers of PDF find its head anywhere in the first KiB, those of ZIP its end anywhere in the last 64: such a file is two.
  if ((format !== 'pdf' && head.subarray(0, 1024).includes('%PDF-')) || zipEnd(bytes)) return refuse(refusals.polyglot());
  const faults = format === 'pdf' ? await inspectPdf(bytes.all()) : format === 'jpg' || format === 'png' ? [inspectImage(bytes, format) ?? []].flat() : [];
  return faults.length > 0 ? refuse(...faults) : { format };
}

/** What stands behind an ID3 tag (id3.org, 2.3 §3.1), which may hold a picture larger than any head. */
function afterTag(bytes: Bytes, head: Buffer): Buffer {
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return head;
  return bytes.at(10 + head.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 0x7f), 0), headBytes);
}

/** The usual ending of such files; what nobody knows is named by what it looks like. */
async function kindOf(head: Buffer): Promise<string> {
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf';
  const found = await fileTypeFromBuffer(head);
  if (found) return found.ext === 'm4v' ? 'mp4' : found.ext;
  return /^[\t\n\r\x20-\x7e\u0080-\uffff]*$/.test(head.toString('utf8')) ? 'text' : 'unknown';
}
