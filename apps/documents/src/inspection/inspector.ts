import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { refusals } from '../domain/refusals.ts';
import type { Inspection } from './inspect.ts';

/** Compiled, from a test too: Node itself starts the thread. */
const program = new URL('inspect.worker.js', import.meta.url.replace(/\/src(?=\/inspection\/)/, '/dist'));
const limits = { atOnce: 2, seconds: 20, heapMb: 192 };

/** Looks into files in threads of their own, a few at a time: a file that keeps its parser busy, or fills its memory, is refused. */
@Injectable()
export class Inspector {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  async inspect(fd: number, length: number): Promise<Inspection> {
    if (this.#running >= limits.atOnce) await new Promise<void>(resolve => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await this.#run(fd, length);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  #run(fd: number, length: number): Promise<Inspection> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(program, { workerData: { fd, length }, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: limits.heapMb } });
      const late = setTimeout(() => done({ faults: [refusals.damaged('file')] }), limits.seconds * 1000);
      const done = (inspection: Inspection) => {
        clearTimeout(late);
        resolve(inspection);
        void worker.terminate();
      };
      worker.once('message', done);
      worker.once('error', (error: Error & { code?: string }) => {
        clearTimeout(late);
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ faults: [refusals.bomb()] });
        else reject(error);
      });
    });
  }
}
