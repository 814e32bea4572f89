/** HTML and what a clipboard holds: tables with their merged cells, and the text between them. No script is run, nothing is fetched. */
import { load, type CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { notDeep, notDeepText } from './depth';
import { noted, struck } from './figures';
import type { Block, Look, Source, SourceCell, SourceTable, Unread } from './types';

const BLOCKS = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'header', 'footer', 'ul', 'ol', 'main', 'body', 'br', 'dd', 'dt', 'blockquote', 'center', 'aside', 'nav']);
const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'head', 'title', 'svg']);
/** Parts of the site around the article. */
const AROUND: Record<string, string> = { nav: '导航', aside: '侧栏', footer: '页脚' };
const isHidden = (element: Element) => 'hidden' in element.attribs || /display\s*:\s*none/i.test(element.attribs.style ?? '');
const isStruck = (element: Element) => ['del', 's', 'strike'].includes(element.name) || /text-decoration[^;]*line-through/i.test(element.attribs.style ?? '');
/** Larger than any text, for headings of the first levels and for what a style attribute sets in 18 pt and more. */
const LARGE = 18;
/** What an element says of the setting of its text, beside what it takes over from around it. */
function lookWithin(element: Element, around: Look): Look {
  const { style = '', align } = element.attribs, name = element.name.toLowerCase();
  const aligned = /text-align\s*:\s*(\w+)/i.exec(style)?.[1] ?? align ?? (name === 'center' ? 'center' : undefined);
  const [, number, unit] = /font-size\s*:\s*([\d.]+)(pt|px)/i.exec(style) ?? [];
  const size = number ? Number(number) * (unit?.toLowerCase() === 'px' ? 0.75 : 1) : /^h[1-6]$/.test(name) ? 40 - 6 * Number(name[1]) : around.size;
  return { ...(size === undefined ? {} : { size, ...(size >= LARGE ? { large: true } : {}) }), ...((aligned === undefined ? around.middle !== undefined : /^center$/i.test(aligned)) ? { middle: 0 } : {}) };
}
const plain = (text: string) => text.replaceAll(/[\s\u00a0]+/g, ' ').trim();

const isBlock = (node: AnyNode): boolean => node.type === 'tag' && (BLOCKS.has(node.name.toLowerCase()) || node.name === 'tr' || node.name === 'td');
/** What stands around the paragraph, heading or division that a text belongs to. */
function holderOf(text: AnyNode): AnyNode | null {
  let block: AnyNode | null = text.parent;
  while (block && !isBlock(block)) block = block.parent;
  return block?.parent ?? null;
}

export function readHtml(html: string): Source {
  const $ = notDeep(load(notDeepText(html)));
  const blocks: Block[] = [];
  const unread: Unread[] = [];
  const leave = (node: Element, why: string, where: string) => { const what = plain($(node).text()); if (what) unread.push({ what: what.slice(0, 300), why, where }); };
  let line = '', begun = false, set: Look = {}, paragraph = {};
  // What holds the element of a line: headings of the site and of the article stand in different ones.
  let holder: AnyNode | null = null, before: AnyNode | null = null;
  const flush = () => {
    const text = line.replaceAll(/[ \t\r\n\u00a0]+/g, ' ').trim();
    if (text) {
      blocks.push({ kind: 'text', text, look: { ...set, paragraph, ...(holder === before ? {} : { apart: true }) } });
      before = holder;
    }
    line = '';
    begun = false;
  };
  const walk = (node: AnyNode, around: Look): void => {
    if (node.type === 'text') {
      // The line looks as its first letters do.
      if (!begun && node.data.trim() !== '') {
        [set, holder] = [around, holderOf(node)];
        begun = true;
      }
      line += node.data;
      return;
    }
    if (node.type !== 'tag') return;
    const name = node.name.toLowerCase();
    if (SKIPPED.has(name)) return;
    if (name in AROUND) {
      before = null;
      return leave(node, `网页的${AROUND[name]}，没有读入`, '网页');
    }
    if (isHidden(node)) return leave(node, '网页上不显示的文字，没有读入', '网页');
    if (isStruck(node) && $(node).find('table').length === 0) {
      line += struck($(node).text());
      return;
    }
    if (name === 'sup') {
      line += noted($(node).text());
      return;
    }
    if (name === 'table') {
      flush();
      for (const caption of $(node).children('caption').toArray()) { walk(caption, around); flush(); }
      const inner = $(node).find('table').toArray();
      // A table that only lays out the page holds the real ones.
      if (inner.length > 0) node.children.filter((child) => !(child.type === 'tag' && child.name === 'caption')).forEach((child) => walk(child, around));
      else blocks.push({ kind: 'table', table: tableOf($, node, (hidden) => leave(hidden, '网页上不显示的文字，没有读入', '网页')) });
      return;
    }
    const ends = () => {
      if (!isBlock(node)) return;
      flush();
      if (name !== 'br') paragraph = {};
    };
    const look = lookWithin(node, around);
    ends();
    node.children.forEach((child) => walk(child, look));
    ends();
  };
  $.root().contents().toArray().forEach((node) => walk(node, {}));
  flush();
  return { blocks, blankIsPrinted: true, unread };
}

/** The text of a cell; what stands in blocks of its own or after a break is set apart, so that two figures never run together. */
function cellText(node: AnyNode): string {
  if (node.type === 'text') return node.data;
  if (node.type !== 'tag' || SKIPPED.has(node.name) || isHidden(node)) return '';
  if (node.name === 'br') return '\n';
  if (node.name === 'input') return node.attribs.type === 'hidden' ? '' : node.attribs.value ?? '';
  // Of a list to choose from only what is chosen is shown.
  const shown = node.name === 'select' ? [node.children.find((child) => child.type === 'tag' && 'selected' in child.attribs) ?? node.children.find((child) => child.type === 'tag')].filter((child) => child !== undefined) : node.children;
  const text = shown.map(cellText).join('');
  return isStruck(node) ? struck(text) : node.name === 'sup' ? noted(text) : BLOCKS.has(node.name) ? `\n${text}\n` : text;
}

/** Rows and cells that are not shown take no place, as in a browser; `leave` is told of them. */
export function tableOf($: CheerioAPI, table: Element, leave: (hidden: Element) => void = () => undefined): SourceTable {
  const shown = (element: Element) => { if (isHidden(element)) leave(element); return !isHidden(element); };
  const span = (value: string | undefined) => Math.max(1, Number.parseInt(value ?? '1', 10) || 1);
  const rows = $(table).find('tr').toArray().filter((row) => !$(row).parentsUntil(table).toArray().some(isHidden) && shown(row)).map((row) => $(row).children('td,th').toArray().filter(shown).map((cell): SourceCell => ({
    text: plain(cell.children.map(cellText).join('')), rowSpan: span($(cell).attr('rowspan')), colSpan: span($(cell).attr('colspan')),
  })));
  // An empty row counts: cells from above may reach through it.
  return { rows };
}
