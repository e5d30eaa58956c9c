import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { caseProblems, delivery, header, permits, type AnyFact, type CaseContactAnswer, type CaseFact, type InboxMessage, type OfficerRole } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { ensureStream } from '@counterless/platform';
import { app, eventually, officer, operator, person, World } from '@counterless/testing';
import { deliveryService, migrations } from '../src/delivery.module.ts';

const clock = new MovableClock(new Date('2026-03-02T10:00:00+08:00'));
const contacts = new Map<string, CaseContactAnswer>();
let world: World;
let serial = 0;

beforeAll(async () => {
  world = await World.start();
  await ensureStream(world.nats);
  world.nats.subscribe(permits.readCaseContact.subject, {
    callback: (_error, message) => {
      const contact = contacts.get(message.json<{ caseId: string }>().caseId);
      const h = headers();
      h.set(header.status, contact ? '200' : '404');
      message.respond(JSON.stringify(contact ?? { code: caseProblems.caseNotFound.code, status: 404, title: '', type: '' }), { headers: h });
    },
  });
  await world.serve('delivery', migrations, platform => ({ ...deliveryService({ platform }), clock }));
});
afterAll(() => world?.stop());

/** A case as permits would answer for it, and the data of its facts. */
function newCase(more: Partial<CaseContactAnswer> = {}) {
  const caseId = newId();
  const applicant = newId();
  const mobile = `138${String(++serial).padStart(8, '0')}`;
  const title = { zh: '食品经营许可', en: 'Food business licence' };
  contacts.set(caseId, { caseId, applicantKind: 'person', applicant, mobile, title, status: 'submitted', dues: {}, remedies: [], ...more });
  const data: CaseFact = { caseId, applicantKind: 'person', applicant, department: 'LEAD', region: '330782', matter: 'CASE00000001', status: 'submitted' };
  return { caseId, applicant, mobile, data };
}
const inbox = async (applicant: string, language: 'zh' | 'en' = 'zh'): Promise<InboxMessage[]> =>
  (await world.ask(delivery.listInbox, {}, { as: person({ id: applicant }), language })).body.items;
const told = (applicant: string, n = 1, language: 'zh' | 'en' = 'zh') =>
  eventually(`${n} messages`, async () => {
    const items = await inbox(applicant, language);
    return items.length >= n && items;
  });
const texted = (mobile: string) =>
  eventually('an SMS', async () => {
    const { items } = (await world.ask(delivery.listSent, { mobile }, { as: app(), language: 'zh' })).body;
    return items.length > 0 && items[0]!.body;
  });
const tell = (fact: AnyFact, data: CaseFact & Record<string, unknown>) => world.tell(fact, { id: data.caseId, version: 3 }, data);

describe('a fact about a case', () => {
  it.each([
    ['its arrival, and when it is accepted by silence', permits.caseSubmitted, { dues: { correction: '2026-03-09' } }, {}, '申请已收到', /“食品经营许可”已收到。我们最迟于3月9日告知/],
    ['what is missing, whole and with its day', permits.caseSupplementAsked,
      { supplement: { askedAt: '2026-03-02T02:00:00.000Z', items: [{ what: 'APP', reason: '申请表未盖章' }, { what: 'MAP', reason: '缺少平面图' }], handedInAt: null } }, { due: '2026-03-16' },
      '一次性补正告知', /最迟于3月16日提交，逾期视为撤回申请。需要补正的全部内容：1. 申请表未盖章; 2. 缺少平面图/],
    ['its acceptance with both dates', permits.caseAccepted, {}, { deemed: false, promised: '2026-03-09', legal: '2026-03-30' }, '申请已受理', /承诺办结日期为3月9日。法定办结日期为3月30日/],
    ['why the clock stands still', permits.caseSuspended, { clockReason: '依申请举行听证' }, { reason: 'hearing' }, '办理期限暂停计算', /原因：依申请举行听证/],
    ['that it runs again', permits.caseResumed, {}, { promised: '2026-03-20' }, '恢复计算办理期限', /承诺办结日期为3月20日/],
    ['how much longer it takes, and why', permits.caseExtended, { clockReason: '案情复杂' }, { days: 10, legal: '2026-04-13' }, '办理期限延长', /延长10个工作日办理。法定办结日期为4月13日。理由：案情复杂/],
    ['that it is granted', permits.caseGranted, {}, { by: 'officer' }, '准予许可', /已准予许可/],
    ['why it is refused, and the remedies with their last days', permits.caseRefused,
      { reason: '场所不符合条件', remedies: [{ kind: 'reconsideration', until: '2026-05-06' }, { kind: 'suit', until: '2026-09-02' }] as never }, { status: 'refused' },
      '不予许可', /理由：场所不符合条件\n如不服，可以依法最迟于5月6日申请行政复议，或者最迟于9月2日提起行政诉讼/],
    ['that it is not accepted', permits.caseRefused, { reason: '不属于本机关职权范围' }, { status: 'not-accepted' }, '不予受理', /理由：不属于本机关职权范围\n如不服，可以依法申请行政复议/],
    ['that it lapsed', permits.caseWithdrawn, {}, { why: 'lapsed', status: 'lapsed' }, '逾期未补正', /视为撤回申请/],
    ['that the certificate is ready', permits.caseCertified, { certificateNumber: 'YW2026000001' }, {}, '电子证照已制作完成', /证照编号：YW2026000001/],
  ] as [string, AnyFact, Partial<CaseContactAnswer>, Record<string, unknown>, string, RegExp][])('tells the applicant %s', async (_what, fact, known, says, title, body) => {
    const { data, applicant, mobile, caseId } = newCase(known);
    await tell(fact, { ...data, ...says });
    const [message] = await told(applicant);
    expect(message).toMatchObject({ title, about: `case:${caseId}`, body: expect.stringMatching(body) });
    const sms = await texted(mobile);
    expect(sms).toMatch(/^【不见面】.*“食品经营许可”/);
    expect(sms.length).toBeLessThanOrEqual(70);
    expect((await told(applicant, 1, 'en'))[0]!.body).toContain('Food business licence');
  });

  it('that the applicant made is not told back', async () => {
    const { data, applicant } = newCase();
    await tell(permits.caseWithdrawn, { ...data, status: 'withdrawn', why: 'applicant' });
    await tell(permits.caseGranted, { ...data, status: 'granted', by: 'officer' });
    await told(applicant);
    expect((await inbox(applicant)).map(m => m.title)).toEqual(['准予许可']);
  });
});

