import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { general } from '@counterless/contracts';
import { Problem, type Fault, type LocalText } from '@counterless/kernel';
import type { Content } from '@counterless/platform';
import type { Surroundings } from '../domain/matter-rules.ts';
import type { CatalogueKind, CatalogueRow } from '../ports/catalogue.ts';
import { CatalogueFaults, type Place } from './catalogue-faults.ts';

export interface IntakeTask {
  readonly kind: CatalogueKind;
  readonly content: Content;
  readonly around: Surroundings;
}
/** What the thread says: good rows as they are read, then what it found, or why the table cannot be read. */
export type IntakeWord =
  | { readonly good: readonly CatalogueRow[] }
  | { readonly count: number; readonly faulty: number; readonly unlisted: number; readonly listed: readonly { readonly place: Place; readonly fault: Fault }[] }
  | { readonly problem: string; readonly detail: LocalText | undefined; readonly faults: readonly Fault[] };

export interface Intake {
  /** Lines that hold a row, with or without a fault. */
  readonly count: number;
  readonly good: readonly CatalogueRow[];
  readonly faults: CatalogueFaults;
}

/** Compiled, from a test too: Node itself starts the thread. */
const program = new URL('intake.worker.js', import.meta.url.replace(/\/src(?=\/catalogue\/)/, '/dist'));
/** A thread that had nothing to do for so long, in milliseconds, gives its memory back. */
const idleAfter = 30_000;
/** A workbook of 64 MB unpacked takes half of this. */
const heapMb = 768;

/** Reads tables in a thread of its own, one after the other: thousands of rows take seconds, in which this loop goes on answering. */
@Injectable()
export class CatalogueThread implements OnApplicationShutdown {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** One at a time. @throws Problem where it cannot be read as a whole */
  async read(task: IntakeTask): Promise<Intake> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    try {
      return await heard(worker, task);
    } finally {
      this.#idle = setTimeout(() => {
        // At once: until it has ended, nobody else is to give it something to read.
        this.#worker = undefined;
        void worker.terminate();
      }, idleAfter).unref();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(program, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    // It must not keep the process.
    worker.unref();
    return worker;
  }
}

function heard(worker: Worker, task: IntakeTask): Promise<Intake> {
  const good: CatalogueRow[] = [];
  return new Promise<Intake>((resolve, reject) => {
    const done = () => {
      worker.off('message', hear).off('error', fail).off('exit', end);
    };
    const hear = (word: IntakeWord) => {
      if ('good' in word) {
        // Bytes come across without what makes them a Buffer.
        for (const row of word.good) good.push({ ...row, digest: Buffer.from(row.digest) });
        return;
      }
      done();
      if ('problem' in word) reject(problemOf(word));
      else resolve({ count: word.count, good, faults: CatalogueFaults.kept(word) });
    };
    const fail = (error: Error & { code?: string }) => {
      done();
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(error) : error);
    };
    const end = () => fail(new Error('the thread that reads tables ended'));
    worker.on('message', hear).on('error', fail).on('exit', end);
    // A copy of its own, which goes over as it is: what came by NATS is a window on a larger buffer.
    const bytes = new Uint8Array(task.content.bytes);
    worker.postMessage({ ...task, content: { ...task.content, bytes } } satisfies IntakeTask, [bytes.buffer]);
  });
}

function problemOf({ problem, detail, faults }: Extract<IntakeWord, { readonly problem: string }>): Problem {
  const type = Object.values(general).find(g => g.code === problem);
  if (!type) throw new Error(`reading a table is no reason for ${problem}`);
  return new Problem(type, { faults, ...(detail && { detail }) });
}

const tooLarge = (cause: Error) =>
  new Problem(general.malformed, {
    cause, faults: [{ path: '$', code: 'too-large', message: { en: 'the table takes more memory than there is for one: send it in parts', zh: '表格占用内存过大，请分批提交' } }],
  });
