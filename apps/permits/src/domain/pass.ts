import { maskMobile, maskName } from '@counterless/kernel';
import { passLife, statusNames, type PassStatus } from './pass-life.ts';
import type { CargoKind, Finding, Outcome, PolicyDecision, Question } from './pass-policy.ts';
import { Refusal } from './refusal.ts';

export interface Driver {
  readonly name: string;
  readonly mobile: string;
  readonly residentId?: string | undefined;
}
export interface Cargo {
  readonly kind: CargoKind;
  readonly description: string;
  readonly tonnes?: number | undefined;
}
export interface Holder {
  readonly kind: 'person' | 'enterprise';
  readonly id: string;
  /** The app through which the pass was asked for. */
  readonly client: string;
}
/** One decision as it is kept and shown. Times are RFC 3339: this is stored as JSON. */
export interface Decision {
  readonly outcome: Outcome | 'revoke' | 'extend' | 'withdraw';
  readonly at: string;
  readonly by: 'policy' | 'officer' | 'holder';
  readonly officer?: string | undefined;
  readonly policy?: string | undefined;
  readonly reason?: string | undefined;
  readonly reasons: readonly Finding[];
}
export interface PassRequest {
  readonly plate: string;
  readonly driver: Driver;
  readonly cargo: Cargo;
  readonly origin: string;
  readonly destination: string;
  readonly route: readonly string[];
  readonly validFrom: Date;
  readonly validUntil: Date;
}
/** An officer who decides, and why. */
export interface Ruling {
  readonly officer: string;
  readonly reason: string;
  readonly at: Date;
}

const window = (field: string, en: string, zh: string) =>
  new Refusal('pass.window-invalid', { en, zh }, [{ path: `$.${field}`, code: 'window', message: { en, zh } }]);

/**
 * An entry pass (通行证): one vehicle, one route, one window. Fields are public because the mapping reads and writes them;
 * only the methods change them by the rules.
 */
export class Pass {
  id!: string;
  version!: number;
  number!: string | null;
  status!: PassStatus;
  plate!: string;
  driver!: Driver;
  driverName!: string;
  driverMobile!: string;
  cargo!: Cargo;
  origin!: string;
  destination!: string;
  route!: readonly string[];
  validFrom!: Date;
  validUntil!: Date;
  requestedAt!: Date;
  holderKind!: Holder['kind'];
  holderId!: string;
  client!: string;
  /** All decisions, oldest first: each can be made again from the policy it names. */
  decisions!: readonly Decision[];
  /** When it was refused, withdrawn or revoked, expired or lapsed. */
  endedAt!: Date | null;
  qr!: string | null;
  /** Version of the pass that the QR code shows. */
  sealedVersion!: number | null;
  /** Version of the latest decision. Versions after it only attached the QR code. */
  decidedVersion!: number;

  /** A new request, not yet decided. @throws Refusal `pass.window-invalid` when the window is empty or has passed. */
  static request(id: string, asked: PassRequest, holder: Holder, at: Date): Pass {
    if (asked.validUntil <= asked.validFrom)
      throw window('validUntil', 'the window must end after it starts', '结束时间应晚于开始时间');
    if (asked.validUntil <= at) throw window('validUntil', 'the window has already passed', '通行时段已过');
    return Object.assign(new Pass(), {
      ...asked,
      id,
      version: 1,
      number: null,
      status: 'requested' as const,
      requestedAt: at,
      driverName: maskName(asked.driver.name),
      driverMobile: maskMobile(asked.driver.mobile),
      holderKind: holder.kind,
      holderId: holder.id,
      client: holder.client,
      decisions: [],
      endedAt: null,
      qr: null,
      sealedVersion: null,
      decidedVersion: 1,
    });
  }

  get decision(): Decision | undefined {
    return this.decisions.at(-1);
  }

  /** What a policy is asked about this pass. `until`: another end of the window. */
  question(at: Date, until = this.validUntil): Question {
    return { at, cargo: this.cargo.kind, origin: this.origin, validFrom: this.validFrom, validUntil: until };
  }

  /** The status that holds at an instant: with its window a granted pass expires and an undecided one lapses, though the deadline may fire later. */
  statusAt(at: Date): PassStatus {
    const { status } = this;
    if (this.validUntil > at) return status;
    return status === 'granted' ? 'expired' : status === 'requested' ? 'lapsed' : status;
  }

