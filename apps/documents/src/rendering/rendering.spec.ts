import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import QRCode from 'qrcode';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { Metrics } from '@counterless/platform';
import type { Pair, Sheet } from '../domain/sheet.ts';
import { drawQr } from './ornaments.ts';
import type { Pdf } from './pen.ts';
import { Renderer, type Rendered } from './renderer.ts';

const qr = 'https://service.example.cn/verify#33078220260000012345.ABCDE12345';
const pair = (zh: string, value: string): Pair => ({ label: { zh, en: 'Label' }, value });
const sheet = (pairs: readonly Pair[], more: Partial<Sheet> = {}): Sheet => ({
  name: '食品经营许可证 33078220260000012345', subject: 'Food business licence', author: '义乌市市场监督管理局', at: new Date('2026-03-02T01:00:00+08:00'), framed: true,
  blocks: [{ draw: 'title', text: { zh: '食品经营许可证', en: 'Food business licence' } }, { draw: 'pairs', pairs }],
  signature: {
    by: { zh: '义乌市市场监督管理局', en: 'Yiwu Administration for Market Regulation' }, on: { zh: '2026年3月2日', en: '2 March 2026' },
    emblem: { ring: '义乌市市场监督管理局', line: '电子证照专用章' },
  },
  check: { qr, lines: ['扫描二维码核验真伪', '编号 No. 330782 2026 00000123 45'] },
  ...more,
});
const rare = ['𬱖', '㛃', '䶮', '丨', '𰻞'];

let renderer: Renderer;
beforeAll(() => {
  renderer = new Renderer(new Metrics('documents'));
});
afterAll(() => renderer.onApplicationShutdown());

const textOf = async ({ pdf }: Rendered) => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.replace(/\s/g, '');
};
const stripped = (text: string) => text.replace(/\s/g, '');

