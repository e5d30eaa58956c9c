interface Waiting<M, R> {
  readonly item: M;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets what is asked for in the same moment, or while the ones before are under way, go as one: a statement for each message is what a busy hour would
 * consist of, and a commit costs a sync to disk however small it is.
 */
export class Gathered<M, R> {
  #waiting: Waiting<M, R>[] = [];
  #going = false;

  /** @param all does many at once and gives their results in the same order */
  constructor(private readonly all: (items: readonly M[]) => Promise<readonly R[]>) {}

  do(item: M): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#going) return;
      this.#going = true;
      setImmediate(() => void this.#go());
    });
  }

  async #go(): Promise<void> {
    while (this.#waiting.length > 0) {
      const waiting = this.#waiting.splice(0);
      try {
        const results = await this.all(waiting.map(w => w.item));
        for (const [i, { resolve }] of waiting.entries()) resolve(results[i]!);
      } catch (error) {
        for (const { reject } of waiting) reject(error);
      }
    }
    this.#going = false;
  }
}
