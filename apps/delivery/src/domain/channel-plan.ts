/** The ways by which a message reaches a person, in the order of the fall-back. */
export const channelOrder = ['sms', 'email', 'inbox'] as const;
export type Channel = (typeof channelOrder)[number];
/** Those that one can choose among: the inbox keeps everything, so nobody needs to ask for it. */
export const choosable = ['sms', 'email'] as const;
export type Choosable = (typeof choosable)[number];

/**
 * What a person may decide of the messages of a purpose: nothing; the way; whether any comes; or that any comes at all, which then needs
 * consent (电子送达 needs it, 民事诉讼法 90; 个人信息保护法 15: as easily withdrawn).
 */
export type Choice = 'none' | 'order' | 'off' | 'consent';
export const choices: Readonly<Record<string, Choice>> = {
  'sign-in': 'none',
  duty: 'none',
  decision: 'order',
  progress: 'off',
  reminder: 'off',
  survey: 'off',
  'electronic-service': 'consent',
};
const choiceOf = (purpose: string): Choice => choices[purpose] ?? 'none';

/** May a person want just these channels for this purpose? */
export function mayPrefer(purpose: string, channels: readonly Choosable[]): boolean {
  const choice = choiceOf(purpose);
  return choice !== 'none' && (channels.length > 0 || choice !== 'order');
}

/** What is tried where nothing was chosen. */
export const usualChannels = (purpose: string): readonly Choosable[] => (choiceOf(purpose) === 'consent' ? [] : choosable);

export interface Wanted {
  readonly purpose: string;
  /** For the contact that was named, or only for the inbox of the holder or of the officers. */
  readonly alert: boolean;
  readonly preferred: readonly Choosable[] | undefined;
  /** Channels that there is an address for, and a text. */
  readonly possible: readonly Channel[];
  /** Given up for this message. */
  readonly spent: readonly Channel[];
}

/**
 * The channels that are left for a message, the next one first. What was chosen comes first; of a decision the others follow, since it must not
 * be missed; the inbox is last. Nobody who turned a purpose off is told by another channel.
 * @returns `declined` where the person wants none
 */
export function channelPlan({ purpose, alert, preferred, possible, spent }: Wanted): readonly Channel[] | 'declined' {
  const left = (channels: readonly Channel[]) => [...new Set(channels)].filter(c => possible.includes(c) && !spent.includes(c));
  if (!alert) return left(['inbox']);
  const choice = choiceOf(purpose);
  const chosen = choice === 'none' ? choosable : (preferred ?? usualChannels(purpose));
  if (chosen.length === 0 && choice !== 'order') return 'declined';
  return left([...chosen, ...(choice === 'order' ? choosable : []), 'inbox']);
}
