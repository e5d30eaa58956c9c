import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documents, identity, type DataErased } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { eventually } from '@counterless/testing';
import { clock, closeOffice, holder, issueSealed, openOffice, world } from './certificate-office.ts';

const requestId = newId();
let told: { data: DataErased }[];
beforeAll(async () => {
  await openOffice();
  told = world.listen(documents.dataErased);
});
afterAll(closeOffice);

/** A file as if it had been handed in. */
async function file(held: boolean): Promise<string> {
  const id = newId();
  const blob = `${id.slice(-2)}/${id}`;
  const sha = Buffer.alloc(32);
  await world.sql('documents', `INSERT INTO blob (key, state, bytes, sha256, at) VALUES ($1, 'kept', 1, $2, $3)`, [blob, sha, clock.now()]);
  await world.sql('documents', `INSERT INTO file (id, version, owner_kind, owner_id, name, format, media_type, bytes, sha256, blob, status, holder, retention, uploaded_at, kept_until)
    VALUES ($1, 1, 'person', $2, '\\x00', 'jpg', 'image/jpeg', 1, $3, $4, 'ready', $5, $6, $7, $8)`,
    [id, holder.id, sha, blob, held ? newId() : null, held ? 'case' : 'unclaimed', clock.now(), new Date(clock.now().getTime() + (held ? 3653 : 7) * 86_400_000)]);
  return id;
}
const there = async (table: string, id: string) => (await world.sql('documents', `SELECT 1 FROM ${table} WHERE id = $1`, [id])).length === 1;
const report = (what: string, is: (r: DataErased) => unknown) => eventually(what, () => { const r = told.at(-1)?.data; return r && is(r) ? r : undefined; });

describe('a person’s data in documents', () => {
  it('goes where no case holds it; certificates stay while they are in force and ten years after', async () => {
    const [spare, held] = [await file(false), await file(true)];
    await world.sql('documents', `INSERT INTO upload (id, owner_kind, owner_id, name, bytes, created_at) VALUES ($1, 'person', $2, '\\x00', 5, $3)`, [newId(), holder.id, clock.now()]);
    const first = await issueSealed({ validUntil: '2027-03-01' });
    const second = await issueSealed({ supersedes: first.id, validFrom: '2026-03-02', validUntil: '2028-03-01' });
    await world.tell(identity.erasureBegun, { id: requestId, version: 2 }, { requestId, personId: holder.id });
    const { erased, kept } = await report('the report', () => true);
    expect(erased).toEqual([{ kind: 'documents.file', count: 1 }, { kind: 'documents.upload', count: 1 }]);
    expect(kept.map(k => [k.kind, k.count, k.running, k.until?.slice(0, 7)])).toEqual([['documents.file', 1, false, '2036-03'], ['documents.certificate', 2, false, '2038-03']]);
    expect([await there('file', spare), await there('file', held)]).toEqual([false, true]);

    clock.moveTo(new Date('2036-03-05T00:00:00+08:00'));
    await report('the file and the superseded certificate to go', r => r.kept.length === 1 && r.kept[0]!.count === 1);
    expect([await there('file', held), await there('certificate', first.id), await there('certificate', second.id)]).toEqual([false, false, true]);
    clock.moveTo(new Date('2038-03-05T00:00:00+08:00'));
    await report('all to be gone', r => r.kept.length === 0);
    expect(await there('certificate', second.id)).toBe(false);
  });
});
