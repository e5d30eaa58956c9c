import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { newId } from '@counterless/kernel';
import { LOGGER, Metrics, UnitOfWork, type Logger } from '@counterless/platform';
import { Courier } from '../couriers/courier.ts';
import type { Move, Parcel } from '../domain/parcel.ts';
import { Messages } from '../sending/ports.ts';
import { Parcels } from './ports.ts';

/**
 * Asks the courier where a parcel is of which it has told nothing for days. An event has one id, whether it is told or asked for, so a call-back at the same time
 * does no harm. Where there is no news for too long, the officers of the region are told, once for each such silence.
 */
@Injectable()
export class Tracker {
  readonly #questions: Counter<'outcome'>;

  constructor(
    private readonly parcels: Parcels,
    private readonly courier: Courier,
    private readonly messages: Messages,
    private readonly work: UnitOfWork,
    metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const help = 'Questions to the courier where a parcel is, by outcome (news, none, away); overdue: people were told';
    this.#questions = new Counter({ name: 'parcel_questions_total', help, labelNames: ['outcome'], registers: [metrics.registry] });
  }

  async ask({ id, waybill }: Parcel): Promise<void> {
    let moves: readonly Move[] = [];
    let error: string | null = null;
    try {
      moves = await this.courier.track({ orderId: id, waybill: waybill! });
    } catch (failure) {
      error = (failure as { code?: string }).code ?? (failure as Error).name;
      this.logger.warn({ parcel: id, error }, 'the courier does not say where a parcel is');
    }
    const outcomes = await this.work.runOwn('duty:parcels', `parcel:${id}`, async tx => {
      const now = tx.clock.now();
      let outcome = error === null ? 'none' : 'away';
      let overdue = false;
      await this.parcels.change(tx, id, parcel => {
        const before = parcel.moves.length;
        const news = moves.flatMap(move => parcel.take(move, now));
        if (parcel.moves.length > before) outcome = 'news';
        // A call-back may have come meanwhile: then it is not to be asked for now.
        else if (parcel.dueAt !== null && parcel.dueAt <= now) overdue = parcel.askedInVain(now, error);
        if (overdue) this.messages.add(tx, [overdueNotice(parcel)]);
        return news;
      });
      return overdue ? [outcome, 'overdue'] : [outcome];
    });
    for (const outcome of outcomes) this.#questions.inc({ outcome });
    if (outcomes.includes('overdue')) this.logger.error({ parcel: id }, 'a parcel is overdue: the courier has told nothing of it for days');
  }
}

const overdueNotice = ({ id, region }: Parcel) => ({
  factId: newId(),
  audience: 'officers' as const,
  template: 'parcel-overdue' as const,
  entity: `parcel:${id}`,
  region,
  about: `parcel:${id}`,
  fields: {},
});
