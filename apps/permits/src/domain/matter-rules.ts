import type { Fault } from '@counterless/kernel';
import { isLegalDate } from '@counterless/statutes';
import { contains } from './region.ts';

/** What the rules read of an entry of the catalogue; its shape has been checked. */
export interface MatterRow {
  readonly department: string;
  readonly region: string;
  readonly kind: 'immediate' | 'promised';
  readonly legalPeriod: number;
  readonly promisedPeriod: number;
  readonly materials: readonly { readonly code: string }[];
  readonly stages: readonly { readonly department: string; readonly order: number }[];
  readonly themes: readonly string[];
  readonly validFrom: string;
  readonly certificate?: { readonly validMonths?: number; readonly renewable: boolean };
  readonly effect?: string;
  readonly atOnce?: object;
}

/** What an entry may refer to. */
export interface Surroundings {
  /** Region of each department. */
  readonly departments: ReadonlyMap<string, string>;
  readonly themes: ReadonlySet<string>;
  /** Codes of GB/T 2260. */
  readonly regions: ReadonlySet<string>;
}

const fault = (path: string, code: string, en: string, zh: string): Fault => ({ path, code, message: { en, zh } });

export function regionFaults({ region }: { readonly region: string }, regions: Surroundings['regions']): Fault[] {
  return regions.has(region) ? [] : [fault('$.region', 'region', `${region} is no region of GB/T 2260`, `${region} 不是 GB/T 2260 中的行政区划代码`)];
}

/** All that is wrong with an entry beside its shape and its form. */
export function matterFaults(row: MatterRow, around: Surroundings): Fault[] {
  const unknown = (path: string, code: string) => fault(path, 'department', `there is no department ${code}`, `没有编码为 ${code} 的部门`);
  const home = around.departments.get(row.department);
  const faults = regionFaults(row, around.regions);
  if (home === undefined) faults.push(unknown('$.department', row.department));
  else if (faults.length === 0 && !contains(home, row.region)) {
    faults.push(fault('$.region', 'department-region', `lies outside ${home}, the region of department ${row.department}`, `不在部门 ${row.department} 的区域 ${home} 之内`));
  }
  row.stages.forEach((stage, i) => {
    if (!around.departments.has(stage.department)) faults.push(unknown(`$.stages[${i}].department`, stage.department));
  });
  row.themes.forEach((theme, i) => {
    if (!around.themes.has(theme)) faults.push(fault(`$.themes[${i}]`, 'theme', `there is no theme ${theme}`, `没有编码为 ${theme} 的主题`));
  });
  if (!isLegalDate(row.validFrom)) faults.push(fault('$.validFrom', 'day', 'must be a day of the years 1900 to 9998', '应为 1900 年至 9998 年的日期'));
  return [...faults, ...periodFaults(row), ...orderFaults(row), ...certificateFaults(row), ...twice(row.themes, i => `$.themes[${i}]`), ...twice(row.materials.map(m => m.code), i => `$.materials[${i}].code`)];
}

/** An immediate matter (即办件) is done while one waits: it has no period. A promise may be shorter than the law allows, never longer. */
function periodFaults({ kind, legalPeriod, promisedPeriod, atOnce }: MatterRow): Fault[] {
  const periods = [['$.legalPeriod', legalPeriod], ['$.promisedPeriod', promisedPeriod]] as const;
  if (kind === 'immediate') {
    return periods.filter(([, days]) => days !== 0).map(([path]) => fault(path, 'immediate', 'an immediate matter has a period of 0', '即办件的期限应为 0'));
  }
  const faults = atOnce ? [fault('$.atOnce', 'immediate', 'only an immediate matter is granted at once', '仅即办件可以当场自动准予')] : [];
  faults.push(...periods.filter(([, days]) => days === 0).map(([path]) => fault(path, 'promised', 'a promised matter has a period of at least 1', '承诺件的期限至少为 1')));
  if (promisedPeriod > legalPeriod) faults.push(fault('$.promisedPeriod', 'longer-than-legal', `is longer than the legal ${legalPeriod}`, `超过法定期限 ${legalPeriod}`));
  return faults;
}

/** Stages of one order stand side by side; the orders are 1, 2, … with none left out, in whatever order they are written. */
function orderFaults({ stages }: MatterRow): Fault[] {
  const orders = new Set(stages.map(s => s.order));
  return stages.flatMap((stage, i) =>
    stage.order > 1 && !orders.has(stage.order - 1)
      ? [fault(`$.stages[${i}].order`, 'stage-order', `no stage has the order ${stage.order - 1} before it`, `缺少顺序为 ${stage.order - 1} 的前一环节`)]
      : [],
  );
}

function certificateFaults({ certificate, effect }: MatterRow): Fault[] {
  if (!certificate) return effect === undefined ? [] : [fault('$.effect', 'certificate', 'acts on a certificate, and none is named', '涉及证照，但未填写证照信息')];
  if (certificate.validMonths !== undefined) return [];
  if (effect === 'renew') return [fault('$.certificate.validMonths', 'renewal', 'is needed for a matter that renews the certificate', '延续类事项应填写证照有效期')];
  return certificate.renewable ? [fault('$.certificate.validMonths', 'renewal', 'is needed for a certificate that can be renewed', '可延续的证照应填写有效期')] : [];
}

function twice(codes: readonly string[], path: (index: number) => string): Fault[] {
  return codes.flatMap((code, i) => (codes.indexOf(code) < i ? [fault(path(i), 'twice', `${code} stands here twice`, `${code} 重复出现`)] : []));
}
