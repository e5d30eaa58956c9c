import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permits } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { eventually } from '@counterless/testing';
import { CountPopularity } from '../src/duties/count-popularity.ts';
import { CasesWorld, monday } from './cases-world.ts';

let w: CasesWorld;
let first: string;
let second: string;
let template: string;

beforeAll(async () => {
  w = await CasesWorld.start();
  // Alike but for their codes, which decide where nothing else does.
  [first, second] = [(await w.matter()).code, (await w.matter()).code].sort() as [string, string];
  template = (await w.submitted(first)).id;
});
afterAll(() => w?.world.stop());

/** Applications that were submitted now: copies of one, since how one comes about is tested elsewhere. */
const applied = (matter: string, n: number) =>
  w.rows(
    `INSERT INTO service_case (id, version, status, matter_code, matter_version, title, plan, department, region, applicant_kind, applicant_id, client, form, materials, clocks, dues, deemed_accepted, drafted_at, submitted_at)
     SELECT u.id, 1, status, $2, 1, title, plan, department, region, applicant_kind, applicant_id, client, form, materials, clocks, dues, false, drafted_at, $3
     FROM service_case, unnest($1::uuid[]) AS u(id) WHERE service_case.id = $4`,
    [Array.from({ length: n }, () => newId()), matter, w.clock.now(), template],
  );
const count = () => w.service.app.get(CountPopularity, { strict: false }).run();
const levels = async () => Object.fromEntries((await w.rows('SELECT code, level FROM matter_popularity')).map(r => [r['code'], r['level']]));
const order = async () => (await w.ask(permits.searchMatters, {})).body.items.map(m => m.code).filter(c => c === first || c === second);

describe('what is applied for more', () => {
  it('stands first among matters that match alike, from ten applications on, and for as long as they are recent', async () => {
    await applied(second, 9);
    await count();
    expect([await levels(), await order()]).toEqual([{}, [first, second]]);
    await applied(second, 1);
    await count();
    expect(await levels()).toEqual({ [second]: 1 });
    await eventually('the other order', async () => (await order())[0] === second);
    // Once more nothing has changed, and nobody who keeps an index is led to look.
    const edition = () => w.rows('SELECT edition FROM matter_popularity_edition');
    const before = await edition();
    await count();
    expect(await edition()).toEqual(before);
    w.clock.moveTo(new Date(monday.getTime() + 91 * 86_400_000));
    await applied(first, 40);
    await count();
    expect(await levels()).toEqual({ [first]: 3 });
    await eventually('the first order', async () => (await order())[0] === first);
  });
});
