import { inForce } from './template.ts';
import type { Channel } from './channel-plan.ts';

/** Hours of the day in which nobody is disturbed by these channels, in force from `startsAt` until the next rule starts. */
export interface QuietHours {
  readonly startsAt: Date;
  /** Minutes after midnight in Asia/Shanghai; from 22:00 until 8:00 is 1320 until 480. Equal: no quiet hours. */
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly channels: readonly Channel[];
}

/** Minutes after midnight of `22:00`. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const minute = 60_000;
const day = 24 * 60;
/** China has had no summer time since 1991. */
const ahead = 8 * 60;

/** When the quiet hours end that `now` lies in; nothing where it lies in none, or the channel disturbs nobody. */
export function quietUntil(rules: readonly QuietHours[], channel: Channel, now: Date): Date | undefined {
  const rule = inForce(rules, now);
  if (!rule || rule.fromMinute === rule.untilMinute || !rule.channels.includes(channel)) return undefined;
  const { fromMinute, untilMinute } = rule;
  const exact = now.getTime() / minute + ahead;
  const today = exact % day;
  const quiet =
    fromMinute < untilMinute ? today >= fromMinute && today < untilMinute : today >= fromMinute || today < untilMinute;
  if (!quiet) return undefined;
  const left = (untilMinute - today + day) % day;
  return new Date(Math.round((exact + left - ahead) * minute));
}
