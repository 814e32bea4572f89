/** Reads single figures and named sums of a report for texts: what a cell, a group or a pair of rows amounts to. */
import { APPLICANT_KEYS, figureAt, type ReportDocument } from '../document';
import { cellAt, cellsOf } from '../form/index';
import type { Pointer } from '../form/types';

/**
 * The count at a cell (件) or the money (分), or null where it is blank or no figure.
 * A total that is not filled is computed from its parts when all of them are.
 */
export function amountAt(doc: ReportDocument, pointer: Pointer): number | null {
  const cell = cellAt(doc.format, pointer);
  const figure = figureAt(doc, pointer, cell?.kind ?? 'count');
  if (figure.state === 'number') return figure.value;
  return figure.state === 'blank' && cell?.sumOf ? amountOf(doc, cell.sumOf) : null;
}

/** Sum over cells, or null when any of them is not filled. */
export function amountOf(doc: ReportDocument, pointers: readonly Pointer[]): number | null {
  let sum = 0;
  for (const pointer of pointers) {
    const value = amountAt(doc, pointer);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

export interface NamedSum { code: string; label: string; pointers(doc: ReportDocument): Pointer[] }

const rowTotal = (code: string) => `/applications/${code}/total`;

const groups = new Map<string, Pointer[]>();

/** Total-column pointers of every row of a group of table three: `3.3` → 3.3.1 … 3.3.8 of the form the document has. */
export function groupPointers(doc: ReportDocument, group: string): Pointer[] {
  const key = `${doc.format} ${group}`;
  let list = groups.get(key);
  if (!list) {
    list = cellsOf(doc.format).map((cell) => cell.pointer)
      .filter((pointer) => pointer === rowTotal(group) || (pointer.startsWith(`/applications/${group}.`) && pointer.endsWith('/total')));
    groups.set(key, list);
  }
  return list;
}

const ORGANISATIONS = APPLICANT_KEYS.slice(1);
const fixed = (...pointers: Pointer[]) => () => pointers;

/** Sums a text names although no cell prints them (domain 1.9(6)(7)). The code is what the token says. */
export const NAMED_SUMS: NamedSum[] = [
  { code: '收办', label: '收办申请（本年新收＋上年结转）', pointers: fixed(rowTotal('1'), rowTotal('2')) },
  { code: '公开合计', label: '予以公开和部分公开', pointers: fixed(rowTotal('3.1'), rowTotal('3.2')) },
  { code: '不予公开', label: '不予公开', pointers: (doc) => groupPointers(doc, '3.3') },
  { code: '无法提供', label: '无法提供', pointers: (doc) => groupPointers(doc, '3.4') },
  { code: '不予处理', label: '不予处理', pointers: (doc) => groupPointers(doc, '3.5') },
  { code: '其他处理', label: '其他处理', pointers: (doc) => groupPointers(doc, '3.6') },
  { code: '自然人收办', label: '自然人申请（新收＋结转）', pointers: fixed('/applications/1/naturalPerson', '/applications/2/naturalPerson') },
  { code: '组织新收', label: '法人或其他组织新收申请', pointers: fixed(...ORGANISATIONS.map((key) => `/applications/1/${key}`)) },
  { code: '组织收办', label: '法人或其他组织申请（新收＋结转）', pointers: fixed(...['1', '2'].flatMap((row) => ORGANISATIONS.map((key) => `/applications/${row}/${key}`))) },
  { code: '诉讼合计', label: '行政诉讼（两类合计）', pointers: fixed('/disputes/litigationDirect/total', '/disputes/litigationAfterReconsideration/total') },
  { code: '复议诉讼合计', label: '行政复议和行政诉讼合计', pointers: fixed('/disputes/reconsideration/total', '/disputes/litigationDirect/total', '/disputes/litigationAfterReconsideration/total') },
];
