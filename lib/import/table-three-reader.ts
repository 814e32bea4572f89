/** Table three: rows aligned with the official rows in order, columns by their heads, over as many pages as it takes. */
import { formOf } from '../report/form';
import { applicationPointer, COLUMN_KEYS, COLUMN_LABELS, type ColumnKey } from '../report/form/table-three';
import type { FormVersion, PrintedCell } from '../report/form/types';
import { likeness, plainLabel } from './labels';
import type { Matrix } from './matrix';
import { absent, put, type Reading } from './reading';

/** A piece of table three as it stood on one page: the rows below its head, and where its columns are. */
export interface PartOfThree { rows: Matrix; columns: Map<number, ColumnKey>; headed: Set<number>; width: number; guessed: boolean }

const HEADS: Record<ColumnKey, string[]> = {
  naturalPerson: ['自然人'], enterprise: ['商业企业'], research: ['科研机构'], publicWelfare: ['社会公益组织'], legalService: ['法律服务机构'],
  otherOrganisation: ['其他', '其它'], total: ['总计', '合计', '总记', '总数'],
};
const namesHead = (text: string, key: ColumnKey): number => {
  const label = plainLabel(text);
  return Math.max(...HEADS[key].map((official) => { const score = likeness(label, official); return score >= (official.length <= 2 ? 0.99 : official.length === 3 ? 0.66 : 0.7) ? score : 0; }));
};

/** What stands in a cell of figures. */
const NO_LABEL = /^(\d.*|[-/\\—－–]*)$/;

/** The part of table three a matrix holds, or null. Without a head of its own the columns are those of the page before. */
export function partOfThree(matrix: Matrix, before: PartOfThree | null, labelled: boolean): PartOfThree | null {
  const width = matrix[0]?.length ?? 0;
  const head = headOfThree(matrix);
  if (head) return { rows: matrix.slice(head.last + 1), columns: head.columns, headed: head.headed, width, guessed: false };
  if (!before) return null;
  const shift = width - before.width;
  const columns = new Map([...before.columns].map(([column, key]) => [column + shift, key]));
  if (Math.min(...columns.keys()) < 0) return null;
  const last = Math.max(...columns.keys());
  const continues = labelled || matrix.some((row) => row.length > last && [...columns.keys()].filter((column) => /^\d+$/.test(row[column]!.text.normalize('NFKC').trim())).length >= columns.size - 1);
  // Figures exactly where the seven columns are, and labels beside them, leave no doubt about the columns.
  const first = Math.min(...columns.keys());
  const exact = shift === 0 || (columns.size === COLUMN_KEYS.length && last === width - 1 && matrix.every((row) => row.every((cell, column) => (column >= first ? NO_LABEL.test(cell.text.normalize('NFKC').trim()) : !/^\d+$/.test(cell.text.trim())))));
  return continues ? { rows: matrix, columns, headed: new Set([...before.headed].map((column) => column + shift)), width, guessed: !exact } : null;
}

/** The rows of heads end with the one that names the organisations; 其他 and 总计 also occur as row labels below it. */
function headOfThree(matrix: Matrix): { columns: Map<number, ColumnKey>; headed: Set<number>; last: number } | null {
  const organisations = (['enterprise', 'research', 'publicWelfare', 'legalService'] as const);
  const last = matrix.slice(0, 8).findLastIndex((row) => organisations.filter((key) => row.some((cell) => namesHead(cell.text, key) > 0)).length >= 2);
  if (last < 0) return null;
  const width = matrix[last]!.length;
  const scored: { column: number; key: ColumnKey; score: number }[] = [];
  const headed = new Set<number>();
  for (let column = 0; column < width; column += 1) {
    const texts = [...new Set(matrix.slice(0, last + 1).map((row) => row[column]!.text.trim()).filter(Boolean))];
    if (texts.length > 0) headed.add(column);
    for (const key of COLUMN_KEYS) {
      const score = Math.max(0, ...texts.map((text) => namesHead(text, key)), namesHead(texts.slice(-2).join(''), key));
      if (score > 0) scored.push({ column, key, score });
    }
  }
  const columns = new Map<number, ColumnKey>();
  for (const { column, key } of scored.sort((a, b) => b.score - a.score || a.column - b.column)) if (!columns.has(column) && ![...columns.values()].includes(key)) columns.set(column, key);
  return columns.size >= 4 ? { columns, headed, last } : null;
}

const OTHER_HANDLING = /^[（(]?六?[）)]?其他处理$/;
const GROUP_OF_OTHER = /办理结果$/;

interface Official { code: string; label: string }
interface Line { cells: Matrix[number]; labels: string[]; part: PartOfThree }

