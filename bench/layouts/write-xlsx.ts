/** Workbooks: one sheet or three, merged cells, formulas with their stored results. */
import ExcelJS from 'exceljs';
import type { Grid, Printed } from './printed';

export interface XlsxWays { oneSheet?: boolean; formulas?: boolean; textNumbers?: boolean; offset?: number }

export async function xlsx(printed: Printed, ways: XlsxWays = {}): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const start = 1 + (ways.offset ?? 0);
  const put = (sheet: ExcelJS.Worksheet, grid: Grid, top: number): number => {
    for (const cell of grid.cells) {
      const place = sheet.getCell(top + cell.row, start + cell.column);
      const number = /^\d+(\.\d+)?$/.test(cell.text) && !ways.textNumbers ? Number(cell.text) : null;
      if (number !== null && ways.formulas && cell.pointer?.endsWith('/total')) place.value = { formula: `SUM(A${top}:B${top})`, result: number };
      else if (cell.text !== '') place.value = number ?? cell.text;
      if (cell.rowSpan > 1 || cell.colSpan > 1) sheet.mergeCells(top + cell.row, start + cell.column, top + cell.row + cell.rowSpan - 1, start + cell.column + cell.colSpan - 1);
    }
    return top + grid.rows;
  };
  let sheet = book.addWorksheet('报告');
  let at = 1;
  let number = 0;
  for (const block of printed.blocks) {
    if (block.kind === 'table') {
      if (!ways.oneSheet) { sheet = book.addWorksheet(`表${(number += 1)}`); at = 1; }
      at = put(sheet, block.grid, at) + 1;
    } else {
      if (!ways.oneSheet && (block.role === 'heading' || sheet.name.startsWith('表'))) { sheet = book.addWorksheet(`文${(number += 1)}`); at = 1; }
      sheet.getCell(at, start).value = block.text;
      at += 1;
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
