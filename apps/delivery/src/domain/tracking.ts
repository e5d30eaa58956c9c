const day = 86_400_000;

/** The courier is asked where a parcel is after so many days without news; after the last it is asked no more, since people have long been told. */
const askedAfter = [2, 3, 5, 8, 15, 30].map(days => days * day);

/** Milliseconds without news after which a parcel is overdue: people are told. */
export const overdueAfter = 8 * day;

/** Where the courier does not answer, it is asked so often, within about two minutes, before the next of those days is waited for. */
export const mostTriesOfQuestion = 8;

/** When the courier is to be asked next; null once it has been asked often enough. */
export function nextQuestion(heardAt: Date, now: Date): Date | null {
  const next = askedAfter.find(after => heardAt.getTime() + after > now.getTime());
  return next === undefined ? null : new Date(heardAt.getTime() + next);
}
