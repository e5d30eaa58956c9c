import { delivery, purposes, type Nothing, type PreferenceList } from '@counterless/contracts';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { Preferences } from '../sending/preferences.ts';
import { preferenceView } from '../sending/preference-view.ts';

@Handles(delivery.listPreferences)
export class ListPreferencesHandler implements Handler<typeof delivery.listPreferences> {
  constructor(private readonly preferences: Preferences) {}

  async run(_request: Nothing, call: Call): Promise<PreferenceList> {
    const chosen = await this.preferences.of(actorOf(call).id);
    return {
      items: purposes
        .filter(p => p !== 'duty')
        .map(purpose =>
          preferenceView(
            purpose,
            chosen.find(c => c.purpose === purpose),
          ),
        ),
    };
  }
}
