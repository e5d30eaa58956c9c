import { permitsProblems } from '@counterless/contracts';
import { Problem, type Fault } from '@counterless/kernel';

/** The regions that exist (GB/T 2260). */
export abstract class Regions {
  abstract nameOf(code: string): string | undefined;

  abstract readonly codes: ReadonlySet<string>;

  /** @param codes region by the JSON path of its field @throws Problem `region.unknown` with every path that names none */
  mustExist(codes: readonly (readonly [path: string, code: string])[]): void {
    const faults: Fault[] = codes
      .filter(([, code]) => this.nameOf(code) === undefined)
      .map(([path, code]) => ({
        path,
        code: 'region',
        message: { en: `${code} is no region of GB/T 2260`, zh: `${code} 不是 GB/T 2260 中的行政区划代码` },
      }));
    if (faults.length > 0) throw new Problem(permitsProblems.regionUnknown, { faults });
  }
}
