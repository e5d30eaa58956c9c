import { Injectable } from '@nestjs/common';
import { tax, type AssessTaxpayer, type TaxpayerView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { legalDateOf, type LegalDate } from '@counterless/statutes';
import { officerOver } from '../authority.ts';
import { gradeOf } from '../domain/credit-grade.ts';
import { Taxpayers } from '../ports/taxpayers.ts';
import { byRule } from '../refusals.ts';
import { answered } from '../views/answered.ts';
import { taxpayerView } from '../views/taxpayer-view.ts';

/** Adds to the history; a grade that was recorded is never changed. */
@Injectable()
@Handles(tax.assessTaxpayer)
export class AssessTaxpayerHandler implements Handler<typeof tax.assessTaxpayer> {
  constructor(
    private readonly taxpayers: Taxpayers,
    private readonly clock: Clock,
  ) {}

  async run({ taxpayerId, ground, score, startsOn, reason }: AssessTaxpayer, call: Call): Promise<Answer<TaxpayerView>> {
    const officer = actorOf(call);
    officerOver(officer, (await this.taxpayers.get(taxpayerId)).region);
    const now = this.clock.now();
    const grade = {
      grade: byRule(() => gradeOf(ground, score)),
      startsOn: startsOn as LegalDate,
      ground,
      score: score ?? null,
      reason,
      officer: officer.id,
      recordedAt: now,
    };
    return this.taxpayers.grade(call, taxpayerId, grade, tx =>
      answered<TaxpayerView>(tx, taxpayerView, [taxpayerId, legalDateOf(now)]),
    );
  }
}
