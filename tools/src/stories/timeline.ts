/** Prints what happens in a story, one line a step, with the time since it began. */
export class Timeline {
  readonly #start = performance.now();
  failures = 0;

  constructor(
    private readonly title: string,
    private readonly write: (line: string) => void = console.log,
  ) {
    write(`\n── ${title} ${'─'.repeat(Math.max(0, 90 - title.length * 2))}`);
  }

  #stamp(): string {
    return `${((performance.now() - this.#start) / 1000).toFixed(2).padStart(6)} s`;
  }

  step(who: string, what: string, detail = ''): void {
    this.write(`${this.#stamp()}  ${who.padEnd(14)} ${what}${detail ? `\n${' '.repeat(25)}${detail}` : ''}`);
  }

  /** A step that must hold. */
  expect(who: string, what: string, holds: boolean, seen: unknown = ''): void {
    if (holds) return this.step(who, `✓ ${what}`);
    this.failures++;
    this.step(who, `✗ ${what}`, `seen: ${typeof seen === 'string' ? seen : JSON.stringify(seen)}`);
  }

  end(): boolean {
    this.write(this.failures === 0 ? `── ${this.title}: ✓ done in${this.#stamp()}` : `── ${this.title}: ✗ ${this.failures} step(s) failed`);
    return this.failures === 0;
  }
}
