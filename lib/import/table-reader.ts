/**
 * One reader for the three tables, whatever file they came in. Tables are found by their labels, rows aligned with the
 * official rows in order (so that a slip in a label, a missing or an extra row does no harm), columns by their heads.
 */
import { valueAt, withValue, type ReportDocument } from '../report/document';
import { cellAt, formOf } from '../report/form';
import { BLOCK_NAMES, DISPUTE_RESULTS, disputePointer } from '../report/form/table-four';
import { applicationPointer, COLUMN_KEYS, COLUMN_LABELS, type ColumnKey } from '../report/form/table-three';
import type { FormVersion, PrintedCell, TableDef } from '../report/form/types';
import { DISPUTE_BLOCKS } from '../report/document';
import { readPrinted } from './figures';
import { likeness, plainLabel } from './labels';
import type { Matrix } from './matrix';
import type { Doubt, Unread } from './types';

export interface Reading {
  document: ReportDocument;
  doubts: Doubt[];
  unread: Unread[];
  read: Record<string, string>;
  labelDifferences: { official: string; printed: string }[];
}

type TableKind = 'disclosure' | 'applications' | 'disputes';
const textsOf = (matrix: Matrix) => matrix.flat().map((cell) => plainLabel(cell.text));

/** Which of the three tables a matrix is, by the labels only that table has; a continuation may have few. */
export function kindOf(matrix: Matrix): TableKind | null {
  const texts = textsOf(matrix);
  const has = (...labels: string[]) => labels.filter((label) => texts.some((text) => likeness(text, plainLabel(label)) >= 0.75)).length;
  const scores: [TableKind, number][] = [
    ['applications', has('自然人', '商业企业', '科研机构', '本年新收政府信息公开申请数量', '结转下年度继续办理', '属于国家秘密', '本机关不掌握相关政府信息', '重复申请', '信访举报投诉类申请', '予以公开')],
    ['disputes', has('未经复议直接起诉', '复议后起诉') * 2 + has('结果维持', '结果纠正', '尚未审结')],
    ['disclosure', has('行政许可', '行政处罚', '行政强制', '行政事业性收费', '规章') + has('现行有效件数', '本年制发件数', '本年新制作数量')],
  ];
  const [best] = scores.sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 ? best[0] : null;
}

/** The form the printed tables have: an undivided 其他处理 or the columns of the old table two. */
export function formSeenIn(matrices: Matrix[]): FormVersion | null {
  const texts = matrices.flatMap(textsOf);
  if (texts.length === 0) return null;
  const like = (label: string) => texts.some((text) => likeness(text, plainLabel(label)) >= 0.8);
  if (like('本年新制作数量') || like('上一年项目数量') || like('政府集中采购')) return '2019';
  if (like('本年制发件数') || like('申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请')) return '2021';
  return null;
}

export function readTables(empty: ReportDocument, matrices: Matrix[], blankIsPrinted: boolean): Reading {
  const reading: Reading = { document: empty, doubts: [], unread: [], read: {}, labelDifferences: [] };
  const form = formOf(empty.format);
  const applications: Matrix = [];
  const disclosure: Matrix = [];
  let columns: Map<number, ColumnKey> | null = null;
  for (const matrix of matrices) {
    const kind = kindOf(matrix);
    if (kind === 'disclosure') disclosure.push(...matrix);
    else if (kind === 'disputes') readFour(reading, matrix, blankIsPrinted);
    else if (kind === 'applications' || (columns && looksLikeContinuation(matrix, columns))) {
      const found = columnsOfThree(matrix);
      columns = found ?? columns;
      if (columns) applications.push(...rowsBelowHead(matrix, columns, found !== null));
      else reading.unread.push({ what: '表三', why: '没有找到申请人情况的列标题', where: '第三部分' });
    } else if (matrix.flat().some((cell) => /\d/.test(cell.text))) reading.unread.push({ what: `一张${matrix.length}行的表`, why: '标题与年度报告的表格都对不上', where: matrix[0]?.map((cell) => cell.text).filter(Boolean).slice(0, 4).join('｜') ?? '' });
  }
  if (disclosure.length) readTwo(reading, evenly(disclosure), form.sections.find((section) => section.table?.id === 'disclosure')!.table!, blankIsPrinted);
  if (applications.length && columns) readThree(reading, applications, columns, blankIsPrinted);
  return reading;
}

