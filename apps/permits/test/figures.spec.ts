import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permits, type Figure } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { CountFigures } from '../src/duties/count-figures.ts';
import { CasesWorld, monday } from './cases-world.ts';

let w: CasesWorld;
let online: string;
let visit: string;

beforeAll(async () => {
  w = await CasesWorld.start();
  [online, visit] = [(await w.matter()).code, (await w.matter({ onlineDepth: 3 })).code];
  // A template to copy: how a case comes about is tested elsewhere, how many are counted is tested here.
  template = (await w.submitted(online)).id;
});
afterAll(() => w?.world.stop());
let template: string;

interface Made {
  readonly n: number;
  readonly department?: string;
  readonly matter?: string;
  readonly decided?: string;
  /** Days from submission to decision. */
  readonly days?: number;
  readonly promised?: string;
  readonly acting?: object;
  readonly level?: string;
}
async function decided({ n, department = 'LEAD', matter = online, decided: at = '2026-03-10T02:00:00Z', days = 4, promised = '2026-03-10', acting, level }: Made): Promise<void> {
  const ids = [...Array(n).keys()].map(() => newId());
  await w.rows(
    `INSERT INTO service_case (id, version, status, matter_code, matter_version, title, plan, department, region, applicant_kind, applicant_id, client, acting, form, materials,
       clocks, dues, decision, deemed_accepted, drafted_at, submitted_at, accepted_at, decided_at, closed_at)
     SELECT u.id, 3, 'granted', $2, 1, title, plan, $3, region, applicant_kind, applicant_id, client, $4, form, materials, clocks, jsonb_build_object('promised', $5::text, 'legal', '2027-01-01'),
       '{"outcome":"grant"}', false, drafted_at, $6::timestamptz - make_interval(secs => $7 * 86400), $6::timestamptz, $6::timestamptz, $6::timestamptz
     FROM service_case, unnest($1::uuid[]) AS u(id) WHERE service_case.id = $8`,
    [ids, matter, department, acting ? JSON.stringify(acting) : null, promised, at, days, template],
  );
  if (!level) return;
  const bad = level.includes('dissatisfied');
  await w.rows(
    `INSERT INTO case_rating (id, version, matter_code, department, region, applicant_kind, applicant_id, level, tags, rated_at, correction, correction_due)
     SELECT id, 1, matter_code, department, region, applicant_kind, applicant_id, $2, '{}', decided_at, $3, $4 FROM service_case WHERE id = ANY($1)`,
    [ids, level, bad ? 'open' : null, bad ? '2026-03-17' : null],
  );
}
const count = () => w.service.app.get(CountFigures, { strict: false }).run();
const ofMonth = async (month?: string) => (await w.ask(permits.listFigures, month ? { month } : {})).body;
const of = (items: readonly Figure[], department: string) => items.find(f => f.department === department);

