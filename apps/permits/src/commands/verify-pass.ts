import { Injectable } from '@nestjs/common';
import { actorText, permits, permitsProblems, type Verification, type VerifyPass } from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Checkpoints } from '../ports/checkpoints.ts';
import type { Scan } from '../ports/scans.ts';
import { ScanRecorder } from '../verification/scan-recorder.ts';
import { Verifier, type Finding } from '../verification/verifier.ts';

/**
 * Checks a pass online. With a checkpoint the check is a scan and is recorded; without, nothing is written, so that a repeated
 * request is answered by how the pass stands then.
 */
@Injectable()
@Handles(permits.verifyPass)
export class VerifyPassHandler implements Handler<typeof permits.verifyPass> {
  constructor(
    private readonly verifier: Verifier,
    private readonly recorder: ScanRecorder,
    private readonly checkpoints: Checkpoints,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ qr, checkpoint }: VerifyPass, call: Call): Promise<Verification> {
    const now = this.clock.now();
    if (checkpoint !== undefined && !(await this.checkpoints.known([checkpoint])).has(checkpoint)) {
      const message = { en: 'no checkpoint has this id', zh: '没有此编号的检查点' };
      throw new Problem(permitsProblems.checkpointUnknown, { faults: [{ path: '$.checkpoint', code: 'unknown', message }] });
    }
    const [finding] = await this.verifier.check([{ qr, at: now }]);
    const verification = told(finding!, now, call);
    // What is no pass code at all is no sight of a pass either.
    if (checkpoint === undefined || finding!.verdict === 'malformed') return verification;

    const { pass, claims, verdict } = finding!;
    const scan: Scan = {
      id: newId(),
      checkpoint,
      at: now,
      receivedAt: now,
      pass,
      number: claims?.number,
      offline: false,
      deviceVerdict: undefined,
      verdict,
      actor: actorText(actorOf(call)),
    };
    const speeds = await this.recorder.speeds(pass ? [pass] : []);
    return this.work.run(call, async tx => {
      tx.audit(`scan:${scan.id}`, { checkpoint, verdict });
      await this.recorder.record(tx, [scan], speeds, now);
      return verification;
    });
  }
}

function told({ verdict, message, pass, claims }: Finding, at: Date, call: Call): Verification {
  return {
    verdict,
    message: message[call.language],
    at: at.toISOString(),
    number: pass?.number ?? claims?.number ?? null,
    plate: pass?.plate ?? claims?.plate ?? null,
    destination: pass?.destination ?? claims?.route.at(-1) ?? null,
    validFrom: (pass?.validFrom ?? claims?.notBefore)?.toISOString() ?? null,
    validUntil: (pass?.validUntil ?? claims?.expires)?.toISOString() ?? null,
  };
}