/** Parts of a table split over pages may have different widths. */
function evenly(matrix: Matrix): Matrix {
  const width = Math.max(...matrix.map((row) => row.length));
  return matrix.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? { text: '', first: true }));
}

function put(reading: Reading, pointer: string, text: string, blankIsPrinted: boolean, place: { table: string; row: string; column: string }, more?: string): void {
  const kind = cellAt(reading.document.format, pointer)?.kind ?? 'count';
  const figure = readPrinted(text, kind, blankIsPrinted);
  reading.read[pointer] = text.trim();
  if (figure.value !== undefined) reading.document = withValue(reading.document, pointer, figure.value);
  const doubt = figure.doubt ?? more;
  if (doubt) reading.doubts.push({ pointer, reason: doubt, read: text.trim(), ...place });
}

// ——— table three ———

/** Columns by their heads: the lowest head row that names at least four of the seven. */
function columnsOfThree(matrix: Matrix): Map<number, ColumnKey> | null {
  const found = new Map<number, ColumnKey>();
  const heads = matrix.slice(0, 6);
  for (const row of heads) {
    row.forEach((cell, column) => {
      const text = plainLabel(cell.text);
      if (text === '') return;
      for (const key of COLUMN_KEYS) if (likeness(text, plainLabel(COLUMN_LABELS[key])) >= (key === 'otherOrganisation' || key === 'total' || key === 'naturalPerson' ? 0.99 : 0.7)) found.set(column, key);
    });
  }
  const first = [...found].filter(([, key]) => key === 'naturalPerson').map(([column]) => column);
  if (first.length === 0 || new Set(found.values()).size < 4) return null;
  // 其他 and 总计 also occur as row labels; only columns from 自然人 on count, each head once, from the left.
  const start = Math.min(...first);
  const ordered = new Map<number, ColumnKey>();
  const seen = new Set<ColumnKey>();
  for (const [column, key] of [...found].sort((a, b) => a[0] - b[0])) {
    if (column < start || seen.has(key)) continue;
    ordered.set(column, key);
    seen.add(key);
  }
  return ordered;
}

const looksLikeContinuation = (matrix: Matrix, columns: Map<number, ColumnKey>): boolean => {
  const last = Math.max(...columns.keys());
  return matrix.some((row) => row.length > last && [...columns.keys()].filter((column) => /^\d+$/.test(row[column]!.text.normalize('NFKC').trim())).length >= columns.size - 1);
};

function rowsBelowHead(matrix: Matrix, columns: Map<number, ColumnKey>, hasHead: boolean): Matrix {
  if (!hasHead) return matrix;
  const isHead = (row: Matrix[number]) => [...columns].filter(([column, key]) => likeness(plainLabel(row[column]?.text ?? ''), plainLabel(COLUMN_LABELS[key])) >= 0.7 || /法人或其他组织|申请人情况/.test(plainLabel(row[column]?.text ?? ''))).length >= 3;
  const lastHead = matrix.slice(0, 6).findLastIndex(isHead);
  return matrix.slice(lastHead + 1);
}

function readThree(reading: Reading, rows: Matrix, columns: Map<number, ColumnKey>, blankIsPrinted: boolean): void {
  const official = rowsOfThree(reading.document.format);
  const firstColumn = Math.min(...columns.keys());
  const labels = rows.map((row) => [...new Set(row.slice(0, firstColumn).map((cell) => cell.text.trim()).filter(Boolean))]);
  const score = (row: number, code: number) => Math.max(0, ...labels[row]!.map((label) => likeness(plainLabel(label), plainLabel(official[code]!.label))), likeness(plainLabel(labels[row]!.slice(-2).join('')), plainLabel(official[code]!.label)));
  const pairs = align(rows.length, official.length, score);
  const used = new Set(pairs.map(([row]) => row));
  for (const [row, code] of pairs) {
    const { code: rowCode, label } = official[code]!;
    const printed = closest(labels[row]!, label);
    if (printed !== undefined && plainLabel(printed) !== plainLabel(label)) reading.labelDifferences.push({ official: label, printed });
    const weak = score(row, code) < 0.8 ? `行标题“${printed ?? ''}”与“${label}”相差较大` : undefined;
    for (const [column, key] of columns) put(reading, applicationPointer(rowCode, key), rows[row]![column]?.text ?? '', blankIsPrinted, { table: '表三', row: label, column: COLUMN_LABELS[key] }, weak);
    for (const key of COLUMN_KEYS) if (![...columns.values()].includes(key)) reading.doubts.push({ pointer: applicationPointer(rowCode, key), reason: '来源表格没有这一列', read: '', table: '表三', row: label, column: COLUMN_LABELS[key] });
  }
  const missing = official.filter((_, code) => !pairs.some(([, paired]) => paired === code));
  for (const row of missing) reading.unread.push({ what: `表三“${row.label}”一行`, why: '来源表格中没有找到这一行', where: '第三部分' });
  rows.forEach((row, index) => {
    if (!used.has(index) && row.some((cell) => /\d/.test(cell.text))) reading.unread.push({ what: `表三第${index + 1}行“${labels[index]!.join('')}”`, why: '行标题与格式都对不上', where: row.map((cell) => cell.text).filter(Boolean).join('｜').slice(0, 80) });
  });
}

