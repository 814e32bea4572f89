/** The list of all published reports, and the page of one office over the years. */
import { escapeHtml } from '../export/article';
import { pubDate } from '../export/html';
import type { PublishedVersion } from '../publish/types';
import { reportAddress } from '../publish/layout';
import { reportTitle } from '../report/rules/document';
import { publicPage } from './chrome';
import { tieOutLine } from './report-page';

const byNewest = (a: PublishedVersion, b: PublishedVersion) => b.year - a.year || (a.organ.name < b.organ.name ? -1 : 1);

function table(versions: PublishedVersion[]): string {
  const rows = [...versions].sort(byNewest).map((item) => `<tr><td class="n">${item.year}</td><th scope="row"><a href="${reportAddress(item.organ.slug, item.year)}">${escapeHtml(reportTitle(item.document))}</a></th><td>${pubDate(item.publishedAt).slice(0, 10)}${item.version > 1 ? `（第${item.version}版，已更正）` : ''}</td><td>${escapeHtml(tieOutLine(item))}</td></tr>`);
  return `<div class="scroll" role="region" aria-label="报告列表" tabindex="0"><table class="list"><caption class="unseen">已公开的年度报告</caption><thead><tr><th scope="col" class="n">年度</th><th scope="col">报告</th><th scope="col">签发日期</th><th scope="col">勾稽校核</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** `/open/`: current versions only. */
export function listPage(current: PublishedVersion[]): string {
  return publicPage({
    title: '政府信息公开工作年度报告', description: '各机关政府信息公开工作年度报告。', canonical: '/open/',
    main: [
      '<h1>政府信息公开工作年度报告</h1>', `<p class="lead">共公开${current.length}份报告，每份都通过勾稽校核后签发。</p>`,
      '<form class="search" action="/open/search" role="search"><label>查找全文<br><input type="search" name="q" maxlength="60"></label><button type="submit">查找</button></form>',
      current.length ? table(current) : '<p>还没有公开的报告。</p>',
    ].join('\n'),
  });
}

/** `/open/ORGAN/`: one office over the years. */
export function organPage(current: PublishedVersion[], charts: string): string {
  const { organ } = current[0]!;
  return publicPage({
    title: `${organ.name}历年政府信息公开工作年度报告`, description: `${organ.name}历年报告和主要数字。`, canonical: `/open/${organ.slug}/`, crumbs: [['全部报告', '/open/']],
    main: [`<h1>${escapeHtml(organ.name)}</h1>`, '<p class="lead">历年政府信息公开工作年度报告。</p>', table(current), charts].join('\n'),
  });
}
