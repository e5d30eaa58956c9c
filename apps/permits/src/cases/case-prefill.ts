import { Injectable } from '@nestjs/common';
import type { ActLink } from '@counterless/contracts';
import type { Applicant, CaseFilling } from '../domain/case-parts.ts';
import { Applicants, type HeldProfile } from '../ports/applicants.ts';
import { Cases } from '../ports/cases.ts';
import type { MatterVersion } from '../ports/catalogue.ts';
import { FormAnswers } from './form-answers.ts';

type Form = CaseFilling['form'];

/** What the platform holds already is not asked again (国务院令 716, 7). */
@Injectable()
export class CasePrefill {
  constructor(
    private readonly applicants: Applicants,
    private readonly cases: Cases,
    private readonly answers: FormAnswers,
  ) {}

  /** The form with what is held in the fields that were left out, and whom to send messages to. */
  async fill({ entry }: MatterVersion, applicant: Applicant, given: Form): Promise<Pick<CaseFilling, 'form' | 'contact'>> {
    const [held, contact, earlier] = await Promise.all([this.applicants.held(applicant), this.contactOf(applicant), this.cases.latestForm(applicant)]);
    return { form: this.#filled(entry.form, given, held, earlier), contact };
  }

  /** A person, or the agent who acts for an enterprise; nobody where no number is held. */
  async contactOf({ kind, id, act }: Applicant): Promise<CaseFilling['contact']> {
    const agent = act as ActLink | undefined;
    const { name, mobile } = await this.applicants.held(kind === 'enterprise' && agent?.kind === 'person' ? { kind: 'person', id: agent.id } : { kind, id });
    return mobile === undefined ? null : { name: name ?? mobile, mobile };
  }

  #filled(schema: object, given: Form, held: HeldProfile, earlier: Form | undefined): Form {
    const known = { 'applicant.name': held.name, 'applicant.identifier': held.identifier, 'applicant.mobile': held.mobile };
    const properties = Object.entries((schema as { properties?: Record<string, { 'x-source'?: keyof typeof known | 'earlier' }> }).properties ?? {});
    const added = properties.flatMap(([name, { 'x-source': source }]): [string, unknown][] => {
      if (source === undefined || Object.hasOwn(given, name)) return [];
      const value = source === 'earlier' ? (earlier && Object.hasOwn(earlier, name) ? earlier[name] : undefined) : known[source];
      return value === undefined ? [] : [[name, value]];
    });
    const filled = { ...given, ...Object.fromEntries(added) };
    // What is held may not fit the form of this matter: then it is asked.
    const unfit = this.answers.faults(schema, filled, '').map(f => f.path);
    return Object.fromEntries(Object.entries(filled).filter(([name]) => Object.hasOwn(given, name) || !unfit.some(path => path === `.${name}` || path.startsWith(`.${name}.`))));
  }
}
