/** A table as a plain grid of texts: merged cells stand at their first place, the places they cover are null. */
import type { ReportDocument } from '../report/document';
import type { PrintedCell, TableDef } from '../report/form/types';
import { printedFigure } from './article';

export interface GridPlace { cell: PrintedCell; text: string; row: number; column: number; rowSpan: number; colSpan: number }

/** Places of a table, head first, with their positions in official layout. */
export function placesOf(doc: ReportDocument, table: TableDef): { places: GridPlace[]; rows: number; headRows: number } {
  const rows = [...table.head, ...table.body];
  const taken = rows.map(() => new Set<number>());
  const places: GridPlace[] = [];
  rows.forEach((row, index) => {
    let column = 0;
    for (const cell of row.cells) {
      while (taken[index]!.has(column)) column += 1;
      const rowSpan = cell.kind === 'label' ? cell.rowSpan ?? 1 : 1;
      const colSpan = cell.colSpan ?? 1;
      for (let r = index; r < index + rowSpan; r += 1) for (let c = column; c < column + colSpan; c += 1) taken[r]!.add(c);
      places.push({ cell, text: cell.kind === 'label' ? cell.text : printedFigure(doc, cell.pointer), row: index, column, rowSpan, colSpan });
      column += colSpan;
    }
  });
  return { places, rows: rows.length, headRows: table.head.length };
}

export function gridOf(doc: ReportDocument, table: TableDef): (string | null)[][] {
  const { places, rows } = placesOf(doc, table);
  const grid = Array.from({ length: rows }, () => Array<string | null>(table.columns).fill(null));
  for (const place of places) grid[place.row]![place.column] = place.text;
  return grid;
}

/**
 * The text of a place in the lines it takes on paper: in table three the heads of the narrow columns and the groups of results end
 * their lines between words (商业 / 企业, （三） / 不予公开), where a renderer that knows no words would leave a single letter over.
 */
export function labelLines({ cell, text, colSpan }: GridPlace): string[] {
  if (cell.kind !== 'label' || colSpan > 1) return [text];
  if (text === '三、本年度办理结果') return ['三、', '本', '年度', '办理', '结果'];
  if (cell.scope === 'col' && /^(?:商业企业|科研机构|社会公益组织|法律服务机构)$/.test(text)) return text.match(/../gu)!;
  const [, number, group] = /^(（[一二三四五六七]）)(不予公开|无法提供|不予处理|其他处理)$/.exec(text) ?? [];
  return number && group ? [number, group] : [text];
}
