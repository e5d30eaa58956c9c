import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import PDFDocument from 'pdfkit';
import { formats } from '../domain/file-format.ts';
import { Bytes } from './bytes.ts';
import { inspect } from './inspect.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'counterless-inspect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The format, or the codes of what is wrong. */
async function found(content: Uint8Array): Promise<string> {
  const place = path.join(folder, 'content');
  writeFileSync(place, content);
  const fd = openSync(place, 'r');
  try {
    const result = await inspect(new Bytes(fd, content.length));
    return 'format' in result ? result.format : result.faults.map(f => f.code).join(' ');
  } finally {
    closeSync(fd);
  }
}

function pdf(write: (document: PDFKit.PDFDocument) => void = () => undefined, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ compress: false, ...options });
  document.text('Proof of income');
  write(document);
  document.end();
  return buffer(document);
}
/** A PDF with an object of its own in the catalogue. */
const withCatalogue = async (entry: string) => Buffer.from((await pdf()).toString('latin1').replace('/Type /Catalog', `/Type /Catalog\n${entry}`), 'latin1');

/** A PDF with a stream of its own among its objects. */
async function withObjects(dictionary: string, bytes: Buffer): Promise<Buffer> {
  const whole = await pdf();
  const at = whole.lastIndexOf('xref\n0');
  return Buffer.concat([whole.subarray(0, at), Buffer.from(`9 0 obj << ${dictionary} /N 1 /First 4 /Length ${bytes.length} >> stream\n`), bytes, Buffer.from('\nendstream endobj\n'), whole.subarray(at)]);
}

function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, tail]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(2))), chunk('IEND', Buffer.alloc(0))]);
}
function jpg(width: number, height: number, more = ''): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), frame, Buffer.from('ffda0008010100003f00', 'hex'), Buffer.alloc(20, 1), Buffer.from('ffd9', 'hex'), Buffer.from(more, 'latin1')]);
}
const docx = (more: Zippable = {}) =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:document/>'), 'word/_rels/document.xml.rels': strToU8('<Relationships><Relationship Id="a" Type="http://x/hyperlink" Target="https://example.cn" TargetMode="External"/></Relationships>'), ...more });
const rel = (type: string) => strToU8(`<Relationships><Relationship Id="a" Type="http://x/${type}" Target="https://example.cn/t.dotm" TargetMode="External"/></Relationships>`);

