import { Injectable } from '@nestjs/common';
import { covers, general, permits, permitsProblems, type Actor, type ImportCatalogue, type ImportReport } from '@counterless/contracts';
import { Problem, type Fault } from '@counterless/kernel';
import { actorOf, contentOf, Handles, UnitOfWork, type Call, type Handler, type Transaction } from '@counterless/platform';
import type { CatalogueFaults } from '../catalogue/catalogue-faults.ts';
import { takeIn, type Intake } from '../catalogue/catalogue-intake.ts';
import { foreign, operatorsOnly } from '../catalogue/catalogue-messages.ts';
import { MatterForms } from '../catalogue/matter-forms.ts';
import { Catalogue, type CatalogueKind, type CatalogueRow, type HeldRow } from '../ports/catalogue.ts';
import { Regions } from '../ports/regions.ts';

/** Codes that one fact names: facts stay small however large an import is. */
const codesPerFact = 1000;

@Injectable()
@Handles(permits.importCatalogue)
export class ImportCatalogueHandler implements Handler<typeof permits.importCatalogue> {
  /** Imports take their turns: one alone keeps this process busy for a second, and none of them may hold connections while it waits. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly regions: Regions,
    private readonly forms: MatterForms,
    private readonly work: UnitOfWork,
  ) {}

  async run(request: ImportCatalogue, call: Call): Promise<ImportReport> {
    const actor = actorOf(call);
    if (actor.kind === 'officer' && !actor.roles?.includes('head')) {
      throw new Problem(general.actorRefused, { detail: { en: 'an officer needs the role head for this', zh: '工作人员须具有 head 角色' } });
    }
    const mine = this.#turn.then(() => this.#import(request, call, actor));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #import({ kind, partial = false, dryRun = false }: ImportCatalogue, call: Call, actor: Actor): Promise<ImportReport> {
    const around = { ...(await this.catalogue.known()), isRegion: (code: string) => this.regions.nameOf(code) !== undefined };
    const intake = await takeIn(kind, contentOf(call), around, this.forms);
    for (const row of intake.good) intake.faults.add(row.line, foreignTo(actor, row, undefined));
    return this.work.run(call, async tx => {
      if (!dryRun) await this.catalogue.hold(tx);
      const changed = await this.#changes(tx, kind, intake, actor);
      const { faults, good } = intake;
      if (faults.faulty > 0 && !partial && !dryRun) throw faultyRows(faults);
      const imported = faults.faulty > 0 && !partial ? [] : changed;
      if (!dryRun && imported.length > 0) await this.#write(tx, kind, imported);
      const unchanged = good.filter(row => !faults.has(row.line)).length - changed.length;
      return { rows: intake.count, imported: imported.length, unchanged, faulty: faults.faulty, faults: faults.report(call.language), unlisted: faults.unlisted };
    });
  }

  /** The good rows that are not there yet; those that are somebody else's become faulty. */
  async #changes(tx: Transaction, kind: CatalogueKind, { good, faults }: Intake, actor: Actor): Promise<CatalogueRow[]> {
    const held = await this.catalogue.held(tx, kind, good.map(row => row.code));
    const byKey = new Map(held.map(h => [h.key, h]));
    const others = new Map<string, HeldRow>();
    for (const h of held) if (foreignTo(actor, h, h.region).length > 0) others.set(h.code, h);
    for (const row of good) {
      const other = others.get(row.code);
      if (other && !faults.has(row.line)) faults.add(row.line, foreignTo(actor, row, other.region));
    }
    return good.filter(row => !faults.has(row.line) && !byKey.get(row.key)?.digest.equals(row.digest));
  }

  async #write(tx: Transaction, kind: CatalogueKind, rows: readonly CatalogueRow[]): Promise<void> {
    await this.catalogue.put(tx, kind, rows);
    const version = await this.catalogue.advance(tx);
    tx.audit('catalogue', { kind, rows: rows.length, version });
    // Departments and themes stand in the lists only: a fact without codes throws those away and no entry.
    const codes = kind === 'matters' ? rows.map(row => row.code) : [];
    for (let i = 0; i === 0 || i < codes.length; i += codesPerFact) {
      tx.publish(permits.mattersChanged, { id: 'catalogue', version }, { codes: codes.slice(i, i + codesPerFact) });
    }
  }
}

/** Why an officer may not import a row: what it says of its region, or what is there under its code. */
function foreignTo(actor: Actor, { region: own }: { readonly region?: string | null | undefined }, heldRegion: string | null | undefined): Fault[] {
  if (actor.kind !== 'officer') return [];
  const region = heldRegion ?? own;
  if (region == null) return [operatorsOnly];
  return actor.region !== undefined && covers(actor.region, region) ? [] : [foreign(heldRegion === undefined ? '$.region' : '$.code', region)];
}

function faultyRows(faults: CatalogueFaults): Problem {
  const { faulty, unlisted } = faults;
  const more = { en: unlisted > 0 ? `; ${unlisted} further faults are not listed` : '', zh: unlisted > 0 ? `；另有 ${unlisted} 处错误未列出` : '' };
  return new Problem(permitsProblems.importFaulty, { detail: { en: `${faulty} rows are faulty${more.en}`, zh: `${faulty} 行有错误${more.zh}` }, faults: faults.asFaults() });
}
