import { Inject, Injectable } from '@nestjs/common';
import { newId } from '@counterless/kernel';
import { LeadingDuty, LOGGER, UnitOfWork, type Logger } from '@counterless/platform';
import { AnchorStamps, TimeAuthority } from '../stamping/ports.ts';

/** Has anchors stamped by an authority, each minute, the oldest first: where it is away they wait, and nothing else does. */
@Injectable()
export class StampAnchors extends LeadingDuty {
  constructor(
    private readonly stamps: AnchorStamps,
    private readonly authority: TimeAuthority,
    private readonly work: UnitOfWork,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('stamp-anchors', 60_000, logger);
  }

  /** @throws Error of the authority: what is left is for the next time */
  async run(): Promise<void> {
    for (const { number, hash } of await this.stamps.waiting(100)) {
      const stamped = await this.authority.stamp(hash);
      await this.work.runOwn(this.name, newId(), async tx => {
        this.stamps.add(tx, number, stamped);
        tx.audit(`chain-anchor:${number}`, { stamped: stamped.at.toISOString() });
      });
    }
  }
}
