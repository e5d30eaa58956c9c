import { Injectable } from '@nestjs/common';
import { covers, permits, permitsProblems, type Actor } from '@counterless/contracts';
import { Problem, type Fault } from '@counterless/kernel';
import type { Transaction } from '@counterless/platform';
import { Catalogue, type CatalogueKind, type CatalogueRow, type HeldRow } from '../ports/catalogue.ts';
import type { CatalogueFaults } from './catalogue-faults.ts';
import { foreign, operatorsOnly } from './catalogue-messages.ts';

/** Codes that one fact names: facts stay small however large an import is. */
const codesPerFact = 1000;

/** Puts good rows into the catalogue, within the transaction of whoever imports them. */
@Injectable()
export class CataloguePublication {
  constructor(private readonly catalogue: Catalogue) {}

  /** The rows that are not there yet; those that are somebody else's become faulty. */
  async changes<Row extends Omit<CatalogueRow, 'text'>>(tx: Transaction, kind: CatalogueKind, good: readonly Row[], faults: CatalogueFaults, actor: Actor): Promise<Row[]> {
    const held = await this.catalogue.held(tx, kind, good.map(row => row.code));
    const byKey = new Map(held.map(h => [h.key, h]));
    const others = new Map<string, HeldRow>();
    for (const h of held) if (foreignTo(actor, h, h.region).length > 0) others.set(h.code, h);
    for (const row of good) {
      const other = others.get(row.code);
      if (other && !faults.has(row)) faults.add(row, foreignTo(actor, row, other.region));
    }
    return good.filter(row => !faults.has(row) && !byKey.get(row.key)?.digest.equals(row.digest));
  }

  /** Tells of what was put there: once, after all of it. @param codes of matters; departments and themes stand in lists, which any change throws away */
  async announce(tx: Transaction, kind: CatalogueKind, codes: readonly string[]): Promise<void> {
    const version = await this.catalogue.advance(tx);
    tx.audit('catalogue', { kind, rows: codes.length, version });
    const told = kind === 'matters' ? codes : [];
    for (let i = 0; i === 0 || i < told.length; i += codesPerFact) {
      tx.publish(permits.mattersChanged, { id: 'catalogue', version }, { codes: told.slice(i, i + codesPerFact) });
    }
  }
}

/** Why an officer may not import a row: what it says of its region, or what is there under its code. */
export function foreignTo(actor: Actor, { region: own }: { readonly region?: string | null | undefined }, heldRegion: string | null | undefined): Fault[] {
  if (actor.kind !== 'officer') return [];
  const region = heldRegion ?? own;
  if (region == null) return [operatorsOnly];
  return actor.region !== undefined && covers(actor.region, region) ? [] : [foreign(heldRegion === undefined ? '$.region' : '$.code', region)];
}

export function faultyRows(faults: CatalogueFaults): Problem {
  const { faulty, unlisted } = faults;
  const more = { en: unlisted > 0 ? `; ${unlisted} further faults are not listed` : '', zh: unlisted > 0 ? `；另有 ${unlisted} 处错误未列出` : '' };
  return new Problem(permitsProblems.importFaulty, { detail: { en: `${faulty} rows are faulty${more.en}`, zh: `${faulty} 行有错误${more.zh}` }, faults: faults.asFaults() });
}