export function readThree(reading: Reading, parts: PartOfThree[], blankIsPrinted: boolean): void {
  const official = rowsOfThree(reading.document.format);
  const lines = parts.flatMap((part) => part.rows.map((cells): Line => ({ cells, part, labels: [...new Set(cells.slice(0, Math.min(...part.columns.keys())).map((cell) => cell.text.trim()).filter(Boolean))] })));
  // The undivided 其他处理 of the old form is none of the three rows it was divided into: it stays the row it was printed as.
  const undivided = (line: Line) => reading.document.format !== '2019' && line.labels.some((label) => OTHER_HANDLING.test(plainLabel(label))) && line.labels.every((label) => OTHER_HANDLING.test(plainLabel(label)) || GROUP_OF_OTHER.test(plainLabel(label)));
  const scores = lines.map((line) => official.map((row) => (undivided(line) ? 0 : namesRow(line.labels, row.label))));
  const pairs = align(scores);
  const used = new Set(pairs.map(([line]) => line));
  for (const part of parts) for (const column of part.headed) {
    const figures = part.rows.flatMap((row) => (row[column]?.first && /^\d/.test(row[column].text.trim()) ? [row[column].text.trim()] : []));
    if (figures.length > 0 && column > Math.min(...part.columns.keys()) && !part.columns.has(column)) reading.unread.push({ what: '表三多出的一列', why: '列标题与格式都对不上', where: figures.join('｜').slice(0, 80) });
  }
  // A last column that is mostly there but empty in one row: the figures of that row may have slipped to the left.
  const lastText = (line: Line) => line.cells[Math.max(...line.part.columns.keys())]?.text.trim() ?? '';
  const lastUsual = pairs.filter(([line]) => lastText(lines[line]!) !== '').length * 2 > pairs.length;
  for (const [index, code] of pairs) {
    const line = lines[index]!;
    const { code: rowCode, label } = official[code]!;
    const printed = [...line.labels].sort((a, b) => likeness(plainLabel(b), plainLabel(label)) - likeness(plainLabel(a), plainLabel(label)))[0];
    if (printed !== undefined && plainLabel(printed) !== plainLabel(label)) reading.labelDifferences.push({ official: label, printed });
    const score = scores[index]![code]!;
    const rival = Math.max(0, ...scores[index]!.filter((_, other) => other !== code));
    const twice = lines.some((other, at) => !used.has(at) && scores[at]![code]! >= Math.max(0.9, score) && other.cells.some((cell, column) => other.part.columns.has(column) && /\d/.test(cell.text)));
    const weak = score < 0.55 || (score < 0.8 && rival > score - 0.15) ? `行标题“${printed ?? ''}”与“${label}”相差较大`
      : [...line.part.columns.keys()].some((column) => line.cells[column]?.padded) ? '这一行的格数比表头少，各格可能错位'
      : line.cells.some((cell, column) => column > Math.max(...line.part.columns.keys()) && !line.part.headed.has(column) && cell.first && /\d/.test(cell.text)) ? '这一行的格数比表头多，各格可能错位'
      : !blankIsPrinted && lastUsual && lastText(line) === '' ? '这一行末格是空的，各格可能错位'
      : twice ? `来源中有几行“${label}”，不能确定是哪一行`
      : line.part.guessed ? '这一页没有列标题，按上一页的列顺序读取' : undefined;
    for (const [column, key] of line.part.columns) put(reading, applicationPointer(rowCode, key), line.cells[column]?.text ?? '', blankIsPrinted, { table: '表三', row: label, column: COLUMN_LABELS[key] }, weak);
    for (const key of COLUMN_KEYS) if (![...line.part.columns.values()].includes(key)) absent(reading, applicationPointer(rowCode, key), '来源表格没有这一列', { table: '表三', row: label, column: COLUMN_LABELS[key] });
  }
  official.forEach((row, code) => {
    if (!pairs.some(([, paired]) => paired === code)) reading.unread.push({ what: `表三“${row.label}”一行`, why: '来源表格中没有找到这一行', where: '第三部分' });
  });
  lines.forEach((line, index) => {
    if (undivided(line)) {
      for (const [column, key] of line.part.columns) put(reading, applicationPointer('3.6', key), line.cells[column]?.text ?? '', blankIsPrinted, { table: '表三', row: '（六）其他处理', column: COLUMN_LABELS[key] });
      return;
    }
    if (!used.has(index) && line.cells.some((cell, column) => line.part.columns.has(column) && /\d/.test(cell.text))) reading.unread.push({ what: `表三第${index + 1}行“${line.labels.join('')}”`, why: '行标题与格式都对不上', where: line.cells.map((cell) => cell.text).filter(Boolean).join('｜').slice(0, 80) });
  });
}

/** How well the labels of a printed row name an official row; a group and its row may have come together in one cell. */
function namesRow(labels: string[], official: string): number {
  const wanted = plainLabel(official);
  const candidates = [...labels, labels.slice(-2).join('')].map(plainLabel);
  return Math.max(0, ...candidates.map((label) => Math.max(wanted.endsWith('总计') && /(总记|合计|总数)$/.test(label) && label.length <= 4 ? 0.9 : 0, likeness(label, wanted), wanted.length >= 4 && label.endsWith(wanted) ? 0.95 : 0, wanted.length < 4 && /\d/.test(label) && label.endsWith(wanted) ? 0.9 : 0)));
}

function rowsOfThree(format: FormVersion): Official[] {
  const table = formOf(format).sections.find((section) => section.table?.id === 'applications')!.table!;
  return table.body.map((row) => ({ code: row.code, label: (row.cells.findLast((cell) => cell.kind === 'label') as Extract<PrintedCell, { kind: 'label' }>).text }));
}

/** Best pairing of printed rows with official rows, both in order; pairs below 0.5 are not made. */
function align(scores: number[][]): [line: number, code: number][] {
  const rows = scores.length, codes = scores[0]?.length ?? 0;
  const worth = (row: number, code: number) => { const value = scores[row]![code]!; return value >= 0.5 ? value * value : 0; };
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(codes + 1));
  for (let row = rows - 1; row >= 0; row -= 1) for (let code = codes - 1; code >= 0; code -= 1) best[row]![code] = Math.max(best[row + 1]![code]!, best[row]![code + 1]!, worth(row, code) > 0 ? worth(row, code) + best[row + 1]![code + 1]! : 0);
  const pairs: [number, number][] = [];
  for (let row = 0, code = 0; row < rows && code < codes;) {
    if (worth(row, code) > 0 && best[row]![code] === worth(row, code) + best[row + 1]![code + 1]!) { pairs.push([row, code]); row += 1; code += 1; } else if (best[row]![code] === best[row + 1]![code]!) row += 1;
    else code += 1;
  }
  return pairs;
}
