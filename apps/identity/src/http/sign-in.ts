import { delivery } from '@counterless/contracts';
import { checkMobile, Problem } from '@counterless/kernel';
import type { Bus, Logger } from '@counterless/platform';
import { codeRules, tidyMobile } from '../domain/sign-in-code.ts';
import { isOfficersScope } from '../oidc/scopes.ts';
import type { SignInCodes } from '../persistence/sign-in-codes.ts';
import type { Officers } from '../ports/stores.ts';
import type { Registration } from './registration.ts';

export type Sent = { sent: true } | { fault: 'mobile' } | { fault: 'too-many'; seconds: number } | { fault: 'away' | 'late' };
export type Entered =
  { accountId: string } | { fault: 'wrong'; left: number } | { fault: 'dead' } | { fault: 'format' } | { fault: 'no-officer' };

/** Signing in by a one-time code: sends it, checks it, and says whose account it opens. */
export class SignIn {
  constructor(
    private readonly codes: SignInCodes,
    private readonly people: Registration,
    private readonly officers: Officers,
    private readonly bus: Bus,
    private readonly logger: Logger,
  ) {}

  async send(interaction: string, typed: string, address: string): Promise<Sent> {
    const mobile = tidyMobile(typed);
    if (checkMobile(mobile)) return { fault: 'mobile' };
    const made = await this.codes.make(interaction, mobile, address);
    if ('wait' in made) return { fault: 'too-many', seconds: made.wait };
    try {
      await this.bus.ask(delivery.sendSignInCode, { codeId: made.id, mobile, code: made.code, minutes: codeRules.minutes });
      return { sent: true };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const late = error.type.kind === 'timeout';
      await (late ? this.codes.release(made.id) : this.codes.drop(made.id));
      this.logger.warn({ problem: error.type.code }, 'a sign-in code could not be sent');
      return error.type.kind === 'rate-limited'
        ? { fault: 'too-many', seconds: error.retryAfter ?? 60 }
        : { fault: late ? 'late' : 'away' };
    }
  }

  /** The number that the newest code of this interaction went to. */
  mobileOf(interaction: string): Promise<string | undefined> {
    return this.codes.mobileOf(interaction);
  }

  /** Sends another code to the number of the one before. */
  async again(interaction: string, address: string): Promise<Sent> {
    return this.send(interaction, (await this.codes.mobileOf(interaction)) ?? '', address);
  }

  /** `scopes`: what the app asked for and is subscribed to. Where officers' scopes are among them the officer's account is meant. */
  async enter(interaction: string, typed: string, scopes: readonly string[]): Promise<Entered> {
    const code = typed.normalize('NFKC').replace(/[\s-]/g, '');
    if (!/^\d{6}$/.test(code)) return { fault: 'format' };
    const verdict = await this.codes.check(interaction, code);
    if (!verdict.right) return 'left' in verdict ? { fault: 'wrong', left: verdict.left } : { fault: 'dead' };
    if (scopes.some(isOfficersScope)) {
      const officer = await this.officers.byMobile(verdict.mobile);
      if (officer) return { accountId: officer.id };
      if (scopes.every(isOfficersScope)) return { fault: 'no-officer' };
    }
    return { accountId: await this.people.personOf(verdict.mobile) };
  }
}
