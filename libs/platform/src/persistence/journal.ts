import { newId } from '@counterless/kernel';
import type { Call } from '../wire/call.ts';
import type { FieldCipher } from '../security/field-cipher.ts';
import type { Prepared } from './database.ts';
import { callerOf } from './idempotency.ts';
import type { Transaction } from './transaction.ts';

export interface AnswerRow {
  readonly call: Call;
  readonly status: number;
  readonly body: string;
  readonly version: number | undefined;
  readonly location: string | undefined;
}

/** One statement for all that commits beside the rows of a change: a round trip is what a small transaction is made of. */
export function journalStatement(tx: Transaction, answer: AnswerRow | undefined, cipher: FieldCipher): { statement: Prepared; values: unknown[] } | undefined {
  const { outbox, audit, scheduled, cancelled } = tx.journal;
  const parts: string[] = [];
  const values: unknown[] = [];
  const at = tx.clock.now();
  const p = (value: unknown) => `$${values.push(value)}`;
  let shape = '';
  if (outbox.length > 0) {
    shape += 'o';
    parts.push(`o AS (INSERT INTO outbox (id, entity, subject, event, created_at)
      SELECT u.id, u.entity, u.subject, u.event, ${p(at)}::timestamptz FROM unnest(${p(outbox.map(o => o.id))}::uuid[], ${p(outbox.map(o => o.entity))}::text[],
      ${p(outbox.map(o => o.subject))}::text[], ${p(outbox.map(o => o.event))}::text[]) WITH ORDINALITY AS u(id, entity, subject, event, n) ORDER BY u.n)`);
  }
  if (audit.length > 0) {
    shape += 'a';
    const texts = (values: (string | null)[]) => `${p(values)}::text[]`;
    parts.push(`a AS (INSERT INTO audit (id, at, actor, act, operation, request_id, entity, detail)
      SELECT u.id, ${p(at)}::timestamptz, u.actor, u.act, u.operation, u.request_id, u.entity, u.detail
      FROM unnest(${p(audit.map(() => newId()))}::uuid[], ${texts(audit.map(a => a.origin.actor))}, ${texts(audit.map(a => a.origin.act ?? null))},
      ${texts(audit.map(a => a.origin.operation))}, ${texts(audit.map(a => a.origin.requestId))}, ${texts(audit.map(a => a.entity))}, ${texts(audit.map(a => a.detail))})
      AS u(id, actor, act, operation, request_id, entity, detail))`);
  }
  if (scheduled.size > 0) {
    shape += 's';
    const all = [...scheduled.values()];
    parts.push(`s AS (INSERT INTO deadline (kind, entity, due_at)
      SELECT * FROM unnest(${p(all.map(d => d.kind))}::text[], ${p(all.map(d => d.entity))}::text[], ${p(all.map(d => d.dueAt.toISOString()))}::timestamptz[])
      ON CONFLICT (kind, entity) DO UPDATE SET due_at = excluded.due_at)`);
  }
  if (cancelled.length > 0) {
    shape += 'c';
    parts.push(`c AS (DELETE FROM deadline d USING unnest(${p(cancelled.map(d => d.kind))}::text[], ${p(cancelled.map(d => d.entity))}::text[]) AS u(kind, entity)
      WHERE d.kind = u.kind AND d.entity = u.entity)`);
  }
  if (answer?.call.idempotencyKey) {
    shape += 'i';
    parts.push(`i AS (INSERT INTO idempotency (caller, key, operation, request_hash, status, body, version, location, at)
      VALUES (${p(callerOf(answer.call))}, ${p(answer.call.idempotencyKey)}, ${p(answer.call.operation.subject)}, ${p(answer.call.requestHash)}, ${p(answer.status)},
      ${p(cipher.seal(answer.body, 'idempotency'))}, ${p(answer.version ?? null)}, ${p(answer.location ?? null)}, ${p(at)}))`);
  }
  if (parts.length === 0) return undefined;
  return { statement: { name: `journal.${shape}`, text: `WITH ${parts.join(', ')} SELECT 1` }, values };
}
