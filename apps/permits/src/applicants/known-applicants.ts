import { Injectable } from '@nestjs/common';
import { identity } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Bus } from '@counterless/platform';
import { Applicants, type HeldProfile } from '../ports/applicants.ts';

/** Asks the identity service. */
@Injectable()
export class KnownApplicants extends Applicants {
  constructor(private readonly bus: Bus) {
    super();
  }

  async held({ kind, id }: { readonly kind: 'person' | 'enterprise'; readonly id: string }): Promise<HeldProfile> {
    try {
      const { name, identifier, mobile } = await this.bus.ask(identity.readProfile, { kind, id });
      return { name: name ?? undefined, identifier: identifier ?? undefined, mobile: mobile ?? undefined };
    } catch (error) {
      if (error instanceof Problem) return {};
      throw error;
    }
  }
}
