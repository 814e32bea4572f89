/**
 * One reader for the three tables, whatever file they came in. Tables are found by their labels, rows aligned with the
 * official rows in order (so that a slip in a label, a missing or an extra row does no harm), columns by their heads.
 */
import type { ReportDocument } from '../report/document';
import { formOf } from '../report/form';
import type { FormVersion } from '../report/form/types';
import { likeness, plainLabel } from './labels';
import type { Matrix } from './matrix';
import type { Reading } from './reading';
import { readFour, upright } from './table-four-reader';
import { partOfThree, readThree, type PartOfThree } from './table-three-reader';
import { readTwo } from './table-two-reader';

type TableKind = 'disclosure' | 'applications' | 'disputes';
const textsOf = (matrix: Matrix) => [...new Set(matrix.flat().map((cell) => plainLabel(cell.text)))].filter((text) => text.length <= 60);

/** Which of the three tables a matrix is, by the labels only that table has. A single one will do for what goes on from `before` on the next page. */
export function kindOf(matrix: Matrix, before: TableKind | null = null): TableKind | null {
  const texts = textsOf(matrix);
  const has = (...labels: string[]) => labels.filter((label) => texts.some((text) => likeness(text, plainLabel(label)) >= 0.75)).length;
  const scores: [TableKind, number][] = [
    ['applications', has('自然人', '商业企业', '科研机构', '本年新收政府信息公开申请数量', '结转下年度继续办理', '属于国家秘密', '属于行政执法案卷', '本机关不掌握相关政府信息', '补正后申请内容仍不明确', '重复申请', '信访举报投诉类申请', '要求提供公开出版物', '予以公开')],
    ['disputes', has('未经复议直接起诉', '复议后起诉') * 2 + has('结果维持', '结果纠正', '尚未审结')],
    ['disclosure', has('行政许可', '行政处罚', '行政强制', '行政事业性收费', '规章', '行政规范性文件', '政府集中采购') + has('现行有效件数', '本年制发件数', '本年新制作数量', '本年处理决定数量', '本年收费金额（单位：万元）', '上一年项目数量', '采购项目数量')],
  ];
  const [best] = scores.sort((a, b) => b[1] - a[1]);
  return best && (best[1] >= 2 || (best[1] === 1 && best[0] === before)) ? best[0] : null;
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
  const disclosure: Matrix = [];
  const disputes: Matrix[] = [];
  const parts: PartOfThree[] = [];
  let before: TableKind | null = null;
  for (const matrix of matrices) {
    const kind: TableKind | null = kindOf(matrix, before);
    before = kind ?? before;
    if (kind) notesIn(reading, matrix, kind);
    if (kind === 'disclosure') disclosure.push(...matrix);
    else if (kind === 'disputes') disputes.push(upright(matrix));
    else {
      const part = kind === 'applications' || parts.length > 0 ? partOfThree(matrix, parts.at(-1) ?? null, kind === 'applications') : null;
      if (part) parts.push(part);
      else if (kind === 'applications') reading.unread.push({ what: '表三', why: '没有找到申请人情况的列标题', where: '第三部分' });
      else if (matrix.flat().some((cell) => /[\d\u4e00-\u9fff]/.test(cell.text))) reading.unread.push({ what: `一张${matrix.length}行的表`, why: '标题与年度报告的表格都对不上', where: matrix[0]?.map((cell) => cell.text).filter(Boolean).slice(0, 4).join('｜') ?? '' });
    }
  }
  if (disclosure.length) readTwo(reading, evenly(disclosure), form.sections.find((section) => section.table?.id === 'disclosure')!.table!, blankIsPrinted);
  if (parts.length) readThree(reading, parts, blankIsPrinted);
  if (disputes.length) readFour(reading, disputes, blankIsPrinted);
  return reading;
}

const PLACES: Record<TableKind, string> = { disclosure: '第二部分', applications: '第三部分', disputes: '第四部分' };

/** A row that is one sentence (a note below the figures of a sheet) has no place in the document, and is told. */
function notesIn(reading: Reading, matrix: Matrix, kind: TableKind): void {
  for (const row of matrix) {
    const texts = row.flatMap((cell) => (cell.first && cell.text.trim() !== '' ? [cell.text.trim()] : []));
    if (texts.length === 1 && /^(?:注|备注|说明)\s*\d?\s*[：:、.]|[。！？]$|[。！？]（[^（）]+）$/.test(texts[0]!)) reading.unread.push({ what: texts[0]!, why: '表内的注，没有放进正文', where: PLACES[kind] });
  }
}

/** Parts of a table split over pages may have different widths. */
function evenly(matrix: Matrix): Matrix {
  const width = Math.max(...matrix.map((row) => row.length));
  return matrix.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? { text: '', first: true, padded: true }));
}
