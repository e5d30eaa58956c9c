import { permits, type Figure } from '@counterless/contracts';
import type { Language } from '@counterless/kernel';
import { words } from './figures-words.ts';

export interface FiguresPageData {
  readonly month: string;
  readonly language: Language;
  readonly departments: readonly Figure[];
  readonly year: readonly Figure[];
  readonly total: Figure;
  readonly countedAt: string | null;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, c => escapes[c]!);

const style = `
:root{color-scheme:light}*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1c1c1c;background:#f5f6f8}
main{max-width:1320px;margin:0 auto;padding:16px}header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline}h1{font-size:1.4rem;margin:0}h2{font-size:1rem;margin:0 0 8px}
nav{margin-left:auto;display:flex;gap:16px}a{color:#1f5aa6;padding:8px 0}.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:12px;margin:16px 0}
.tile,section{background:#fff;border:1px solid #dde1e7;border-radius:8px;padding:12px}.tile b{display:block;font-size:1.5rem}.tile span{color:#555;font-size:.875rem}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:12px;align-items:start}section svg{width:100%;height:auto;max-width:560px;display:block;margin:0 auto}
section{margin:0 0 12px;min-width:0}.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{padding:6px 8px;border-bottom:1px solid #e6e9ee;text-align:right;white-space:nowrap}
th:first-child,td:first-child{text-align:left;white-space:normal;min-width:9em}th:first-child{position:sticky;left:0;background:#fff}thead th,thead th:first-child{background:#eef1f5;white-space:normal;vertical-align:bottom}thead th{min-width:5.5em}footer{color:#555;font-size:.8125rem}footer p{margin:4px 0}`;

/** The open figures as a page that needs no script, for phones first. */
export async function figuresPage({ month, language, departments, year, total, countedAt }: FiguresPageData): Promise<string> {
  const w = words[language];
  const unit = (value: number | null | undefined, after: string) => (value == null ? '–' : `${value}${after}`);
  const share = (value: number | null | undefined) => unit(value, '%');
  const days = (value: number | null | undefined) => unit(value, ` ${w.days}`);
  const address = (m: string, l: Language) => `${permits.drawFigures.http!.path}?month=${m}&amp;language=${l}`;
  const tiles: [string, string][] = [
    [w.cases, unit(total.cases, w.piece && ` ${w.piece}`)], [w.online, share(total.online)], [w.median, days(total.medianDays)],
    [w.kept, share(total.kept)], [w.satisfied, share(total.satisfied)], [w.corrected, share(total.corrected)],
  ];
  const rows = departments.map(f => {
    const cells = f.cases == null ? [w.none, '–', '–', '–', '–', '–'] : [String(f.cases), share(f.online), unit(f.medianDays, ''), share(f.kept), unit(f.ratings, ''), share(f.satisfied)];
    return `<tr><th scope="row">${escape(f.name?.[language] ?? f.department ?? '')}</th>${cells.map(c => `<td>${c}</td>`).join('')}</tr>`;
  });
  const heads = [w.department, w.cases, w.online, `${w.median}（${w.days}）`, w.kept, w.ratings, w.satisfied];
  const chart = (title: string, svg: string) => `<section><h2>${escape(title)}</h2><div role="img" aria-label="${escape(title)}">${svg}</div></section>`;
  const content =
    total.cases == null
      ? `<section><p>${w.empty}</p></section>`
      : `<div class="tiles">${tiles.map(([name, value]) => `<div class="tile"><span>${name}</span><b>${value}</b></div>`).join('')}</div>
<div class="charts">${(await charts(year, departments, language)).map(([title, svg]) => chart(title, svg)).join('\n')}</div>
<section><h2>${w.departments}</h2><div class="table" tabindex="0"><table><thead><tr>${heads.map(h => `<th scope="col">${h}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`;
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${w.title} ${w.of(month)}</title><style>${style}</style></head>
<body><main><header><h1>${w.title}</h1><span>${w.of(month)}</span><nav><a href="${address(monthFrom(month, -1), language)}">${w.earlier}</a><a href="${address(monthFrom(month, 1), language)}">${w.later}</a><a href="${address(month, language === 'zh' ? 'en' : 'zh')}" lang="${language === 'zh' ? 'en' : 'zh'}">${w.other}</a></nav></header>
${content}
<footer>${w.notes.map(n => `<p>${n}</p>`).join('')}${countedAt ? `<p>${w.counted(beijing(countedAt))}</p>` : ''}</footer></main></body></html>`;
}

/** The charts are loaded when the first page is asked for: a process that draws none does not carry them. */
async function charts(year: readonly Figure[], departments: readonly Figure[], language: Language): Promise<[string, string][]> {
  const { casesChart, sharesChart, daysChart } = await import('./figures-charts.ts');
  const w = words[language];
  return [[w.byMonth, casesChart(year)], [w.shares, sharesChart(year, language)], [w.slow, daysChart(departments, language)]];
}

function monthFrom(month: string, by: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, 1)).toISOString().slice(0, 7);
}

const beijing = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
