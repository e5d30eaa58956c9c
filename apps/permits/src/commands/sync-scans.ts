import { Injectable } from '@nestjs/common';
import {
  actorText,
  permits,
  permitsProblems,
  type ScanOutcome,
  type ScanOutcomes,
  type ScanReport,
  type SyncScans,
} from '@counterless/contracts';
import { Clock, type ProblemType } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Checkpoints } from '../ports/checkpoints.ts';
import type { Scan } from '../ports/scans.ts';
import { ScanRecorder, type Recorded } from '../verification/scan-recorder.ts';
import { Verifier, type Finding } from '../verification/verifier.ts';

/** How far a device's clock may run ahead of ours, in ms. */
const clockTolerance = 5 * 60_000;

/** Takes a device's scans in, each once and each with its own outcome, and finds the double scans among them and those held. */
@Injectable()
@Handles(permits.syncScans)
export class SyncScansHandler implements Handler<typeof permits.syncScans> {
  constructor(
    private readonly verifier: Verifier,
    private readonly recorder: ScanRecorder,
    private readonly checkpoints: Checkpoints,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ scans: reports }: SyncScans, call: Call): Promise<ScanOutcomes> {
    const now = this.clock.now();
    const actor = actorText(actorOf(call));
    const known = await this.checkpoints.known([...new Set(reports.map(r => r.checkpoint))]);
    const findings = await this.verifier.check(reports.map(({ qr, at }) => ({ qr, at: new Date(at) })));
    const judged = reports.map((report, i) => {
      const refusal = refusalOf(report, findings[i]!, known, now);
      return refusal ? { report, refusal } : { report, scan: scanOf(report, findings[i]!, actor, now) };
    });
    const scans = judged.flatMap(({ scan }) => scan ?? []);
    const speeds = await this.recorder.speeds(scans.flatMap(s => s.pass ?? []));
    return this.work.run(call, async tx => {
      const recorded = scans.length > 0 ? await this.recorder.record(tx, scans, speeds, now) : new Map<Scan, Recorded>();
      for (const [scan, { outcome }] of recorded)
        if (outcome === 'recorded') tx.audit(`scan:${scan.id}`, { checkpoint: scan.checkpoint, verdict: scan.verdict });
      return {
        items: judged.map(({ report, refusal, scan }) =>
          scan ? told(scan, recorded.get(scan)!, call) : refused(report.id, refusal!, call),
        ),
      };
    });
  }
}

function refusalOf(
  { checkpoint, at }: ScanReport,
  { verdict }: Finding,
  known: ReadonlySet<string>,
  now: Date,
): ProblemType | undefined {
  if (!known.has(checkpoint)) return permitsProblems.checkpointUnknown;
  if (new Date(at).getTime() > now.getTime() + clockTolerance) return permitsProblems.scanInFuture;
  return verdict === 'malformed' ? permitsProblems.scanUnreadable : undefined;
}

function scanOf(
  { id, checkpoint, at, offline, verdict: deviceVerdict }: ScanReport,
  { pass, claims, verdict }: Finding,
  actor: string,
  receivedAt: Date,
): Scan {
  return { id, checkpoint, at: new Date(at), pass, number: claims?.number, offline, deviceVerdict, verdict, actor, receivedAt };
}

function told({ id }: Scan, { outcome, doubleScan }: Recorded, call: Call): ScanOutcome {
  if (outcome === 'taken') return refused(id, permitsProblems.scanIdTaken, call);
  return { id, outcome, ...(doubleScan && { doubleScan }) };
}

const refused = (id: string, problem: ProblemType, call: Call): ScanOutcome => ({
  id,
  outcome: 'refused',
  code: problem.code,
  message: problem.title[call.language],
});
