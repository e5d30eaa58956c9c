import type { LocalText } from '@counterless/kernel';

/** A line of a sheet: what it is in Chinese, the same in small English letters, and what stands there. */
export interface Pair {
  readonly label: LocalText;
  readonly value: string;
}

/**
 * The vocabulary that documents are laid out in, from top to bottom; what does not fit goes on on the next page. `title` is the document's name,
 * `line` one centred line below it, `pairs` a list of labelled values, `text` a paragraph, `heading` what stands over a part, `note` small print.
 */
export type Block =
  | { readonly draw: 'title'; readonly text: LocalText }
  | { readonly draw: 'line'; readonly text: string }
  | { readonly draw: 'heading'; readonly text: LocalText }
  | { readonly draw: 'pairs'; readonly pairs: readonly Pair[] }
  | { readonly draw: 'text'; readonly text: string; readonly english?: string }
  | { readonly draw: 'note'; readonly text: string };

/** A round emblem: a name in a ring, a star, and a line below it. */
export interface Emblem {
  readonly ring: string;
  readonly line: string;
}

/** At the end of the last page: who issues, on which day. */
export interface Signature {
  readonly by: LocalText;
  readonly on: LocalText;
  readonly emblem?: Emblem;
}

/** At the foot of each page: a QR code and the words beside it. */
export interface Check {
  readonly qr: string;
  readonly lines: readonly string[];
}

/** All that is printed of one document, ready to draw: no rule and no look-up is left. A4, upright. */
export interface Sheet {
  /** Of the PDF: what a reader shows as its name, and what it is about. */
  readonly name: string;
  readonly subject: string;
  readonly author: string;
  /** Day of the document: the same sheet gives the same bytes. */
  readonly at: Date;
  readonly framed: boolean;
  readonly blocks: readonly Block[];
  readonly signature?: Signature;
  readonly check?: Check;
}

/** Every text of a sheet that is printed, changed by `change`; the QR code stays as it is. */
export function withTexts(sheet: Sheet, change: (text: string) => string): Sheet {
  const local = ({ zh, en }: LocalText): LocalText => ({ zh: change(zh), en: change(en) });
  const block = (b: Block): Block => {
    switch (b.draw) {
      case 'title':
      case 'heading':
        return { ...b, text: local(b.text) };
      case 'pairs':
        return { ...b, pairs: b.pairs.map(({ label, value }) => ({ label: local(label), value: change(value) })) };
      case 'text':
        return { ...b, text: change(b.text), ...(b.english !== undefined && { english: change(b.english) }) };
      case 'line':
      case 'note':
        return { ...b, text: change(b.text) };
    }
  };
  const { signature, check } = sheet;
  return {
    ...sheet,
    blocks: sheet.blocks.map(block),
    ...(signature && {
      signature: {
        by: local(signature.by),
        on: local(signature.on),
        ...(signature.emblem && { emblem: { ring: change(signature.emblem.ring), line: change(signature.emblem.line) } }),
      },
    }),
    ...(check && { check: { qr: check.qr, lines: check.lines.map(change) } }),
  };
}
