import type { Level, Person } from './person.ts';

/** What an app that has verified its user says of him or her. */
export interface Vouched {
  readonly name: string;
  readonly mobile: string;
  readonly residentId?: string | undefined;
}

export type VouchFault = 'resident-id-differs' | 'name-differs' | 'mobile-of-another';

/** An app's word proves a real name up to level 2, and only together with the resident number. */
export function vouchedLevel(vouched: Vouched): Level {
  return vouched.residentId === undefined ? 1 : 2;
}

/**
 * Whom the app speaks of: the resident number says it before the mobile number does, for numbers change hands.
 * Names the contradiction where what is proven already says otherwise; nothing is overwritten by an app's word.
 */
export function identify(
  vouched: Vouched,
  byResidentId: Person | undefined,
  byMobile: Person | undefined,
): { person: Person | undefined } | { fault: VouchFault } {
  const person = byResidentId ?? byMobile;
  if (!person) return { person: undefined };
  if (vouched.residentId !== undefined && person.residentId !== null && person.residentId !== vouched.residentId)
    return { fault: 'resident-id-differs' };
  if (byResidentId && byMobile && byResidentId.id !== byMobile.id && byResidentId.mobile === null)
    return { fault: 'mobile-of-another' };
  if (person.level >= 1 && person.name !== null && person.name !== vouched.name) return { fault: 'name-differs' };
  return { person };
}

/** What the person's record learns from it: only what it lacked. Returns whether anything changed. */
export function learnFrom(person: Person, vouched: Vouched): boolean {
  const facts = {
    ...((person.name === null || person.level === 0) && { name: vouched.name }),
    ...(person.mobile === null && { mobile: vouched.mobile }),
    ...(person.residentId === null && vouched.residentId !== undefined && { residentId: vouched.residentId }),
  };
  const level = Math.max(person.level, vouchedLevel(vouched)) as Level;
  if (Object.keys(facts).length === 0 && level === person.level) return false;
  person.learn(facts);
  person.level = level;
  return true;
}
