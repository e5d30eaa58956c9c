import { randomUUID } from 'node:crypto';
import type { CaseView } from '@counterless/contracts';
import { homeRegion, tokenOf } from '../../src/platform/accounts.ts';
import type { Preparers, Situation } from './race-situation.ts';
import type { Told, Town, Who } from './town.ts';

const names = (zh: string, en: string) => ({ zh, en });
const word = () => randomUUID().slice(0, 8).toUpperCase();
const filled = { statement: '开一家店' };
const form = { type: 'object', additionalProperties: false, required: ['statement'], properties: { statement: { type: 'string', title: '申请内容', minLength: 2 } } };
const licence = { name: names('测试经营许可证', 'Test trading licence'), validMonths: 2, renewable: true };
const promised = { kind: 'promised', legalPeriod: 20, promisedPeriod: 5 };
const immediate = { kind: 'immediate', legalPeriod: 0, promisedPeriod: 0, atOnce: { type: 'object' } };

const known = new Map<string, Promise<{ code: string; department: string }>>();
/** A matter of this kind, made once. */
function matterOf(town: Town, more: object): Promise<{ code: string; department: string }> {
  const kind = JSON.stringify(more);
  const matter = known.get(kind) ?? caseMatter(town, more);
  known.set(kind, matter);
  return matter;
}

/** A new matter of a department of its own. */
export async function caseMatter(town: Town, more: object): Promise<{ code: string; department: string }> {
  const [code, department] = [`RACE${word()}`, `RC${word()}`];
  const token = await tokenOf(town.rest, 'operator', 'permits:catalogue');
  const send = (kind: string, row: object) => town.rest.ok('POST', `/v1/permits/catalogue/import?kind=${kind}`, { token, body: JSON.stringify(row) });
  await send('departments', { code: department, name: names('测试局', 'Test Bureau'), region: homeRegion });
  await send('matters', {
    code, title: names('测试许可', 'Test permit'), department, region: homeRegion, audience: 'person', ...promised, materials: [], form,
    stages: [{ name: names('审查', 'Review'), department, order: 1 }], fee: { amount: '0.00' }, onlineDepth: 4, legalBasis: [], themes: [], validFrom: '2020-01-01', ...more,
  });
  return { code, department };
}

/** An applicant, the officers of the department, and a case between them. */
class Desk {
  private constructor(
    readonly town: Town,
    readonly me: Told,
    readonly officer: Who,
    readonly colleague: Who,
    readonly id: string,
  ) {}

  static async of(town: Town, more: object = {}): Promise<Desk> {
    const { code, department } = await matterOf(town, more);
    const [me, officer, colleague] = await Promise.all([town.person(), town.officer(undefined, homeRegion, department), town.officer(undefined, homeRegion, department)]);
    const { id } = await town.rest.ok<CaseView>('POST', '/v1/permits/cases', { token: me.token, body: { matter: code, form: filled } });
    return new Desk(town, me, officer, colleague, id);
  }
  act(who: Who, verb: string, body: object = {}): Promise<CaseView> {
    return this.town.rest.ok<CaseView>('POST', `/v1/permits/cases/${this.id}/${verb}`, { token: who.token, body });
  }
  read(who: Who = this.officer): Promise<CaseView> {
    return this.town.rest.ok<CaseView>('GET', `/v1/permits/cases/${this.id}`, { token: who.token });
  }
  async stage(): Promise<string> {
    return (await this.read()).tasks.find(t => t.kind === 'stage')!.id;
  }
  async open(): Promise<string> {
    return (await this.read()).tasks.find(t => t.state === 'open')!.id;
  }
  /** The request by one of them about the case. */
  by(who: Who, body?: object): Situation {
    return { token: who.token, path: { caseId: this.id }, ...(body && { body }) };
  }
}

/** Brings a new case so far. */
const submitted = async (town: Town, more: object = {}) => {
  const desk = await Desk.of(town, more);
  await desk.act(desk.me, 'submit');
  return desk;
};
const accepted = async (town: Town) => {
  const desk = await submitted(town);
  await desk.act(desk.officer, 'accept');
  return desk;
};
const asked = async (town: Town) => {
  const desk = await submitted(town);
  await desk.act(desk.officer, 'ask-supplement', { items: [{ what: '$.form.statement', reason: '请写明地址' }] });
  return desk;
};
const looked = async (town: Town) => {
  const desk = await accepted(town);
  await desk.act(desk.officer, `stages/${await desk.stage()}/complete`, { outcome: 'agree', opinion: '已审查' });
  return desk;
};
const claimed = async (town: Town) => {
  const desk = await submitted(town);
  const taskId = await desk.open();
  await town.rest.ok('POST', `/v1/permits/tasks/${taskId}/claim`, { token: desk.officer.token });
  return { desk, taskId };
};
/** Of a case that was granted at once. */
const closed = async (town: Town, more: object = {}) => {
  const desk = await submitted(town, { ...immediate, ...more });
  await town.rest.until('the case to be closed', async () => ((await desk.read(desk.me)).closedAt ? true : undefined));
  return desk;
};
const bad = { level: 'very-dissatisfied', tags: ['slow'], comment: '太慢' };
const ratedBadly = async (town: Town) => {
  const desk = await closed(town);
  await desk.act(desk.me, 'rating', bad);
  return desk;
};
const finding = { finding: 'confirmed', answer: '已整改' };
/** A certificate that was sealed, with whoever may revoke it. */
export async function certified(town: Town): Promise<{ officer: Who; certificateId: string }> {
  const desk = await closed(town, { certificate: licence, effect: 'issue' });
  const { certificate } = await desk.read(desk.me);
  return { officer: desk.officer, certificateId: certificate!.certificateId };
}

