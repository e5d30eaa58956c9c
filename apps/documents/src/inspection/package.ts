import type { Fault } from '@counterless/kernel';
import type { Format } from '../domain/file-format.ts';
import { refusals } from '../domain/refusals.ts';
import type { Bytes } from './bytes.ts';
import { readZip, type Zip } from './zip.ts';

/** What runs, or unpacks to what runs, has no place in a document. */
const programs = /\.(exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|reg|sh|apk|zip|rar|7z|gz|iso)$/i;
const macros = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/|macrosheets\/|ctrlProps\/)/i;
const embedded = /(^|\/)embeddings\//i;

/** A document that is a ZIP of parts: Office Open XML (ECMA-376) or OFD (GB/T 33190). Anything else that is a ZIP is named as one. */
export function inspectPackage(bytes: Bytes): { readonly format: Format } | Fault {
  const zip = readZip(bytes, 'zip');
  if ('code' in zip) return zip;
  const format = formatOf(zip);
  if (format === undefined) return refusals.kind('zip');
  const names = zip.entries.map(e => e.name);
  if (names.some(n => macros.test(n) || programs.test(n))) return refusals.macro();
  if (names.some(n => embedded.test(n))) return refusals.embedded();
  try {
    // Each part is unpacked once: what lies about its size is found here, and not by whoever opens it.
    for (const entry of zip.entries) {
      const content = zip.open(entry);
      if (entry.name.endsWith('.rels') && loadsFromElsewhere(content)) return refusals.launch();
    }
  } catch {
    return refusals.damaged(format);
  }
  return { format };
}

function formatOf(zip: Zip): Format | undefined {
  const find = (name: string) => zip.entries.find(e => e.name === name);
  if (find('OFD.xml')) return 'ofd';
  if (!find('[Content_Types].xml')) return undefined;
  return find('word/document.xml') ? 'docx' : find('xl/workbook.xml') ? 'xlsx' : undefined;
}

/** A template, frame or object from somewhere else is loaded when the document is opened; a link that a reader clicks is none of them. */
function loadsFromElsewhere(rels: Buffer): boolean {
  return [...rels.toString('utf8').matchAll(/<Relationship\b[^>]*>/g)].some(
    ([tag]) => /TargetMode\s*=\s*["']External["']/i.test(tag) && !/Type\s*=\s*["'][^"']*\/(hyperlink|image)["']/i.test(tag),
  );
}
