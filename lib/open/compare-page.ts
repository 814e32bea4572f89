/** `/open/compare`: two to five reports side by side, like with like. */
import { listPublished, publishedVersion } from '../../db/publications';
import { escapeHtml, printedFigure } from '../export/article';
import type { PublishedVersion } from '../publish/types';
import { reportAddress } from '../publish/layout';
import { figureAt } from '../report/document';
import { cellsOf } from '../report/form';
import { publicPage } from './chrome';

const MOST = 5;
/** Below this many applications a percentage or a rank says nothing. */
const SMALL = 30;

/** `chosen` are `slug/year`, as the page's own form sends them. */
export function comparePage(chosen: string[]): string {
  const wanted = [...new Set(chosen)].slice(0, MOST);
  const found = wanted.map((item) => { const [slug = '', year = ''] = item.split('/'); return /^\d{4}$/.test(year) ? publishedVersion(slug, Number(year)) : null; }).filter((version): version is PublishedVersion => version !== null && version.status === 'current');
  const levels = new Set(found.map((version) => version.organ.level));
  const message = wanted.length === 0 ? '请选择两份至五份报告。' : found.length < wanted.length ? '有的报告不存在或已撤下，没有列出。' : found.length === 1 ? '请再选一份报告。' : '';
  const body = found.length >= 2 ? (levels.size > 1 ? '<p class="note warn">所选机关层级不同，数字不可比。请选择同一层级的机关，或者同一机关的不同年度。</p>' : table(found)) : '';
  return publicPage({
    title: '比较报告', description: '同类机关、不同年度的年度报告并排比较。', crumbs: [['全部报告', '/open/']],
    main: `<h1>比较报告</h1><p class="lead">选择同一机关的不同年度，或者同一层级的不同机关。</p>${picker(wanted)}${message ? `<p role="status">${message}</p>` : ''}${body}`,
  });
}

function picker(chosen: string[]): string {
  const lines = listPublished({ limit: 2000 }).filter((line) => line.status === 'current');
  const select = (index: number) => `<label>第${index + 1}份<br><select name="r"><option value="">（不选）</option>${lines.map((line) => `<option value="${line.slug}/${line.year}"${chosen[index] === `${line.slug}/${line.year}` ? ' selected' : ''}>${escapeHtml(`${line.name} ${line.year}年`)}</option>`).join('')}</select></label>`;
  return `<form class="search" action="/open/compare">${Array.from({ length: MOST }, (_, index) => select(index)).join('')}<button type="submit">比较</button></form>`;
}

function table(versions: PublishedVersion[]): string {
  const forms = new Set(versions.map((version) => version.document.format));
  const cells = cellsOf(versions[0]!.document.format).filter((cell) => cell.pointer.startsWith('/disclosure/') || cell.pointer.endsWith('/total'));
  const small = versions.some((version) => { const figure = figureAt(version.document, '/applications/1/total'); return figure.state !== 'number' || figure.value < SMALL; });
  const head = versions.map((version) => `<th scope="col" class="n"><a href="${reportAddress(version.organ.slug, version.year)}">${escapeHtml(version.organ.name)}<br>${version.year}年</a></th>`).join('');
  const rows = cells.map((cell) => `<tr><th scope="row">${escapeHtml(cell.name)}（${cell.unit}）</th>${versions.map((version) => `<td class="n">${escapeHtml(printedFigure(version.document, cell.pointer)) || '—'}</td>`).join('')}</tr>`);
  return `${forms.size > 1 ? '<p class="note">2019年格式与2021年格式的表格不同，没有对应的格显示为“—”。</p>' : ''}${small ? `<p class="note">有的机关全年新收申请不足${SMALL}件，数量太小，不宜排序或计算比例。</p>` : ''}<div class="scroll" role="region" tabindex="0" aria-label="比较表"><table class="list"><thead><tr><th scope="col">项目</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
