import { maskMobile, maskName, maskResidentId } from '@counterless/kernel';

/** How well the real name is proven: 0 not at all, 1 said by somebody whose number is proven, 2 name and resident number checked, 3 in person or equal. */
export type Level = 0 | 1 | 2 | 3;

/** A natural person. Name, resident number and mobile number are personal data: they leave this service masked only. */
export class Person {
  id!: string;
  version!: number;
  name!: string | null;
  nameMasked!: string | null;
  residentId!: string | null;
  residentIdMasked!: string | null;
  mobile!: string | null;
  mobileMasked!: string | null;
  level!: Level;
  /** Client id of the app that made a test person. */
  madeBy!: string | null;
  test!: boolean;
  createdAt!: Date;
  /** When the account was closed for good: nobody signs in with it, or is spoken for. */
  leftAt!: Date | null;

  static register(known: {
    id: string;
    at: Date;
    name?: string | undefined;
    mobile?: string | undefined;
    residentId?: string | undefined;
    level: Level;
    madeBy?: string;
    test?: boolean;
  }): Person {
    const person = Object.assign(new Person(), {
      id: known.id,
      version: 1,
      level: known.level,
      madeBy: known.madeBy ?? null,
      test: known.test ?? false,
      createdAt: known.at,
      name: null,
      nameMasked: null,
      residentId: null,
      residentIdMasked: null,
      mobile: null,
      mobileMasked: null,
      leftAt: null,
    });
    person.learn(known);
    return person;
  }

  learn(facts: { name?: string | undefined; mobile?: string | undefined; residentId?: string | undefined }): void {
    if (facts.name !== undefined) [this.name, this.nameMasked] = [facts.name, maskName(facts.name)];
    if (facts.mobile !== undefined) [this.mobile, this.mobileMasked] = [facts.mobile, maskMobile(facts.mobile)];
    if (facts.residentId !== undefined)
      [this.residentId, this.residentIdMasked] = [facts.residentId, maskResidentId(facts.residentId)];
  }

  /** Closes the account. The name stays until nothing that runs needs it: a certificate that is still to be made prints it. */
  leave(at: Date): void {
    this.leftAt ??= at;
    this.level = 0;
    Object.assign(this, { residentId: null, residentIdMasked: null, mobile: null, mobileMasked: null });
  }
}
