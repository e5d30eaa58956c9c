import { audiences, matterKinds } from '@counterless/contracts';
import { Problem, type Fault } from '@counterless/kernel';
import { readJsonText } from '@counterless/platform';
import type { CatalogueKind } from '../ports/catalogue.ts';
import { ofCell } from './catalogue-messages.ts';
import type { Cell } from './source-row.ts';

type Plain = Record<string, unknown>;

/** A column of CSV and XLSX. Its name is the JSON path of the field that it fills, so that a fault's path names the column. */
export interface Column {
  readonly name: string;
  readonly zh: string;
  readonly required: boolean;
  /** Puts what a cell says into the row; an empty cell leaves the field out. */
  read(cell: Cell, row: Plain, path: string): readonly Fault[];
}

/** What Chinese offices write in such cells. */
const words: Readonly<Record<string, string>> = {
  个人: audiences[0], 自然人: audiences[0], 企业: audiences[1], 法人: audiences[1], 个人和企业: audiences[2], 自然人和法人: audiences[2],
  即办件: matterKinds[0], 承诺件: matterKinds[1], 申请人: 'applicant', 平台: 'platform', 新办: 'issue', 变更: 'change', 延续: 'renew', 补发: 'replace', 注销: 'cancel',
};
const flags: Readonly<Record<string, boolean>> = { true: true, false: false, 是: true, 否: false };

type Reading = (text: string) => unknown;
const asText: Reading = text => text;
const asWord: Reading = text => words[text] ?? text;
/** What is no number stays a text, and the contract says that it must be one. */
const asNumber: Reading = text => (/^-?\d{1,15}$/.test(text) ? Number(text) : text);
const asFlag: Reading = text => flags[text.toLowerCase()] ?? text;
const asList: Reading = text => text.split(/[,，、;；\s]+/).filter(Boolean);

function column(name: string, zh: string, read: Reading = asText, required = true): Column {
  return {
    name, zh, required,
    read(cell, row) {
      const text = String(cell).trim();
      if (text !== '') put(row, name, read(text));
      return [];
    },
  };
}

/** Fills a field that lies within others: certificate.name.zh. */
function put(row: Plain, name: string, value: unknown): void {
  const steps = name.split('.');
  const last = steps.pop()!;
  let place = row;
  for (const step of steps) place = (place[step] ??= {}) as Plain;
  place[last] = value;
}

/** A list of objects: one a line of the cell, their fields parted by |. */
function listColumn(name: string, zh: string, fields: readonly [name: string, read: Reading][]): Column {
  const layout = fields.map(([field]) => field).join('|');
  return {
    name, zh, required: true,
    read(cell, row, path) {
      const faults: Fault[] = [];
      row[name] = String(cell).split(/\r\n|\r|\n/).filter(line => line.trim() !== '').map((line, i) => {
        const parts = line.split(/[|｜]/).map(p => p.trim());
        if (parts.length !== fields.length) {
          faults.push({ path: `${path}[${i}]`, code: 'cell', message: { en: `an entry is ${layout}, one a line; this one has ${parts.length} parts`, zh: `每行一项，格式为 ${layout}；此项有 ${parts.length} 段` } });
        }
        const entry: Plain = {};
        fields.forEach(([field, read], at) => {
          const part = parts[at] ?? '';
          if (part !== '') put(entry, field, read(part));
        });
        return entry;
      });
      return faults;
    },
  };
}

const wordsColumn: Column = {
  name: 'themes', zh: '主题', required: true,
  read(cell, row) {
    row['themes'] = asList(String(cell).trim());
    return [];
  },
};

const formColumn: Column = {
  name: 'form', zh: '表单', required: true,
  read(cell, row, path) {
    try {
      row['form'] = readJsonText(String(cell));
      return [];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return error.faults.map(fault => ({ ...ofCell(fault), path }));
    }
  },
};

const code = column('code', '编码');
const named = [column('name.zh', '名称'), column('name.en', '英文名称')];
const columns: Readonly<Record<CatalogueKind, readonly Column[]>> = {
  departments: [code, ...named, column('region', '行政区划'), column('closedFrom', '停办日期', asText, false)],
  themes: [code, ...named],
  matters: [
    column('code', '实施编码'), column('title.zh', '事项名称'), column('title.en', '英文名称'), column('department', '实施部门'), column('region', '行政区划'),
    column('audience', '服务对象', asWord), column('kind', '办件类型', asWord), column('legalPeriod', '法定期限（工作日）', asNumber), column('promisedPeriod', '承诺期限（工作日）', asNumber),
    listColumn('materials', '申请材料', [['code', asText], ['name.zh', asText], ['name.en', asText], ['required', asFlag], ['source', asWord], ['formats', asList]]),
    formColumn,
    listColumn('stages', '办理环节', [['order', asNumber], ['department', asText], ['name.zh', asText], ['name.en', asText]]),
    column('fee.amount', '收费金额（元）'), column('fee.basis', '收费依据', asText, false), column('onlineDepth', '网办深度', asNumber),
    listColumn('legalBasis', '法律依据', [['name', asText], ['article', asText]]),
    wordsColumn, column('validFrom', '生效日期'),
    column('certificate.name.zh', '证照名称', asText, false), column('certificate.name.en', '证照英文名称', asText, false),
    column('certificate.validMonths', '证照有效期（月）', asNumber, false), column('certificate.renewable', '证照可延续', asFlag, false),
    column('effect', '证照办理方式', asWord, false), column('supplementPeriod', '补正期限（工作日）', asNumber, false),
  ],
};

export function columnsOf(kind: CatalogueKind): readonly Column[] {
  return columns[kind];
}
