import { writeFileSync } from 'node:fs';
import { it } from '@jest/globals';
import pg from 'pg';
import { permits } from '@counterless/contracts';
import { CountFigures } from '../src/duties/count-figures.ts';
import { CasesWorld } from './cases-world.ts';
it('million', async () => {
  const w = await CasesWorld.start();
  const { departments } = await import('@counterless/tools/samples').catch(() => ({ departments: [] as never[] })) as unknown as { departments: { code: string; name: { zh: string; en: string }; region: string }[] };
  const names = Array.isArray(departments) && departments.length ? departments : [...Array(64).keys()].map(i => ({ code: `D${i}`, name: { zh: `第${i}号部门名称较长的示例局`, en: `Department number ${i} with a rather long name` }, region: '330782' }));
  await w.import('departments', names.map(d => ({ code: d.code, name: d.name, region: d.region })));
  const matter = (await w.matter()).code;
  const template = (await w.submitted(matter)).id;
  const c = new pg.Client({ connectionString: w.world.database('permits').ownerUrl });
  await c.connect();
  const t0 = Date.now();
  await c.query(`INSERT INTO service_case (id, version, status, matter_code, matter_version, title, plan, department, region, applicant_kind, applicant_id, client, acting, form, materials,
       clocks, dues, decision, deemed_accepted, drafted_at, submitted_at, accepted_at, decided_at, closed_at)
     SELECT gen_random_uuid(), 3, 'granted', matter_code, 1, title, plan, (SELECT array_agg(code ORDER BY code) FROM department)[1 + n % 64], region, applicant_kind, applicant_id, client, CASE WHEN n % 7 = 0 THEN '{"kind":"officer"}'::jsonb END, form, materials, '{}',
       jsonb_build_object('promised', to_char(d.at + interval '5 hours' + (n % 13 - 1) * interval '1 day', 'YYYY-MM-DD'), 'legal', '2029-01-01'), '{"outcome":"grant"}', false, drafted_at,
       d.at - (1 + (n % 64) / 8 + n % 9) * interval '10 hours', d.at, d.at, d.at
     FROM service_case, generate_series(1, 1000000) n, LATERAL (SELECT '2026-03-01'::timestamptz + n * interval '30 seconds' AS at) d WHERE service_case.id = $1`, [template]);
  await c.query(`INSERT INTO case_rating (id, version, matter_code, department, region, applicant_kind, applicant_id, level, tags, rated_at)
     SELECT id, 1, matter_code, department, region, applicant_kind, applicant_id, (ARRAY['very-satisfied','satisfied','fairly-satisfied'])[1 + floor(random() * 3)::int], '{}', decided_at FROM service_case WHERE decided_at IS NOT NULL AND random() < 0.3`);
  await c.query('VACUUM ANALYZE service_case, case_rating');
  console.log('filled', Date.now() - t0);
  w.clock.moveTo(new Date('2027-02-12T00:00:00Z'));
  const duty = w.service.app.get(CountFigures, { strict: false });
  let t = Date.now(); await duty.run(); console.log('first run ms', Date.now() - t);
  await c.query(`UPDATE service_case SET decided_at = '2027-02-11T23:59:00Z' WHERE id IN (SELECT id FROM service_case WHERE decided_at > '2027-02-10' LIMIT 40)`);
  t = Date.now(); await duty.run(); console.log('run after 40 cases ms', Date.now() - t);
  const times: number[] = [];
  for (let i = 0; i < 200; i++) { t = performance.now(); await w.ask(permits.listFigures, { month: '2026-10' }); times.push(performance.now() - t); }
  times.sort((a, b) => a - b); console.log('list ms median, p99', times[100], times[198]);
  const draws: number[] = [];
  for (let i = 0; i < 20; i++) { t = performance.now(); await w.ask(permits.drawFigures, { month: '2026-10' }); draws.push(performance.now() - t); }
  draws.sort((a, b) => a - b); console.log('page ms median', draws[10], 'first-ish', draws[19]);
  for (const language of ['zh', 'en'] as const) writeFileSync(`/tmp/chains-${language}.html`, (await w.ask(permits.drawFigures, { month: '2027-01', language })).text);
  await c.end();
  await w.world.stop();
}, 400_000);
