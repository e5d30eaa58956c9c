import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts.ts';

export type Pdf = PDFKit.PDFDocument;

/** A4 in points. */
export const paper = { width: 595.28, height: 841.89 } as const;
export const ink = { text: '#1b1b1b', soft: '#5a5a5a', red: '#b3231c', gold: '#a9812f', line: '#cdbb8d' } as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Left, top, right, bottom. */
export type Bounds = [number, number, number, number];

/** Draws on tagged pages: whatever it draws is either part of the text in its reading order, or marked as decoration. */
export class Pen {
  readonly pdf: Pdf;
  readonly #root: PDFKit.PDFStructureElement;

  constructor(options: PDFKit.PDFDocumentOptions, fonts: Fonts) {
    this.pdf = new PDFDocument(options);
    this.pdf.registerFont('regular', fonts.regular);
    this.pdf.registerFont('bold', fonts.bold);
    this.#root = this.pdf.struct('Document');
    this.pdf.addStructure(this.#root);
  }

  /** Has the font a shape for this character? */
  has(codePoint: number): boolean {
    // Not part of pdfkit's types; the spec of the renderer fails when it is no longer there.
    const { _font } = this.pdf.font('regular') as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } };
    return _font.font.hasGlyphForCodePoint(codePoint);
  }

  /** Something that is read, of a standard type of structure (ISO 32000-1, 14.8.4). */
  say(type: 'H1' | 'H2' | 'P' | 'Figure', draw: () => void, options: PDFKit.Mixins.StructureElementOptions & { bbox?: Bounds } = {}): void {
    const element = this.pdf.struct(type, options, draw);
    this.#root.add(element);
    element.end();
  }

  /** A list of labels and what stands there. End it before anything else is said. */
  list(): { item(label: () => void, body: () => void): void; end(): void } {
    const list = this.pdf.struct('L');
    this.#root.add(list);
    return {
      item: (label, body) => {
        const item = this.pdf.struct('LI', {}, [this.pdf.struct('Lbl', {}, label), this.pdf.struct('LBody', {}, body)]);
        list.add(item);
        item.end();
      },
      end: () => void list.end(),
    };
  }

  /** Lines and ornaments: nothing to read. */
  decorate(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  }

  text(text: string, { x, y, width }: Box, style: { size: number; bold?: boolean; colour?: string; align?: 'left' | 'center' | 'right'; gap?: number; spacing?: number }): void {
    this.pdf
      .font(style.bold ? 'bold' : 'regular')
      .fontSize(style.size)
      .fillColor(style.colour ?? ink.text)
      .text(text, x, y, { width, align: style.align ?? 'left', lineGap: style.gap ?? 0, characterSpacing: style.spacing ?? 0 });
  }

  height(text: string, width: number, style: { size: number; bold?: boolean; gap?: number; spacing?: number }): number {
    return this.pdf
      .font(style.bold ? 'bold' : 'regular')
      .fontSize(style.size)
      .heightOfString(text, { width, lineGap: style.gap ?? 0, characterSpacing: style.spacing ?? 0 });
  }

  /** @returns the bytes, once the last of them is written */
  finish(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    return new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.pdf.on('end', () => resolve(Buffer.concat(chunks)));
      this.pdf.on('error', reject);
      this.#root.end();
      this.pdf.end();
    });
  }
}
