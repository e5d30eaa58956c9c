export type DisabledBy = 'owner' | 'gone' | 'failing';

export const mostWebhooks = 20;
export const mostSecrets = 5;

/** An address that is told events (回调). */
export class Webhook {
  id!: string;
  version!: number;
  app!: string;
  url!: string;
  /** Types that it is told; all when empty. */
  types!: string[];
  description!: string | null;
  disabledBy!: DisabledBy | null;
  failingSince!: Date | null;
  createdAt!: Date;

  static make(given: Pick<Webhook, 'id' | 'app' | 'url' | 'types' | 'description' | 'createdAt'>): Webhook {
    return Object.assign(new Webhook(), given, { version: 1, disabledBy: null, failingSince: null });
  }

  change(wanted: Pick<Webhook, 'url' | 'types' | 'description'>, enabled: boolean): void {
    Object.assign(this, wanted);
    if (enabled && this.disabledBy !== null) this.failingSince = null;
    this.disabledBy = enabled ? null : (this.disabledBy ?? 'owner');
  }
}
