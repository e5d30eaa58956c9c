import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Figure } from '@counterless/contracts';
import type { Language } from '@counterless/kernel';
import { words } from './figures-words.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/** As wide as a phone shows without scaling; a wider screen sets several side by side. */
const width = 420;
const blue = '#1f5aa6';
/** Told apart in grey and by the colour-blind too: each line has its own mark. */
const lines = [['online', blue, 'circle'], ['kept', '#c2410c', 'rect'], ['satisfied', '#15803d', 'triangle']] as const;
const text = { fontFamily: 'sans-serif', fontSize: 12, color: '#333' };

/** Drawn here, so that the page needs no script. */
function draw(height: number, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: text, ...option });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

const months = (year: readonly Figure[]) => ({ type: 'category' as const, data: year.map(f => f.month.slice(2)), axisLabel: { ...text, fontSize: 10 } });
const grid = { left: 8, right: 16, top: 36, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const;

export const casesChart = (year: readonly Figure[]): string =>
  draw(260, {
    grid: { ...grid, top: 12 }, xAxis: months(year), yAxis: { type: 'value', minInterval: 1 },
    series: [{ type: 'bar', data: year.map(f => f.cases), itemStyle: { color: blue }, barMaxWidth: 32 }],
  });

export const sharesChart = (year: readonly Figure[], language: Language): string =>
  draw(260, {
    grid, xAxis: months(year), yAxis: { type: 'value', min: 0, max: 100 }, legend: { top: 0, textStyle: text },
    series: lines.map(([of, color, symbol]) => ({ type: 'line', name: words[language][of], data: year.map(f => f[of] ?? null), symbol, symbolSize: 8, color, lineStyle: { width: 2 } })),
  });

/** The slowest departments, the slowest on top. */
export function daysChart(departments: readonly Figure[], language: Language): string {
  const shown = departments.filter(f => f.medianDays != null).sort((a, b) => b.medianDays! - a.medianDays!).slice(0, 20).reverse();
  return draw(60 + 24 * shown.length, {
    grid: { ...grid, top: 8, right: 40 }, xAxis: { type: 'value' },
    yAxis: { type: 'category', data: shown.map(f => f.name?.[language] ?? f.department), axisLabel: { ...text, fontSize: 11, width: 150, overflow: 'truncate' } },
    series: [{ type: 'bar', data: shown.map(f => f.medianDays), itemStyle: { color: blue }, barMaxWidth: 16, label: { show: true, position: 'right', ...text, fontSize: 11 } }],
  });
}
