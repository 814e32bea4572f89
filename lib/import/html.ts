/** HTML and what a clipboard holds: tables with their merged cells, and the text between them. No script is run, nothing is fetched. */
import { load, type CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { notDeep, notDeepText } from './depth';
import { noted } from './figures';
import type { Block, Source, SourceCell, SourceTable, Unread } from './types';

const BLOCKS = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'header', 'footer', 'ul', 'ol', 'main', 'body', 'br', 'dd', 'dt', 'blockquote', 'center', 'aside', 'nav']);
const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'head', 'title', 'svg']);
/** Parts of the site around the article. */
const AROUND: Record<string, string> = { nav: '导航', aside: '侧栏', footer: '页脚' };
const isHidden = (element: Element) => 'hidden' in element.attribs || /display\s*:\s*none/i.test(element.attribs.style ?? '');
const plain = (text: string) => text.replaceAll(/[\s\u00a0]+/g, ' ').trim();

export function readHtml(html: string): Source {
  const $ = notDeep(load(notDeepText(html)));
  const blocks: Block[] = [];
  const unread: Unread[] = [];
  const leave = (node: Element, why: string, where: string) => { const what = plain($(node).text()); if (what) unread.push({ what: what.slice(0, 300), why, where }); };
  let line = '';
  const flush = () => {
    const text = line.replaceAll(/[ \t\r\n\u00a0]+/g, ' ').trim();
    if (text) blocks.push({ kind: 'text', text });
    line = '';
  };
  const walk = (node: AnyNode): void => {
    if (node.type === 'text') {
      line += node.data;
      return;
    }
    if (node.type !== 'tag') return;
    const name = node.name.toLowerCase();
    if (SKIPPED.has(name)) return;
    if (name in AROUND) return leave(node, `网页的${AROUND[name]}，没有读入`, '网页');
    if (isHidden(node)) return leave(node, '网页上不显示的文字，没有读入', '网页');
    if (name === 'table') {
      flush();
      for (const caption of $(node).children('caption').toArray()) { walk(caption); flush(); }
      const inner = $(node).find('table').toArray();
      // A table that only lays out the page holds the real ones.
      if (inner.length > 0) node.children.filter((child) => !(child.type === 'tag' && child.name === 'caption')).forEach(walk);
      else blocks.push({ kind: 'table', table: tableOf($, node) });
      return;
    }
    if (BLOCKS.has(name) || name === 'tr' || name === 'td') flush();
    node.children.forEach(walk);
    if (BLOCKS.has(name) || name === 'tr' || name === 'td') flush();
  };
  $.root().contents().toArray().forEach(walk);
  flush();
  return { blocks, blankIsPrinted: true, unread };
}

/** The text of a cell; what stands in blocks of its own or after a break is set apart, so that two figures never run together. */
function cellText(node: AnyNode): string {
  if (node.type === 'text') return node.data;
  if (node.type !== 'tag' || SKIPPED.has(node.name) || isHidden(node)) return '';
  if (node.name === 'br') return '\n';
  if (node.name === 'input') return node.attribs.type === 'hidden' ? '' : node.attribs.value ?? '';
  const text = node.children.map(cellText).join('');
  return node.name === 'sup' ? noted(text) : BLOCKS.has(node.name) ? `\n${text}\n` : text;
}

export function tableOf($: CheerioAPI, table: Element): SourceTable {
  const span = (value: string | undefined) => Math.max(1, Number.parseInt(value ?? '1', 10) || 1);
  const rows = $(table).find('tr').toArray().map((row) => $(row).children('td,th').toArray().map((cell): SourceCell => ({
    text: plain(cell.children.map(cellText).join('')), rowSpan: span($(cell).attr('rowspan')), colSpan: span($(cell).attr('colspan')),
  })));
  // An empty row counts: cells from above may reach through it.
  return { rows };
}
