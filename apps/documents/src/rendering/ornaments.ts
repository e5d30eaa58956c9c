import QRCode from 'qrcode';
import type { Emblem } from '../domain/sheet.ts';
import { ink, paper, type Pdf } from './pen.ts';

/** The frame of a certificate: two lines, and a corner of four strokes. */
export function drawFrame(pdf: Pdf): void {
  const outer = 26;
  const inner = 33;
  pdf.lineWidth(2.4).strokeColor(ink.red).rect(outer, outer, paper.width - 2 * outer, paper.height - 2 * outer).stroke();
  pdf.lineWidth(0.7).strokeColor(ink.gold).rect(inner, inner, paper.width - 2 * inner, paper.height - 2 * inner).stroke();
  const [near, far, step] = [inner + 6, inner + 34, 7];
  for (const [sx, sy] of [[1, 1], [-1, 1], [1, -1], [-1, -1]] as const) {
    const at = (x: number, y: number): [number, number] => [sx > 0 ? x : paper.width - x, sy > 0 ? y : paper.height - y];
    // A fret in each corner, drawn as one line.
    const path = [at(far, near), at(near, near), at(near, far), at(near + step, far), at(near + step, near + step), at(far, near + step)];
    pdf.moveTo(...path[0]!);
    for (const point of path.slice(1)) pdf.lineTo(...point);
    pdf.lineWidth(1).strokeColor(ink.gold).stroke();
  }
}

/** Draws the code as rectangles, each row's dark runs as one; `size` is its width with the quiet zone of four modules (ISO/IEC 18004). */
export function drawQr(pdf: Pdf, text: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const module = size / (modules.size + 8);
  for (let row = 0; row < modules.size; row++) {
    for (let from = 0; from < modules.size; from++) {
      if (!modules.get(row, from)) continue;
      let to = from + 1;
      while (to < modules.size && modules.get(row, to)) to++;
      // A little over the edge: neighbours that only touch show a white hair between them on some screens.
      pdf.rect(x + (from + 4) * module, y + (row + 4) * module, (to - from) * module + 0.02, module + 0.02);
      from = to;
    }
  }
  pdf.fillColor('#000000').fill();
}

/** The ring of a department's name round a star, as on the seals of public bodies (国发〔1999〕25号: round, the name from left to right, a star in the middle). */
export function drawEmblem(pdf: Pdf, { ring, line }: Emblem, x: number, y: number, radius: number): void {
  pdf.lineWidth(2.2).strokeColor(ink.red).circle(x, y, radius).stroke();
  pdf.fillColor(ink.red);
  drawStar(pdf, x, y - 2, radius * 0.3);
  drawRing(pdf, [...ring], x, y, radius);
  const size = Math.min(6.5, (radius * 1.1) / Math.max(1, [...line].length));
  pdf.font('bold').fontSize(size).text(line, x - radius, y + radius * 0.54, { width: radius * 2, align: 'center', lineBreak: false });
}

function drawStar(pdf: Pdf, x: number, y: number, radius: number): void {
  for (let i = 0; i < 10; i++) {
    const reach = i % 2 === 0 ? radius : radius * 0.382;
    const angle = -Math.PI / 2 + (i * Math.PI) / 5;
    const point = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)] as const;
    if (i === 0) pdf.moveTo(...point);
    else pdf.lineTo(...point);
  }
  pdf.closePath().fill();
}

/** One character after the other, each turned: over the top from the left to the right, up to 235 degrees of the ring. */
function drawRing(pdf: Pdf, characters: readonly string[], x: number, y: number, radius: number): void {
  const widest = (235 * Math.PI) / 180;
  const size = Math.min(radius * 0.27, (widest * radius * 0.78) / Math.max(characters.length, 1));
  const step = Math.min(widest / Math.max(characters.length - 1, 1), (size * 1.45) / (radius * 0.8));
  pdf.font('bold').fontSize(size);
  for (const [i, character] of characters.entries()) {
    const angle = (i - (characters.length - 1) / 2) * step;
    pdf.save();
    pdf.rotate((angle * 180) / Math.PI, { origin: [x, y] });
    pdf.text(character, x - pdf.widthOfString(character) / 2, y - radius * 0.94, { lineBreak: false });
    pdf.restore();
  }
}
