import pg from 'pg';
import type { Logger } from '../runtime/logs.ts';

/** Work that exactly one replica of a service does: it starts when this replica leads and stops when it no longer does. */
export interface Duty {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Elects one replica per service by an advisory lock of its database, on a connection of its own.
 * PostgreSQL lets go of the lock when that connection ends, so a killed leader is followed within about a second.
 */
export class Leader {
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #leading = false;
  #stopping = false;
  #busy: Promise<void> = Promise.resolve();

  constructor(
    private readonly service: string,
    private readonly databaseUrl: string,
    private readonly duties: readonly Duty[],
    private readonly logger: Logger,
  ) {}

  get leading(): boolean {
    return this.#leading;
  }

  start(): void {
    void this.#next(() => this.#turn());
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    await this.#next(() => this.#step(false));
    await this.#client?.end().catch(() => undefined);
  }

  /** One thing after the other: a lead that is taken while the one before is still given back would start duties twice, or leave them stopped. */
  #next(what: () => Promise<void>): Promise<void> {
    return (this.#busy = this.#busy.then(what));
  }

  async #turn(): Promise<void> {
    if (this.#stopping) return;
    try {
      if (!this.#client) {
        const client = new pg.Client({ connectionString: this.databaseUrl, application_name: `${this.service}-leader`, connectionTimeoutMillis: 3000, keepAlive: true });
        client.on('error', () => this.#lost(client));
        await client.connect();
        this.#client = client;
      }
      if (this.#leading) await this.#client.query('SELECT 1');
      else {
        const { rows } = await this.#client.query<{ got: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS got', [`leader:${this.service}`]);
        if (rows[0]?.got) await this.#step(true);
      }
    } catch (error) {
      this.logger.warn({ error: (error as Error).message }, 'leadership is not to be had just now');
      await this.#step(false);
      await this.#client?.end().catch(() => undefined);
      this.#client = undefined;
    }
    if (!this.#stopping) this.#timer = setTimeout(() => this.start(), this.#leading ? 2000 : 500);
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client || this.#stopping) return;
    this.#client = undefined;
    void this.#next(() => this.#step(false));
  }

  async #step(lead: boolean): Promise<void> {
    if (this.#leading === lead) return;
    this.#leading = lead;
    for (const duty of this.duties) {
      try {
        await (lead ? duty.start() : duty.stop());
      } catch (error) {
        this.logger.error({ err: error, duty: duty.name }, lead ? 'a duty did not start' : 'a duty did not stop');
        if (lead) {
          // Not half a leader: give the others back and try again from the start.
          this.#leading = false;
          await Promise.all(this.duties.map(d => d.stop().catch(() => undefined)));
          throw error;
        }
      }
    }
    this.logger.info(lead ? 'leads its service' : 'leads no longer');
  }
}

/** Milliseconds at most between two looks of a loop that looks more often than that while its service has something to do. */
const idlePause = 1000;

/**
 * Repeats `work` every `milliseconds` until stopped, and by and by only once a second where nothing happens; `hurry` says that something did, `poke` lets it
 * run at once. Runs never overlap; a failure is logged and tried again.
 */
export class Loop implements Duty {
  #pause: number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #on = false;

  constructor(
    readonly name: string,
    private readonly milliseconds: number,
    private readonly work: () => Promise<unknown>,
    private readonly logger: Logger,
    private readonly before: () => Promise<void> = async () => undefined,
    /** Milliseconds between a run and the next one that a poke asks for: what comes in between is done together. */
    private readonly gap = 0,
  ) {
    this.#pause = milliseconds;
  }

  /** False from the moment on at which it is told to stop: long work looks, and ends early. */
  get on(): boolean {
    return this.#on;
  }

  async start(): Promise<void> {
    await this.before();
    this.#on = true;
    this.poke();
  }

  poke(): void {
    this.#pause = this.milliseconds;
    if (!this.#on) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#running = this.#run();
  }

  /** Looks again within `milliseconds`, and for a while as often as that. */
  hurry(): void {
    if (this.#pause === this.milliseconds) return;
    this.#pause = this.milliseconds;
    if (!this.#on || this.#running) return;
    clearTimeout(this.#timer);
    this.#rest();
  }

  #rest(): void {
    this.#timer = setTimeout(() => {
      this.#pause = Math.min(this.#pause * 2, Math.max(this.milliseconds, idlePause));
      this.#running = this.#run();
    }, this.#pause);
  }

  async #run(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.work();
      } catch (error) {
        this.logger.warn({ error: (error as Error).message, duty: this.name }, 'a duty failed and will try again');
        this.#again = false;
        break;
      }
      if (this.gap > 0) await new Promise(resolve => setTimeout(resolve, this.gap));
    } while (this.#again && this.#on);
    this.#running = undefined;
    if (this.#on) this.#rest();
  }

  async stop(): Promise<void> {
    this.#on = false;
    clearTimeout(this.#timer);
    await this.#running;
  }
}

/** Work of a service's own that the leading replica repeats. Found among its providers by this class. */
export abstract class LeadingDuty implements Duty {
  readonly #loop: Loop;

  /** @param milliseconds between one run and the next */
  constructor(
    readonly name: string,
    milliseconds: number,
    protected readonly logger: Logger,
  ) {
    this.#loop = new Loop(name, milliseconds, () => this.run(), logger);
  }

  abstract run(): Promise<unknown>;

  /** When it has something to do next, for one that goes by times it keeps: a sandbox's clock stops there, and has it look. */
  nextDue?(): Promise<Date | undefined>;

  start(): Promise<void> {
    return this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Runs at once. */
  poke(): void {
    this.#loop.poke();
  }

  /** Something happened in its service: looks soon. */
  hurry(): void {
    this.#loop.hurry();
  }

  /** Does this replica still lead? */
  protected get on(): boolean {
    return this.#loop.on;
  }

  /** Works on all of them, so many at a time; begins no more when this replica leads no longer. */
  protected async each<T>(all: Iterable<T>, atOnce: number, work: (one: T) => Promise<unknown>): Promise<void> {
    const rest = all[Symbol.iterator]();
    const take = async () => {
      for (let next = rest.next(); !next.done && this.on; next = rest.next()) await work(next.value);
    };
    await Promise.all(Array.from({ length: atOnce }, take));
  }
}
