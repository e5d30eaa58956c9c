import { Injectable } from '@nestjs/common';
import { taxProblems } from '@counterless/contracts';
import { newId, Problem } from '@counterless/kernel';
import type { Transaction } from '@counterless/platform';
import type { InvoiceType } from '../domain/entitlement.ts';
import { typeNames } from '../domain/invoice-policy.ts';
import { lossNotice } from '../domain/loss-notice.ts';
import type { IssuedRange } from '../domain/requisition.ts';
import { carve, countOf, covers, takeFirst, type Serials } from '../domain/serials.ts';
import { Stock, type Move, type NewStock } from '../ports/stock.ts';
import {
  addImport,
  addMovement,
  addNotice,
  addRange,
  heldPage,
  holdCodes,
  holdPool,
  issuedOf,
  setRange,
  within,
  type RangeRow,
} from './stock-statements.ts';

// Most requisitions come out of one range; those that are looked at are locked, so few at a time.
const page = 10;
/** The upper end as PostgreSQL wants it: not included. */
const ends = ({ first, last }: Serials): readonly [number, number] => [first, last + 1];

@Injectable()
export class StockStore extends Stock {
  import(tx: Transaction, { region, ranges, at, by }: NewStock): readonly string[] {
    tx.send(holdCodes, [[...new Set(ranges.map(r => r.code))].sort()]);
    return ranges.map(range => {
      const { code, type } = range;
      const id = newId();
      tx.send(addImport, [newId(), region, code, type, ...ends(range), at, by]);
      tx.send(addRange, [id, region, code, type, ...ends(range), 'held', null, null, at]);
      tx.audit(`stock:${code}`, { imported: countOf(range), first: range.first, last: range.last });
      return id;
    });
  }

  async take(
    tx: Transaction,
    region: string,
    lines: readonly { readonly type: InvoiceType; readonly quantity: number }[],
    requisition: string,
    at: Date,
  ): Promise<readonly IssuedRange[]> {
    const issued: IssuedRange[] = [];
    // In the order of their names, so that two that take several types never wait for each other.
    for (const { type, quantity } of lines.toSorted((a, b) => a.type.localeCompare(b.type))) {
      tx.send(holdPool, [`${region} ${type}`]);
      for (const { from, taken, left } of await this.#lowest(tx, region, type, quantity)) {
        const { id, code } = from;
        if (left) {
          tx.send(setRange, [id, region, ...ends(left), 'held', null, null, from.since]);
          tx.send(addRange, [newId(), region, code, type, ...ends(taken), 'issued', requisition, null, at]);
        } else tx.send(setRange, [id, region, ...ends(taken), 'issued', requisition, null, at]);
        issued.push({ type, code, ...taken });
      }
    }
    return issued;
  }

  async #lowest(tx: Transaction, region: string, type: InvoiceType, quantity: number) {
    const held: RangeRow[] = [];
    for (;;) {
      const after = held.at(-1);
      const more = await tx.query<RangeRow>(heldPage, [region, type, after?.code ?? '', after?.first ?? -1, page]);
      held.push(...more);
      const taken = takeFirst(held, quantity);
      if (taken) return taken;
      if (more.length < page) break;
    }
    const left = held.reduce((sum, range) => sum + countOf(range), 0);
    const { en, zh } = typeNames[type];
    throw new Problem(taxProblems.stockShort, {
      detail: { en: `${quantity} ${en} are asked for, ${left} are left`, zh: `需${zh} ${quantity} 份，库存 ${left} 份` },
    });
  }

  async move(
    tx: Transaction,
    code: string,
    span: Serials,
    move: Move,
    may: (region: string) => void,
  ): Promise<readonly string[]> {
    const look = () => tx.query<RangeRow>(within, [code, ...ends(span)]);
    let rows = await look();
    // Somebody may have cut the ranges while this waited for them: what they left is seen by a second look.
    if (!covers(rows, span)) rows = await look();
    rows.forEach(row => may(row.region));
    const there = rows.filter(row => move.from.includes(row.state));
    if (!covers(there, span)) {
      const wanted = move.from.join(' / ');
      throw new Problem(taxProblems.stockElsewhere, {
        detail: { en: `all would have to be ${wanted}`, zh: `应均处于 ${wanted} 状态` },
      });
    }
    return rows.map(row => this.#moveWithin(tx, row, span, move));
  }

  async moveIssued(tx: Transaction, requisition: string, move: Move): Promise<void> {
    for (const row of await tx.query<RangeRow>(issuedOf, [requisition])) this.#moveWithin(tx, row, row, move);
  }

  /** The row becomes what moves; what stays gets rows of its own. */
  #moveWithin(tx: Transaction, row: RangeRow, span: Serials, { to, region = row.region, by, reason, at }: Move): string {
    const { inside, outside } = carve(row, span);
    const requisition = to === 'held' ? null : row.requisition;
    const notice = to === 'lost' ? this.#notice(tx, row, inside!, by, at) : null;
    tx.send(setRange, [row.id, region, ...ends(inside!), to, requisition, notice, at]);
    for (const part of outside)
      tx.send(addRange, [
        newId(),
        row.region,
        row.code,
        row.type,
        ...ends(part),
        row.state,
        row.requisition,
        row.notice,
        row.since,
      ]);
    tx.send(addMovement, [
      newId(),
      at,
      row.code,
      ...ends(inside!),
      row.state,
      to,
      row.region,
      region,
      row.requisition,
      by,
      reason,
    ]);
    tx.audit(`stock:${row.code}`, { from: row.state, to, ...inside });
    return row.id;
  }

  #notice(tx: Transaction, { region, code, type }: RangeRow, range: Serials, by: string, at: Date): string {
    const id = newId();
    const { zh, en } = lossNotice(type, code, range, at);
    tx.send(addNotice, [id, region, code, type, ...ends(range), zh, en, at, by]);
    return id;
  }
}
