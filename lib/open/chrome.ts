/** The frame of every public page: plain HTML, inline style, no script, no cookie, nothing from elsewhere. */
import { createHash } from 'node:crypto';
import { escapeHtml } from '../export/article';
import { ARTICLE_CSS } from '../export/article-css';
import { SITE_CSS } from './site-css';

export interface PageParts {
  title: string;
  description: string;
  /** Breadcrumbs before the page itself: label and address. */
  crumbs?: [label: string, href: string][];
  /** Meta tags by name. */
  meta?: Record<string, string>;
  /** Address of the page from the site's root, for the canonical link; absent on search results. */
  canonical?: string;
  /** Address in the site's navigation this page stands for, when it is not its own. */
  place?: string;
  /** The same content in other formats: type and address. */
  alternates?: [type: string, href: string][];
  /** The article's own style is needed. */
  article?: boolean;
  main: string;
}

const PLACES: [label: string, href: string][] = [['全部报告', '/open/'], ['查找', '/open/search'], ['比较', '/open/compare'], ['开放数据', '/api/v1']];

/** What the page may do, said in the page itself: a plain web server that hands it out need know nothing of it. */
const policyFor = (css: string): string => `default-src 'none'; style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'; img-src 'self' data:; form-action 'self'; base-uri 'none'`;

/** A whole public page. `main` is trusted HTML, everything else is escaped. */
export function publicPage(parts: PageParts): string {
  const crumbs = parts.crumbs?.length ? `<nav class="crumbs" aria-label="所在位置">${parts.crumbs.map(([label, href]) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`).join(' › ')}</nav>` : '';
  const places = PLACES.map(([label, href]) => `<li><a href="${href}"${href === (parts.place ?? parts.canonical) ? ' aria-current="page"' : ''}>${label}</a></li>`).join('');
  const css = `${SITE_CSS}${parts.article ? ARTICLE_CSS : ''}`;
  return [
    '<!DOCTYPE html>', '<html lang="zh-CN">', '<head>', '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(parts.title)}</title>`, `<meta name="description" content="${escapeHtml(parts.description)}">`,
    ...Object.entries(parts.meta ?? {}).filter(([, value]) => value.trim()).map(([name, value]) => `<meta name="${name}" content="${escapeHtml(value)}">`),
    parts.canonical ? `<link rel="canonical" href="${escapeHtml(parts.canonical)}">` : '<meta name="robots" content="noindex">',
    '<link rel="icon" href="data:,">',
    '<link rel="alternate" type="application/atom+xml" title="政府信息公开工作年度报告" href="/open/feed.atom">',
    ...(parts.alternates ?? []).map(([type, href]) => `<link rel="alternate" type="${type}" href="${escapeHtml(href)}">`),
    `<meta http-equiv="Content-Security-Policy" content="${policyFor(css)}">`, `<style>${css}</style>`, '</head>', '<body>',
    '<a class="skip" href="#main">跳到正文</a>',
    `<header class="site-head"><div class="wrap"><p class="site-name"><a href="/open/">政府信息公开工作年度报告</a></p><nav class="site-nav" aria-label="栏目"><ul>${places}</ul></nav></div></header>`,
    `<div class="body"><div class="wrap">${crumbs}<main id="main" tabindex="-1">`, parts.main, '</main></div></div>',
    '<footer class="site-foot"><div class="wrap"><p>报告页面由签发时的内容快照生成。本站不使用Cookie，不含第三方资源，无需脚本即可阅读。</p><p><a href="/open/feed.atom">订阅更新（Atom）</a></p></div></footer>',
    '</body>', '</html>', '',
  ].join('\n');
}
