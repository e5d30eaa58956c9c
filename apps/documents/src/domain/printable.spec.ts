import { describe, expect, it } from '@jest/globals';
import { printable } from './printable.ts';
import type { Sheet } from './sheet.ts';

const sheet = (value: string): Sheet => ({
  name: 'n', subject: 's', author: 'a', at: new Date(0), framed: false,
  blocks: [{ draw: 'pairs', pairs: [{ label: { zh: '姓名', en: 'Name' }, value }] }],
  check: { qr: `x:${value}`, lines: [value] },
});
const latin = (code: number) => code < 0x3000 && code !== 0x09 && !(code >= 0xfe00 && code <= 0xfe0f);
const hanzi = (code: number) => latin(code) || (code >= 0x4e00 && code <= 0x9fff) || code === 0x3000;

describe('printable', () => {
  it('leaves a sheet alone whose characters the fonts have', () => {
    expect(printable(sheet('王丨'), hanzi)).toEqual({ sheet: sheet('王丨'), missing: [] });
  });

  it('gives a missing character by its code point, once in the list and in a note, and leaves the QR code as it is', () => {
    const { sheet: printed, missing } = printable(sheet('王𪛖𪛖'), hanzi);
    expect(missing).toEqual(['2A6D6']);
    expect(printed.blocks[0]).toMatchObject({ pairs: [{ value: '王〔U+2A6D6〕〔U+2A6D6〕' }] });
    expect(printed.blocks.at(-1)).toMatchObject({ draw: 'note', text: expect.stringContaining('U+2A6D6') });
    expect(printed.check!.qr).toBe('x:王𪛖𪛖');
  });

  it('drops what has no shape of its own and keeps a line break', () => {
    // A selector of a variant, a joiner, a tab.
    expect(printable(sheet('葛\u{E0100}\u200D\t\n城'), code => hanzi(code) && code !== 0x200d).sheet.blocks[0]).toMatchObject({ pairs: [{ value: '葛 \n城' }] });
  });
});