describe('a fact about the rating of a case', () => {
  const ofOfficers = async (department = 'LEAD') => (await world.ask(delivery.listInbox, { limit: 200 }, { as: officer('330782', undefined, { department }), language: 'zh' })).body.items;

  it('tells the applicant that it can be rated, once the office has handled it, and that it was answered', async () => {
    const { data, applicant, mobile, caseId } = newCase();
    await tell(permits.caseClosed, { ...data, status: 'granted' });
    await tell(permits.badRatingAnswered, { ...data, level: 'dissatisfied' });
    expect((await told(applicant, 2)).map(m => m.title).sort()).toEqual(['您的评价已答复', '请您评价']);
    expect(await texted(mobile)).toMatch(/^【不见面】您对“食品经营许可”的评价已核实答复/);
    const other = newCase();
    await tell(permits.caseClosed, { ...other.data, status: 'withdrawn' });
    await tell(permits.badRatingAnswered, { ...other.data, level: 'dissatisfied' });
    expect((await told(other.applicant)).map(m => m.title)).toEqual(['您的评价已答复']);
    expect((await ofOfficers()).filter(m => m.about === `case:${caseId}`)).toEqual([]);
  });

  it('tells the officers of the department in its region what is due and what is overdue', async () => {
    const { data, applicant, caseId } = newCase();
    await tell(permits.badRatingGiven, { ...data, level: 'dissatisfied', due: '2026-03-09' });
    await tell(permits.correctionOverdue, { ...data, level: 'dissatisfied', due: '2026-03-09' });
    const items = await eventually('both', async () => {
      const mine = (await ofOfficers()).filter(m => m.about === `case:${caseId}`);
      return mine.length === 2 && mine;
    });
    expect(items.map(m => [m.title, m.body.includes('3月9日')]).sort()).toEqual([['差评待核实', true], ['差评整改逾期', true]]);
    expect((await ofOfficers('SIDE')).filter(m => m.about === `case:${caseId}`)).toEqual([]);
    expect(await inbox(applicant)).toEqual([]);
  });
});

describe('an extension that waits for approval', () => {
  const inboxOf = async (region: string, roles: readonly OfficerRole[], department: string) =>
    (await world.ask(delivery.listInbox, {}, { as: officer(region, roles, { department }), language: 'zh' })).body.items;

  it('is told to the heads of the department, and of a joint case to the head of the government of its region alone', async () => {
    const [own, joint] = [newCase(), newCase()];
    await world.tell(permits.caseExtensionAsked, { id: own.caseId, version: 4 }, { ...own.data, days: 8, joint: false });
    await world.tell(permits.caseExtensionAsked, { id: joint.caseId, version: 4 }, { ...joint.data, days: 15, joint: true });
    const told = async (region: string, role: OfficerRole, department: string) =>
      (await inboxOf(region, [role], department)).flatMap(m => (m.about === `case:${own.caseId}` ? ['own'] : m.about === `case:${joint.caseId}` ? ['joint'] : []));
    await eventually('both messages', async () => (await told('330782', 'head', 'LEAD')).length > 0 && (await told('330782', 'government-head', 'ZF')).length > 0);
    const message = (await inboxOf('330782', ['government-head'], 'ZF')).find(m => m.about === `case:${joint.caseId}`);
    expect(message).toMatchObject({ title: '延期申请待审批', body: '“食品经营许可”申请延长办理期限15个工作日，请您审批。' });
    expect(await told('330782', 'government-head', 'ZF')).toEqual(['joint']);
    expect(await told('330782', 'head', 'LEAD')).toEqual(['own']);
    // Who may approve neither, is told of neither: governments around it, and other officers.
    for (const [region, role, department] of [['330700', 'government-head', 'ZF'], ['330781', 'government-head', 'ZF'], ['330782', 'head', 'SIDE'], ['330782', 'clerk', 'LEAD']] as const)
      expect(await told(region, role, department)).toEqual([]);
    for (const { applicant } of [own, joint]) expect(await inbox(applicant)).toEqual([]);
    const mark = (region: string) => world.ask(delivery.markInboxMessage, { messageId: message!.id, read: true }, { as: officer(region, ['government-head'], { department: 'ZF' }) });
    expect([(await mark('330700')).status, (await mark('330782')).status]).toEqual([404, 200]);
  });
});

