const grace = 60_000;

/**
 * When the key that is replaced at `now` stops: whatever it sealed before is good, whatever says it was sealed later is not.
 * A minute later than now, in whole seconds: a seal that was begun with it a moment ago, perhaps by a replica whose clock
 * is a little ahead, must not be void. Needs no lock between sealing and replacing.
 */
export const retirementOf = (now: Date): Date => new Date(Math.ceil((now.getTime() + grace) / 1000) * 1000);
