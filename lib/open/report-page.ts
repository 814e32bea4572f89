/** The public page of one version of a report. */
import { pubDate, metaTags } from '../export/html';
import { escapeHtml, reportArticle, titleHtml } from '../export/article';
import { ended } from '../export/notes';
import type { PublishedVersion } from '../publish/types';
import { organAddress, reportAddress, versionAddress } from '../publish/layout';
import { formOf } from '../report/form';
import { reportTitle } from '../report/rules/document';
import { publicPage } from './chrome';

export interface Download { name: string; label: string; bytes: number }

const size = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`);
const day = (instant: string) => pubDate(instant).slice(0, 10);

export const tieOutLine = ({ tieOut }: Pick<PublishedVersion, 'tieOut'>): string =>
  `${tieOut.total}项勾稽，${tieOut.passed}项通过${tieOut.failed ? `，${tieOut.failed}项不符（见表下说明）` : ''}${tieOut.undecided ? `，${tieOut.undecided}项无从判断` : ''}`;

/** The page of a version; `versions` are all versions of the same report, oldest first, `downloads` the files beside this page. */
export function reportPage(published: PublishedVersion, versions: PublishedVersion[], downloads: Download[], difference?: string): string {
  const { organ, year, version } = published;
  const title = reportTitle(published.document);
  const newest = versions.at(-1)!;
  const before = versions.find((item) => item.version === version - 1);
  const form = formOf(published.document.format);
  const own = versionAddress(organ.slug, year, version);
  const notes = [
    version < newest.version ? `<div class="note warn"><p><strong>本版已被更正，仅供查考。</strong>现行版本是<a href="${reportAddress(organ.slug, year)}">第${newest.version}版</a>${newest.correctionReason ? `，更正说明：${escapeHtml(ended(newest.correctionReason))}` : '。'}</p></div>` : '',
    published.correctionReason ? `<div class="note"><p><strong>更正说明</strong>（${day(published.publishedAt)}，第${version}版）：${escapeHtml(ended(published.correctionReason))}</p>${before && before.status !== 'takenDown' ? `<p>更正前的<a href="${versionAddress(organ.slug, year, version - 1)}">第${version - 1}版</a>仍可查看${difference ? '，<a href="#difference">改动之处</a>列在文后' : ''}。</p>` : ''}</div>` : '',
  ].join('');
  const contents = `<ol>${form.sections.map((section) => `<li><a href="#section-${section.id}">${escapeHtml(section.heading)}</a></li>`).join('')}${difference ? '<li><a href="#difference">与上一版的改动</a></li>' : ''}<li><a href="#about">版本与引用</a></li></ol>`;
  const files = `<ul>${downloads.map((file) => `<li><a href="${own}${file.name}"><span>${file.label}</span><small>${size(file.bytes)}</small></a></li>`).join('')}</ul>`;
  const beside = (place: 'wide' | 'narrow') => `<nav aria-labelledby="contents-${place}"><h2 id="contents-${place}">目录</h2>${contents}</nav><nav aria-labelledby="files-${place}"><h2 id="files-${place}">下载</h2>${files}</nav><p><a href="${organAddress(organ.slug)}">本机关历年报告和数字</a></p>`;
  const signature = `<p class="signature"><span>${escapeHtml(organ.name)}</span><span><time datetime="${published.publishedAt}">${day(published.publishedAt)}</time>签发</span><span>第${version}版</span><span>${escapeHtml(tieOutLine(published))}</span></p>`;
  const versionName = (item: PublishedVersion) => {
    const date = `（${day(item.publishedAt)}）`;
    if (item.version === version) return `<strong>第${item.version}版</strong>${date}`;
    return item.status === 'takenDown' ? `第${item.version}版${date}已撤下` : `<a href="${versionAddress(organ.slug, year, item.version)}">第${item.version}版</a>${date}`;
  };
  const rows: [string, string][] = [
    ['发布机关', escapeHtml(organ.name)],
    ['签发时间', pubDate(published.publishedAt)],
    ['版本', versions.map(versionName).join('、')],
    ['格式依据', escapeHtml(form.documentNumber)],
    ['勾稽校核', `<span${published.tieOut.failed ? '' : ' class="ties"'}>${escapeHtml(tieOutLine(published))}</span>`],
    ...(published.waivers.length ? [['经批准保留的不符', published.waivers.map((waiver) => escapeHtml(`${ended(waiver.message)}理由：${ended(waiver.reason)}（${waiver.by}）`)).join('<br>')] as [string, string]] : []),
    ['引用格式', escapeHtml(`${organ.name}. ${title}（第${version}版）[R]. ${day(published.publishedAt)}.`)],
    ['固定网址', `<a href="${own}">${own}</a>（本版内容不再改动）`],
    ['内容摘要值', `SHA-256 <code>${published.digest}</code>`],
    ['审签记录摘要', `<code>${published.auditHead}</code>`],
  ];
  return publicPage({
    title, description: `${title}全文、表格和数据下载。`, crumbs: [['全部报告', '/open/'], [organ.name, organAddress(organ.slug)]], meta: metaTags(published), article: true, place: '/open/',
    canonical: version === newest.version ? reportAddress(organ.slug, year) : own, alternates: [['application/json', `${own}report.json`], ['text/csv', `${own}report.csv`], ['application/pdf', `${own}report.pdf`]],
    main: [
      notes, `<details class="outline narrow-only noprint"><summary>目录与下载</summary><div>${beside('narrow')}</div></details>`,
      '<div class="columns">', `<aside class="outline wide-only" aria-label="目录与下载">${beside('wide')}</aside>`, '<div>',
      withSignature(reportArticle(published.document, { waivers: published.waivers, footnotes: published.footnotes, anchors: true }), signature),
      difference ? `<section id="difference" aria-labelledby="difference-heading"><h2 id="difference-heading">与上一版的改动</h2>${difference}</section>` : '',
      `<section id="about" aria-labelledby="about-heading"><h2 id="about-heading">版本与引用</h2><dl class="facts">${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl></section>`,
      '</div></div>',
    ].join('\n'),
  });
}

/** Puts the line of office, date and version under the title of the article. */
function withSignature(article: string, signature: string): string {
  const end = article.indexOf('</h1>') + '</h1>'.length;
  return `${article.slice(0, end)}\n${signature}${article.slice(end)}`;
}

/** The plain notice that stands where a report was taken down (HTTP 410). */
export function takenDownPage(published: PublishedVersion): string {
  const title = reportTitle(published.document);
  return publicPage({
    title: `已撤下：${title}`, description: '该报告已撤下。', crumbs: [['全部报告', '/open/'], [published.organ.name, organAddress(published.organ.slug)]],
    main: `<h1 class="whole-words">${titleHtml(published.document)}<wbr>已撤下</h1><p>该报告由${escapeHtml(published.organ.name)}于${pubDate(published.takenDown?.at ?? published.publishedAt)}撤下，原网址不再提供内容。</p><p>理由：${escapeHtml(ended(published.takenDown?.reason ?? ''))}</p>`,
  });
}
