/** Small charts as SVG text with the figures as a table beside them: no script, no outside part, readable without seeing it. */
import { escapeHtml } from '../export/article';

export interface Series { name: string; /** One value a label, null where there is no figure. */ values: (number | null)[] }

/** Colours apart in hue and lightness; each series also has its own mark and a direct label in the table. */
const COLOURS = ['#1f6fb5', '#b25a00', '#2b7a4b', '#8a3ea0'];

/** A grouped bar chart by year with its data table. Figures in 件. */
export function barChart(title: string, labels: string[], series: Series[], id: string): string {
  const width = 640, height = 240, left = 48, bottom = 28, top = 12;
  const largest = Math.max(1, ...series.flatMap((item) => item.values.map((value) => value ?? 0)));
  const step = niceStep(largest / 4);
  const ceiling = Math.ceil(largest / step) * step;
  const y = (value: number) => top + (height - top - bottom) * (1 - value / ceiling);
  const group = (width - left - 8) / labels.length;
  const bar = Math.min(36, (group * 0.7) / series.length);
  const lines = Array.from({ length: Math.round(ceiling / step) + 1 }, (_, index) => index * step).map((value) => `<line x1="${left}" x2="${width - 8}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" stroke="currentColor" stroke-opacity="${value === 0 ? 0.7 : 0.18}"/><text x="${left - 6}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end" font-size="12" fill="currentColor">${value}</text>`);
  const bars = labels.flatMap((label, index) => {
    const start = left + group * index + (group - bar * series.length) / 2;
    return [
      ...series.flatMap((item, order) => {
        const value = item.values[index];
        if (value === null || value === undefined) return [];
        return [`<rect x="${(start + bar * order + 1).toFixed(1)}" y="${y(value).toFixed(1)}" width="${(bar - 2).toFixed(1)}" height="${(y(0) - y(value)).toFixed(1)}" fill="${COLOURS[order % COLOURS.length]}"/>`, `<text x="${(start + bar * (order + 0.5)).toFixed(1)}" y="${(y(value) - 3).toFixed(1)}" text-anchor="middle" font-size="11" fill="currentColor">${value}</text>`];
      }),
      `<text x="${(left + group * (index + 0.5)).toFixed(1)}" y="${height - 8}" text-anchor="middle" font-size="12" fill="currentColor">${escapeHtml(label)}</text>`,
    ];
  });
  const legend = series.map((item, order) => `<span><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" fill="${COLOURS[order % COLOURS.length]}"/></svg> ${escapeHtml(item.name)}</span>`).join('　');
  const table = `<table class="list"><caption class="unseen">${escapeHtml(title)}</caption><thead><tr><th scope="col">年度</th>${series.map((item) => `<th scope="col" class="n">${escapeHtml(item.name)}</th>`).join('')}</tr></thead><tbody>${labels.map((label, index) => `<tr><th scope="row">${escapeHtml(label)}</th>${series.map((item) => `<td class="n">${item.values[index] ?? '—'}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
  return `<figure aria-labelledby="${id}-title"><figcaption id="${id}-title"><strong>${escapeHtml(title)}</strong>（件）<br>${legend}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(`${title}，数据见下表`)}" width="100%">${lines.join('')}${bars.join('')}</svg><div class="scroll" role="region" aria-label="${escapeHtml(title)}数据" tabindex="0">${table}</div></figure>`;
}

function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(raw, 1)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw) ?? 10 * power;
}
