import { parentPort } from 'node:worker_threads';
import type { Sheet } from '../domain/sheet.ts';
import { drawSheet } from './draw-sheet.ts';
import { loadFonts } from './fonts.ts';

export interface RenderTask {
  readonly id: number;
  readonly sheet: Sheet;
}
export type RenderOutcome =
  | { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer>; readonly pages: number; readonly missing: readonly string[]; readonly milliseconds: number }
  | { readonly id: number; readonly error: string };

const fonts = loadFonts();
let last: Promise<void> = Promise.resolve();

// One after the other: side by side they would take as long, and more memory.
parentPort!.on('message', (task: RenderTask) => {
  last = last.then(() => work(task));
});

async function work({ id, sheet }: RenderTask): Promise<void> {
  try {
    const started = performance.now();
    const { pdf, pages, missing } = await drawSheet(sheet, fonts);
    const bytes = new Uint8Array(pdf);
    parentPort!.postMessage({ id, pdf: bytes, pages, missing, milliseconds: performance.now() - started } satisfies RenderOutcome, [bytes.buffer]);
  } catch (error) {
    parentPort!.postMessage({ id, error: String((error as Error).stack) } satisfies RenderOutcome);
  }
}
