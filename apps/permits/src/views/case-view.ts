import { permits, type CaseTaskView, type CaseView } from '@counterless/contracts';
import { Answer } from '@counterless/platform';
import type { CaseTask } from '../domain/case-tasks.ts';
import type { ServiceCase } from '../domain/service-case.ts';
import { iso } from './iso.ts';

const time = (at: Date | null) => at?.toISOString() ?? null;

const taskView = ({ id, kind, order, name, department, state, outcome, openedAt, endedAt }: CaseTask): CaseTaskView => ({
  id, kind, order, name, department, state, outcome, openedAt: time(openedAt), endedAt: time(endedAt),
});

/** A case as callers see it: nothing of what was filled in. `caseJson` is the same from the row; test/case.spec.ts holds the two together. */
export function caseView(c: ServiceCase): CaseView {
  return {
    id: c.id,
    version: c.version,
    status: c.status,
    matter: c.matterCode,
    matterVersion: c.matterVersion,
    title: c.title,
    kind: c.plan.kind,
    department: c.department,
    region: c.region,
    applicant: c.applicantId,
    representative: (c.acting as { id?: string } | null)?.id ?? null,
    materials: [...c.materials],
    renews: c.actsOn?.caseId ?? null,
    tasks: c.tasks.map(taskView),
    dues: c.dues,
    supplement: c.supplement && { askedAt: c.supplement.askedAt, items: [...c.supplement.items], handedInAt: c.supplement.handedInAt },
    decision: c.decision && { ...c.decision, remedies: [...c.decision.remedies] },
    certificate: c.certificate,
    deemedAccepted: c.deemedAccepted,
    draftedAt: c.draftedAt.toISOString(),
    submittedAt: time(c.submittedAt),
    acceptedAt: time(c.acceptedAt),
    decidedAt: time(c.decidedAt),
    closedAt: time(c.closedAt),
  };
}

const tasksJson = `(SELECT coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'order', t.order_no, 'name', t.name, 'department', t.department, 'state', t.state,
  'outcome', t.outcome, 'openedAt', ${iso('t.opened_at')}, 'endedAt', ${iso('t.ended_at')}) ORDER BY t.place), '[]') FROM case_task t WHERE t.case_id = c.id)`;

/** SQL: a row of `service_case`, called c, as the JSON of `caseView`. */
export const caseJson = `json_build_object('id', c.id, 'version', c.version, 'status', c.status, 'matter', c.matter_code, 'matterVersion', c.matter_version,
  'title', c.title, 'kind', c.plan -> 'kind', 'department', c.department, 'region', c.region, 'applicant', c.applicant_id, 'representative', c.acting -> 'id',
  'materials', c.materials, 'renews', c.renewal -> 'caseId', 'tasks', ${tasksJson}, 'dues', c.dues,
  'supplement', c.supplement - 'askedBy', 'decision', c.decision, 'certificate', c.certificate, 'deemedAccepted', c.deemed_accepted,
  'draftedAt', ${iso('c.drafted_at')}, 'submittedAt', ${iso('c.submitted_at')}, 'acceptedAt', ${iso('c.accepted_at')},
  'decidedAt', ${iso('c.decided_at')}, 'closedAt', ${iso('c.closed_at')})::text`;

/** SQL: what decides who may see a case, as `CaseAccess`. */
export const caseAccess = `c.applicant_kind AS "applicantKind", c.applicant_id AS "applicantId", c.region, c.submitted_at AS "submittedAt", (c.plan ->> 'joint')::boolean AS joint,
  c.department || (SELECT coalesce(array_agg(t.department), '{}') FROM case_task t WHERE t.case_id = c.id) AS departments`;
export interface CaseAccess {
  readonly applicantKind: 'person' | 'enterprise';
  readonly applicantId: string;
  readonly region: string;
  readonly submittedAt: Date | null;
  /** Several departments decide together. */
  readonly joint: boolean;
  readonly departments: readonly string[];
}

export const caseAddress = (id: string) => permits.readCase.http!.path.replace(':caseId', id);

/** The answer of a command on a case. */
export const caseAnswer = (c: ServiceCase): Answer<CaseView> => new Answer(caseView(c), { version: c.version });
