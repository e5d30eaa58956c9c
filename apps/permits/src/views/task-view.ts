import { iso } from './iso.ts';

/** The day by which an ended task is judged is that of its end. */
const day = `coalesce(to_char(t.ended_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'), $1)`;
/** SQL: how a task stands to its day; $1 is today, $2 the day up to which it is due soon. */
export const taskClock = `CASE WHEN t.due IS NULL THEN 'standing' WHEN t.due < ${day} THEN 'overdue' WHEN t.due <= $2 THEN 'due-soon' ELSE 'running' END`;

const fields = `'id', t.id, 'caseId', t.case_id, 'kind', t.kind, 'name', t.name, 'department', t.department, 'region', t.region, 'state', t.state,
  'matter', c.matter_code, 'title', c.title, 'matterKind', c.plan -> 'kind', 'caseStatus', c.status, 'caseVersion', c.version, 'openedAt', ${iso('t.opened_at')},
  'due', t.due, 'legalDue', c.legal_due, 'clock', ${taskClock}, 'claimedBy', t.claimed_by, 'claimedAt', ${iso('t.claimed_at')}`;

/** SQL: rows `case_task t`, `service_case c` as JSON of a QueueTask; $1 and $2 as in `taskClock`. */
export const taskJson = `json_build_object(${fields})::text`;
/** The same with whose it was. */
export const taskWithMovesJson = `json_build_object(${fields}, 'moves', (SELECT coalesce(json_agg(json_build_object('what', m.what, 'from', m.from_officer,
  'to', m.to_officer, 'by', m.by_officer, 'note', m.note, 'at', ${iso('m.at')}) ORDER BY m.place), '[]') FROM case_task_move m WHERE m.task_id = t.id))::text`;