const closest = (labels: string[], official: string): string | undefined => [...labels].sort((a, b) => likeness(plainLabel(b), plainLabel(official)) - likeness(plainLabel(a), plainLabel(official)))[0];

function rowsOfThree(format: FormVersion): { code: string; label: string }[] {
  const table = formOf(format).sections.find((section) => section.table?.id === 'applications')!.table!;
  return table.body.map((row) => ({ code: row.code, label: (row.cells.findLast((cell) => cell.kind === 'label') as Extract<PrintedCell, { kind: 'label' }>).text }));
}

/** Best pairing of read rows with official rows, both in order; pairs below 0.5 are not made. */
function align(rows: number, codes: number, score: (row: number, code: number) => number): [row: number, code: number][] {
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(codes + 1));
  const worth = Array.from({ length: rows }, (_, row) => Array.from({ length: codes }, (_unused, code) => { const value = score(row, code); return value >= 0.5 ? value * value : -1; }));
  for (let row = rows - 1; row >= 0; row -= 1) for (let code = codes - 1; code >= 0; code -= 1) best[row]![code] = Math.max(best[row + 1]![code]!, best[row]![code + 1]!, worth[row]![code]! > 0 ? worth[row]![code]! + best[row + 1]![code + 1]! : 0);
  const pairs: [number, number][] = [];
  for (let row = 0, code = 0; row < rows && code < codes;) {
    if (worth[row]![code]! > 0 && best[row]![code] === worth[row]![code]! + best[row + 1]![code + 1]!) { pairs.push([row, code]); row += 1; code += 1; } else if (best[row]![code] === best[row + 1]![code]!) row += 1;
    else code += 1;
  }
  return pairs;
}

// ——— table two ———

interface Wanted { pointer: string; row: string; column: string }

function wantedOf(table: TableDef): Wanted[] {
  const text = new Map<string, string>();
  for (const row of [...table.head, ...table.body]) for (const cell of row.cells) if (cell.kind === 'label') text.set(cell.id, cell.text);
  return table.body.flatMap((row) => {
    const label = row.cells.find((cell) => cell.kind === 'label' && cell.scope === 'row');
    return row.cells.flatMap((cell): Wanted[] => cell.kind === 'figure' && label?.kind === 'label' ? [{ pointer: cell.pointer, row: label.text, column: text.get(cell.headers.at(-1)!) ?? '' }] : []);
  });
}

function readTwo(reading: Reading, matrix: Matrix, table: TableDef, blankIsPrinted: boolean): void {
  const wanted = wantedOf(table);
  const rowLabels = [...new Set(wanted.map((item) => item.row))];
  const foundRows = new Map<string, number>();
  matrix.forEach((row, index) => {
    const label = plainLabel(row.find((cell) => cell.text.trim() !== '')?.text ?? '');
    for (const official of rowLabels) if (!foundRows.has(official) && label !== '' && likeness(label, plainLabel(official)) >= (official.length <= 2 ? 0.99 : 0.7)) {
      const rival = rowLabels.find((other) => other !== official && likeness(label, plainLabel(other)) > likeness(label, plainLabel(official)));
      if (!rival) { foundRows.set(official, index); if (label !== plainLabel(official)) reading.labelDifferences.push({ official, printed: row.find((cell) => cell.text.trim() !== '')!.text.trim() }); }
    }
  });
  for (const item of wanted) {
    const index = foundRows.get(item.row);
    const place = { table: '表二', row: item.row, column: item.column };
    if (index === undefined) {
      reading.doubts.push({ pointer: item.pointer, reason: '来源表格没有这一行', read: '', ...place });
      continue;
    }
    const columns = wanted.filter((other) => other.row === item.row);
    let column = headColumn(matrix, index, item.column);
    let guessed: string | undefined;
    if (column !== null && matrix[index]![column]!.text.trim() === '' && filled(matrix[index]!).length === columns.length) column = filled(matrix[index]!)[columns.indexOf(item)]!;
    if (column === null) {
      // Heads lost: the figures of the row in order, which a person must confirm.
      column = filled(matrix[index]!)[columns.indexOf(item)] ?? null;
      guessed = '没有找到列标题，按顺序读取';
    }
    if (column === null) reading.doubts.push({ pointer: item.pointer, reason: '没有找到这一格', read: '', ...place });
    else put(reading, item.pointer, matrix[index]![column]!.text, blankIsPrinted, place, guessed);
  }
}

