/** The charts of one office over the years. */
import type { PublishedVersion } from '../publish/types';
import { figureAt } from '../report/document';
import { barChart, type Series } from './chart';

const CHARTS: { title: string; series: [name: string, pointers: string[]][] }[] = [
  { title: '申请与办理', series: [['本年新收', ['/applications/1/total']], ['上年结转', ['/applications/2/total']], ['办理结果总计', ['/applications/3.7/total']], ['结转下年度', ['/applications/4/total']]] },
  { title: '主要办理结果', series: [['予以公开', ['/applications/3.1/total']], ['部分公开', ['/applications/3.2/total']], ['不予公开', Array.from({ length: 8 }, (_, index) => `/applications/3.3.${index + 1}/total`)], ['无法提供', Array.from({ length: 3 }, (_, index) => `/applications/3.4.${index + 1}/total`)]] },
  { title: '行政复议与行政诉讼', series: [['行政复议', ['/disputes/reconsideration/total']], ['行政诉讼', ['/disputes/litigationDirect/total', '/disputes/litigationAfterReconsideration/total']]] },
];

/** Charts with their tables, oldest year first. */
export function organCharts(current: PublishedVersion[]): string {
  const versions = [...current].sort((a, b) => a.year - b.year);
  const valueOf = (version: PublishedVersion, pointers: string[]) => pointers.reduce<number | null>((sum, pointer) => {
    const figure = figureAt(version.document, pointer);
    return sum === null || figure.state !== 'number' ? null : sum + figure.value;
  }, 0);
  return `<h2>历年数字</h2>${CHARTS.map((chart, index) => barChart(chart.title, versions.map((version) => `${version.year}年`), chart.series.map(([name, pointers]): Series => ({ name, values: versions.map((version) => valueOf(version, pointers)) })), `chart-${index + 1}`)).join('')}`;
}
