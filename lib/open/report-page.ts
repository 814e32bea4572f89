/** The public page of one version of a report. */
import { pubDate, metaTags } from '../export/html';
import { escapeHtml, reportArticle } from '../export/article';
import type { PublishedVersion } from '../publish/types';
import { reportAddress, versionAddress } from '../publish/layout';
import { formOf } from '../report/form';
import { reportTitle } from '../report/rules/document';
import { publicPage } from './chrome';

export interface Download { name: string; label: string; bytes: number }

const size = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`);

export const tieOutLine = ({ tieOut }: Pick<PublishedVersion, 'tieOut'>): string =>
  `${tieOut.total}项勾稽，${tieOut.passed}项相符${tieOut.failed ? `，${tieOut.failed}项不符（见表下说明）` : ''}${tieOut.undecided ? `，${tieOut.undecided}项无从判断` : ''}`;

/** The page of a version; `versions` are all versions of the same report, `downloads` the files beside this page. */
export function reportPage(published: PublishedVersion, versions: PublishedVersion[], downloads: Download[], difference?: string): string {
  const { organ, year, version } = published;
  const title = reportTitle(published.document);
  const newest = versions.at(-1)!;
  const form = formOf(published.document.format);
  const own = versionAddress(organ.slug, year, version);
  const notes = [
    version < newest.version ? `<p class="note warn"><strong>本版已被更正。</strong>现行版本见<a href="${reportAddress(organ.slug, year)}">第${newest.version}版</a>。</p>` : '',
    published.correctionReason ? `<div class="note"><p><strong>更正说明</strong>（${pubDate(published.publishedAt).slice(0, 10)}）：${escapeHtml(published.correctionReason)}</p><p>更正前的<a href="${versionAddress(organ.slug, year, version - 1)}">第${version - 1}版</a>仍可查看${difference ? '，<a href="#difference">改动之处</a>见文后' : ''}。</p></div>` : '',
  ].join('');
  const outline = [
    '<aside class="outline noprint">', '<nav aria-label="本页目录"><h2>目录</h2><ol>',
    ...form.sections.map((section) => `<li><a href="#section-${section.id}">${escapeHtml(section.heading)}</a></li>`),
    difference ? '<li><a href="#difference">与上一版的改动</a></li>' : '', '<li><a href="#about">版本与引用</a></li>', '</ol></nav>',
    '<nav aria-label="下载"><h2>下载</h2><ul>', ...downloads.map((file) => `<li><a href="${own}${file.name}">${file.label}（${size(file.bytes)}）</a></li>`), '</ul></nav>',
    `<p><a href="/open/${organ.slug}/">本机关历年报告</a></p>`, '</aside>',
  ].join('');
  const rows: [string, string][] = [
    ['发布机关', escapeHtml(organ.name)],
    ['签发时间', pubDate(published.publishedAt)],
    ['版本', versions.map((item) => (item.version === version ? `<strong>第${item.version}版</strong>` : `<a href="${versionAddress(organ.slug, year, item.version)}">第${item.version}版</a>`) + `（${pubDate(item.publishedAt).slice(0, 10)}）`).join('、')],
    ['格式依据', escapeHtml(form.documentNumber)],
    ['勾稽校核', `<span class="ties">${escapeHtml(tieOutLine(published))}</span>`],
    ['引用格式', escapeHtml(`${organ.name}. ${title}（第${version}版）[R]. ${pubDate(published.publishedAt).slice(0, 10)}.`)],
    ['固定网址', `<a href="${own}">${own}</a>`],
    ['内容摘要值', `SHA-256 <code>${published.digest}</code>`],
    ['审签记录链首', `<code>${published.auditHead}</code>`],
  ];
  return publicPage({
    title, description: `${title}全文、表格和数据下载。`, crumbs: [['全部报告', '/open/'], [organ.name, `/open/${organ.slug}/`]], meta: metaTags(published), article: true,
    canonical: version === newest.version ? reportAddress(organ.slug, year) : own,
    main: [
      notes, '<div class="columns">', outline, '<div>',
      reportArticle(published.document, { waivers: published.waivers, footnotes: published.footnotes, anchors: true }),
      difference ? `<section id="difference" aria-labelledby="difference-heading"><h2 id="difference-heading">与上一版的改动</h2>${difference}</section>` : '',
      `<section id="about" aria-labelledby="about-heading"><h2 id="about-heading">版本与引用</h2><dl class="facts">${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl></section>`,
      '</div></div>',
    ].join('\n'),
  });
}

/** The plain notice that stands where a report was taken down (HTTP 410). */
export function takenDownPage(published: PublishedVersion): string {
  const title = reportTitle(published.document);
  return publicPage({
    title: `已撤下：${title}`, description: '该报告已撤下。', crumbs: [['全部报告', '/open/']],
    main: `<h1>${escapeHtml(title)}已撤下</h1><p>该报告由${escapeHtml(published.organ.name)}于${pubDate(published.takenDown?.at ?? published.publishedAt)}撤下。</p><p>理由：${escapeHtml(published.takenDown?.reason ?? '')}</p>`,
  });
}
