/** Looks of the report article: an official document on paper and screen, light and dark, wide and narrow. Fonts by name with free fallbacks. */
import { tableThreeWidths, tableTwoWidths } from './article-widths';

/** Paper and margins of an official document (GB/T 9704-2012), for pages of our own; a portal keeps its own. */
export const ARTICLE_PAPER = '@media print{@page{size:A4;margin:37mm 26mm 35mm 28mm}}';

/*
 * On paper a group of table three (（三）不予公开 …) is not divided; and the upright 三、本年度办理结果 needs as many rows beside it
 * as it is long: the rows after the first it names stay with it; the last two rows go with those before. A row with a tall head beside it could not be kept whole.
 */
export const ARTICLE_CSS = `
.report{--r-ink:#111;--r-line:#333;--r-head:#f3f5f8;--r-note:#444;color:var(--r-ink);font-family:FangSong_GB2312,FangSong,STFangsong,SimSun,"Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif;font-size:1.125rem;line-height:1.9;max-width:52rem;margin-inline:auto}
.report-title{font-family:"FZXiaoBiaoSong-B05S",SimSun,"Songti SC","Noto Serif CJK SC",serif;font-weight:700;font-size:1.7rem;line-height:1.5;text-align:center;text-wrap:balance;word-break:keep-all;overflow-wrap:anywhere;margin:1rem 0 2rem}
.report-section>h2,.report-section>h3,.report-section>h4{font-family:SimHei,"Heiti SC","Noto Sans CJK SC",sans-serif;font-weight:600;font-size:1.2rem;text-wrap:balance;margin:1.8rem 0 .6rem}
.report-text>h3,.report-text>h4,.report-text>h5{font-family:KaiTi_GB2312,KaiTi,"Kaiti SC",STKaiti,"Noto Serif CJK SC",serif;font-weight:600;font-size:1.125rem;margin:1rem 0 .2rem;padding-left:2em}
.report p{margin:0 0 .4rem;text-indent:2em;text-align:justify;overflow-wrap:anywhere}
.report .report-note{text-indent:0;font-size:.95rem;color:var(--r-note);margin-top:.5rem}
.report .report-blank{color:#8a2a2a;background:#fdf3f2}
.report-scroll{overflow-x:auto;margin:.6rem 0}
.report-scroll:focus-visible{outline:3px solid #14427f;outline-offset:2px}
.report-table{border-collapse:collapse;width:100%;min-width:40rem;table-layout:fixed;font-size:.9rem;line-height:1.45;font-variant-numeric:tabular-nums lining-nums}
.report-applications,.report-disputes{min-width:46rem}
@media (max-width:46rem){.report .report-disclosure{min-width:0}.report .report-applications{min-width:50rem}}
.report-table caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.report-table th,.report-table td{border:1px solid var(--r-line);padding:.28rem .3rem;text-align:center;vertical-align:middle;overflow-wrap:anywhere}
.report-table th{font-weight:400;background:var(--r-head)}
.report-table th[scope=row]{text-align:left}
.report-disclosure th[scope=row]{text-align:center}
.report-table .report-words{word-break:keep-all}
.report-corner{font-size:.85rem;text-align:left!important}
${tableTwoWidths}${tableThreeWidths}
@media (prefers-color-scheme:dark){.report:not(.always-light){--r-ink:#e7e9ee;--r-line:#7d8594;--r-head:#262b36;--r-note:#b9c0cc}.report:not(.always-light) .report-blank{color:#f0b4ae;background:#3a2422}}
@media print{.report{--r-ink:#000;--r-line:#000;--r-head:transparent;font-size:16pt;line-height:28pt;max-width:none}.report-title{font-size:22pt}.report-section>h2,.report-section>h3,.report-text>h3,.report-text>h4{font-size:16pt}.report-title,.report-section>:is(h2,h3,h4),.report-text>:is(h3,h4,h5){break-inside:avoid;break-after:avoid}.report p{orphans:2;widows:2}.report-scroll{overflow:visible}.report-table{font-size:9.5pt;line-height:1.35;min-width:0}.report-table th,.report-table td{padding:1.2pt 2pt}
.report-disclosure,.report-disputes,.report-table thead,.report-table tr:not(:has([rowspan])),.report-table td{break-inside:avoid}.report-table thead{display:table-header-group}.report-applications tbody tr:not(:has(>:is([rowspan],[colspan]))),.report-applications tr:has(>[rowspan]+[colspan])+tr,.report-applications tr:has(>[rowspan]+[colspan])+tr+tr,.report-applications tbody tr:nth-last-child(-n+2){break-before:avoid}.report .report-note{break-before:avoid}}
`.trim();
