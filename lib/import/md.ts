/** Markdown and plain text: pipe tables, tables by tabs or wide gaps, and lines of prose. A blank cell may have been lost in conversion. */
import type { Block, Source, SourceTable } from './types';

const cells = (line: string): string[] => line.replace(/^\s*\|/, '').replace(/\|\s*$/, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|').replaceAll('\\\\', '\\'));
const isPipe = (line: string) => /^\s*\|.*\|\s*$/.test(line);
const isRule = (line: string) => /^[\s|:-]+$/.test(line) && line.includes('-');
/** A row of a table kept by tabs, or by two and more blanks between at least three columns. */
const spaced = (line: string): string[] | null => {
  const parts = line.includes('\t') ? line.split('\t') : line.trim().split(/\s{2,}/);
  return parts.length >= 3 && parts.some((part) => /\d/.test(part) || /自然人|总计|制发|结果/.test(part)) ? parts.map((part) => part.trim()) : null;
};
const tableOf = (rows: string[][]): SourceTable => ({ rows: rows.map((row) => row.map((text) => ({ text, rowSpan: 1, colSpan: 1 }))) });

/** Markdown's marks of a line: heading signs, list signs, emphasis, and the escapes our own export writes. */
export function plainLine(line: string): string {
  return line.trim().replace(/^#{1,6}\s+/, '').replace(/^[-*+]\s+(?=[（(一二三四五六七八九十\d])/, '').replaceAll(/\*\*(.+?)\*\*/g, '$1').replaceAll(/\\([\\#>|*+=.)-])/g, '$1').replace(/^\\(\d)/, '$1');
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
  for (const line of text.split(/\r?\n/)) {
    if (isPipe(line)) {
      if (!pipe) flush();
      pipe = true;
      if (!isRule(line)) rows.push(cells(line));
      continue;
    }
    if (pipe) flush();
    pipe = false;
    const columns = spaced(line);
    if (columns) { rows.push(columns); continue; }
    if (line.trim() === '' && rows.length > 0 && rows.length < 2) { flush(); continue; }
    if (line.trim() === '') continue;
    flush();
    blocks.push({ kind: 'text', text: plainLine(line) });
  }
  flush();
  return { blocks, blankIsPrinted: false };
}
