/** The frame of every public page: plain HTML, inline style, no script, no cookie, nothing from elsewhere. */
import { escapeHtml } from '../export/article';
import { ARTICLE_CSS } from '../export/article-css';

const SITE_CSS = `
:root{color-scheme:light dark;--ink:#1b2230;--soft:#485264;--paper:#fff;--sunken:#f3f5f8;--line:#d3d9e2;--deep:#14427f;--tie:#17663a;--warn:#7d4b00;--warn-tint:#fff7e6}
@media (prefers-color-scheme:dark){:root{--ink:#e7e9ee;--soft:#b9c0cc;--paper:#14171d;--sunken:#1d222b;--line:#3a4250;--deep:#9cc2f5;--tie:#83d3a4;--warn:#f0c674;--warn-tint:#2c2515}}
*{box-sizing:border-box}
html{font-family:system-ui,"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font-size:1rem;line-height:1.7;overflow-wrap:anywhere}
a{color:var(--deep);text-underline-offset:.2em}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible{outline:3px solid var(--deep);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:block;padding:.5rem 1rem}
.wrap{max-width:76rem;margin-inline:auto;padding-inline:1rem}
.site-head{border-top:4px solid var(--deep);border-bottom:1px solid var(--line)}
.site-head .wrap{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;padding-block:.8rem}
.site-name{font-weight:600;font-size:1.1rem;margin:0}.site-name a{color:inherit;text-decoration:none}
.site-nav{margin-left:auto}.site-nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
.crumbs{font-size:.9rem;color:var(--soft);margin:1rem 0 0}
main{padding-block:.5rem 3rem}
h1{font-size:1.6rem;line-height:1.4;margin:.6rem 0 .4rem;text-wrap:balance}
h2{font-size:1.25rem;margin:2rem 0 .6rem}
.lead{color:var(--soft);margin:0 0 1.2rem}
.note{border-left:4px solid var(--deep);background:var(--sunken);padding:.7rem 1rem;margin:1rem 0}
.note.warn{border-color:var(--warn);background:var(--warn-tint)}
.ties{color:var(--tie);font-weight:600}
.columns{display:grid;gap:2rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:64rem){.columns{grid-template-columns:15rem minmax(0,1fr)}.outline{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto}}
.outline h2{font-size:1rem;margin:0 0 .4rem}.outline ul,.outline ol{list-style:none;margin:0 0 1.2rem;padding:0;font-size:.95rem;line-height:1.5}.outline li{margin:.35rem 0}
.facts{display:grid;grid-template-columns:auto 1fr;gap:.15rem 1rem;margin:.5rem 0}.facts dt{color:var(--soft)}.facts dd{margin:0}
.list{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}.list th,.list td{text-align:left;padding:.5rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}.list thead th{font-weight:600;background:var(--sunken)}.list .n{text-align:right}
.scroll{overflow-x:auto}
form.search{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end;margin:1rem 0}form.search label{display:block;font-size:.9rem}form.search input,form.search select,form.search button{font:inherit;padding:.45rem .6rem;border:1px solid #7a8496;border-radius:4px;background:var(--paper);color:var(--ink);min-height:2.6rem;max-width:100%}form.search button{background:#14427f;border-color:#14427f;color:#fff}
.site-foot{border-top:1px solid var(--line);color:var(--soft);font-size:.9rem;padding-block:1rem 2rem}
ins{background:#d9f0e1;color:#0c3d22}del{background:#fbdcda;color:#6c1a15}
@media print{.site-head,.site-foot,.outline,.skip,.crumbs,.noprint{display:none}.wrap{max-width:none;padding:0}@page{size:A4;margin:37mm 26mm 35mm 28mm}body{background:#fff;color:#000}}
`.trim();

export interface PageParts {
  title: string;
  description: string;
  /** Breadcrumbs before the page itself: label and address. */
  crumbs?: [label: string, href: string][];
  /** Meta tags by name. */
  meta?: Record<string, string>;
  /** Address of the page from the site's root, for the canonical link; absent on search results. */
  canonical?: string;
  /** The article's own style is needed. */
  article?: boolean;
  main: string;
}

/** A whole public page. `main` is trusted HTML, everything else is escaped. */
export function publicPage(parts: PageParts): string {
  const crumbs = parts.crumbs?.length ? `<nav class="crumbs" aria-label="所在位置">${parts.crumbs.map(([label, href]) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`).join(' › ')}</nav>` : '';
  return [
    '<!DOCTYPE html>', '<html lang="zh-CN">', '<head>', '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(parts.title)}</title>`, `<meta name="description" content="${escapeHtml(parts.description)}">`,
    ...Object.entries(parts.meta ?? {}).filter(([, value]) => value.trim()).map(([name, value]) => `<meta name="${name}" content="${escapeHtml(value)}">`),
    parts.canonical ? `<link rel="canonical" href="${escapeHtml(parts.canonical)}">` : '<meta name="robots" content="noindex">',
    '<link rel="icon" href="data:,">',
    '<link rel="alternate" type="application/atom+xml" title="政府信息公开工作年度报告" href="/open/feed.atom">',
    `<style>${SITE_CSS}${parts.article ? ARTICLE_CSS : ''}</style>`, '</head>', '<body>',
    '<a class="skip" href="#main">跳到正文</a>',
    '<header class="site-head"><div class="wrap"><p class="site-name"><a href="/open/">政府信息公开工作年度报告</a></p><nav class="site-nav" aria-label="栏目"><ul><li><a href="/open/">全部报告</a></li><li><a href="/open/search">查找</a></li><li><a href="/open/compare">比较</a></li><li><a href="/api/v1">开放数据</a></li></ul></nav></div></header>',
    `<div class="wrap">${crumbs}<main id="main" tabindex="-1">`, parts.main, '</main></div>',
    '<footer class="site-foot"><div class="wrap"><p>本站页面由签发时的内容快照生成，不使用Cookie，不含第三方资源，无需脚本即可阅读。</p></div></footer>',
    '</body>', '</html>', '',
  ].join('\n');
}
