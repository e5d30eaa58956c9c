import { EntitySchema } from 'typeorm';
import { deliveryEventProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Store, type Database, type FieldCipher, type Prepared, type Transaction, type UnitOfWork } from '@counterless/platform';
import { Webhook } from '../domain/webhook.ts';

export const webhookSchema = (cipher: Pick<FieldCipher, 'column'>) => new EntitySchema<Webhook>({
  name: 'Webhook',
  tableName: 'webhook',
  target: Webhook,
  columns: {
    id: { type: 'uuid', primary: true, name: 'id' },
    version: { type: 'int', name: 'version' },
    app: { type: 'text', name: 'app' },
    url: { type: 'text', name: 'url' },
    types: { type: 'text', name: 'types', array: true },
    description: { type: 'text', name: 'description', nullable: true },
    contact: { type: 'bytea', nullable: true, transformer: cipher.column('webhook.contact') },
    contactMasked: { type: 'text', name: 'contact_masked', nullable: true },
    disabledBy: { type: 'text', name: 'disabled_by', nullable: true },
    failingSince: { type: 'timestamptz', name: 'failing_since', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  } as never,
});

const lock: Prepared = { name: 'webhook.lock-app', text: 'SELECT pg_advisory_xact_lock(hashtext($1))' };
const count: Prepared = { name: 'webhook.count', text: 'SELECT count(*)::int AS n FROM webhook WHERE app = $1' };
const remove: Prepared = { name: 'webhook.delete', text: 'DELETE FROM webhook WHERE id = $1' };
const live = 'webhook = $1 AND (ends_at IS NULL OR ends_at > $2)';
const secrets: Prepared = { name: 'webhook_secret.live', text: `SELECT secret FROM webhook_secret WHERE ${live} ORDER BY added_at DESC` };
const countSecrets: Prepared = { name: 'webhook_secret.count', text: `SELECT count(*)::int AS n FROM webhook_secret WHERE ${live}` };
const endSecrets: Prepared = { name: 'webhook_secret.end', text: `UPDATE webhook_secret SET ends_at = least(ends_at, $3) WHERE ${live}` };
const addSecret: Prepared = { name: 'webhook_secret.add', text: 'INSERT INTO webhook_secret (webhook, secret, added_at) VALUES ($1, $2, $3)' };
const sealed = 'webhook_secret.secret';

export class WebhookStore extends Store<Webhook> {
  constructor(
    private readonly reading: Database,
    work: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {
    super(reading, work, webhookSchema(cipher), deliveryEventProblems.webhookNotFound);
  }

  async own(app: string, id: string): Promise<Webhook> {
    const webhook = await this.get(id);
    if (webhook.app !== app) throw new Problem(deliveryEventProblems.webhookNotFound);
    return webhook;
  }

  async countLocked(tx: Transaction, app: string): Promise<number> {
    await tx.query(lock, [`webhook:${app}`]);
    const [row] = await tx.query<{ n: number }>(count, [app]);
    return row!.n;
  }

  remove(tx: Transaction, id: string): void {
    tx.send(remove, [id]);
  }

  async secrets(webhook: string, now: Date): Promise<string[]> {
    const rows = await this.reading.read<{ secret: Buffer }>(secrets, [webhook, now]);
    return rows.map(r => this.cipher.open(r.secret, sealed));
  }

  async countSecrets(tx: Transaction, webhook: string, now: Date): Promise<number> {
    const [row] = await tx.query<{ n: number }>(countSecrets, [webhook, now]);
    return row!.n;
  }

  addSecret(tx: Transaction, webhook: string, secret: string, now: Date, othersEnd: Date): void {
    tx.send(endSecrets, [webhook, now, othersEnd]);
    tx.send(addSecret, [webhook, this.cipher.seal(secret, sealed), now]);
  }
}
