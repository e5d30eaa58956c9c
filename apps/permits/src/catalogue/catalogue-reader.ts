import { Injectable } from '@nestjs/common';
import { general, type Actor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { Content } from '@counterless/platform';
import { Catalogue, type CatalogueKind } from '../ports/catalogue.ts';
import { Regions } from '../ports/regions.ts';
import { foreignTo } from './catalogue-publication.ts';
import { CatalogueThread, type Intake } from './catalogue-thread.ts';

/** Reads tables for the catalogue, one at a time: one alone keeps a processor busy for seconds and fills memory, and none of them may hold connections while it waits. */
@Injectable()
export class CatalogueReader {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly regions: Regions,
    private readonly thread: CatalogueThread,
  ) {}

  /** What is done with a table, when its turn has come. */
  next<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async read(kind: CatalogueKind, content: Content, actor: Actor): Promise<Intake> {
    const intake = await this.thread.read({ kind, content, around: { ...(await this.catalogue.known()), regions: this.regions.codes } });
    for (const row of intake.good) intake.faults.add(row, foreignTo(actor, row, undefined));
    return intake;
  }
}

/** @throws Problem `auth.actor-refused`: of officers only the head of an office changes the catalogue */
export function headOnly(actor: Actor): void {
  if (actor.kind === 'officer' && !actor.roles?.includes('head')) {
    throw new Problem(general.actorRefused, { detail: { en: 'an officer needs the role head for this', zh: '工作人员须具有 head 角色' } });
  }
}
