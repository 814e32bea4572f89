/** `/open/search`: words, office and year, answered as a plain page. */
import { searchPublished, textOf } from '../../db/search';
import { escapeHtml } from '../export/article';
import { reportAddress } from '../publish/layout';
import { reportTitle } from '../report/rules/document';
import { publicPage } from './chrome';
import { passageAround } from './words';

const LIMIT = 50;

export function searchPage(query: { q: string; organ: string; year: string }): string {
  const words = query.q.slice(0, 60).trim(), organ = query.organ.slice(0, 60).trim();
  const year = /^\d{4}$/.test(query.year.trim()) ? Number(query.year) : undefined;
  const asked = words !== '' || organ !== '' || query.year.trim() !== '';
  const wrongYear = query.year.trim() !== '' && year === undefined;
  const { hits, total } = asked && !wrongYear ? searchPublished({ words, ...(organ ? { organ } : {}), ...(year ? { year } : {}) }, LIMIT) : { hits: [], total: 0 };
  const results = hits.map((hit) => {
    const passage = words ? passageAround(textOf(hit.document), words) : null;
    return `<li><a href="${reportAddress(hit.slug, hit.year)}">${escapeHtml(reportTitle(hit.document))}</a>${passage ? `<p>…${escapeHtml(passage.before)}<mark>${escapeHtml(passage.match)}</mark>${escapeHtml(passage.after)}…</p>` : ''}</li>`;
  });
  const said = wrongYear ? '年度应为四位数字，如2024。' : !asked ? '' : total === 0 ? '没有符合条件的报告。可以减少条件，或者换一个词。' : `共${total}份报告${total > LIMIT ? `，列出前${LIMIT}份` : ''}。`;
  return publicPage({
    title: words ? `查找“${words}”` : '查找报告', description: '查找政府信息公开工作年度报告。', crumbs: [['全部报告', '/open/']],
    main: `<h1>查找报告</h1><form class="search" action="/open/search" role="search"><label>词语<br><input type="search" name="q" value="${escapeHtml(words)}" maxlength="60"></label><label>机关<br><input name="organ" value="${escapeHtml(organ)}" maxlength="60"></label><label>年度<br><input name="year" value="${escapeHtml(query.year.slice(0, 8))}" inputmode="numeric" size="6" maxlength="8"></label><button type="submit">查找</button></form><p role="status">${said}</p><ol class="hits">${results.join('')}</ol>`,
  });
}
