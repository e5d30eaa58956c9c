import { caseProblems, covers, general, permitsProblems, type Actor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, type Call } from '@counterless/platform';
import type { Applicant, By } from '../domain/case-parts.ts';
import type { ServiceCase } from '../domain/service-case.ts';

type Held = Pick<ServiceCase, 'applicantKind' | 'applicantId'>;
type Worked = Pick<ServiceCase, 'region' | 'submittedAt'> & { readonly departments: readonly string[] };

export const isApplicant = (c: Held, actor: Pick<Actor, 'kind' | 'id'>): boolean => c.applicantKind === actor.kind && c.applicantId === actor.id;

/** An officer of its region, and of one of the departments that have a part in it; a draft is nobody's but the applicant's. */
export const worksOn = (c: Worked, { kind, region, department }: Pick<Actor, 'kind' | 'region' | 'department'>): boolean =>
  kind === 'officer' && c.submittedAt !== null && region !== undefined && covers(region, c.region) && department !== undefined && c.departments.includes(department);

export const departmentsOf = (c: ServiceCase): string[] => [c.department, ...c.tasks.map(t => t.department)];

/** @throws Problem `case.not-found`: of somebody else's case one learns not even that it exists. */
export const applicantOnly = (call: Call) => (c: Held): void => {
  if (!isApplicant(c, actorOf(call))) throw new Problem(caseProblems.caseNotFound);
};

/**
 * An officer of this department, which is the lead unless said.
 * @throws Problem `officer.other-region`, `officer.other-department`; `case.not-found` for a draft
 */
export function officerFor(c: Pick<ServiceCase, 'region' | 'submittedAt' | 'department'>, officer: Actor, department = c.department): void {
  if (c.submittedAt === null) throw new Problem(caseProblems.caseNotFound);
  if (officer.region === undefined || !covers(officer.region, c.region)) throw new Problem(permitsProblems.otherRegion);
  if (officer.department !== department) throw new Problem(caseProblems.otherDepartment);
}

/** The head of the government whose departments decide together, at their level: not one of a place above or below (行政许可法 42(2)). */
export const governs = (c: Pick<ServiceCase, 'region' | 'submittedAt'> & { readonly joint: boolean }, { kind, region, roles }: Pick<Actor, 'kind' | 'region' | 'roles'>): boolean =>
  kind === 'officer' && c.joint && c.submittedAt !== null && region === c.region && roles?.includes('government-head') === true;

/** Who may approve that a case takes longer (行政许可法 42). @throws Problem `auth.actor-refused`, and as `officerFor` */
export function approverFor(c: ServiceCase, officer: Actor): void {
  const { joint } = c.plan;
  officerFor(c, officer, joint ? officer.department : c.department);
  if (joint && !governs({ region: c.region, submittedAt: c.submittedAt, joint }, officer)) {
    throw new Problem(general.actorRefused, { detail: { en: 'departments decide together: needs the role government-head, of the government of this region', zh: '联合办理的延期须由本级人民政府负责人（government-head）审批' } });
  }
  if (!joint && !officer.roles?.includes('head')) throw new Problem(general.actorRefused, { detail: { en: 'needs the role head', zh: '须由负责人（head）审批' } });
}

export function applicantOf(call: Call): Applicant {
  const { kind, id, client, act } = actorOf(call);
  if (kind !== 'person' && kind !== 'enterprise') throw new Error(`a case has no ${kind} as its applicant`);
  return { kind, id, client, act };
}

export function officerBy(call: Call): By & { readonly id: string } {
  const { kind, id, act } = actorOf(call);
  return { kind, id, act };
}
