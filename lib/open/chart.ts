/** Small charts as SVG text with the figures as a table beneath: no script, no outside part, readable without seeing or telling colours apart. */
import { escapeHtml } from '../export/article';

export interface Series { name: string; /** One value a label, null where there is no figure. */ values: (number | null)[] }

const WIDTH = 280, HEIGHT = 130, TOP = 18, BOTTOM = 22;

/** One small panel a series, all panels of a chart on one scale so that they compare; every bar carries its figure. Series of zeros alone are told in words. Figures in 件. */
export function barChart(title: string, labels: string[], series: Series[], id: string): string {
  const largest = Math.max(1, ...series.flatMap((item) => item.values.map((value) => value ?? 0)));
  const [drawn, flat] = [series.filter((item) => item.values.some(Boolean)), series.filter((item) => !item.values.some(Boolean))];
  const panels = drawn.map((item) => `<div class="panel"><p>${escapeHtml(item.name)}</p>${panel(title, labels, item, largest)}</div>`).join('');
  return `<figure class="chart" aria-labelledby="${id}-title"><figcaption id="${id}-title">${escapeHtml(title)} <small>单位：件${drawn.length > 1 ? '；各图纵轴相同' : ''}</small></figcaption>${panels ? `<div class="panels">${panels}</div>` : ''}${flat.map((item) => `<p class="flat">${escapeHtml(item.name)}：${flatly(labels, item)}</p>`).join('')}${dataTable(title, labels, series)}</figure>`;
}

/** What a chart of no bars would say. */
function flatly(labels: string[], { values }: Series): string {
  if (values.every((value) => value === null)) return '没有数字';
  const missing = labels.filter((_, index) => values[index] === null);
  return `${labels.length > 1 ? '各年均为0' : '0'}${missing.length > 0 ? `（${missing.map((label) => `${label}年`).join('、')}没有数字）` : ''}`;
}

function panel(title: string, labels: string[], item: Series, largest: number): string {
  const slot = WIDTH / labels.length;
  const bar = Math.min(30, slot * 0.62);
  const base = HEIGHT - BOTTOM;
  // A year every so many, when they stand too close to be read.
  const every = Math.ceil(44 / slot);
  const marks = labels.map((label, index) => {
    const value = item.values[index] ?? null;
    const middle = (slot * (index + 0.5)).toFixed(1);
    const tall = value === null ? 0 : (base - TOP) * (value / largest);
    const top = value === null || value === 0 ? base : Math.min(base - tall, base - 1);
    const rect = value ? `<rect class="bar" x="${(slot * (index + 0.5) - bar / 2).toFixed(1)}" y="${top.toFixed(1)}" width="${bar.toFixed(1)}" height="${(base - top).toFixed(1)}"/>` : '';
    const figure = `<text${value === null ? ' class="none"' : ''} x="${middle}" y="${(top - 5).toFixed(1)}" text-anchor="middle">${value ?? '—'}</text>`;
    const year = (labels.length - 1 - index) % every === 0 ? `<text x="${middle}" y="${HEIGHT - 5}" text-anchor="middle">${escapeHtml(label)}</text>` : '';
    return rect + figure + year;
  });
  const told = labels.map((label, index) => `${label}年${item.values[index] ?? '无数据'}`).join('，');
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(`${title}·${item.name}：${told}`)}"><line class="axis" x1="0" x2="${WIDTH}" y1="${base + 0.5}" y2="${base + 0.5}"/>${marks.join('')}</svg>`;
}

function dataTable(title: string, labels: string[], series: Series[]): string {
  const head = series.map((item) => `<th scope="col" class="n">${escapeHtml(item.name)}</th>`).join('');
  const rows = labels.map((label, index) => `<tr><th scope="row">${escapeHtml(label)}</th>${series.map((item) => `<td class="n">${item.values[index] ?? '—'}</td>`).join('')}</tr>`).join('');
  return `<details><summary>查看数据表</summary><div class="scroll" role="region" aria-label="${escapeHtml(title)}数据表" tabindex="0"><table class="list"><caption class="unseen">${escapeHtml(title)}（件）</caption><thead><tr><th scope="col">年度</th>${head}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