describe('open figures', () => {
  it('are the share online, the median time, the kept promises and the satisfaction of a department in a month', async () => {
    await decided({ n: 10, days: 2, level: 'very-satisfied' });
    await decided({ n: 4, days: 6, matter: visit, level: 'dissatisfied' });
    await decided({ n: 5, days: 9, promised: '2026-03-09', acting: { kind: 'app', id: newId(), act: { kind: 'officer', id: newId() } } });
    await decided({ n: 1, days: 9, promised: '2026-03-09', acting: { kind: 'person', id: newId() } });
    await count();
    const { items, total, countedAt } = await ofMonth('2026-03');
    expect(of(items, 'LEAD')).toEqual({
      month: '2026-03', department: 'LEAD', name: { zh: 'LEAD局', en: 'LEAD bureau' }, cases: 20, online: 55, medianDays: 4, kept: 70, ratings: 14, satisfied: 71, corrected: null,
    });
    expect(total).toMatchObject({ cases: 20, medianDays: 4, satisfied: 71, department: null });
    expect(countedAt).toBe(w.clock.now().toISOString());
    expect(await ofMonth()).toEqual({ items, total, countedAt });
  });

  it('begin and end their months at midnight in Shanghai', async () => {
    await decided({ n: 10, decided: '2026-04-30T15:59:59.999Z' });
    await decided({ n: 11, decided: '2026-04-30T16:00:00Z' });
    await count();
    expect((await ofMonth('2026-04')).total!.cases).toBe(10);
    expect((await ofMonth('2026-05')).total!.cases).toBe(11);
  });

  it('say nothing of fewer than ten, neither alone nor by what is left of a total or of yesterday’s figure', async () => {
    const month = '2026-06';
    const at = '2026-06-10T02:00:00Z';
    await decided({ n: 12, decided: at, level: 'satisfied' });
    await decided({ n: 9, decided: at, department: 'SIDE', level: 'very-dissatisfied' });
    await count();
    const first = await ofMonth(month);
    expect(of(first.items, 'SIDE')).toMatchObject({ cases: null, online: null, medianDays: null, kept: null, ratings: null, satisfied: null });
    expect(first.total).toMatchObject({ cases: 12, ratings: 12, satisfied: 100 });
    await decided({ n: 1, decided: at, level: 'very-dissatisfied' });
    await count();
    expect(of((await ofMonth(month)).items, 'LEAD')).toEqual(of(first.items, 'LEAD'));
    await decided({ n: 1, decided: at, department: 'SIDE' });
    await decided({ n: 9, decided: at, level: 'very-dissatisfied' });
    await count();
    const then = await ofMonth(month);
    expect(of(then.items, 'SIDE')).toMatchObject({ cases: 10, ratings: null, satisfied: null });
    expect(of(then.items, 'LEAD')).toMatchObject({ cases: 22, ratings: 22, satisfied: 55 });
    expect(then.total).toMatchObject({ cases: 32, ratings: 22 });
  });

  it('count the rating after a correction, and whether corrections came in time', async () => {
    const at = '2026-07-10T02:00:00Z';
    await decided({ n: 20, decided: at, level: 'dissatisfied' });
    const ids = (await w.rows(`SELECT id FROM service_case WHERE decided_at = $1 ORDER BY id`, [at])).map(r => r['id'] as string);
    const answer = `correction = 'answered', finding = 'confirmed', answer = 'x', answered_by = $2, answered_at = $3`;
    await w.rows(`UPDATE case_rating SET ${answer}, level_again = 'satisfied', rated_again_at = $3 WHERE id = ANY($1)`, [ids.slice(0, 10), newId(), at]);
    await w.rows(`UPDATE case_rating SET ${answer}, overdue_at = $3 WHERE id = ANY($1)`, [ids.slice(10, 15), newId(), at]);
    await count();
    expect((await ofMonth('2026-07')).total).toMatchObject({ ratings: 20, satisfied: 50, corrected: 67 });
  });

  it('are read by department over months, and as a page in both languages that needs no script', async () => {
    await decided({ n: 10, decided: '2026-08-10T02:00:00Z', level: 'satisfied' });
    await decided({ n: 3, decided: '2026-08-10T02:00:00Z', department: 'SIDE' });
    await count();
    const { status, body } = await w.ask(permits.listDepartmentFigures, { department: 'LEAD' });
    expect([status, body.items.map(f => f.month)]).toEqual([200, ['2026-08', '2026-07', '2026-06', '2026-05', '2026-04', '2026-03']]);
    expect((await w.ask(permits.listDepartmentFigures, { department: 'SHUT' })).body).toMatchObject({ items: [], total: null });
    expect((await w.ask(permits.listDepartmentFigures, { department: 'NONE' })).problem).toMatchObject({ status: 404, code: 'figures.department-unknown' });
    const zh = await w.ask(permits.drawFigures, { month: '2026-06' });
    expect(zh.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const word of ['<html lang="zh-CN">', 'default-src \'none\'', '2026 年 6 月', 'LEAD局', '满意率', '<td>22</td>']) expect(zh.text).toContain(word);
    expect(zh.text.match(/<svg/g)).toHaveLength(3);
    expect(zh.text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|onload=/);
    expect((await w.ask(permits.drawFigures, { month: '2026-08' })).text).toContain('不足 10 件');
    const en = (await w.ask(permits.drawFigures, { month: '2026-06', language: 'en' })).text;
    for (const word of ['<html lang="en">', 'LEAD bureau', 'Promises kept']) expect(en).toContain(word);
    expect((await w.ask(permits.drawFigures, { month: '2031-01' })).text).toContain('暂无可公开的数据');
    for (const bad of ['2026-13', '2026', '2026-1', '<b>']) expect((await w.ask(permits.listFigures, { month: bad })).status).toBe(400);
    if (process.env['SHOW_PAGE']) (await import('node:fs')).writeFileSync(process.env['SHOW_PAGE'], zh.text);
  });

  it('are counted of what is new alone: what was counted is not read again', async () => {
    w.clock.moveTo(new Date('2026-09-01T00:00:00Z'));
    await count();
    await w.rows('UPDATE figure SET online = 0');
    await count();
    expect((await ofMonth('2026-04')).total!.online).toBe(0);
    w.clock.moveTo(monday);
  });
});