  /** Takes the policy's decision; a grant needs the number. */
  takePolicy(decision: PolicyDecision, number: string | undefined): void {
    const { outcome, at } = decision;
    if (outcome === 'grant') this.#grant(number, at);
    if (outcome === 'refuse') this.#moveTo('refused', at);
    this.#decided({ outcome, at: at.toISOString(), by: 'policy', policy: decision.policy, reasons: decision.findings });
  }

  /** @throws Refusal `pass.wrong-state` */
  grant(number: string, ruling: Ruling): void {
    this.mustBe('requested', ruling.at);
    this.#grant(number, ruling.at);
    this.#rule('grant', ruling);
  }

  refuse(ruling: Ruling): void {
    this.#moveTo('refused', ruling.at);
    this.#rule('refuse', ruling);
  }

  revoke(ruling: Ruling): void {
    this.#moveTo('revoked', ruling.at);
    this.#rule('revoke', ruling);
  }

  withdraw(at: Date): void {
    this.#moveTo('withdrawn', at);
    this.#decided({ outcome: 'withdraw', at: at.toISOString(), by: 'holder', reasons: [] });
  }

  /** The end of the window has come. What ended with it ended then, however late that is noticed. */
  endWindow(): void {
    const ended = this.statusAt(this.validUntil);
    if (ended === this.status) throw this.#wrongState(ended);
    this.status = ended;
    this.endedAt = this.validUntil;
  }

  /** An officer moves the end of the window. @throws Refusal `pass.wrong-state`, `pass.window-invalid` */
  extend(until: Date, ruling: Ruling): void {
    this.#mayEnd(until, ruling.at);
    this.validUntil = until;
    this.#rule('extend', ruling);
  }

  /** The holder moves the end of the window, where the policy would grant the longer one at once. @throws also `pass.extension-refused` */
  extendByPolicy(until: Date, decision: PolicyDecision, reason: string): void {
    this.#mayEnd(until, decision.at);
    if (decision.outcome !== 'grant') {
      const unmet = decision.findings.filter(f => !f.met);
      throw new Refusal('pass.extension-refused', { en: unmet.map(f => f.en).join('; '), zh: unmet.map(f => f.zh).join('；') });
    }
    this.validUntil = until;
    this.#decided({
      outcome: 'extend',
      at: decision.at.toISOString(),
      by: 'policy',
      policy: decision.policy,
      reason,
      reasons: decision.findings,
    });
  }

  /**
   * Is a seal that shows this version to be kept? Seals may arrive late and out of order: one that shows no newer version than
   * the one held is dropped, and so is one for a pass that is no longer good.
   */
  takesSeal(passVersion: number): boolean {
    return this.status === 'granted' && passVersion > (this.sealedVersion ?? 0);
  }

  /** Keeps the sealed QR code, where it is to be kept. */
  takeSeal(qr: string, passVersion: number): void {
    if (!this.takesSeal(passVersion)) return;
    this.qr = qr;
    this.sealedVersion = passVersion;
  }

  /** @throws Refusal `pass.wrong-state` that names the state it is in. */
  mustBe(status: PassStatus, at: Date): void {
    if (this.statusAt(at) !== status) throw this.#wrongState(this.statusAt(at));
  }

  #grant(number: string | undefined, at: Date): void {
    if (!number) throw new Error('a pass is granted under a number');
    this.#moveTo('granted', at);
    this.number = number;
  }

  #mayEnd(until: Date, at: Date): void {
    this.mustBe('granted', at);
    if (until <= this.validUntil)
      throw window('validUntil', 'an extension must end later than the pass does', '延期后的结束时间应晚于原结束时间');
  }

  #moveTo(status: PassStatus, at: Date): void {
    const now = this.statusAt(at);
    if (!passLife[now].includes(status)) throw this.#wrongState(now);
    this.status = status;
    if (passLife[status].length === 0) this.endedAt = at;
  }

  #rule(outcome: Decision['outcome'], { officer, reason, at }: Ruling): void {
    const { policy, reasons = [] } = this.decision ?? {};
    this.#decided({ outcome, at: at.toISOString(), by: 'officer', officer, policy, reason, reasons });
  }

  #decided(decision: Decision): void {
    this.decisions = [...this.decisions, JSON.parse(JSON.stringify(decision)) as Decision];
    this.decidedVersion = this.version;
  }

  #wrongState(status: PassStatus): Refusal {
    const { en, zh } = statusNames[status];
    return new Refusal('pass.wrong-state', { en: `the pass is ${en}`, zh: `通行证${zh}` });
  }
}
