import type { Provider } from 'oidc-provider';
import type { Logger } from '@counterless/platform';
import type { KeySet, SigningKeys } from '../persistence/key-store.ts';

export interface Current {
  readonly provider: Provider;
  readonly keys: KeySet;
}

const nameOf = (keys: KeySet) => [keys.signing, ...keys.others].map(k => k.kid).join(' ');

/** The provider with the keys of this moment. Every replica looks for new keys; where there are, another provider takes over. */
export class Oidc {
  #current: Current | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly signingKeys: SigningKeys,
    private readonly create: (keys: KeySet, secrets: { cookie: string }) => Provider,
    private readonly logger: Logger,
  ) {}

  get current(): Current {
    if (!this.#current) throw new Error('the provider has not started');
    return this.#current;
  }

  async start(): Promise<void> {
    await this.signingKeys.rotate();
    await this.refresh();
    this.#timer = setInterval(
      () =>
        void this.refresh().catch(error =>
          this.logger.warn({ error: (error as Error).message }, 'the signing keys could not be read'),
        ),
      30_000,
    );
  }

  /** Takes over keys that were made since. */
  async refresh(): Promise<void> {
    const keys = await this.signingKeys.load();
    if (this.#current && nameOf(this.#current.keys) === nameOf(keys)) return;
    const cookie = await this.signingKeys.secret('cookie');
    this.#current = { keys, provider: this.create(keys, { cookie }) };
    this.logger.info({ signs: keys.signing.kid, published: keys.others.length + 1 }, 'signing keys');
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