describe('a drawn sheet', () => {
  it('holds every text that was put in, in its order, on one page of less than 300 KB', async () => {
    const pairs = [pair('持证人', '王小明'), pair('经营场所', '浙江省义乌市稠城街道城中北路100号一层、二层（含地下室东侧附属用房）'), pair('许可范围', 'Café · 热食类食品制售；§ 12(3) — “预包装”')];
    const drawn = await renderer.render(sheet(pairs));
    expect([drawn.pages, drawn.missing]).toEqual([1, []]);
    expect(drawn.pdf.length).toBeLessThan(300_000);
    const text = await textOf(drawn);
    let from = 0;
    for (const wanted of ['食品经营许可证', ...pairs.flatMap(p => [p.label.zh, p.value]), '义乌市市场监督管理局', '2026年3月2日', '编号No.330782']) {
      const at = text.indexOf(stripped(wanted), from);
      expect([wanted, at >= from]).toEqual([wanted, true]);
      from = at;
    }
  });

  it('is tagged, Chinese, titled and PDF/A-3a, and the same bytes each time', async () => {
    const [a, b] = [await renderer.render(sheet([pair('持证人', '王小明')])), await renderer.render(sheet([pair('持证人', '王小明')]))];
    expect(Buffer.compare(a.pdf, b.pdf)).toBe(0);
    const raw = Buffer.from(a.pdf).toString('latin1');
    const wanted = ['/Lang (zh-CN)', '/Marked true', '/DisplayDocTitle true', '<pdfaid:part>3<', '<pdfaid:conformance>A<', '/GTS_PDFA1', '/StructTreeRoot'];
    expect(wanted.filter(mark => !raw.includes(mark))).toEqual([]);
    expect((await getMeta(await getDocumentProxy(new Uint8Array(a.pdf)))).info).toMatchObject({ Title: '食品经营许可证 33078220260000012345', Author: '义乌市市场监督管理局' });
  });

  it.each(rare)('prints the rare character %s', async character => {
    const drawn = await renderer.render(sheet([pair('姓名', `王${character}`)]));
    expect(drawn.missing).toEqual([]);
    expect(await textOf(drawn)).toContain(`王${character}`);
  });

  it('gives a character that no font has by its code point, with a note, and says so', async () => {
    const drawn = await renderer.render(sheet([pair('姓名', '王𪛖')]));
    expect(drawn.missing).toEqual(['2A6D6']);
    const text = await textOf(drawn);
    expect(text).toContain('王〔U+2A6D6〕');
    expect(text).toContain('注：U+2A6D6');
  });

  it('goes on on further pages, each numbered and each with the code', async () => {
    const drawn = await renderer.render(sheet(Array.from({ length: 40 }, (_, i) => pair(`栏目${i}`, `内容${i} `.repeat(12)))));
    expect(drawn.pages).toBeGreaterThan(2);
    const text = await textOf(drawn);
    for (let page = 1; page <= drawn.pages; page++) expect(text).toContain(`第${page}页共${drawn.pages}页`);
    expect(text).toContain('栏目39');
    expect(text.split('扫描二维码核验真伪')).toHaveLength(drawn.pages + 1);
  });

  it('lays nothing over another, however long the names are', async () => {
    const long = '新疆维吾尔自治区博尔塔拉蒙古自治州人力资源和社会保障局行政审批服务中心';
    const signature = { by: { zh: long, en: 'Centre for administrative approval of the Bureau of Human Resources and Social Security of Bortala Mongol Autonomous Prefecture' }, on: { zh: '2026年3月2日', en: '2 March 2026' }, emblem: { ring: long, line: '电子证照专用章' } };
    const drawn = await renderer.render(sheet(Array.from({ length: 9 }, (_, i) => pair(`很长的栏目名称第${i}项`, '内容'.repeat(30))), { signature, blocks: [{ draw: 'title', text: { zh: long, en: 'x' } }] }));
    const page = await (await getDocumentProxy(new Uint8Array(drawn.pdf))).getPage(1);
    const items = (await page.getTextContent()).items.filter(item => 'str' in item && item.str.trim() !== '') as { str: string; transform: number[] }[];
    const y = (text: string) => items.find(item => item.str.includes(text))!.transform[5]!;
    const foot = y('扫描二维码');
    expect(items.filter(item => item.transform[5]! > foot - 60).length).toBeGreaterThan(40);
    expect(y('2 March 2026')).toBeGreaterThan(foot + 10);
    expect(y('2026年3月2日')).toBeGreaterThan(y('2 March 2026') + 5);
    // One line or two, inside the frame.
    expect(Math.max(...items.map(item => item.transform[5]!))).toBeLessThan(790);
  });

  it('that cannot be drawn is refused, and the next one is drawn all the same', async () => {
    await expect(renderer.render({ ...sheet([]), blocks: undefined } as unknown as Sheet)).rejects.toThrow(/blocks|undefined/);
    expect((await renderer.render(sheet([]))).pages).toBe(1);
  });

  it('leaves the loop free while it is drawn', async () => {
    let [turns, drawing] = [0, true];
    const turn = () => {
      turns++;
      if (drawing) setImmediate(turn);
    };
    turn();
    await renderer.render(sheet([pair('持证人', '王小明')]));
    drawing = false;
    // Drawn in this thread, it would turn a few times, between one part of the file and the next.
    expect(turns).toBeGreaterThan(100);
  });
});

describe('the QR code', () => {
  it('is drawn module for module', () => {
    const rows: [number, number, number][] = [];
    const pdf = { rect: (x: number, y: number, width: number) => rows.push([x, y, width]), fillColor: () => pdf, fill: () => pdf } as unknown as Pdf;
    const { modules } = QRCode.create(qr, { errorCorrectionLevel: 'M' });
    drawQr(pdf, qr, 0, 0, modules.size + 8);
    const drawn = Array.from({ length: modules.size }, () => Array<boolean>(modules.size).fill(false));
    for (const [x, y, width] of rows) for (let i = 0; i < Math.round(width - 0.02); i++) drawn[y - 4]![x - 4 + i] = true;
    expect(drawn).toEqual(Array.from({ length: modules.size }, (_, y) => Array.from({ length: modules.size }, (_, x) => Boolean(modules.get(y, x)))));
  });

  // An independent reader, where the machine has one: Debian's poppler-utils and zbar-tools.
  const tools = ['pdftoppm', 'zbarimg'].every(tool => spawnSync(tool, ['--version']).error === undefined);
  (tools ? it : it.skip)('is read back from the page by another program', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'counterless-page-'));
    try {
      writeFileSync(path.join(folder, 'a.pdf'), (await renderer.render(sheet([pair('持证人', '王小明')]))).pdf);
      expect(spawnSync('pdftoppm', ['-png', '-r', '110', '-singlefile', 'a.pdf', 'a'], { cwd: folder }).status).toBe(0);
      expect(spawnSync('zbarimg', ['-q', '--raw', 'a.png'], { cwd: folder, encoding: 'utf8' }).stdout.trim()).toBe(qr);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
