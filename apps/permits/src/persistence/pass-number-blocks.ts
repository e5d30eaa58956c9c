import { Injectable } from '@nestjs/common';
import { permitsProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Database, type Prepared } from '@counterless/platform';
import { lastSerial, passNumber } from '../domain/pass-number.ts';
import { PassNumbers } from '../ports/pass-numbers.ts';

/** How many serials are taken at once. What a replica has left when it ends is a gap. */
const size = 50;
const take: Prepared = {
  name: 'pass-number.take',
  text: `INSERT INTO pass_number_block (region, next) VALUES ($1, 1 + ${size})
    ON CONFLICT (region) DO UPDATE SET next = pass_number_block.next + ${size} WHERE pass_number_block.next <= ${lastSerial}
    RETURNING next - ${size} AS first`,
};

interface Block {
  next: number;
  readonly last: number;
}

/** Serials by blocks: one short transaction of its own takes a block, and the passes of a region never wait for one another. */
@Injectable()
export class PassNumberBlocks extends PassNumbers {
  readonly #blocks = new Map<string, Block>();
  readonly #taking = new Map<string, Promise<void>>();

  constructor(private readonly database: Database) {
    super();
  }

  async next(region: string): Promise<string> {
    for (;;) {
      const block = this.#blocks.get(region);
      if (block && block.next <= block.last) return passNumber(region, block.next++);
      let taking = this.#taking.get(region);
      if (!taking) this.#taking.set(region, (taking = this.#take(region).finally(() => this.#taking.delete(region))));
      await taking;
    }
  }

  async #take(region: string): Promise<void> {
    const [row] = await this.database.read<{ first: number }>(take, [region]);
    if (!row) throw new Problem(permitsProblems.numbersExhausted);
    this.#blocks.set(region, { next: row.first, last: Math.min(row.first + size - 1, lastSerial) });
  }
}
