import { printable } from '../domain/printable.ts';
import type { Block, Pair, Sheet } from '../domain/sheet.ts';
import type { Fonts } from './fonts.ts';
import { drawEmblem, drawFrame, drawQr } from './ornaments.ts';
import { ink, paper, Pen, type Bounds } from './pen.ts';

export interface Drawn {
  readonly pdf: Buffer;
  readonly pages: number;
  /** Code points that the fonts lack, such as `2A6D6`. */
  readonly missing: readonly string[];
}

const side = 68;
const width = paper.width - 2 * side;
const top = 78;
const footHeight = 96;
const labelWidth = 112;
const emblemRadius = 46;

/**
 * Draws a sheet: tagged, in Chinese, with embedded fonts cut to what is used, as PDF/A-3a. The same sheet gives the same bytes.
 */
export async function drawSheet(given: Sheet, fonts: Fonts): Promise<Drawn> {
  const pen = new Pen(
    {
      size: 'A4', margin: 0, autoFirstPage: false, bufferPages: true, pdfVersion: '1.7', subset: 'PDF/A-3a', tagged: true, lang: 'zh-CN', displayTitle: true,
      info: { Title: given.name, Subject: given.subject, Author: given.author, Producer: 'counterless', Creator: 'counterless', CreationDate: given.at, ModDate: given.at },
    },
    fonts,
  );
  const { sheet, missing } = printable(given, code => pen.has(code));
  const layout = new Layout(pen, sheet);
  layout.draw();
  return { pdf: await pen.finish(), pages: layout.pages, missing };
}

class Layout {
  pages = 0;
  readonly pen: Pen;
  readonly sheet: Sheet;
  #y = 0;

  constructor(pen: Pen, sheet: Sheet) {
    this.pen = pen;
    this.sheet = sheet;
  }

