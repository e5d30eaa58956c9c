import { Injectable } from '@nestjs/common';
import { caseProblems, type Matter } from '@counterless/contracts';
import { Clock, Problem, type Fault } from '@counterless/kernel';
import type { LegalDate } from '@counterless/statutes';
import type { Applicant, CaseFilling, MatterTerms } from '../domain/case-parts.ts';
import { Catalogue, type MatterVersion } from '../ports/catalogue.ts';
import { OnlineMatters } from '../ports/online-matters.ts';
import type { WantedFile } from '../ports/material-files.ts';
import { FormAnswers } from './form-answers.ts';

/** What is wrong with an application, against a version of its matter. */
@Injectable()
export class CaseChecks {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly answers: FormAnswers,
    private readonly online: OnlineMatters,
    private readonly clock: Clock,
  ) {}

  /** The version of a day. @throws Problem `case.matter-not-offered` */
  async offered(code: string, on: LegalDate): Promise<MatterVersion> {
    const found = await this.catalogue.versionOf(code, on);
    if (found) return found;
    throw new Problem(caseProblems.matterNotOffered, {
      detail: { en: `${code} is unknown, not published yet, or no longer offered; look for the matter that took its place`, zh: `事项 ${code} 不存在、尚未发布或者已取消，请查询替代事项` },
    });
  }

  /** @throws Problem `case.department-closed`, `case.closed-online` */
  async openOn({ code, entry }: MatterVersion, on: LegalDate): Promise<void> {
    const closed = await this.online.closedBy(code, entry.region, this.clock.now());
    if (closed) throw new Problem(caseProblems.closedOnline, { detail: closed });
    const department = await this.catalogue.department(entry.department);
    const from = department?.closedFrom;
    if (!department || !from || on < from) return;
    const { en, zh } = department.name;
    throw new Problem(caseProblems.departmentClosed, { detail: { en: `${en} is closed since ${from}`, zh: `${zh}自 ${from} 起停止受理` } });
  }

  /** 即办件: does what is filled in satisfy the rules by which the matter is granted at once? */
  atOnce({ entry }: MatterVersion, form: object): boolean {
    return entry.kind === 'immediate' && entry.atOnce !== undefined && this.answers.fits(entry.atOnce, form);
  }

  /** The version that a case goes by. */
  async kept({ matterCode, matterVersion }: { readonly matterCode: string; readonly matterVersion: number }): Promise<MatterVersion> {
    const found = await this.catalogue.version(matterCode, matterVersion);
    if (!found) throw new Error(`the catalogue has lost version ${matterVersion} of ${matterCode}`);
    return found;
  }

  /** Everything at once: the form by its schema, the materials by the list. */
  faults({ entry }: MatterVersion, { form, materials }: CaseFilling): Fault[] {
    return [...this.answers.faults(entry.form, form), ...materialFaults(entry, materials)];
  }
}

/** @throws Problem `case.audience-wrong` */
export function rightAudience({ entry: { audience } }: MatterVersion, { kind }: Pick<Applicant, 'kind'>): void {
  if (audience === 'both' || audience === kind) return;
  const who = { person: { en: 'people', zh: '自然人' }, enterprise: { en: 'enterprises', zh: '企业' } }[audience];
  throw new Problem(caseProblems.audienceWrong, { detail: { en: `it is for ${who.en}`, zh: `仅面向${who.zh}` } });
}

export function termsOf({ code, version, entry }: MatterVersion): MatterTerms {
  const { title, department, region, kind, legalPeriod, promisedPeriod, stages, supplementPeriod, certificate, effect, legalBasis } = entry;
  const setBy = legalBasis.map(b => `${b.name}${b.article}`).join('、') || '政务服务事项目录';
  return {
    code, version, title, department, region, kind, legalPeriod, promisedPeriod, supplementPeriod, setBy, stages,
    certificate: certificate ?? null, effect: certificate ? (effect ?? 'issue') : null,
  };
}

function materialFaults({ materials: wanted }: Matter, given: CaseFilling['materials']): Fault[] {
  const faults = wanted.flatMap((m): Fault[] =>
    m.required && m.source === 'applicant' && !given.some(g => g.code === m.code)
      ? [{ path: '$.materials', code: 'material-missing', message: { en: `${m.code} ${m.name.en} is missing`, zh: `缺少${m.name.zh}（${m.code}）` } }]
      : [],
  );
  given.forEach((g, i) => {
    if (!wanted.some(m => m.code === g.code))
      faults.push({ path: `$.materials[${i}].code`, code: 'material-unknown', message: { en: `the matter asks for no ${g.code}`, zh: `该事项不需要 ${g.code}` } });
    if (given.findIndex(o => o.fileId === g.fileId) < i)
      faults.push({ path: `$.materials[${i}].fileId`, code: 'file-twice', message: { en: 'stands here twice', zh: '重复提交同一文件' } });
  });
  return faults;
}

/** The files of an application with what its matter asks of each. */
export const wantedFiles = ({ entry }: MatterVersion, given: CaseFilling['materials']): WantedFile[] =>
  given.map(({ code, fileId }, i) => ({ fileId, formats: entry.materials.find(m => m.code === code)?.formats ?? [], path: `$.materials[${i}].fileId` }));

export const faultyCase = (faults: readonly Fault[]): Problem =>
  new Problem(caseProblems.caseFaulty, { detail: { en: `${faults.length} faults; nothing was submitted`, zh: `共 ${faults.length} 处错误，未提交` }, faults });
