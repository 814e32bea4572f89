/** `/open/search`: words, office, level and year, answered as a plain page. */
import { publishedYears } from '../../db/open-data';
import { searchPublished, textsOf, type SearchHit } from '../../db/search';
import { anchorOf, escapeHtml } from '../export/article';
import { pubDate } from '../export/html';
import { reportAddress } from '../publish/layout';
import { ORGAN_LEVELS } from '../report/document';
import { reportTitle } from '../report/rules/document';
import { publicPage } from './chrome';
import { isLevel, LEVEL_NAMES } from './levels';
import { passageAround, runsOf } from './words';

const PAGE = 20;
const LONGEST = 60;
/** Passages shown of one report. */
const PASSAGES = 3;

const FIELDS = ['q', 'organ', 'level', 'year', 'page'] as const;
type Asked = Record<(typeof FIELDS)[number], string>;

export function searchPage(query: URLSearchParams): string {
  const asked = Object.fromEntries(FIELDS.map((field) => [field, (query.get(field) ?? '').trim().slice(0, LONGEST)])) as Asked;
  const year = /^\d{4}$/.test(asked.year) ? Number(asked.year) : undefined;
  const page = /^[1-9]\d{0,3}$/.test(asked.page) ? Number(asked.page) : 1;
  const fault = asked.year && year === undefined ? '年度应为四位数字，如2024。' : asked.q && runsOf(asked.q).length === 0 ? '请输入文字或者数字；标点符号不能查找。' : asked.level && !isLevel(asked.level) ? '没有这个机关层级。' : '';
  const empty = !asked.q && !asked.organ && !asked.year && !asked.level;
  const { hits, total, more } = empty || fault ? { hits: [], total: 0, more: false } : searchPublished({ words: asked.q, ...(asked.organ ? { organ: asked.organ } : {}), ...(year ? { year } : {}), ...(asked.level ? { level: asked.level } : {}) }, PAGE, (page - 1) * PAGE);
  const pages = Math.ceil(total / PAGE);
  const said = fault || (empty ? '可以只填一项。多个词用空格隔开，查找同时含有这些词的报告。' : total === 0 ? '没有符合条件的报告。可以减少条件，或者换一个词。' : hits.length === 0 ? `没有第${page}页，共${pages}页。` : `${more ? `超过${total}份报告，只列出最新的${total}份，可以再加条件` : `共${total}份报告`}${pages > 1 ? `，第${page}页，共${pages}页` : ''}。`);
  return publicPage({
    title: asked.q ? `查找“${asked.q}”` : '查找报告', description: '查找政府信息公开工作年度报告。', crumbs: [['全部报告', '/open/']], place: '/open/search',
    main: `<h1>查找报告</h1>${searchForm(asked)}<p role="status">${escapeHtml(said)}</p>${hits.length ? `<ol class="hits" start="${(page - 1) * PAGE + 1}">${hits.map((hit) => hitHtml(hit, asked.q)).join('')}</ol>${pager(asked, page, pages)}` : ''}`,
  });
}

const option = (value: string, label: string, chosen: string) => `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(label)}</option>`;

function searchForm(asked: Asked): string {
  const years = publishedYears().map((year) => option(String(year), `${year}年`, asked.year));
  return `<form class="search" action="/open/search" role="search"><label class="grow">词语<br><input type="search" name="q" value="${escapeHtml(asked.q)}" maxlength="${LONGEST}"></label><label class="grow">机关名称<br><input name="organ" value="${escapeHtml(asked.organ)}" maxlength="${LONGEST}"></label><label>机关层级<br><select name="level">${option('', '不限', asked.level)}${ORGAN_LEVELS.map((level) => option(level, LEVEL_NAMES[level], asked.level)).join('')}</select></label><label>报告年度<br><select name="year">${option('', '不限', asked.year)}${years.join('')}</select></label><button type="submit">查找</button></form>`;
}

function hitHtml(hit: SearchHit, typed: string): string {
  const address = reportAddress(hit.slug, hit.year);
  const passages = typed ? textsOf(hit.document).flatMap(({ pointer, label, text }) => {
    const pieces = passageAround(text.replaceAll(/\s*\n\s*/g, ' '), typed);
    return pieces ? [`<p><a href="${address}#text-${anchorOf(pointer)}">${escapeHtml(label)}</a>：${pieces.map((piece) => (piece.found ? `<mark>${escapeHtml(piece.text)}</mark>` : escapeHtml(piece.text))).join('')}</p>`] : [];
  }) : [];
  const more = passages.length > PASSAGES ? `<p class="quiet">另有${passages.length - PASSAGES}个部分含有所查的词。</p>` : '';
  return `<li><h2><a href="${address}">${escapeHtml(reportTitle(hit.document))}</a></h2><p class="quiet">${pubDate(hit.publishedAt).slice(0, 10)}签发${hit.version > 1 ? `，第${hit.version}版（已更正）` : ''}</p>${passages.slice(0, PASSAGES).join('')}${more}</li>`;
}

function pager(asked: Asked, page: number, pages: number): string {
  const link = (to: number, label: string, rel: string) => `<a rel="${rel}" href="/open/search?${escapeHtml(new URLSearchParams({ ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value)), page: String(to) }).toString())}">${label}</a>`;
  if (pages < 2) return '';
  return `<nav class="pager" aria-label="分页">${page > 1 ? link(page - 1, '上一页', 'prev') : ''}${page < pages ? link(page + 1, '下一页', 'next') : ''}</nav>`;
}
