/** The platform's only source of the present. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = Object.freeze({ now: () => new Date() });

/** A clock that tests and sandboxes move by hand. It stands still between moves. */
export class MovableClock implements Clock {
  #now: number;

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  moveTo(instant: Date): void {
    this.#now = instant.getTime();
  }
}
