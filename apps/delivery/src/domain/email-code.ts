/** How long a code counts, how often it may be guessed, and how often one may ask for one in an hour. */
export const emailCodeRules = { minutes: 15, guesses: 5, perHour: 5 } as const;

export interface EmailClaim {
  readonly codeUntil: Date | null;
  readonly tries: number;
  readonly asked: readonly Date[];
}

const hour = 3_600_000;

/** The moments within the last hour at which a code was asked for. */
export const askedLately = ({ asked }: Pick<EmailClaim, 'asked'>, now: Date): Date[] =>
  asked.filter(at => now.getTime() - at.getTime() < hour);

export const mayAsk = (claim: EmailClaim | undefined, now: Date): boolean =>
  !claim || askedLately(claim, now).length < emailCodeRules.perHour;

export const mayGuess = ({ codeUntil, tries }: EmailClaim, now: Date): boolean =>
  codeUntil !== null && now < codeUntil && tries < emailCodeRules.guesses;
