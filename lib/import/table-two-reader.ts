/** Table two, of either form: rows by their labels, columns by the nearest heads above. */
import { cellAt } from '../report/form';
import type { TableDef } from '../report/form/types';
import { likeness, plainLabel } from './labels';
import type { Matrix, MatrixCell } from './matrix';
import { absent, put, type Reading } from './reading';

interface Place { row: number; column: number }
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
  // A row may be there twice: last year's table beside this year's, a list by subject in section 一 with the same names.
  const found = new Map<string, (Place & { printed: string })[]>();
  matrix.forEach((row, index) => {
    const scored = row.flatMap((cell, column) => (cell.first && cell.text.trim() !== '' && !/^\d/.test(cell.text.trim()) ? rowLabels.map((official) => ({ official, column, text: cell.text, score: names(cell.text, official) })) : [])).sort((a, b) => b.score - a.score);
    const [best] = scored;
    if (best && best.score >= 0.7) found.set(best.official, [...(found.get(best.official) ?? []), { row: index, column: best.column, printed: best.text.trim() }]);
    else leave(reading, row, '行标题与格式都对不上');
  });
  for (const label of rowLabels) {
    const items = wanted.filter((item) => item.row === label);
    const places = (found.get(label) ?? []).map((one) => ({ ...one, heads: headColumns(matrix, one, items), filled: matrix[one.row]!.some((cell, column) => column > one.column && cell.text.trim() !== '') }));
    // The row of the form stands below the heads of the form.
    const [place, ...others] = [...places].sort((one, other) => other.heads.size - one.heads.size || Number(other.filled) - Number(one.filled) || one.row - other.row);
    if (!place) {
      for (const item of items) absent(reading, item.pointer, '来源表格没有这一行', { table: '表二', row: item.row, column: item.column });
      continue;
    }
    const row = matrix[place.row]!;
    const filled = row.flatMap((cell, column) => (column > place.column && cell.first && cell.text.trim() !== '' ? [column] : []));
    const { heads } = place;
    if (plainLabel(place.printed) !== plainLabel(label)) reading.labelDifferences.push({ official: label, printed: place.printed });
    for (const other of others) leave(reading, matrix[other.row]!, `“${label}”在来源中不止一行，这一行没有读入`);
    const twice = others.some((other) => other.filled && other.heads.size === heads.size) ? `来源中有几行“${label}”，不能确定是哪一行` : undefined;
    const ragged = items.some((item) => { const column = heads.get(item); return column !== undefined && row[column]!.padded; }) ? '这一行的格数比表头少，各格可能错位' : twice;
    items.forEach((item, order) => {
      const where = { table: '表二', row: item.row, column: item.column };
      const column = heads.get(item);
      if (column !== undefined && (row[column]!.text.trim() !== '' || filled.length !== items.length)) put(reading, item.pointer, printedIn(row[column]!, item.pointer, reading), blankIsPrinted, where, ragged ?? unitDoubt(matrix, place.row, column, item));
      else if (filled.length === items.length) put(reading, item.pointer, printedIn(row[filled[order]!]!, item.pointer, reading), blankIsPrinted, where, twice ?? (items.length === 1 ? undefined : '没有找到列标题，按顺序读取'));
      else absent(reading, item.pointer, '没有找到列标题，不能确定是哪一格', where);
    });
  }
}

/** An amount whose head says 元 is not one in 万元, a count whose head says 万件 none in 件. */
function unitDoubt(matrix: Matrix, row: number, column: number, item: Wanted): string | undefined {
  const head = matrix.slice(0, row).findLast((cells) => likeness(headName(cells[column]!.text), headName(item.column)) >= 0.7)?.[column]?.text.trim() ?? '';
  if (/[十百千万]件/.test(head)) return `列标题印作“${head}”，表内应为件，请核对数字`;
  return /(?<!万)元/.test(head) ? `列标题印作“${head}”，表内应为万元，请核对金额` : undefined;
}

/** Tells a row with figures that is not taken over. */
function leave(reading: Reading, row: Matrix[number], why: string): void {
  const texts = row.filter((cell) => cell.first).map((cell) => cell.text.trim()).filter(Boolean);
  if (texts.some((text) => /^\d/.test(text.normalize('NFKC')))) reading.unread.push({ what: `表二“${texts[0]!}”一行`, why, where: texts.join('｜').slice(0, 80) });
}

/** The columns of a row's figures, by the nearest row of heads above it; each head goes to the figure it names best. */
function headColumns(matrix: Matrix, place: Place, items: Wanted[]): Map<Wanted, number> {
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
