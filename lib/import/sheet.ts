/** A whole report in one grid (a worksheet, a page laid out as a table) taken apart into its lines of text and its tables. */
import { plainLabel } from './labels';
import { sectionHeaded } from './headings';
import { isTitle } from './title';
import type { Block, SourceCell, SourceTable } from './types';

const aloneIn = (row: SourceCell[]): string | null => {
  const filled = row.filter((cell) => cell.text.trim() !== '');
  return filled.length === 1 ? filled[0]!.text.trim() : null;
};
/** Rows of a single cell that belong to a table of the form all the same. */
const opensTable = (text: string) => /^第?二十条|勾稽关系|^申请人情况$|^行政复议$|^行政诉讼$/.test(plainLabel(text));
const headsSection = (text: string) => sectionHeaded(text) !== null || isTitle(text);

/** The table as it is when no heading of the report stands in it. */
export function partsOf(table: SourceTable): Block[] {
  if (!table.rows.some((row) => { const text = aloneIn(row); return text !== null && headsSection(text); })) return [{ kind: 'table', table }];
  const blocks: Block[] = [];
  let rows: SourceCell[][] = [];
  let gap = false;
  const flush = () => { if (rows.length > 0) blocks.push({ kind: 'table', table: { rows } }); rows = []; };
  for (const row of table.rows) {
    if (row.every((cell) => cell.text.trim() === '')) {
      if (rows.length > 0) rows.push(row);
      gap = true;
      continue;
    }
    const text = aloneIn(row);
    if (text !== null && !opensTable(text) && (headsSection(text) || rows.length === 0 || gap || text.length > 40)) {
      flush();
      for (const line of text.split(/\r?\n/)) if (line.trim()) blocks.push({ kind: 'text', text: line.trim(), look: { paragraph: row } });
    } else rows.push(row);
    gap = false;
  }
  flush();
  return blocks;
}
