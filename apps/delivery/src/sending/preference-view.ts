import type { PreferenceView, Purpose } from '@counterless/contracts';
import { choices, usualChannels } from '../domain/channel-plan.ts';
import type { Preference } from './preferences.ts';

/** What was chosen, or what holds where nothing was. */
export function preferenceView(purpose: Purpose, chosen: Preference | undefined): PreferenceView {
  return {
    purpose,
    channels: [...(chosen?.channels ?? usualChannels(purpose))],
    language: chosen?.language ?? 'zh',
    choice: choices[purpose] ?? 'none',
    chosenAt: chosen?.changedAt.toISOString() ?? null,
  };
}