export const raceCases: Preparers = {
  'permits.case.draft.v1': async town => {
    const { code } = await matterOf(town, {});
    return { token: (await town.person()).token, body: { matter: code, form: filled }, other: { body: { matter: code } } };
  },
  'permits.case.change-draft.v1': async town => {
    const desk = await Desk.of(town);
    return desk.by(desk.me, { form: { statement: '开两家店' } });
  },
  'permits.case.submit.v1': async town => {
    const desk = await Desk.of(town);
    return desk.by(desk.me);
  },
  'permits.case.withdraw.v1': async town => {
    const desk = await submitted(town);
    return desk.by(desk.me);
  },
  'permits.case.hand-over.v1': async town => {
    const desk = await submitted(town);
    return desk.by(desk.me, { contact: { name: desk.me.name, mobile: desk.me.mobile } });
  },
  'permits.case.accept.v1': async town => {
    const desk = await submitted(town);
    return desk.by(desk.officer);
  },
  'permits.case.ask-supplement.v1': async town => {
    const desk = await submitted(town);
    return desk.by(desk.officer, { items: [{ what: '$.form.statement', reason: '请写明地址' }] });
  },
  'permits.case.hand-in-supplement.v1': async town => {
    const desk = await asked(town);
    return desk.by(desk.me, { form: { statement: '在稠州北路开一家店' } });
  },
  'permits.case.decline.v1': async town => {
    const desk = await submitted(town);
    return desk.by(desk.officer, { reason: '不属于本机关职权' });
  },
  'permits.case.complete-stage.v1': async town => {
    const desk = await accepted(town);
    const path = { caseId: desk.id, taskId: await desk.stage() };
    return { token: desk.officer.token, path, body: { outcome: 'agree', opinion: '已审查' } };
  },
  'permits.case.grant.v1': async town => {
    const desk = await looked(town);
    return desk.by(desk.officer, { reason: '符合条件' });
  },
  'permits.case.refuse.v1': async town => {
    const desk = await accepted(town);
    return desk.by(desk.officer, { reason: '不符合条件' });
  },
  'permits.case.suspend.v1': async town => {
    const desk = await accepted(town);
    return desk.by(desk.officer, { reason: 'inspection', explanation: '现场勘验' });
  },
  'permits.case.resume.v1': async town => {
    const desk = await accepted(town);
    await desk.act(desk.officer, 'suspend', { reason: 'inspection', explanation: '现场勘验' });
    return desk.by(desk.officer);
  },
  'permits.case.ask-extension.v1': async town => {
    const desk = await accepted(town);
    return desk.by(desk.officer, { days: 5, reason: '案情复杂' });
  },
  'permits.case.answer-extension.v1': async town => {
    const desk = await accepted(town);
    await desk.act(desk.officer, 'ask-extension', { days: 5, reason: '案情复杂' });
    return desk.by(desk.colleague, { approve: true });
  },
  'permits.queue.take-next.v1': async town => {
    const desk = await submitted(town);
    return { token: desk.officer.token, body: {}, other: { body: { matter: 'RACE00000000' } } };
  },
  'permits.task.claim.v1': async town => {
    const desk = await submitted(town);
    return { token: desk.officer.token, path: { taskId: await desk.open() } };
  },
  'permits.task.assign.v1': async town => {
    const desk = await submitted(town);
    return { token: desk.officer.token, path: { taskId: await desk.open() }, body: { officer: desk.colleague.id, note: '请办理' } };
  },
  'permits.task.hand-over.v1': async town => {
    const { desk, taskId } = await claimed(town);
    return { token: desk.officer.token, path: { taskId }, body: { officer: desk.colleague.id, note: '请继续' } };
  },
  'permits.task.return.v1': async town => {
    const { desk, taskId } = await claimed(town);
    return { token: desk.officer.token, path: { taskId }, body: { note: '退回' } };
  },
  'permits.rating.rate.v1': async town => {
    const desk = await closed(town);
    return desk.by(desk.me, { level: 'satisfied' });
  },
  'permits.rating.answer.v1': async town => {
    const desk = await ratedBadly(town);
    return desk.by(desk.officer, finding);
  },
  'permits.rating.rate-again.v1': async town => {
    const desk = await ratedBadly(town);
    await desk.act(desk.officer, 'rating/answer', finding);
    return desk.by(desk.me, { level: 'satisfied' });
  },
};
