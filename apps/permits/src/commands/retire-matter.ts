import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type MatterRetirement, type RetireMatter } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { officerOver } from '../authority.ts';
import { headOnly } from '../catalogue/catalogue-reader.ts';
import { retire } from '../domain/matter-timeline.ts';
import { Catalogue } from '../ports/catalogue.ts';

@Injectable()
@Handles(permits.retireMatter)
export class RetireMatterHandler implements Handler<typeof permits.retireMatter> {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ code, from, reason }: RetireMatter, call: Call): Promise<MatterRetirement> {
    const actor = actorOf(call);
    headOnly(actor);
    if (from < legalDateOf(this.clock.now())) throw new Problem(permitsProblems.retiresInPast);
    return this.work.run(call, async tx => {
      await this.catalogue.hold(tx);
      const held = await this.catalogue.versions(tx, code);
      const ends = held ? retire(held.spans, from) : [];
      if (!held || ends.length === 0) throw new Problem(permitsProblems.matterNotFound);
      officerOver(actor, held.region);
      await this.catalogue.end(tx, code, ends);
      const version = await this.catalogue.advance(tx);
      tx.audit(code, { from, reason, versions: ends.map(e => e.version) });
      tx.publish(permits.mattersChanged, { id: 'catalogue', version }, { codes: [code] });
      return { code, from };
    });
  }
}
