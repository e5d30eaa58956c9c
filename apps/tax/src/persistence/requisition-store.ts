import { Injectable } from '@nestjs/common';
import { taxProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Database, UnitOfWork, type Prepared, type Transaction } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { uncounted } from '../domain/requisition-life.ts';
import { monthOf } from '../domain/requisition.ts';
import { Requisitions, type Standing } from '../ports/requisitions.ts';
import { requisitionSchema } from './requisition-schema.ts';

const hold: Prepared = { name: 'taxpayer.hold', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 4))' };
const standing: Prepared = {
  name: 'taxpayer.standing',
  text: `SELECT (SELECT grade FROM credit_grade WHERE taxpayer = $1 AND starts_on <= $2::date ORDER BY ground = 'new', starts_on DESC LIMIT 1) AS grade,
    (SELECT json_object_agg(type, monthly_quantity) FROM entitlement WHERE taxpayer = $1 AND status = 'confirmed') AS entitled,
    (SELECT json_object_agg(type, n) FROM (SELECT l ->> 'type' AS type, sum((l ->> 'quantity')::int) AS n FROM requisition, jsonb_array_elements(lines) AS l
      WHERE taxpayer = $1 AND month = $3 AND status <> ALL ($4) GROUP BY 1) AS asked) AS drawn`,
};
const addressRegion: Prepared = {
  name: 'address.region',
  text: 'SELECT region FROM delivery_address WHERE id = $1 AND taxpayer = $2 AND removed_at IS NULL',
};

@Injectable()
export class RequisitionStore extends Requisitions {
  constructor(database: Database, work: UnitOfWork) {
    super(database, work, requisitionSchema, taxProblems.requisitionNotFound);
  }

  async standing(tx: Transaction, taxpayer: string, at: Date): Promise<Standing> {
    tx.send(hold, [taxpayer]);
    const [row] = await tx.query<{ [K in keyof Standing]: Standing[K] | null }>(standing, [
      taxpayer,
      legalDateOf(at),
      monthOf(at),
      uncounted,
    ]);
    if (!row?.grade) throw new Error(`the taxpayer ${taxpayer} has no grade`);
    return { grade: row.grade, entitled: row.entitled ?? {}, drawn: row.drawn ?? {} };
  }

  async addressRegion(tx: Transaction, taxpayer: string, address: string): Promise<string> {
    const [row] = await tx.query<{ region: string }>(addressRegion, [address, taxpayer]);
    if (!row) throw new Problem(taxProblems.addressNotFound);
    return row.region;
  }
}
