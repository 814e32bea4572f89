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
