/** Table two, of either form: rows by their labels, columns by the nearest heads above. */
import { cellAt } from '../report/form';
import type { TableDef } from '../report/form/types';
import { likeness, plainLabel } from './labels';
import type { Matrix, MatrixCell } from './matrix';
import { absent, put, type Reading } from './reading';

interface Wanted { pointer: string; row: string; column: string }

function wantedOf(table: TableDef): Wanted[] {
  const text = new Map<string, string>();
  for (const row of [...table.head, ...table.body]) for (const cell of row.cells) if (cell.kind === 'label') text.set(cell.id, cell.text);
  return table.body.flatMap((row) => {
    const label = row.cells.find((cell) => cell.kind === 'label' && cell.scope === 'row');
    return row.cells.flatMap((cell): Wanted[] => cell.kind === 'figure' && label?.kind === 'label' ? [{ pointer: cell.pointer, row: label.text, column: text.get(cell.headers.at(-1)!) ?? '' }] : []);
  });
}

/** The unit behind a head does not belong to its name. */
const headName = (text: string) => plainLabel(text.replace(/[（(]\s*单位.*$/, ''));

/** How well a printed label names an official row; 规章 is too short for slips, and stands in 政府规章. */
function names(printed: string, official: string): number {
  const label = plainLabel(printed), wanted = plainLabel(official);
  if (label === wanted) return 1;
  if (wanted.length <= 2) return label.length <= 6 && (label.endsWith(wanted) || label.startsWith(wanted)) ? 0.9 : 0;
  return likeness(label, wanted);
}

/** An amount keeps the decimals its sheet shows (7730.20); a count has none, whatever the format of its cell. */
const printedIn = (cell: MatrixCell, pointer: string, reading: Reading): string => (cellAt(reading.document.format, pointer)?.kind === 'money' ? cell.shown : undefined) ?? cell.text;

export function readTwo(reading: Reading, matrix: Matrix, table: TableDef, blankIsPrinted: boolean): void {
  const wanted = wantedOf(table);
  const rowLabels = [...new Set(wanted.map((item) => item.row))];
  const found = new Map<string, { row: number; column: number }>();
  matrix.forEach((row, index) => {
    const scored = row.flatMap((cell, column) => (cell.first && cell.text.trim() !== '' && !/^\d/.test(cell.text.trim()) ? rowLabels.map((official) => ({ official, column, text: cell.text, score: names(cell.text, official) })) : [])).sort((a, b) => b.score - a.score);
    const [best] = scored;
    if (!best || best.score < 0.7 || found.has(best.official)) return;
    found.set(best.official, { row: index, column: best.column });
    if (plainLabel(best.text) !== plainLabel(best.official)) reading.labelDifferences.push({ official: best.official, printed: best.text.trim() });
  });
  for (const label of rowLabels) {
    const items = wanted.filter((item) => item.row === label);
    const place = found.get(label);
    if (!place) {
      for (const item of items) absent(reading, item.pointer, '来源表格没有这一行', { table: '表二', row: item.row, column: item.column });
      continue;
    }
    const row = matrix[place.row]!;
    const filled = row.flatMap((cell, column) => (column > place.column && cell.first && cell.text.trim() !== '' ? [column] : []));
    const heads = headColumns(matrix, place, items);
    const ragged = items.some((item) => { const column = heads.get(item); return column !== undefined && row[column]!.padded; }) ? '这一行的格数比表头少，各格可能错位' : undefined;
    items.forEach((item, order) => {
      const where = { table: '表二', row: item.row, column: item.column };
      const column = heads.get(item);
      if (column !== undefined && (row[column]!.text.trim() !== '' || filled.length !== items.length)) put(reading, item.pointer, printedIn(row[column]!, item.pointer, reading), blankIsPrinted, where, ragged);
      else if (filled.length === items.length) put(reading, item.pointer, printedIn(row[filled[order]!]!, item.pointer, reading), blankIsPrinted, where, items.length === 1 ? undefined : '没有找到列标题，按顺序读取');
      else absent(reading, item.pointer, '没有找到列标题，不能确定是哪一格', where);
    });
  }
}

/** The columns of a row's figures, by the nearest row of heads above it; each head goes to the figure it names best. */
function headColumns(matrix: Matrix, place: { row: number; column: number }, items: Wanted[]): Map<Wanted, number> {
  for (let above = place.row - 1; above >= 0; above -= 1) {
    const scored = matrix[above]!.flatMap((cell, column) => (column > place.column && cell.text.trim() !== '' ? items.map((item) => ({ item, column, score: likeness(headName(cell.text), headName(item.column)) })) : []))
      .filter(({ score }) => score >= 0.7).sort((a, b) => b.score - a.score || a.column - b.column);
    if (scored.length === 0) {
      if (matrix[above]!.some((cell) => plainLabel(cell.text) === '信息内容')) return new Map();
      continue;
    }
    const columns = new Map<Wanted, number>();
    // A merged head stands over several columns: the first of them with a figure of its own holds it.
    for (const { item, column } of scored) if (!columns.has(item) && ![...columns.values()].includes(column)) columns.set(item, column);
    return columns;
  }
  return new Map();
}
