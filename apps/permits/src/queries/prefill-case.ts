import { Injectable } from '@nestjs/common';
import { permits, type CasePrefilled, type MatterCoded } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { applicantOf } from '../cases/case-authority.ts';
import { CaseChecks } from '../cases/case-checks.ts';
import { CasePrefill } from '../cases/case-prefill.ts';

@Injectable()
@Handles(permits.prefillCase)
export class PrefillCaseHandler implements Handler<typeof permits.prefillCase> {
  constructor(
    private readonly checks: CaseChecks,
    private readonly prefill: CasePrefill,
    private readonly clock: Clock,
  ) {}

  async run({ code }: MatterCoded, call: Call): Promise<CasePrefilled> {
    const version = await this.checks.offered(code, legalDateOf(this.clock.now()));
    const { form, contact } = await this.prefill.fill(version, applicantOf(call), {});
    return { matterVersion: version.version, form, contact, heldMaterials: version.entry.materials.filter(m => m.source === 'platform').map(m => m.code) };
  }
}
