/** A taxpayer (纳税人): an enterprise in the charge of one tax authority. Its id is that of the enterprise. */
export class Taxpayer {
  id!: string;
  version!: number;
  uscc!: string;
  name!: string;
  region!: string;
  registeredAt!: Date;

  static register(given: Omit<Taxpayer, 'version'>): Taxpayer {
    return Object.assign(new Taxpayer(), given, { version: 1 });
  }
}
