import { Injectable } from '@nestjs/common';
import type { CloudEvent } from '@counterless/contracts';
import { digestOf, type EvidenceHolder } from '@counterless/credential/evidence';
import type { Transaction } from '@counterless/platform';
import { ChainWriter, type Said } from './chain-writer.ts';

export const caseHolder = (caseId: string): EvidenceHolder => ({ kind: 'permits.case', holderId: caseId });

/** Keeps the evidence chain of each case: its materials as they were handed in, its decision, its certificate. */
@Injectable()
export class CaseEvidence {
  constructor(private readonly chains: ChainWriter) {}

  /** Locks the chain until the transaction ends. */
  async append(tx: Transaction, caseId: string, said: readonly Omit<Said, 'at'>[], at = tx.clock.now()): Promise<void> {
    const { id } = await this.chains.open(tx, 'permits', caseHolder(caseId));
    for (const one of said) await this.chains.append(tx, 'permits', id, { ...one, at: at.toISOString() });
  }

  /** A fact that tells of the case, by the digest of its data as the event feed has them. */
  async told(tx: Transaction, what: string, { id, time, data }: CloudEvent<{ readonly caseId: string }>): Promise<void> {
    const [happened, now] = [new Date(time), tx.clock.now()];
    // The clocks of two machines are never quite the same.
    await this.append(tx, data.caseId, [{ entry: id, what, sha256: digestOf(data), file: undefined }], happened < now ? happened : now);
  }
}
