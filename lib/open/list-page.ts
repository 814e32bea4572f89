/** The list of all published reports, and the page of one office over the years. */
import type { ListedReport, SiteOverview } from '../../db/publications';
import { escapeHtml } from '../export/article';
import { pubDate } from '../export/html';
import type { PublishedVersion } from '../publish/types';
import { organAddress, reportAddress } from '../publish/layout';
import { ORGAN_LEVELS } from '../report/document';
import { reportTitle } from '../report/rules/document';
import { publicPage } from './chrome';
import { LEVEL_NAMES } from './levels';
import { tieOutLine } from './report-page';

/** How many of the newest publications stand at the top. */
export const LATEST = 8;

const day = (instant: string) => pubDate(instant).slice(0, 10);
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function latest(newest: PublishedVersion[]): string {
  return `<ol class="latest">${newest.map((item) => `<li><time datetime="${item.publishedAt}">${day(item.publishedAt)}</time><a href="${reportAddress(item.organ.slug, item.year)}">${escapeHtml(reportTitle(item.document))}</a>${item.correctionReason ? `<p class="quiet">更正（第${item.version}版）：${escapeHtml(item.correctionReason)}</p>` : ''}</li>`).join('')}</ol>`;
}

/** One row an office, its years beside it; levels apart. */
function offices(listed: ListedReport[]): string {
  return ORGAN_LEVELS.map((level) => {
    const ofLevel = listed.filter((item) => item.level === level);
    if (ofLevel.length === 0) return '';
    const slugs = [...new Set(ofLevel.map((item) => item.slug))].sort(byCode);
    const rows = slugs.map((slug) => {
      const reports = ofLevel.filter((item) => item.slug === slug).sort((a, b) => b.year - a.year);
      return `<tr><th scope="row"><a href="${organAddress(slug)}">${escapeHtml(reports[0]!.name)}</a></th><td><ul class="years">${reports.map((item) => `<li><a href="${reportAddress(slug, item.year)}">${item.year}年${item.version > 1 ? '（已更正）' : ''}</a></li>`).join('')}</ul></td></tr>`;
    });
    return `<h3 id="level-${level}">${LEVEL_NAMES[level]}</h3><div class="scroll" role="region" tabindex="0" aria-labelledby="level-${level}"><table class="list"><caption class="unseen">${LEVEL_NAMES[level]}的年度报告</caption><thead><tr><th scope="col" class="half">机关</th><th scope="col">年度报告</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  }).join('');
}

/** Too many offices to name here: each level leads to the search. */
function levels(lines: SiteOverview['levels']): string {
  const rows = ORGAN_LEVELS.flatMap((level) => {
    const line = lines.find((item) => item.level === level);
    return line ? [`<tr><th scope="row"><a href="/open/search?level=${level}">${LEVEL_NAMES[level]}</a></th><td class="n">${line.offices}</td><td class="n">${line.reports}</td></tr>`] : [];
  });
  return `<div class="scroll" role="region" tabindex="0" aria-label="各层级"><table class="list"><caption class="unseen">各层级的机关和报告</caption><thead><tr><th scope="col">机关层级</th><th scope="col" class="n">机关（个）</th><th scope="col" class="n">报告（份）</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** `/open/`: current versions only. */
export function listPage(site: SiteOverview): string {
  return publicPage({
    title: '政府信息公开工作年度报告', description: '各机关依法公开的政府信息公开工作年度报告：全文、表格、数据下载。', canonical: '/open/',
    main: [
      '<h1>政府信息公开工作年度报告</h1>',
      site.reports ? `<p class="lead">${site.offices}个机关，${site.reports}份报告。报告经勾稽校核和逐级审核后签发；每次更正都保留原版。</p>` : '<p class="lead">还没有公开的报告。</p>',
      '<form class="search" action="/open/search" role="search"><label class="grow">查找机关名称或者报告全文<br><input type="search" name="q" maxlength="60"></label><button type="submit">查找</button></form>',
      site.reports ? `<h2>最近发布</h2>${latest(site.latest)}<h2>按机关</h2>${site.listed ? offices(site.listed) : levels(site.levels)}` : '',
    ].join('\n'),
  });
}

/** `/open/ORGAN/`: one office over the years, `versions` being the newest of each year; what was taken down is said, not shown. */
export function organPage(versions: PublishedVersion[], charts: string): string {
  const { organ } = versions[0]!;
  const rows = versions.map((item) => item.status === 'takenDown'
    ? `<tr><th scope="row" class="fix">${item.year}年</th><td colspan="3">已撤下（${day(item.takenDown?.at ?? item.publishedAt)}）</td></tr>`
    : `<tr><th scope="row" class="fix"><a href="${reportAddress(organ.slug, item.year)}">${item.year}年</a></th><td class="fix">${day(item.publishedAt)}</td><td class="fix">${item.version > 1 ? `第${item.version}版（已更正）` : '第1版'}</td><td>${escapeHtml(tieOutLine(item))}</td></tr>`);
  return publicPage({
    title: `${organ.name}历年政府信息公开工作年度报告`, description: `${organ.name}历年政府信息公开工作年度报告和主要数字。`, canonical: organAddress(organ.slug), crumbs: [['全部报告', '/open/']],
    main: [
      `<h1>${escapeHtml(organ.name)}</h1>`, `<p class="lead">历年政府信息公开工作年度报告。</p>`,
      `<div class="scroll" role="region" aria-label="历年报告" tabindex="0"><table class="list years-of"><caption class="unseen">历年报告</caption><thead><tr><th scope="col" class="fix">报告年度</th><th scope="col" class="fix">签发日期</th><th scope="col">版本</th><th scope="col">勾稽校核</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`, charts,
    ].join('\n'),
  });
}
