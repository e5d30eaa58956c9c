import { addDays, legalDateOf, nationalCalendar, type LegalDate } from '@counterless/statutes';

/** Today, and the working day after it, up to which a task is due soon. */
export interface Days {
  readonly today: LegalDate;
  readonly soon: LegalDate;
}

export function daysAt(now: Date): Days {
  const today = legalDateOf(now);
  let soon = addDays(today, 1);
  while (!nationalCalendar.isWorkingDay(soon)) soon = addDays(soon, 1);
  return { today, soon };
}

/** In the order of the queue a task without a day comes last. */
export const noDay = '9999-12-31';
const bounds = ({ today, soon }: Days) => ({
  overdue: ['', addDays(today, -1)], 'due-soon': [today, soon], running: [addDays(soon, 1), '9999-12-30'], standing: [noDay, noDay],
}) as const;

/** First and last day of the tasks that stand so; of all where nothing is said. */
export const daysOf = (clock: keyof ReturnType<typeof bounds> | undefined, days: Days): readonly [string, string] => (clock ? bounds(days)[clock] : ['', noDay]);
