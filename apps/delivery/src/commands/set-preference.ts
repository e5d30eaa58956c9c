import { delivery, general, messageProblems, type PreferenceView, type SetPreference } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { mayPrefer } from '../domain/channel-plan.ts';
import { preferenceView } from '../sending/preference-view.ts';
import { Preferences } from '../sending/preferences.ts';

@Handles(delivery.setPreference)
export class SetPreferenceHandler implements Handler<typeof delivery.setPreference> {
  constructor(
    private readonly preferences: Preferences,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ purpose, channels, language }: SetPreference, call: Call): Promise<PreferenceView> {
    const twice = channels.findIndex((c, i) => channels.indexOf(c) < i);
    if (twice >= 0) {
      const message = { en: 'stands here twice', zh: '重复' };
      throw new Problem(general.invalid, { faults: [{ path: `$.channels[${twice}]`, code: 'twice', message }] });
    }
    if (!mayPrefer(purpose, channels)) {
      const message =
        channels.length === 0
          ? { en: 'must not be missed: choose at least one', zh: '此类消息不可关闭，请至少选择一种方式' }
          : { en: 'the platform decides how these are sent', zh: '此类消息的发送方式由平台决定' };
      throw new Problem(messageProblems.preferenceFixed, { faults: [{ path: '$.channels', code: 'fixed', message }] });
    }
    const preference = { purpose, channels, language, changedAt: this.clock.now() };
    await this.work.run(call, tx => this.preferences.set(tx, actorOf(call).id, preference));
    return preferenceView(purpose, preference);
  }
}
