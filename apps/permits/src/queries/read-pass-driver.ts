import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type PassDriver, type PassIdentified } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, FieldCipher, Handles, UnitOfWork, type Call, type Handler, type Prepared } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import type { Driver } from '../domain/pass.ts';

const read: Prepared = { name: 'pass.driver', text: 'SELECT destination, driver FROM pass WHERE id = $1' };

/** Who reads personal data leaves an entry in the audit log; without the entry nothing is read. */
@Injectable()
@Handles(permits.readPassDriver)
export class ReadPassDriverHandler implements Handler<typeof permits.readPassDriver> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  run({ passId }: PassIdentified, call: Call): Promise<PassDriver> {
    return this.work.run(call, async tx => {
      const [row] = await tx.query<{ destination: string; driver: Buffer }>(read, [passId]);
      if (!row) throw new Problem(permitsProblems.passNotFound);
      officerOver(actorOf(call), row.destination);
      tx.audit(`pass:${passId}`, { read: 'driver' });
      const { name, mobile, residentId } = this.cipher.column<Driver>('pass.driver').from(row.driver)!;
      return { name, mobile, residentId: residentId ?? null };
    });
  }
}