/** Columns of a row, behind its label, where something stands. */
const filled = (row: Matrix[number]): number[] => row.flatMap((cell, column) => (column > 0 && cell.first && cell.text.trim() !== '' ? [column] : []));

/** The column whose nearest head above the row fits, looking up to the nearest row of heads. */
function headColumn(matrix: Matrix, row: number, head: string): number | null {
  for (let above = row - 1; above >= 0; above -= 1) {
    const at = matrix[above]!.findIndex((cell, column) => column > 0 && likeness(plainLabel(cell.text.replace(/[（(]单位.*$/, '')), plainLabel(head.replace(/[（(]单位.*$/, ''))) >= 0.7);
    if (at > 0) return at;
    if (matrix[above]!.some((cell) => plainLabel(cell.text) === '信息内容')) return null;
  }
  return null;
}

// ——— table four ———

function readFour(reading: Reading, matrix: Matrix, blankIsPrinted: boolean): void {
  const results = Object.entries(DISPUTE_RESULTS) as [keyof typeof DISPUTE_RESULTS, string][];
  const isResult = (text: string) => results.find(([, label]) => likeness(plainLabel(text), plainLabel(label)) >= 0.7)?.[0];
  const headRow = matrix.findLastIndex((row) => row.filter((cell) => isResult(cell.text)).length >= 8);
  const dataRow = matrix.findIndex((row, index) => index > headRow && row.some((cell) => cell.text.trim() !== ''));
  if (headRow < 0 || dataRow < 0) {
    reading.unread.push({ what: '表四', why: headRow < 0 ? '没有找到结果维持、结果纠正等列标题' : '标题下面没有数字行', where: '第四部分' });
    return;
  }
  const columns: { column: number; result: keyof typeof DISPUTE_RESULTS }[] = [];
  matrix[headRow]!.forEach((cell, column) => {
    const result = isResult(cell.text);
    if (result) columns.push({ column, result });
  });
  // All fifteen in order need no head above them, and a head may have slipped in conversion.
  const whole = columns.length === 15 && columns.every(({ result }, index) => result === results[index % 5]![0]);
  // A block ends when one of its results comes again.
  let block = 0;
  const seen = new Set<string>();
  for (const { column, result } of columns) {
    if (seen.has(result)) { block += 1; seen.clear(); }
    seen.add(result);
    const name = DISPUTE_BLOCKS[block];
    if (!name) break;
    const above = matrix.slice(0, headRow).map((row) => plainLabel(row[column]?.text ?? '')).join('');
    const named = /未经复议/.test(above) ? 'litigationDirect' : /复议后起诉/.test(above) ? 'litigationAfterReconsideration' : /行政复议/.test(above) ? 'reconsideration' : undefined;
    const target = whole ? name : named ?? name;
    const pointer = disputePointer(target, result);
    if (valueAt(reading.document, pointer) !== undefined) continue;
    put(reading, pointer, matrix[dataRow]![column]?.text ?? '', blankIsPrinted, { table: '表四', row: BLOCK_NAMES[target], column: DISPUTE_RESULTS[result] });
  }
  for (const name of DISPUTE_BLOCKS) for (const [result, label] of results) {
    const pointer = disputePointer(name, result);
    if (reading.read[pointer] === undefined) reading.doubts.push({ pointer, reason: '来源表格没有这一格', read: '', table: '表四', row: BLOCK_NAMES[name], column: label });
  }
}
