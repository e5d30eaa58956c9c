import type { Prepared } from '@counterless/platform';
import type { InvoiceType } from '../domain/entitlement.ts';
import type { Serials } from '../domain/serials.ts';
import type { SerialState } from '../ports/stock.ts';

/** A row of `stock_range`. */
export interface RangeRow extends Serials {
  readonly id: string;
  readonly region: string;
  readonly code: string;
  readonly type: InvoiceType;
  readonly state: SerialState;
  readonly requisition: string | null;
  readonly notice: string | null;
  readonly since: Date;
}

const columns =
  'id, region, code, type, lower(serials)::int AS first, (upper(serials) - 1)::int AS last, state, requisition, notice, since FROM stock_range';

/**
 * Whoever issues from an authority's stock of a type first takes that. The locks on the rows would keep two from cutting the same range, but who waits
 * for a row goes on with the stock as it was before; behind this lock everybody sees it as it is, with what came back meanwhile.
 */
export const holdPool: Prepared = { name: 'stock.hold', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 3))' };
export const heldPage: Prepared = {
  name: 'stock.held',
  text: `SELECT ${columns} WHERE region = $1 AND type = $2 AND state = 'held' AND (code, lower(serials)) > ($3, $4::int8)
    ORDER BY code, lower(serials) LIMIT $5 FOR UPDATE`,
};
export const within: Prepared = {
  name: 'stock.within',
  text: `SELECT ${columns} WHERE code = $1 AND serials && int8range($2, $3) ORDER BY lower(serials) FOR UPDATE`,
};
export const issuedOf: Prepared = {
  name: 'stock.issued-of',
  text: `SELECT ${columns} WHERE requisition = $1 AND state = 'issued' ORDER BY code, lower(serials) FOR UPDATE`,
};
/** Whoever takes numbers into stock holds their codes first, in order: of two that bring overlapping ones each would wait for the other's. */
export const holdCodes: Prepared = {
  name: 'stock.hold-codes',
  text: 'SELECT pg_advisory_xact_lock(hashtextextended(code, 5)) FROM unnest($1::text[]) AS u(code)',
};
export const addImport: Prepared = {
  name: 'stock.import',
  text: 'INSERT INTO stock_import (id, region, code, type, serials, imported_at, imported_by) VALUES ($1, $2, $3, $4, int8range($5, $6), $7, $8)',
};
export const addRange: Prepared = {
  name: 'stock.add',
  text: `INSERT INTO stock_range (id, region, code, type, serials, state, requisition, notice, since)
    VALUES ($1, $2, $3, $4, int8range($5, $6), $7, $8, $9, $10)`,
};
export const setRange: Prepared = {
  name: 'stock.set',
  text: 'UPDATE stock_range SET region = $2, serials = int8range($3, $4), state = $5, requisition = $6, notice = $7, since = $8 WHERE id = $1',
};
export const addMovement: Prepared = {
  name: 'stock.movement',
  text: `INSERT INTO stock_movement (id, at, code, serials, from_state, to_state, from_region, to_region, requisition, moved_by, reason)
    VALUES ($1, $2, $3, int8range($4, $5), $6, $7, $8, $9, $10, $11, $12)`,
};
export const addNotice: Prepared = {
  name: 'loss-notice.add',
  text: `INSERT INTO loss_notice (id, region, code, type, serials, zh, en, published_at, published_by)
    VALUES ($1, $2, $3, $4, int8range($5, $6), $7, $8, $9, $10)`,
};
