import { hash } from 'node:crypto';
import { DepartmentRow, Matter, ThemeView, type Class } from '@counterless/contracts';
import type { Fault } from '@counterless/kernel';
import type { Content } from '@counterless/platform';
import type { Form } from '../domain/matter-form.ts';
import { matterFaults, regionFaults, type Surroundings } from '../domain/matter-rules.ts';
import type { CatalogueKind, CatalogueRow } from '../ports/catalogue.ts';
import { CatalogueFaults } from './catalogue-faults.ts';
import { repeatedIn } from './catalogue-messages.ts';
import { ordered, shapeFaults } from './catalogue-shape.ts';
import type { MatterForms } from './matter-forms.ts';
import { sourceRows } from './source-rows.ts';

/** Good rows that are handed on together. */
const atOnce = 200;

export interface Taken {
  /** Lines that hold a row, with or without a fault. */
  readonly count: number;
  readonly faults: CatalogueFaults;
}

interface Kind<T extends object> {
  readonly type: Class<T>;
  faults(row: T): readonly Fault[];
}

/**
 * Reads a table: each row by its class, then by the rules. Keeps its thread busy until it is done.
 * @param give told the good rows, in their order @throws Problem where it cannot be read as a whole
 */
export async function takeIn(kind: CatalogueKind, content: Content, around: Surroundings, forms: MatterForms, give: (good: readonly CatalogueRow[]) => void): Promise<Taken> {
  const reads: Kind<Coded> = kindOf(kind, around, forms);
  const faults = new CatalogueFaults();
  let good: CatalogueRow[] = [];
  const seen = new Map<string, number>();
  let count = 0;
  for await (const source of sourceRows(kind, content)) {
    const { line } = source;
    count++;
    if ('faults' in source) faults.add(source, source.faults);
    const row = 'plain' in source ? readRow(reads, source.plain, line, faults) : undefined;
    if (!row) continue;
    const first = seen.get(row.code);
    if (first !== undefined) faults.add(source, [repeatedIn(first)]);
    else seen.set(row.code, line);
    if (!faults.has(source)) good.push(row);
    if (good.length === atOnce) {
      give(good);
      good = [];
    }
  }
  give(good);
  return { count, faults };
}

function kindOf(kind: CatalogueKind, around: Surroundings, forms: MatterForms): Kind<DepartmentRow> | Kind<ThemeView> | Kind<Matter> {
  switch (kind) {
    case 'departments':
      return { type: DepartmentRow, faults: (row: DepartmentRow) => regionFaults(row, around.regions) };
    case 'themes':
      return { type: ThemeView, faults: () => [] };
    case 'matters':
      return { type: Matter, faults: (row: Matter) => [...matterFaults(row, around), ...forms.faults(row.form as Form), ...(row.atOnce ? forms.faults(row.atOnce as Form).map(underAtOnce) : [])] };
  }
}

/** Read as a form is, and told at its own place. */
const underAtOnce = (fault: Fault): Fault => ({ ...fault, path: fault.path.replace(/^\$\.form/, '$.atOnce') });

type Coded = object & { readonly code: string; readonly region?: string; readonly validFrom?: string };

/** The row, also where it is faulty by the rules; nothing where it cannot be read. */
function readRow({ type, faults: rules }: Kind<Coded>, plain: Record<string, unknown>, line: number, faults: CatalogueFaults): CatalogueRow | undefined {
  const row = ordered(type, plain);
  if (!row) {
    faults.add({ line }, shapeFaults(type, plain));
    return undefined;
  }
  faults.add({ line }, rules(row));
  const text = JSON.stringify(row);
  const { code, region, validFrom = '' } = row;
  return { line, code, key: `${code} ${validFrom}`.trimEnd(), validFrom, region, text, digest: hash('sha256', text, 'buffer') };
}
