import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { header, permits, tableFormats, type FacetCount } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { eventually, operator, World } from '@counterless/testing';
import { departments, jsonLines, matters, themes } from '@counterless/tools/samples';
import { permitsService } from '../src/permits.module.ts';
import { migrations } from '../src/persistence/migrations.ts';

const clock = new MovableClock(new Date('2026-03-02T01:00:00Z'));
/** Every tenth matter of the samples, and those that this file names. */
const some = matters().filter((m, i) => i % 10 === 0 || /^(食品经营许可证|结婚登记|居民身份证)/.test(m.title.zh));

describe('searching the catalogue', () => {
  let world: World;
  const send = async (kind: string, rows: readonly unknown[]) => {
    const h = headers();
    h.set(header.contentType, tableFormats[0]);
    h.set(header.query, `kind=${kind}`);
    h.set(header.actor, JSON.stringify(operator()));
    h.set(header.idempotencyKey, newId());
    const reply = await world.nats.request(permits.importCatalogue.subject, jsonLines(rows), { timeout: 60_000, headers: h });
    expect(reply.headers?.get(header.status)).toBe('200');
  };
  const search = async (query: object) => (await world.ask(permits.searchMatters, query)).body;
  const wedding = some.find(m => m.title.zh === '结婚登记（内地居民）')!;

  beforeAll(async () => {
    world = await World.start();
    await world.serve('permits', migrations, config => ({ ...permitsService(config), clock }));
    await send('departments', departments());
    await send('themes', themes());
    await send('matters', some);
  });
  afterAll(() => world?.stop());

  it('answers with matters, counts, and what it went by', async () => {
    const answer = await search({ q: '我要结婚', limit: 2 });
    expect(answer.items[0]).toEqual({ code: wedding.code, title: wedding.title, department: 'MZ', region: '330782', audience: 'person', kind: 'immediate', promisedPeriod: 0 });
    expect(answer).toMatchObject({ terms: ['结婚登记'], items: [{}, {}] });
    expect(answer.facets.department.find(f => f.value === 'MZ')?.count).toBeGreaterThan(3);
    for (const facet of Object.values(answer.facets) as FacetCount[][]) expect(facet.reduce((sum, f) => sum + f.count, 0)).toBeGreaterThanOrEqual(answer.total);
  }, 30_000);

  it('filters, and counts each value as if it were the filter', async () => {
    const all = await search({ q: '许可' });
    const filtered = await search({ q: '许可', department: 'SCJG', audience: 'enterprise' });
    expect(filtered.items.every(m => m.department === 'SCJG' && m.audience !== 'person')).toBe(true);
    expect(filtered.total).toBe((await search({ q: '许可', department: 'SCJG' })).facets.audience.find(f => f.value === 'enterprise')?.count);
    // The other departments are still to be chosen.
    expect(filtered.facets.department.length).toBeGreaterThan(5);
    expect(all.total).toBe(all.facets.kind.reduce((sum, f) => sum + f.count, 0));
    expect(await search({ q: '许可', department: 'NOWHERE' })).toMatchObject({ total: 0, items: [] });
    expect((await search({ q: '许可', region: '330000' })).total).toBe(all.total);
    expect((await search({ q: '许可', region: '110000' })).total).toBe(0);
    expect((await search({ theme: 'marriage', kind: 'immediate' })).items.every(m => m.kind === 'immediate')).toBe(true);
  });

  it('goes through everything found once, page by page', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search({ q: '许可', limit: 50, ...(cursor && { cursor }) });
      seen.push(...page.items.map(m => m.code));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await search({ q: '许可' })).total);
    expect((await world.ask(permits.searchMatters, { cursor: 'aa__' })).problem.errors?.[0]).toMatchObject({ path: '$.cursor' });
  });

  it('shows everything for an empty query, nothing for one without a word, and refuses an essay', async () => {
    expect((await search({})).total).toBe(some.length);
    expect((await search({ q: '' })).total).toBe(some.length);
    expect((await search({ q: ' ' })).total).toBe(some.length);
    expect(await search({ q: '😀！？' })).toMatchObject({ total: 0, items: [], terms: [] });
    expect((await search({ q: "%_\\' OR 1=1 (.*)+" })).total).toBeGreaterThanOrEqual(0);
    expect((await world.ask(permits.searchMatters, { q: '办'.repeat(1000) })).problem.errors?.[0]).toMatchObject({ path: '$.q', code: 'too-long' });
  });

  it('suggests titles while they are typed, each once', async () => {
    for (const q of ['结', '结婚', 'jieh', 'jhd', '結婚']) {
      const { items } = (await world.ask(permits.suggestMatters, { q })).body;
      expect([q, items[0]?.text]).toEqual([q, '结婚登记']);
      expect(new Set(items.map(i => i.text)).size).toBe(items.length);
    }
    const { items } = (await world.ask(permits.suggestMatters, { q: '食品经', limit: 3 })).body;
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ text: '食品经营许可证核发', code: expect.stringMatching(/SCJG/), matters: 6 });
    expect((await world.ask(permits.suggestMatters, { q: '' })).body).toEqual({ items: [] });
  });

  it('follows what is published, and the day on which it starts', async () => {
    const added = { ...wedding, code: 'TEST00000001', title: { zh: '星际旅行许可核发', en: 'Issue of interstellar travel permit' } };
    const later = { ...added, code: 'TEST00000002', validFrom: '2026-03-05' };
    const found = async () => (await search({ q: 'test0000' })).items.map(m => m.title.zh);
    expect(await found()).toEqual([]);
    await send('matters', [added, later]);
    await eventually('the new matter', async () => (await found()).length === 1);
    clock.moveTo(new Date('2026-03-04T16:00:00Z'));
    await eventually('the next one', async () => (await found()).length === 2);
    await send('matters', [{ ...added, title: { zh: '火星旅行许可核发', en: 'Issue of Mars travel permit' } }]);
    await eventually('the other name', async () => (await found()).includes('火星旅行许可核发'));
    expect((await search({ q: '火星旅行' })).items[0]?.code).toBe(added.code);
  }, 40_000);
});
