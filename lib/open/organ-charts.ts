/** The charts of one office over the years. */
import type { PublishedVersion } from '../publish/types';
import { numberAt } from '../report/document';
import { barChart, type Series } from './chart';

/** A row of the 2019 form may have another address than in the 2021 form: the first list that has figures counts. */
type Sum = string[][];
const total = (...rows: string[]) => rows.map((row) => `/applications/${row}/total`);
const upTo = (row: string, last: number) => total(...Array.from({ length: last }, (_, index) => `${row}.${index + 1}`));

const CHARTS: { title: string; series: [name: string, sum: Sum][] }[] = [
  { title: '新收申请与办理结果总计', series: [['本年新收', [total('1')]], ['办理结果总计', [total('3.7')]]] },
  { title: '办理结果', series: [
    ['予以公开', [total('3.1')]], ['部分公开', [total('3.2')]], ['不予公开', [upTo('3.3', 8)]], ['无法提供', [upTo('3.4', 3)]],
    ['不予处理', [upTo('3.5', 5)]], ['其他处理', [upTo('3.6', 3), total('3.6')]],
  ] },
  { title: '结转', series: [['上年结转', [total('2')]], ['结转下年度继续办理', [total('4')]]] },
  { title: '行政复议与行政诉讼', series: [['行政复议', [['/disputes/reconsideration/total']]], ['行政诉讼', [['/disputes/litigationDirect/total', '/disputes/litigationAfterReconsideration/total']]]] },
];

function sumOf(version: PublishedVersion, sums: Sum): number | null {
  for (const pointers of sums) {
    const values = pointers.map((pointer) => numberAt(version.document, pointer));
    if (values.every((value) => value !== null)) return values.reduce((sum, value) => sum + value, 0);
  }
  return null;
}

/** Charts with their tables, oldest year first; a year between without a report stays a gap. */
export function organCharts(current: PublishedVersion[]): string {
  const byYear = new Map(current.map((version) => [version.year, version]));
  const first = Math.min(...byYear.keys()), last = Math.max(...byYear.keys());
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const charts = CHARTS.map((chart, index) => barChart(chart.title, years.map(String), chart.series.map(([name, sums]): Series => ({
    name, values: years.map((year) => { const version = byYear.get(year); return version ? sumOf(version, sums) : null; }),
  })), `chart-${index + 1}`));
  return `<h2>历年数字</h2>${charts.join('')}`;
}