describe('what a file is', () => {
  it('is said by its content', async () => {
    expect(await found(await pdf())).toBe('pdf');
    expect(await found(png(3, 2))).toBe('png');
    expect(await found(jpg(4000, 3000))).toBe('jpg');
    expect(await found(docx())).toBe('docx');
    expect(await found(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') }))).toBe('xlsx');
    expect(await found(zipSync({ 'OFD.xml': strToU8('<OFD/>'), 'Doc_0/Document.xml': strToU8('<Document/>') }))).toBe('ofd');
    expect(await found(Buffer.concat([Buffer.from('00000020667479706d703432', 'hex'), Buffer.alloc(100)]))).toBe('mp4');
    expect(await found(Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\x2d\0', 'latin1'), Buffer.alloc(45 * 128), Buffer.from('fffb9064', 'hex'), Buffer.alloc(413), Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)]))).toBe('mp3');
  });

  it('is refused when it is nothing that is taken: programs, archives, text, nothing', async () => {
    for (const content of [Buffer.from('MZ\x90\0\x03', 'latin1'), Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.from('#!/bin/sh\nrm -rf /\n'), Buffer.from('<html><script>1</script></html>'), Buffer.from('GIF89a'), zipSync({ 'a.txt': strToU8('a') }), Buffer.from([1, 2, 3, 0xff])])
      expect(await found(content)).toBe('kind');
    expect(await found(Buffer.alloc(0))).toBe('empty');
  });

  it('is never a failure of ours, whatever the bytes', async () => {
    const begun = fc.constantFrom('%PDF-1.7\n', 'PK\x03\x04', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe0', '');
    await fc.assert(
      fc.asyncProperty(begun, fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
        expect(typeof (await found(Buffer.concat([Buffer.from(start, 'latin1'), rest])))).toBe('string');
      }),
      { numRuns: 60 },
    );
    const whole = [await pdf(), Buffer.from(docx()), png(3, 2), jpg(3, 2)];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), fc.nat(), fc.nat({ max: 255 }), async (content, at, value) => {
        const changed = Buffer.from(content);
        changed[at % changed.length] = value;
        expect(typeof (await found(changed))).toBe('string');
      }),
      { numRuns: 60 },
    );
  });

  it('is damaged when the end is missing', async () => {
    expect(await found((await pdf()).subarray(0, 300))).toBe('damaged');
    expect(await found(png(3, 2).subarray(0, 40))).toBe('damaged');
    expect(await found(docx().subarray(0, 120))).toBe('damaged');
  });
});

describe('a PDF', () => {
  it('with a script is refused, also when the name hides its letters or the object is packed', async () => {
    expect(await found(await withCatalogue('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'))).toBe('script');
    expect(await found(await withCatalogue('/OpenAction << /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>'))).toBe('script');
    const objects = Buffer.from('9 0 << /S /JavaScript /JS (x) >>');
    expect(await found(await withObjects('/Type /ObjStm /Filter /FlateDecode', deflateSync(objects)))).toBe('script');
    expect(await found(await withObjects('/Type /Obj#53tm /Filter [ /FlateDecode ]', deflateSync(objects)))).toBe('script');
    expect(await found(await withObjects('/Type /ObjStm', objects))).toBe('script');
  });

  it('that hides objects is refused: behind what is no stream, or packed in a way that nobody uses', async () => {
    expect(await found(await withCatalogue('/X (>> stream\n) /OpenAction << /S /Launch /F (cmd.exe) >> /Y (endstream)'))).toBe('launch');
    const hex = Buffer.from(deflateSync(Buffer.from('9 0 << /S /Launch >>')).toString('hex'));
    for (const filter of ['/Filter /ASCIIHexDecode', '/Filter [ /FlateDecode /ASCIIHexDecode ]', '/Filter 7 0 R', '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>'])
      expect(await found(await withObjects(`/Type /ObjStm ${filter}`, hex))).toBe('damaged');
  });

  it('that starts, sends or carries something is refused', async () => {
    expect(await found(await withCatalogue('/OpenAction << /S /Launch /F (cmd.exe) >>'))).toBe('launch');
    expect(await found(await withCatalogue('/AcroForm << /XFA [] >>'))).toBe('launch');
    expect(await found(await pdf(d => void d.file(Buffer.from('MZ'), { name: 'a.exe' })))).toBe('embedded');
  });

  it('that is encrypted is told so', async () => {
    expect(await found(await pdf(undefined, { userPassword: 'a', ownerPassword: 'b' }))).toBe('encrypted');
  });

  it('is taken with links, pictures and many pages, and with bytes of a stream that look like a name', async () => {
    const content = await pdf(d => {
      d.text('more', { link: 'https://example.cn' });
      d.image(png(1, 1));
      for (let i = 0; i < 20; i++) d.addPage().text(`page ${i} /JS /Launch /EmbeddedFile`);
    });
    expect(await found(content)).toBe('pdf');
  });
});

describe('a packed document', () => {
  it('that unpacks to far too much is refused', async () => {
    expect(await found(docx({ 'word/media/a.xml': [new Uint8Array(6 * 1024 * 1024), { level: 6 }] }))).toBe('bomb');
  });

  it('whose parts lie on top of each other is refused', async () => {
    const content = Buffer.from(docx({ 'word/a.xml': strToU8('a'.repeat(200)), 'word/b.xml': strToU8('b'.repeat(200)) }));
    const entry = content.lastIndexOf('word/b.xml') - 46;
    content.writeUInt32LE(content.readUInt32LE(content.lastIndexOf('word/a.xml') - 46 + 42), entry + 42);
    expect(await found(content)).toBe('bomb');
  });

  it('that lies about the size of a part is refused', async () => {
    const content = Buffer.from(docx({ 'word/a.xml': strToU8('a'.repeat(5000)) }));
    for (const said of [10, 6000]) {
      content.writeUInt32LE(said, content.lastIndexOf('word/a.xml') - 46 + 24);
      expect([said, await found(content)]).toEqual([said, 'damaged']);
    }
  });

  it('with macros, programs, other files or a template from elsewhere is refused; with a link it is taken', async () => {
    expect(await found(docx({ 'word/vbaProject.bin': strToU8('x') }))).toBe('macro');
    expect(await found(docx({ 'word/a.exe': strToU8('MZ') }))).toBe('macro');
    expect(await found(docx({ 'word/embeddings/oleObject1.bin': strToU8('x') }))).toBe('embedded');
    expect(await found(docx({ 'word/_rels/settings.xml.rels': rel('attachedTemplate') }))).toBe('launch');
    expect(await found(docx({ 'word/_rels/a.xml.rels': rel('hyperlink') }))).toBe('docx');
  });

  it('with a password is told so', async () => {
    const content = Buffer.from(docx());
    const entry = content.indexOf(Buffer.from('504b0102', 'hex'));
    content.writeUInt16LE(content.readUInt16LE(entry + 8) | 1, entry + 8);
    expect(await found(content)).toBe('encrypted');
  });
});

describe('a file that is two', () => {
  it('is refused', async () => {
    const zip = Buffer.from(zipSync({ 'a.txt': strToU8('a') }));
    expect(await found(Buffer.concat([await pdf(), zip]))).toBe('polyglot');
    expect(await found(Buffer.concat([await pdf(), Buffer.from('<script>')]))).toBe('polyglot');
    expect(await found(Buffer.concat([jpg(3, 2), zip]))).toBe('polyglot');
    expect(await found(Buffer.concat([png(3, 2), Buffer.from('<script>')]))).toBe('polyglot');
    expect(await found(jpg(3, 2, '%PDF-1.4'))).toBe('polyglot');
    const shifted = Buffer.from(docx());
    expect(await found(Buffer.concat([shifted.subarray(0, 4), Buffer.alloc(10), shifted.subarray(4)]))).toBe('polyglot');
  });

  it('is no phone’s photograph with a trailer', async () => {
    expect(await found(jpg(3, 2, 'SEFT trailer of a phone'))).toBe('jpg');
  });
});

describe('a picture', () => {
  it('is refused when it is absurdly large', async () => {
    expect(await found(png(100_000, 1))).toBe('dimensions');
    expect(await found(png(29_000, 29_000))).toBe('dimensions');
    expect(await found(jpg(65_535, 10))).toBe('dimensions');
  });
});

it('every format has a name by which materials ask for it', () => {
  expect(formats).toEqual(['pdf', 'jpg', 'png', 'docx', 'xlsx', 'ofd', 'mp3', 'mp4']);
});
