import { Injectable } from '@nestjs/common';
import { permits } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import type { Transaction } from '@counterless/platform';
import { doubleScans } from '../domain/double-scan.ts';
import { inForce, type PassPolicy } from '../domain/pass-policy.ts';
import { PassPolicies } from '../ports/pass-policies.ts';
import { Scans, type KnownPass, type NewDoubleScan, type Scan } from '../ports/scans.ts';

export interface Recorded {
  readonly outcome: 'recorded' | 'already-recorded' | 'taken';
  /** Report of the double scan that this one gave rise to. */
  readonly doubleScan: string | undefined;
}
/** km/h where the destination has no policy: the limit on motorways (Regulations on the Road Traffic Safety Law, article 78). */
const motorway = 120;

/** The speed limits by pass, read before the transaction. */
export type Speeds = ReadonlyMap<string, (at: Date) => number>;

/** Records scans and reports the double scans they make, in one transaction of the caller's. */
@Injectable()
export class ScanRecorder {
  constructor(
    private readonly scans: Scans,
    private readonly policies: PassPolicies,
  ) {}

  /** What counts as too fast for each of these passes. Not inside a transaction. */
  async speeds(passes: readonly KnownPass[]): Promise<Speeds> {
    const destinations = [...new Set(passes.map(p => p.destination))];
    const policies = new Map<string, readonly PassPolicy[]>();
    await Promise.all(destinations.map(async d => policies.set(d, await this.policies.around(d))));
    const speed = (d: string) => (at: Date) => inForce(policies.get(d)!, d, at)?.rules.plausibleSpeed ?? motorway;
    return new Map(passes.map(p => [p.id, speed(p.destination)]));
  }

  /** @returns an entry for each scan given */
  async record(tx: Transaction, scans: readonly Scan[], speeds: Speeds, now: Date): Promise<ReadonlyMap<Scan, Recorded>> {
    const passes = new Map(scans.flatMap(s => (s.pass ? [[s.pass.id, s.pass] as const] : [])));
    await this.scans.hold(tx, [...passes.keys()]);
    const outcomes = await this.scans.record(tx, scans);
    const news = scans.filter(s => s.pass && outcomes.get(s) === 'recorded');
    const reports = news.length > 0 ? await this.#report(tx, news, passes, speeds, now) : [];
    const byScan = new Map(reports.flatMap(d => [[d.first.scan, d.id] as const, [d.second.scan, d.id] as const]));
    return new Map(
      scans.map(s => [
        s,
        { outcome: outcomes.get(s)!, doubleScan: outcomes.get(s) === 'recorded' ? byScan.get(s.id) : undefined },
      ]),
    );
  }

  async #report(
    tx: Transaction,
    news: readonly Scan[],
    passes: ReadonlyMap<string, KnownPass>,
    speeds: Speeds,
    now: Date,
  ): Promise<readonly NewDoubleScan[]> {
    const around = Map.groupBy(
      await this.scans.neighbours(
        tx,
        news.map(s => s.id),
      ),
      n => n.passId,
    );
    const found = [...around].flatMap(([passId, between]) =>
      doubleScans(between, speeds.get(passId)!).map(double => ({ ...double, id: newId(), pass: passes.get(passId)! })),
    );
    const reported = await this.scans.report(tx, found, now);
    for (const { id, pass } of reported) {
      tx.audit(`double_scan:${id}`, { pass: pass.id });
      tx.publish(
        permits.doubleScanReported,
        { id, version: 1 },
        { doubleScanId: id, passId: pass.id, number: pass.number, destination: pass.destination },
      );
    }
    return reported;
  }
}