describe('a promise that is about to end', () => {
  it('is told to the heads of the department over its region, and to nobody else', async () => {
    const { caseId, applicant } = newCase();
    const taskId = newId();
    await world.tell(permits.taskEscalated, { id: caseId, version: 4 }, { taskId, caseId, kind: 'stage', department: 'LEAD', region: '330782', due: '2026-03-09' });
    const inboxOf = async (region: string, roles: readonly OfficerRole[], department = 'LEAD') =>
      (await world.ask(delivery.listInbox, {}, { as: officer(region, roles, { department }), language: 'zh' })).body.items.filter(m => m.about === `task:${taskId}`);
    const [message] = await eventually('the message', async () => {
      const found = await inboxOf('330782', ['head']);
      return found.length > 0 && found;
    });
    expect(message).toMatchObject({ title: '承诺期限即将届满', body: '“食品经营许可”的承诺期限3月9日届满，待办尚未办结，请督促办理。' });
    expect(await inboxOf('330700', ['clerk', 'head'])).toHaveLength(1);
    for (const [region, roles, department] of [['330782', ['clerk', 'reviewer'], 'LEAD'], ['330782', ['head'], 'SIDE'], ['330100', ['head'], 'LEAD']] as const)
      expect(await inboxOf(region, roles, department)).toEqual([]);
    expect((await world.ask(delivery.listInbox, {}, { as: person({ id: applicant }) })).body.items).toEqual([]);
    const mark = (roles: readonly OfficerRole[]) => world.ask(delivery.markInboxMessage, { messageId: message!.id, read: true }, { as: officer('330782', roles, { department: 'LEAD' }) });
    expect((await mark(['clerk'])).status).toBe(404);
    expect((await mark(['head'])).status).toBe(200);
  });
});

describe('quiet hours', () => {
  const publish = (more: object = {}) =>
    world.ask(delivery.publishQuietHours, { startsAt: '2026-03-03T00:00:00+08:00', from: '12:00', until: '14:00', channels: ['sms'], ...more }, { as: operator() });
  const list = async () => (await world.ask(delivery.listQuietHours, {}, { as: operator() })).body.items.map(({ version, from, until, channels }) => [version, from, until, channels]);

  it('are those of the rule that is in force, which the operator publishes and never changes', async () => {
    expect((await publish()).body).toMatchObject({ version: 2, startsAt: '2026-03-02T16:00:00.000Z', from: '12:00', until: '14:00', channels: ['sms'] });
    expect((await publish({ from: '13:00' })).problem.code).toBe('quiet-hours.overlap');
    expect((await publish({ startsAt: '2026-03-01T00:00:00+08:00' })).problem).toMatchObject({ code: 'quiet-hours.past', errors: [{ path: '$.startsAt' }] });
    for (const fault of [{ from: '24:00' }, { until: '8:00' }, { channels: [] }, { channels: ['post'] }]) expect((await publish(fault)).status).toBe(400);
    expect((await world.ask(delivery.listQuietHours, {}, { as: person() })).status).toBe(403);
    expect(await list()).toEqual([[1, '22:00', '08:00', ['sms']], [2, '12:00', '14:00', ['sms']]]);

    clock.moveTo(new Date('2026-03-02T12:30:00+08:00'));
    const before = newCase();
    await tell(permits.caseSubmitted, { ...before.data });
    expect(await texted(before.mobile)).toMatch(/已收到/);
    clock.moveTo(new Date('2026-03-03T12:30:00+08:00'));
    const within = newCase();
    await tell(permits.caseSubmitted, { ...within.data });
    // The inbox disturbs nobody.
    await told(within.applicant);
    const held = await eventually('the SMS to be held', async () => {
      const [row] = await world.sql<{ at: Date }>('delivery', `SELECT due_at AS at FROM message WHERE held AND entity = $1`, [`case:${within.caseId}`]);
      return row?.at;
    });
    expect(held.toISOString()).toBe('2026-03-03T06:00:00.000Z');
    expect((await world.ask(delivery.listSent, { mobile: within.mobile }, { as: app() })).body.items).toEqual([]);
    clock.moveTo(held);
    expect(await texted(within.mobile)).toMatch(/已收到/);
  });
});
