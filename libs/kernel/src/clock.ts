/** The platform's only source of the present. A class, so that it names itself where it is injected. */
export abstract class Clock {
  abstract now(): Date;

  /** Has whoever waits for a time told that it did not come by itself. */
  onMove(_listener: () => void): void {}
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that tests and sandboxes move by hand. It stands still between moves. */
export class MovableClock extends Clock {
  #now: number;
  readonly #listeners: (() => void)[] = [];

  constructor(start: Date) {
    super();
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(milliseconds: number): void {
    this.moveTo(new Date(this.#now + milliseconds));
  }

  moveTo(instant: Date): void {
    this.#now = instant.getTime();
    for (const listener of this.#listeners) listener();
  }

  override onMove(listener: () => void): void {
    this.#listeners.push(listener);
  }
}

/** A sandbox's clock: it runs as the machine's does, and was moved forward by so much. */
export class SandboxClock extends Clock {
  /** Milliseconds ahead of the machine's time. */
  offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }
}
