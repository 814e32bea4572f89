/** A table with merged cells as a plain matrix: each place knows its text and whether it is the first of its cell. */
import { ImportRefused, type SourceTable } from './types';

/** `padded`: the source has no cell there, its row is shorter than others. */
export interface MatrixCell { text: string; /** See SourceCell. */ shown?: string; first: boolean; padded?: true }
export type Matrix = MatrixCell[][];

const MOST_ROWS = 600, MOST_COLUMNS = 80;

/** A span that is no whole number counts as one: with NaN as a column no search for a free place would end. */
const spanOf = (span: number): number => (Number.isInteger(span) && span > 0 ? span : 1);

/** Expands rowspan and colspan. Refuses tables far larger than any report. */
export function matrixOf(table: SourceTable): Matrix {
  if (table.rows.length > MOST_ROWS) throw new ImportRefused(`有一张表超过${MOST_ROWS}行，不像年度报告的表格。`);
  const matrix: Matrix = table.rows.map(() => []);
  table.rows.forEach((row, index) => {
    let column = 0;
    for (const cell of row) {
      while (matrix[index]![column]) column += 1;
      const colSpan = Math.min(spanOf(cell.colSpan), MOST_COLUMNS), rowSpan = Math.min(spanOf(cell.rowSpan), matrix.length - index);
      if (column + colSpan > MOST_COLUMNS) throw new ImportRefused(`有一张表超过${MOST_COLUMNS}列，不像年度报告的表格。`);
      for (let r = 0; r < rowSpan; r += 1) for (let c = 0; c < colSpan; c += 1) matrix[index + r]![column + c] = { text: cell.text, ...(cell.shown === undefined ? {} : { shown: cell.shown }), first: r === 0 && c === 0 };
      column += colSpan;
    }
  });
  const width = Math.max(0, ...matrix.map((row) => row.length));
  for (const row of matrix) for (let column = 0; column < width; column += 1) row[column] ??= { text: '', first: true, padded: true };
  return matrix;
}
