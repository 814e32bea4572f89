/** Table four: fifteen figures in three blocks, in one table or several, lying or standing up. */
import { DISPUTE_BLOCKS } from '../report/document';
import { BLOCK_NAMES, DISPUTE_RESULTS, disputePointer, type DisputeResult } from '../report/form/table-four';
import { likeness, plainLabel } from './labels';
import type { Matrix } from './matrix';
import { absent, put, type Reading } from './reading';

type BlockKey = (typeof DISPUTE_BLOCKS)[number];
const RESULTS = Object.entries(DISPUTE_RESULTS) as [DisputeResult, string][];
/** 总计 is too short for slips; 合计 means the same. */
const resultOf = (text: string): DisputeResult | undefined => {
  const label = plainLabel(text);
  if (/^(总计|合计|总记)$/.test(label)) return 'total';
  return RESULTS.find(([key, official]) => key !== 'total' && likeness(label, official) >= 0.7)?.[0];
};
const resultsIn = (cells: { text: string }[]) => cells.filter((cell) => resultOf(cell.text)).length;

/** A table whose results stand below each other, laid down. */
export function upright(matrix: Matrix): Matrix {
  const width = matrix[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => matrix.map((row) => row[column]!));
  return Math.max(0, ...columns.map(resultsIn)) > Math.max(0, ...matrix.map(resultsIn)) ? columns : matrix;
}

export function readFour(reading: Reading, matrices: Matrix[], blankIsPrinted: boolean): void {
  let open: BlockKey[] = [...DISPUTE_BLOCKS];
  for (const matrix of matrices) {
    const heads = matrix.flatMap((row, index) => (resultsIn(row) >= 4 ? [index] : []));
    if (heads.length === 0) {
      reading.unread.push({ what: '表四', why: '没有找到结果维持、结果纠正等列标题', where: '第四部分' });
      continue;
    }
    // Heads that are repeated over several rows are one head; its figures stand below the last of them.
    heads.forEach((head, order) => {
      if (heads[order + 1] === head + 1) return;
      const until = heads[order + 1] ?? matrix.length;
      const below = matrix.slice(head + 1, until);
      const figures = (row: Matrix[number]) => row.flatMap((cell, column) => (resultOf(matrix[head]![column]!.text) && cell.first && cell.text.trim() !== '' ? [cell.text.trim()] : []));
      // 1, 2, 3 … below the heads are the numbers of the columns.
      const numbers = below.find((row) => figures(row).length >= 5 && figures(row).every((text, index, all) => Number(text) === Number(all[0]) + index));
      const filled = below.filter((row) => figures(row).length > 0);
      const data = filled.find((row) => row !== numbers) ?? filled[0] ?? below[0];
      if (!data) {
        reading.unread.push({ what: '表四', why: '标题下面没有数字行', where: '第四部分' });
        return;
      }
      const above = matrix.slice(order === 0 ? 0 : (heads[order - 1] ?? 0) + 2, head);
      open = readRow(reading, above, matrix[head]!, data, open, blankIsPrinted);
      for (const row of below) if (row !== data && row !== numbers && figures(row).some((text) => /^\d/.test(text.normalize('NFKC')))) reading.unread.push({ what: row.map((cell) => cell.text).filter(Boolean).join('｜').slice(0, 80), why: '表四多出一行数字', where: '第四部分' });
    });
  }
  for (const block of DISPUTE_BLOCKS) for (const [result, label] of RESULTS) {
    const pointer = disputePointer(block, result);
    if (reading.read[pointer] === undefined) absent(reading, pointer, '来源表格没有这一格', { table: '表四', row: BLOCK_NAMES[block], column: label });
  }
}

/** Reads one row of figures below its heads; gives the blocks still to come. */
function readRow(reading: Reading, above: Matrix, head: Matrix[number], data: Matrix[number], open: BlockKey[], blankIsPrinted: boolean): BlockKey[] {
  const columns = head.flatMap((cell, column) => { const result = resultOf(cell.text); return result && cell.first ? [{ column, result }] : []; });
  // All fifteen in order need no head above them, one may have slipped in conversion; but three names in another order count.
  const whole = columns.length === 15 && columns.every(({ result }, index) => result === RESULTS[index % 5]![0]);
  const groups: (typeof columns)[] = [];
  // A block ends when one of its results comes again.
  for (const item of columns) {
    const last = groups.at(-1);
    if (last && !last.some((other) => other.result === item.result)) last.push(item);
    else groups.push([item]);
  }
  let left = open;
  const names = groups.map((group) => blockNamed(above, group.map(({ column }) => column)));
  const inOrder = whole && new Set(names.filter(Boolean)).size < DISPUTE_BLOCKS.length;
  groups.forEach((group, index) => {
    const named = inOrder ? DISPUTE_BLOCKS[index] : names[index];
    const block = named ?? left[0];
    if (!block || !left.includes(block)) return again(reading, block, group.map(({ column, result }) => [result, data[column]!.text.trim()]));
    left = left.filter((other) => other !== block);
    const doubt = group.some(({ column }) => data[column]!.padded) ? '数字行的格数比表头少，各格可能错位' : named ? undefined : `没有找到“${BLOCK_NAMES[block]}”的标题，按顺序读取`;
    for (const { column, result } of group) put(reading, disputePointer(block, result), data[column]!.text, blankIsPrinted, { table: '表四', row: BLOCK_NAMES[block], column: DISPUTE_RESULTS[result] }, doubt);
  });
  return left;
}

/** A block that was read before: nobody can say which of the two is meant, where they differ. */
function again(reading: Reading, block: BlockKey | undefined, cells: [DisputeResult, string][]): void {
  if (cells.every(([, text]) => text === '')) return;
  const name = block ? BLOCK_NAMES[block] : '表四';
  reading.unread.push({ what: `表四“${name}”`, why: '在来源中不止一处，这一处没有读入', where: cells.map(([, text]) => text).join('｜').slice(0, 80) });
  for (const [result, text] of block ? cells : []) {
    const pointer = disputePointer(block!, result), read = reading.read[pointer];
    if (read === undefined || read === text || reading.doubts.some((doubt) => doubt.pointer === pointer)) continue;
    reading.doubts.push({ pointer, reason: `来源中有几处“${name}”，不能确定是哪一处`, read, table: '表四', row: name, column: DISPUTE_RESULTS[result] });
  }
}

function blockNamed(above: Matrix, columns: number[]): BlockKey | undefined {
  const text = above.flatMap((row) => columns.map((column) => plainLabel(row[column]?.text ?? ''))).join('');
  if (/未经复议/.test(text)) return 'litigationDirect';
  if (/复议后起诉/.test(text)) return 'litigationAfterReconsideration';
  return /行政复议/.test(text) ? 'reconsideration' : undefined;
}
