import { Injectable } from '@nestjs/common';
import { verifyPass, verdictText, type PassClaims, type Verdict } from '@counterless/credential';
import type { LocalText } from '@counterless/kernel';
import { verdictAt } from '../domain/verification.ts';
import { PassKeys } from '../ports/pass-keys.ts';
import { Scans, type KnownPass } from '../ports/scans.ts';

export interface Reading {
  readonly qr: string;
  /** The moment the check is for. */
  readonly at: Date;
}
export interface Finding {
  readonly verdict: Verdict;
  /** For the inspector. */
  readonly message: LocalText;
  readonly pass: KnownPass | undefined;
  /** What the code says, once its signature holds. */
  readonly claims: PassClaims | undefined;
}

const handedBack: LocalText = { en: 'Handed back by its holder', zh: '通行证已由持有人撤回' };
const notHere: LocalText = { en: 'Genuine, but this platform does not have the pass', zh: '二维码真实，但本平台没有这张通行证' };

/**
 * Checks passes where they are kept: the signature says that the code is ours, and then our own record says how the pass stands:
 * extended, revoked, handed back. No status list is asked, which could only be older.
 */
@Injectable()
export class Verifier {
  constructor(
    private readonly keys: PassKeys,
    private readonly scans: Scans,
  ) {}

  /** Never refuses a text: whatever was scanned has a verdict. @throws Problem when the keys cannot be had */
  async check(readings: readonly Reading[]): Promise<readonly Finding[]> {
    const signed = await Promise.all(readings.map(reading => this.#signature(reading)));
    const numbers = signed.flatMap(s => s.claims?.number ?? []);
    const passes = await this.scans.passes([...new Set(numbers)]);
    return signed.map(({ verdict, claims }, i) => {
      if (!claims) return { verdict, message: verdictText(verdict), pass: undefined, claims };
      const pass = passes.get(claims.number);
      if (!pass) return { verdict: 'status-unknown', message: notHere, pass, claims };
      const standing = verdictAt(pass, readings[i]!.at);
      const message = standing === 'revoked' && pass.status === 'withdrawn' ? handedBack : verdictText(standing);
      return { verdict: standing, message, pass, claims };
    });
  }

  async #signature({ qr, at }: Reading): Promise<{ verdict: Verdict; claims?: PassClaims }> {
    const first = await verifyPass(qr, this.keys.held(), { at });
    // Looked for only now: a text that is no pass must not make us ask anybody.
    return first.verdict === 'unknown-key' ? verifyPass(qr, await this.keys.fetch(), { at }) : first;
  }
}
