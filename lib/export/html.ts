/** The published report as one self-contained page: inline style, no script, meta tags of 国办发〔2017〕47号. */
import type { PublishedVersion } from '../publish/types';
import { formOf } from '../report/form';
import { reportTitle } from '../report/rules/document';
import { escapeHtml, reportArticle } from './article';
import { ARTICLE_CSS, ARTICLE_PAPER } from './article-css';
import { versionName } from './notes';
import { SITE_TAGS } from './site-tags';

// Made once: to make one takes longer than all else about a report in a list.
const CHINA_TIME = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Instant → `2025-01-16 09:30` in China's time, the PubDate format of the directory of page tags. */
export function pubDate(instant: string): string {
  const parts = CHINA_TIME.formatToParts(new Date(instant));
  const part = (type: string) => parts.find((item) => item.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

type MetaInput = Pick<PublishedVersion, 'organ' | 'year' | 'publishedAt' | 'document'>;

/** Page tags by name, required ones first. */
export function metaTags(published: MetaInput): Record<string, string> {
  const { site } = published.organ;
  return {
    ...Object.fromEntries(Object.entries(SITE_TAGS).map(([tag, setting]) => [tag, site[setting]])),
    ArticleTitle: reportTitle(published.document), PubDate: pubDate(published.publishedAt), ContentSource: published.organ.name,
    Keywords: `政府信息公开,年度报告,${published.year}`,
  };
}

/** D-09: required tags without a value, as the office must fill them in its site settings. */
export function missingMetaTags(published: MetaInput): string[] {
  return Object.entries(metaTags(published)).filter(([name, value]) => name !== 'Keywords' && !value.trim()).map(([name]) => name);
}

const PAGE_CSS = `*{box-sizing:border-box}html{font-family:system-ui,"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;-webkit-text-size-adjust:100%}body{margin:0;background:#fff;color:#111;padding:1rem}.colophon{max-width:52rem;margin:2rem auto 0;padding-top:1rem;border-top:1px solid #999;font-size:.875rem;line-height:1.7;color:#333;overflow-wrap:anywhere}.colophon dl{display:grid;grid-template-columns:auto 1fr;gap:.15rem 1rem;margin:0}.colophon dd{margin:0}@media (prefers-color-scheme:dark){body{background:#14171d;color:#e7e9ee}.colophon{color:#c3c9d4;border-color:#555d6b}}@media print{body{padding:0;background:#fff;color:#000}.colophon{color:#000;font-size:9pt;line-height:1.5;margin-top:1rem;padding-top:.5rem}.colophon dt,.colophon dd{break-inside:avoid}}`;

const options = (published: PublishedVersion) => ({ waivers: published.waivers, footnotes: published.footnotes });

/** What a portal pastes into its own page: article and colophon with their style, no head. */
export function htmlFragment(published: PublishedVersion): string {
  return `<style>${ARTICLE_CSS}</style>\n${reportArticle(published.document, { ...options(published), headingLevel: 2 })}\n${colophon(published)}\n`;
}

/** The full page. */
export function htmlPage(published: PublishedVersion): string {
  const tags = Object.entries(metaTags(published)).filter(([, value]) => value.trim()).map(([name, value]) => `<meta name="${name}" content="${escapeHtml(value)}">`);
  return [
    '<!DOCTYPE html>', '<html lang="zh-CN">', '<head>', '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(reportTitle(published.document))}</title>`, ...tags,
    `<style>${PAGE_CSS}${ARTICLE_CSS}${ARTICLE_PAPER}</style>`, '</head>', '<body>', '<main>',
    reportArticle(published.document, options(published)), '</main>', colophon(published), '</body>', '</html>', '',
  ].join('\n');
}

function colophon(published: PublishedVersion): string {
  const { tieOut } = published;
  const form = formOf(published.document.format);
  const rows: [string, string][] = [
    ['发布机关', published.organ.name],
    ['签发时间', pubDate(published.publishedAt)],
    ['版本', versionName(published.version)],
    ...(published.correctionReason ? [['更正说明', published.correctionReason] as [string, string]] : []),
    ['格式依据', form.documentNumber],
    ['勾稽校核', `${tieOut.total}项勾稽，${tieOut.passed}项相符${tieOut.failed ? `，${tieOut.failed}项不符` : ''}${tieOut.undecided ? `，${tieOut.undecided}项无从判断` : ''}`],
    ['内容摘要值', `SHA-256 ${published.digest}`],
  ];
  return `<footer class="colophon"><dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl></footer>`;
}
