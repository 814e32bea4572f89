/** Looks of the public site: tokens first, then frame, lists, forms, charts, paper. Inline in every page. */
import { ARTICLE_PAPER } from '../export/article-css';

export const SITE_CSS = `
:root{color-scheme:light dark;--ink:#1b2230;--soft:#475063;--paper:#fff;--sunken:#f4f6f9;--line:#d3d9e2;--strong:#7a8496;--deep:#14427f;--on-deep:#fff;--button:#14427f;--tie:#17663a;--warn:#7d4b00;--warn-tint:#fff7e6;--mark:#fff0a8;--add:#d9f0e1;--add-ink:#0c3d22;--cut:#fbdcda;--cut-ink:#6c1a15;--serif:"FZXiaoBiaoSong-B05S",SimSun,"Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif}
@media (prefers-color-scheme:dark){:root{--ink:#e7e9ee;--soft:#b9c0cc;--paper:#14171d;--sunken:#1d222b;--line:#3a4250;--strong:#8a93a5;--deep:#9cc2f5;--on-deep:#14171d;--button:#1f5aa8;--tie:#83d3a4;--warn:#f0c674;--warn-tint:#2c2515;--mark:#5c4d00;--add:#123d26;--add-ink:#b6ecc9;--cut:#4a1d1a;--cut-ink:#ffc9c3}}
*{box-sizing:border-box}
html{font-family:system-ui,"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font-size:1rem;line-height:1.7;overflow-wrap:break-word}
.body{flex:1;width:100%}
a{color:var(--deep);text-underline-offset:.22em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:3px solid var(--deep);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
code{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.92em;overflow-wrap:anywhere}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:block;padding:.5rem 1rem}
.wrap{max-width:74rem;margin-inline:auto;padding-inline:1.25rem}
.site-head{border-top:4px solid var(--deep);border-bottom:1px solid var(--line)}
.site-head .wrap{display:flex;flex-wrap:wrap;gap:.2rem 2rem;align-items:baseline;padding-block:.75rem}
.site-name{font-family:var(--serif);font-weight:700;font-size:1.2rem;margin:0}.site-name a{color:inherit;text-decoration:none}
.site-nav{margin-left:auto}.site-nav ul{display:flex;flex-wrap:wrap;gap:0 1.4rem;list-style:none;margin:0;padding:0}.site-nav a{display:inline-block;padding:.25rem 0;text-decoration:none}.site-nav a:hover{text-decoration:underline}.site-nav a[aria-current]{color:var(--ink);font-weight:600;box-shadow:inset 0 -2px var(--deep)}
.crumbs{font-size:.9rem;color:var(--soft);margin:1.1rem 0 0}
main{display:block;padding-block:.75rem 3.5rem}
h1{font-family:var(--serif);font-size:1.75rem;line-height:1.4;margin:.8rem 0 .4rem;text-wrap:balance}.whole-words{word-break:keep-all;overflow-wrap:anywhere}
@media (max-width:40rem){h1,.report .report-title{font-size:1.4rem}}
h2{font-size:1.2rem;line-height:1.5;margin:2.2rem 0 .6rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}
.lead{color:var(--soft);margin:0 0 1.2rem;max-width:44em}
.prose{max-width:44em}
.note{border-left:4px solid var(--deep);background:var(--sunken);padding:.7rem 1rem;margin:1rem 0}.note p{margin:.2rem 0}
.note.warn{border-color:var(--warn);background:var(--warn-tint)}
.ties{color:var(--tie);font-weight:600}
.quiet{color:var(--soft);font-size:.92rem}
.columns{display:grid;gap:2.5rem;grid-template-columns:minmax(0,1fr);align-items:start}
.wide-only{display:none}
.narrow-only{margin:.8rem 0 0;border:1px solid var(--line);border-radius:4px}.narrow-only summary{padding:.6rem .9rem;cursor:pointer;color:var(--deep)}.narrow-only>div{padding:0 .9rem .6rem}
@media (min-width:74rem){.columns{grid-template-columns:15.5rem minmax(0,52rem)}.wide-only{display:block}.narrow-only{display:none}.outline.wide-only{position:sticky;top:0;padding-block:1.4rem;max-height:100vh;overflow:auto}}
.outline h2{font-size:.95rem;margin:0 0 .3rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}.outline ul,.outline ol{list-style:none;margin:0 0 1.4rem;padding:0;font-size:.95rem;line-height:1.5}.outline a{display:flex;justify-content:space-between;gap:.6rem;padding:.28rem 0;text-decoration:none}.outline a:hover{text-decoration:underline}.outline small{color:var(--soft);font-size:.82rem;white-space:nowrap;font-variant-numeric:tabular-nums}
.report .signature{font-family:system-ui,"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif;text-indent:0;line-height:1.7;display:flex;flex-wrap:wrap;justify-content:center;gap:0 1.6rem;margin:-1.2rem auto 1.8rem;max-width:52rem;color:var(--soft);font-size:.92rem;text-align:center}
.facts{display:grid;grid-template-columns:minmax(6em,auto) minmax(0,1fr);gap:.35rem 1.2rem;margin:.5rem 0}.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
@media (max-width:40rem){.facts{grid-template-columns:minmax(0,1fr);gap:0}.facts dd{margin-bottom:.6rem}}
.scroll{overflow-x:auto;position:relative}
.list{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}.list th,.list td{text-align:left;padding:.5rem .7rem;border-bottom:1px solid var(--line);vertical-align:top}.list th{font-weight:400}.list thead th{font-weight:600;background:var(--sunken);border-bottom-color:var(--strong)}.list .n{text-align:right;white-space:nowrap}.list thead th.n{white-space:normal}.list .fix{white-space:nowrap}.list .half{width:45%}.list .key{width:12rem;white-space:nowrap}.list .key code{overflow-wrap:normal}.list.wide thead th.n{min-width:8em}.list.wide tbody th[scope=row]{position:sticky;left:0;background:var(--paper)}.list .group th{font-weight:600;padding-top:1.1rem;background:none}.list .group span{position:sticky;left:.7rem;display:inline-block;max-width:calc(100vw - 4rem)}.list .same td,.list .same th{color:var(--soft)}
@media (max-width:46rem){.list .key{width:auto}.list.wide{font-size:.9rem}.list.wide th,.list.wide td{padding:.45rem .4rem}.list.wide .half{width:auto;min-width:8em}.list.wide thead th.n{min-width:5.2em}.list.wide tbody th[scope=row]{box-shadow:1px 0 var(--line)}.report-scroll:not(:has(.report-disclosure))::before,.scroll.slides::before{content:"左右滑动可查看全表";position:sticky;left:0;display:block;width:fit-content;color:var(--soft);font:.85rem/1.7 system-ui,sans-serif}}
@media (max-width:40rem){.list.years-of thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.list.years-of tr{display:flex;flex-wrap:wrap;padding:.5rem 0;border-bottom:1px solid var(--line)}.list.years-of th,.list.years-of td{border:0;padding:.1rem .7rem .1rem 0}.list.years-of td:last-child{flex-basis:100%}}
.years{display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:0;padding:0;list-style:none}
.latest{list-style:none;margin:0;padding:0}.latest li{padding:.5rem 0;border-bottom:1px solid var(--line);display:grid;gap:0 1.2rem;grid-template-columns:7em minmax(0,1fr)}.latest time{color:var(--soft);font-variant-numeric:tabular-nums}.latest p{grid-column:2;margin:0}
@media (max-width:40rem){.latest li{grid-template-columns:minmax(0,1fr)}.latest p{grid-column:1}}
form.search{display:flex;flex-wrap:wrap;gap:.8rem;align-items:end;margin:1.1rem 0;padding:1rem;background:var(--sunken);border-radius:4px}form.search label{display:block;font-size:.9rem;min-width:0}form.search label.check{display:flex;gap:.4rem;align-items:center;min-height:2.75rem}form.search .grow{flex:1 1 14rem}form.search.pick .grow{flex:1 1 17rem;max-width:26rem}form.search .grow input,form.search .grow select{width:100%}
form.search input:not([type=checkbox]),form.search select,form.search button{font:inherit;padding:.5rem .65rem;border:1px solid var(--strong);border-radius:4px;background:var(--paper);color:var(--ink);min-height:2.75rem;max-width:100%}form.search button{background:var(--button);border-color:var(--button);color:#fff;padding-inline:1.4rem;cursor:pointer}
mark{background:var(--mark);color:inherit;padding:0 .1em}
.hits{list-style:none;margin:0;padding:0}.hits>li{padding:1rem 0;border-bottom:1px solid var(--line)}.hits h2{font-size:1.05rem;margin:0 0 .2rem}.hits p{margin:.2rem 0}
.pager{display:flex;gap:1.5rem;margin-top:1.2rem}
figure.chart{margin:1.6rem 0 2.4rem}.chart figcaption{font-weight:600;margin-bottom:.2rem}.chart figcaption small{font-weight:400;color:var(--soft)}
.panels{display:grid;gap:1rem 1.6rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));margin:.6rem 0}.panel{margin:0}.panel p{margin:0;font-size:.92rem}.panel svg{display:block;width:100%;height:auto;overflow:visible}
.chart .flat{margin:.2rem 0;font-size:.92rem;color:var(--soft)}.chart .bar{fill:var(--deep)}.chart .axis{stroke:var(--strong)}.chart text{fill:var(--ink);font-size:13px;font-variant-numeric:tabular-nums}.chart .none{fill:var(--soft)}
.chart details{margin-top:.4rem}.chart summary{color:var(--deep);cursor:pointer;padding:.25rem 0;width:fit-content}
.site-foot{border-top:1px solid var(--line);background:var(--sunken);color:var(--soft);font-size:.9rem;padding-block:1.1rem 1.6rem}.site-foot p{margin:.2rem 0}
ins{background:var(--add);color:var(--add-ink);text-decoration-thickness:.08em}del{background:var(--cut);color:var(--cut-ink)}
@media print{main{padding:0}:root{color-scheme:light;--ink:#000;--soft:#222;--paper:#fff;--line:#777;--deep:#000;--tie:#000;--sunken:#fff}.site-head,.site-foot,.outline,.narrow-only,.skip,.crumbs,.noprint,.pager,form.search,.report-scroll::before,.scroll::before{display:none!important}body{display:block;min-height:0;font-size:10.5pt}.wrap{max-width:none;padding:0}.columns{display:block}a{color:inherit;text-decoration:none}.report-scroll{padding-right:1px}h2,h3{break-after:avoid}.facts,.note,.panel,.list tr{break-inside:avoid}.list thead,.list .group{break-after:avoid}.list.wide tbody th[scope=row]{position:static;box-shadow:none}.scroll{overflow:visible}.report .signature{margin-top:-.6rem;font-size:9pt}.report .report-applications{font-size:9pt;line-height:1.22}.report .report-applications th,.report .report-applications td{padding:.7pt 2pt}.chart{break-inside:avoid}.chart details{display:none}.chart .bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
${ARTICLE_PAPER}
`.trim();
