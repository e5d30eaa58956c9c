import { actorText, delivery, quietHoursProblems, type PublishQuietHours, type QuietHoursView } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { minuteOf } from '../domain/quiet-hours.ts';
import { Preferences } from '../sending/preferences.ts';

/** A rule is published once and never changed: whoever wants other hours publishes the next one with its own start. */
@Handles(delivery.publishQuietHours)
export class PublishQuietHoursHandler implements Handler<typeof delivery.publishQuietHours> {
  constructor(
    private readonly preferences: Preferences,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ startsAt: start, from, until, channels: named }: PublishQuietHours, call: Call): Promise<Answer<QuietHoursView>> {
    const [startsAt, publishedAt] = [new Date(start), this.clock.now()];
    const channels = [...new Set(named)];
    if (startsAt < publishedAt) {
      const message = { en: `it is ${publishedAt.toISOString()} already`, zh: `现在已是 ${publishedAt.toISOString()}` };
      throw new Problem(quietHoursProblems.quietHoursPast, { faults: [{ path: '$.startsAt', code: 'past', message }] });
    }
    const rule = { startsAt, fromMinute: minuteOf(from), untilMinute: minuteOf(until), channels };
    return this.work.run(call, async tx => {
      const version = await this.preferences.publishQuietHours(tx, rule, actorText(actorOf(call)));
      return new Answer<QuietHoursView>({ version, startsAt: startsAt.toISOString(), from, until, channels, publishedAt: publishedAt.toISOString() });
    });
  }
}
