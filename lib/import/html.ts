/** HTML and what a clipboard holds: tables with their merged cells, and the text between them. No script is run, nothing is fetched. */
import { load, type CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { notDeep, notDeepText } from './depth';
import type { Block, Source, SourceCell, SourceTable } from './types';

const BLOCKS = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'header', 'footer', 'ul', 'ol', 'main', 'body', 'br', 'dd', 'dt', 'blockquote', 'center', 'aside', 'nav']);
const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'head', 'title', 'svg', 'caption', 'nav', 'aside', 'footer']);

export function readHtml(html: string): Source {
  const $ = notDeep(load(notDeepText(html)));
  const blocks: Block[] = [];
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
    if (name === 'table') {
      flush();
      const inner = $(node).find('table').toArray();
      // A table that only lays out the page holds the real ones.
      if (inner.length > 0) node.children.forEach(walk);
      else blocks.push({ kind: 'table', table: tableOf($, node) });
      return;
    }
    if (BLOCKS.has(name) || name === 'tr' || name === 'td') flush();
    node.children.forEach(walk);
    if (BLOCKS.has(name) || name === 'tr' || name === 'td') flush();
  };
  $.root().contents().toArray().forEach(walk);
  flush();
  return { blocks, blankIsPrinted: true };
}

function tableOf($: CheerioAPI, table: Element): SourceTable {
  const span = (value: string | undefined) => Math.max(1, Number.parseInt(value ?? '1', 10) || 1);
  const rows = $(table).find('tr').toArray().map((row) => $(row).children('td,th').toArray().map((cell): SourceCell => ({
    text: $(cell).text().replaceAll(/[\s\u00a0]+/g, ' ').trim(), rowSpan: span($(cell).attr('rowspan')), colSpan: span($(cell).attr('colspan')),
  })));
  // An empty row counts: cells from above may reach through it.
  return { rows };
}
