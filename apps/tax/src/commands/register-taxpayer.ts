import { Injectable } from '@nestjs/common';
import { pathOf, tax, type RegisterTaxpayer, type TaxpayerView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { gradeOf } from '../domain/credit-grade.ts';
import { Taxpayer } from '../domain/taxpayer.ts';
import { Agents } from '../ports/agents.ts';
import { Taxpayers } from '../ports/taxpayers.ts';
import { answered } from '../views/answered.ts';
import { taxpayerView } from '../views/taxpayer-view.ts';

@Injectable()
@Handles(tax.registerTaxpayer)
export class RegisterTaxpayerHandler implements Handler<typeof tax.registerTaxpayer> {
  constructor(
    private readonly agents: Agents,
    private readonly taxpayers: Taxpayers,
    private readonly clock: Clock,
  ) {}

  async run({ region }: RegisterTaxpayer, call: Call): Promise<Answer<TaxpayerView>> {
    const { id } = actorOf(call);
    const { name, uscc } = await this.agents.actingFor(call);
    const now = this.clock.now();
    const today = legalDateOf(now);
    const taxpayer = Taxpayer.register({ id, name, uscc, region, registeredAt: now });
    const grade = {
      grade: gradeOf('new', undefined),
      startsOn: today,
      ground: 'new',
      score: null,
      reason: '新设立企业',
      officer: null,
      recordedAt: now,
    } as const;
    return this.taxpayers.register(call, taxpayer, grade, tx =>
      answered<TaxpayerView>(tx, taxpayerView, [id, today], pathOf(tax.readTaxpayer, { taxpayerId: id })),
    );
  }
}
