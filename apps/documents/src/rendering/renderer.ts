import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { Metrics } from '@counterless/platform';
import type { Sheet } from '../domain/sheet.ts';
import type { RenderOutcome, RenderTask } from './worker.ts';

export interface Rendered {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Code points that the fonts lack, such as `2A6D6`; they are printed as such, with a note. */
  readonly missing: readonly string[];
}

interface Waiting {
  resolve(rendered: Rendered): void;
  reject(error: Error): void;
}

/** Source and compiled form have the same name but for the ending. */
const program = new URL(`./worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
/** A worker that had nothing to do for so long gives its fonts' memory back. */
const idleAfter = 60_000;

/**
 * Draws sheets as PDF in a thread of its own: a page takes a tenth of a second, in which this loop goes on answering. The thread starts with
 * the first sheet and ends when there are none.
 */
@Injectable()
export class Renderer implements OnApplicationShutdown {
  readonly #waiting = new Map<number, Waiting>();
  readonly #seconds: Histogram;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #next = 0;

  constructor(metrics: Metrics) {
    this.#seconds = new Histogram({
      name: 'render_seconds',
      help: 'Time that a sheet took to be drawn',
      buckets: [0.05, 0.1, 0.2, 0.5, 1, 2],
      registers: [metrics.registry],
    });
  }

  /** @throws Error when the sheet cannot be drawn, or the thread ended */
  render(sheet: Sheet): Promise<Rendered> {
    clearTimeout(this.#idle);
    const id = ++this.#next;
    return new Promise<Rendered>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      (this.#worker ??= this.#start()).postMessage({ id, sheet } satisfies RenderTask);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(program);
    worker.on('message', (outcome: RenderOutcome) => this.#settle(outcome));
    worker.on('error', error => this.#lose(worker, error as Error));
    worker.on('exit', () => this.#lose(worker, new Error('the drawing thread ended')));
    // It must not keep the process.
    worker.unref();
    return worker;
  }

  #settle(outcome: RenderOutcome): void {
    const waiting = this.#waiting.get(outcome.id);
    this.#waiting.delete(outcome.id);
    if ('error' in outcome) waiting?.reject(new Error(outcome.error));
    else {
      this.#seconds.observe(outcome.milliseconds / 1000);
      waiting?.resolve(outcome);
    }
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.#worker?.terminate(), idleAfter).unref();
  }

  /** Whoever waits is told; the next sheet starts another thread. */
  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
