/** Markdown and plain text: pipe tables, tables by tabs or set out with blanks, and lines of prose. A blank cell may have been lost in conversion. */
import { load } from 'cheerio';
import { alignedTable, looksAligned, middleOf } from './aligned-text';
import { notDeep, notDeepText } from './depth';
import { tableOf as htmlTable } from './html';
import type { Block, Look, Source, SourceTable } from './types';

/** Signs that are text behind a backslash. */
const unescaped = (text: string): string => text.replaceAll(/\\([\\`*_<~[\]#>|+=.)-])/g, '$1');
const cells = (line: string): string[] => line.replace(/^\s*\|/, '').replace(/\|\s*$/, '').split(/(?<!\\)\|/).map((cell) => unescaped(cell.trim()));
const isPipe = (line: string) => /^\s*\|.*\|\s*$/.test(line);
const isRule = (line: string) => /^[\s|:-]+$/.test(line) && line.includes('-');
/** A row of a table kept by tabs: at least three columns, or a row between such rows. */
const tabbed = (line: string, inside: boolean): string[] | null => (line.split('\t').length >= (inside ? 2 : 3) ? line.split('\t').map((part) => part.trim()) : null);
const tableOf = (rows: string[][]): SourceTable => ({ rows: rows.map((row) => row.map((text) => ({ text, rowSpan: 1, colSpan: 1 }))) });

/** Markdown's marks of a line: heading signs, list signs, emphasis, and the escapes our own export writes. */
export function plainLine(line: string): string {
  // 张**、李** hides names; ** that has a sign behind it begins no emphasis.
  return unescaped(line.trim().replace(/^#{1,6}\s+/, '').replace(/^[-*+]\s+(?=[（(一二三四五六七八九十\d])/, '').replaceAll(/(?<!\*)\*\*(?![\s*、，。；：！？）)])(.+?)(?<![\s*、，（(])\*\*(?!\*)/g, '$1')).replace(/^\\(\d)/, '$1');
}

const HTML_TABLE = /(?:<html>\s*)?(?:<body>\s*)?(?<!\\)<table\b[\s\S]*?<\/table>(?:\s*<\/body>)?(?:\s*<\/html>)?/gi;

/** Markdown as converters of scans write it: prose with signs, the tables with merged cells in HTML. */
export const isMarkdownWithTables = (text: string): boolean => {
  const prose = text.replaceAll(HTML_TABLE, '');
  return prose !== text && /^#{1,6}\s+\S/m.test(prose) && !/<(?:html|body|p|div|h[1-6]|article)\b/i.test(prose);
};

export function readMarkdownWithTables(text: string): Source {
  const tables = text.match(HTML_TABLE) ?? [];
  return {
    blocks: text.split(HTML_TABLE).flatMap((prose, index): Block[] => {
      const table = tables[index] === undefined ? null : notDeep(load(notDeepText(tables[index])));
      return [...readText(prose).blocks, ...(table ? table('table').toArray().map((element): Block => ({ kind: 'table', table: htmlTable(table, element) })) : [])];
    }),
    blankIsPrinted: false,
  };
}

/** A heading of Markdown is large by its level; a line may stand in the middle by blanks. */
function lookOf(line: string, neighbours: (string | undefined)[]): Look | undefined {
  const level = /^\s*(#{1,6})\s/.exec(line)?.[1]?.length;
  if (level !== undefined) return { size: 40 - 6 * level, large: true };
  const middle = middleOf(line, neighbours);
  return middle === null ? undefined : { middle };
}

export function readText(text: string): Source {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  let pipe = false;
  const flush = () => {
    if (rows.length >= 2) blocks.push({ kind: 'table', table: tableOf(rows) });
    else for (const row of rows) blocks.push({ kind: 'text', text: row.filter(Boolean).join(' ') });
    rows = [];
  };
  // Lines without a blank line between them: prose, or a table set out with blanks.
  let group: string[] = [];
  const close = () => {
    if (looksAligned(group)) blocks.push({ kind: 'table', table: alignedTable(group) });
    else for (const [index, line] of group.entries()) {
      const look = lookOf(line, [group[index - 1], group[index + 1]]);
      blocks.push({ kind: 'text', text: plainLine(line), ...(look ? { look } : {}) });
    }
    group = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const pipes = isPipe(line);
    const columns = pipes ? cells(line) : tabbed(line, rows.length > 0);
    if (columns) {
      if (pipes !== pipe) flush();
      close();
      pipe = pipes;
      if (!pipes || !isRule(line)) rows.push(columns);
      continue;
    }
    flush();
    pipe = false;
    // A line of dashes under a head is none of the text.
    if (line.trim() === '') close();
    else if (!/^\s*[-=─━—+\s]{8,}$/.test(line)) group.push(line);
  }
  flush();
  close();
  return { blocks, blankIsPrinted: false };
}
