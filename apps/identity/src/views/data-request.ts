import { dataHolders, type DataRequestView } from '@counterless/contracts';
import { Answer, iso, type Prepared, type Transaction } from '@counterless/platform';

const holders = `'{${dataHolders.join(',')}}'::text[]`;

/** A request `r` as the contract shows it, as PostgreSQL writes it. */
export const dataRequestJson = `json_build_object('id', r.id, 'version', r.version, 'kind', r.kind, 'status', r.status, 'askedAt', ${iso('r.asked_at')}, 'due', r.due, 'why', r.why,
  'beginsAt', ${iso('r.begins_at')}, 'expiresAt', ${iso('r.expires_at')}, 'overdueAt', ${iso('r.overdue_at')}, 'finishedAt', ${iso('r.finished_at')},
  'waitingFor', CASE WHEN r.status IN ('collecting', 'erasing') THEN (SELECT coalesce(json_agg(h ORDER BY h), '[]') FROM unnest(${holders}) AS h
    WHERE NOT EXISTS (SELECT FROM data_request_share s WHERE s.request_id = r.id AND s.service = h)) ELSE '[]' END,
  'shares', (SELECT coalesce(json_agg(json_build_object('service', s.service, 'at', ${iso('s.at')}, 'counts', s.counts, 'kept', s.kept) ORDER BY s.service), '[]')
    FROM data_request_share s WHERE s.request_id = r.id))::text`;
export const dataRequestView: Prepared = { name: 'data-request.view', text: `SELECT r.version, r.person_id AS "personId", ${dataRequestJson} AS body FROM data_request r WHERE r.id = $1` };

/** The answer of a command on a request, read in its transaction. */
export async function dataRequestAnswer(tx: Transaction, id: string, location?: string): Promise<Answer<DataRequestView>> {
  const [row] = await tx.query<{ version: number; body: string }>(dataRequestView, [id]);
  return new Answer(JSON.parse(row!.body) as DataRequestView, { version: row!.version, location });
}
