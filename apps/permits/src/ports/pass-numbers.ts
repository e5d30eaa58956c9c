/** Numbers for passes: never the same one twice; one that is taken and not used is a gap. */
export abstract class PassNumbers {
  /** Not to be called inside a transaction: the number stays taken whatever becomes of it. @throws Problem `pass.numbers-exhausted` */
  abstract next(region: string): Promise<string>;
}
