/** Pages as the sites of offices hold them. */
import { rowsOf, type Grid, type Printed } from './printed';

export interface HtmlWays {
  /** Word's own HTML, the publishing systems' nested tables, or plain. */
  style?: 'plain' | 'word' | 'nested' | 'careless' | 'bare';
  css?: string;
  charset?: 'utf-8' | 'gb18030';
  /** Around the report: navigation, sharing, footer. */
  around?: boolean;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function table(grid: Grid, style: HtmlWays['style']): string {
  const cell = (text: string) => (style === 'word' ? `<p class=MsoNormal align=center><span lang=EN-US style='font-size:10.5pt;font-family:宋体'>${escape(text)}<o:p></o:p></span></p>` : style === 'careless' ? `<P>${escape(text)}&nbsp;</P>` : escape(text));
  const rows = rowsOf(grid).map((row) => `<tr>${row.map((place) => {
    const tag = place.head && style === 'plain' ? 'th' : 'td';
    return `<${tag}${place.rowSpan > 1 ? ` rowspan=${place.rowSpan}` : ''}${place.colSpan > 1 ? ` colspan="${place.colSpan}"` : ''}>${cell(place.text)}${style === 'careless' ? '' : `</${tag}>`}`;
  }).join('')}${style === 'careless' ? '' : '</tr>'}`).join('\n');
  const made = `<table border=1 class="t-${grid.id}">${style === 'careless' ? rows : `<tbody>${rows}</tbody>`}</table>`;
  return style === 'nested' ? `<table width="100%"><tr><td align="center">${made}</td></tr></table>` : made;
}

export function html(printed: Printed, ways: HtmlWays = {}): string {
  const style = ways.style ?? 'plain';
  const body = printed.blocks.map((block) => {
    if (block.kind === 'table') return table(block.grid, style);
    const text = escape(block.text);
    if (style === 'word') return `<p class=MsoNormal style='text-indent:32.0pt'><b><span style='font-family:仿宋'>${text}</span></b></p>`;
    if (style === 'careless') return `<div>　　${text}<br>`;
    if (style === 'bare') return `${text}<br/><br/>`;
    return block.role === 'title' ? `<h1>${text}</h1>` : block.role === 'heading' ? `<h2>${text}</h2>` : block.role === 'aspect' ? `<h3>${text}</h3>` : `<p>${text}</p>`;
  }).join('\n');
  const inside = ways.around ? `<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div><div class="article"><div class="info">发布时间：2025-01-20 来源：办公室 浏览次数：128</div>${body}</div><div class="share">分享到：</div>` : body;
  return `<!DOCTYPE html><html><head><meta charset="${ways.charset ?? 'utf-8'}"><title>报告</title><style>table{border-collapse:collapse}td,th{border:1px solid;padding:2px 3px;text-align:center}${ways.css ?? ''}</style></head><body>${inside}</body></html>`;
}

/** A table for the clipboard, as Excel and WPS put it there. */
export const clipboard = (printed: Printed): string => `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><!--StartFragment-->${printed.blocks.map((block) => (block.kind === 'table' ? table(block.grid, 'word') : `<p>${escape(block.text)}</p>`)).join('')}<!--EndFragment--></body></html>`;