  get #bottom(): number {
    return paper.height - 50 - (this.sheet.check ? footHeight : 20);
  }

  draw(): void {
    this.#turn();
    for (const block of this.sheet.blocks) this.#block(block);
    if (this.sheet.signature) this.#signature();
    const { start, count } = this.pen.pdf.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.pen.pdf.switchToPage(page);
      this.#foot(page + 1, count);
    }
  }

  #turn(): void {
    this.pen.pdf.addPage();
    this.pages++;
    if (this.sheet.framed) this.pen.decorate(() => drawFrame(this.pen.pdf));
    this.#y = top;
  }

  /** Begins another page where so much does not fit on this one; what is higher than a page stays where it is. */
  #room(height: number): void {
    if (this.#y + height > this.#bottom && this.#y > top) this.#turn();
  }

  #block(block: Block): void {
    switch (block.draw) {
      case 'title': {
        // One line as long as it fits: a name of many characters is set smaller, not broken.
        const size = Math.max(20, Math.min(34, (width - 20) / ([...block.text.zh].length * 1.14)));
        this.#say('H1', block.text.zh, { size, bold: true, colour: ink.red, align: 'center', spacing: size * 0.12 }, 4);
        return this.#say('P', block.text.en, { size: 11, colour: ink.soft, align: 'center' }, 16);
      }
      case 'line':
        return this.#say('P', block.text, { size: 11, colour: ink.text, align: 'center' }, 20);
      case 'heading':
        this.#say('H2', block.text.zh, { size: 14, bold: true, align: 'left' }, 0);
        return this.#say('P', block.text.en, { size: 8.5, colour: ink.soft, align: 'left' }, 8);
      case 'pairs':
        return this.#pairs(block.pairs);
      case 'text':
        // Line by line: a page ends between two of them.
        for (const line of block.text.split('\n')) this.#say('P', line, { size: 13, gap: 6 }, 4);
        this.#y += block.english ? 0 : 10;
        if (block.english) this.#say('P', block.english, { size: 9.5, colour: ink.soft, gap: 2 }, 14);
        return;
      case 'note':
        return this.#say('P', block.text, { size: 8.5, colour: ink.soft, gap: 2 }, 8);
    }
  }

  #say(type: 'H1' | 'H2' | 'P', text: string, style: Parameters<Pen['text']>[2], after: number): void {
    const { pen } = this;
    const height = pen.height(text, width, style);
    this.#room(height);
    pen.say(type, () => pen.text(text, { x: side, y: this.#y, width }, style));
    this.#y += height + after;
  }

  #pairs(pairs: readonly Pair[]): void {
    const { pen } = this;
    const value = { size: 13, gap: 3 };
    const list = pen.list();
    for (const pair of pairs) {
      const valueWidth = width - labelWidth;
      const labelHeight = pen.height(pair.label.zh, labelWidth - 8, { size: 12.5, bold: true }) + pen.height(pair.label.en, labelWidth - 8, { size: 7.5 });
      const height = Math.max(labelHeight, pen.height(pair.value, valueWidth, value)) + 13;
      this.#room(height);
      const y = this.#y;
      list.item(
        () => {
          pen.text(pair.label.zh, { x: side, y, width: labelWidth - 8 }, { size: 12.5, bold: true });
          pen.text(pair.label.en, { x: side, y: pen.pdf.y - 1, width: labelWidth - 8 }, { size: 7.5, colour: ink.soft });
        },
        () => pen.text(pair.value, { x: side + labelWidth, y: y - 0.5, width: valueWidth }, value),
      );
      this.#y += height;
      pen.decorate(() => pen.pdf.lineWidth(0.5).strokeColor(ink.line).moveTo(side, this.#y - 6).lineTo(side + width, this.#y - 6).stroke());
    }
    list.end();
    this.#y += 8;
  }

  /** At the foot of the page, the emblem beside the words: what is printed is read, nothing lies over it. */
  #signature(): void {
    const { pen } = this;
    const { by, on, emblem } = this.sheet.signature!;
    const box = { x: side, width: width - (emblem ? 2 * emblemRadius + 22 : 0) };
    const lines = [
      { text: by.zh, size: 14, bold: true },
      { text: by.en, size: 8.5, colour: ink.soft },
      { text: on.zh, size: 12.5 },
      { text: on.en, size: 8.5, colour: ink.soft },
    ].map(line => ({ ...line, height: pen.height(line.text, box.width, line) + 3 }));
    const words = lines.reduce((sum, line) => sum + line.height, 0);
    const height = Math.max(2 * emblemRadius, words) + 12;
    this.#room(height);
    const y = Math.max(this.#y, this.#bottom - height);
    if (emblem) {
      const bounds: Bounds = [side + width - 2 * emblemRadius, y, side + width, y + 2 * emblemRadius];
      pen.say('Figure', () => drawEmblem(pen.pdf, emblem, side + width - emblemRadius, y + emblemRadius, emblemRadius), { alt: `${emblem.ring} ${emblem.line}`, bbox: bounds });
    }
    let at = y + Math.max(0, emblemRadius - words / 2);
    for (const { text, height: lineHeight, ...style } of lines) {
      pen.say('P', () => pen.text(text, { ...box, y: at }, { ...style, align: 'right' }));
      at += lineHeight;
    }
    this.#y = y + height;
  }

  #foot(page: number, pages: number): void {
    const { pen } = this;
    const { check } = this.sheet;
    const y = paper.height - 48 - footHeight;
    if (check) {
      pen.decorate(() => pen.pdf.lineWidth(0.7).strokeColor(ink.gold).moveTo(side, y).lineTo(side + width, y).stroke());
      const size = footHeight - 8;
      const bounds: Bounds = [side, y + 6, side + size, y + 6 + size];
      pen.say('Figure', () => drawQr(pen.pdf, check.qr, side - 6, y + 6, size), { alt: check.lines.join(' '), bbox: bounds } );
      let at = y + 14;
      for (const line of check.lines) {
        pen.say('P', () => pen.text(line, { x: side + size + 6, y: at, width: width - size - 6 }, { size: 9, colour: ink.soft }));
        at += pen.height(line, width - size - 6, { size: 9 }) + 2;
      }
    }
    if (pages > 1) pen.say('P', () => pen.text(`第 ${page} 页 共 ${pages} 页`, { x: side, y: paper.height - 46, width }, { size: 8, colour: ink.soft, align: 'center' }));
  }
}
