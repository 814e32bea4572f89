/** Compares what the import read with what stood on the page: right, marked for a person, or wrong and unmarked. */
import type { ImportResult } from '../../lib/import/types';
import { figureAt, valueAt, withValue, type ReportDocument } from '../../lib/report/document';
import { cellAt } from '../../lib/report/form';
import type { Truth } from './printed';

export interface Verdict { right: number; marked: number; /** Right and marked all the same: work for nothing. */ needless: number; wrong: { pointer: string; read: string; truth: string }[] }

export function judge(doc: ReportDocument, truth: Map<string, Truth>, result: ImportResult): Verdict {
  const verdict: Verdict = { right: 0, marked: 0, needless: 0, wrong: [] };
  const doubted = new Set(result.doubts.map((doubt) => doubt.pointer));
  for (const [pointer, expected] of truth) {
    const cell = cellAt(doc.format, pointer);
    if (!cell) throw new Error(`Not a cell of the form: ${pointer}`);
    const label = cell.rowLabel.split('·').at(-1)!;
    const said = doubted.has(pointer) || result.unread.some((item) => item.what.includes(label) || item.what === cell.name.split('·')[0]);
    const read = valueAt(result.document, pointer);
    const right = expected === 'lost' ? false : same(result.document, pointer, expected.value, cell.kind);
    if (right && !doubted.has(pointer)) verdict.right += 1;
    else if (right) { verdict.marked += 1; verdict.needless += 1; } else if (said) verdict.marked += 1;
    else verdict.wrong.push({ pointer, read: JSON.stringify(read) ?? '（无）', truth: expected === 'lost' ? '（丢失）' : JSON.stringify(expected.value) });
  }
  return verdict;
}

function same(document: ReportDocument, pointer: string, value: unknown, kind: 'count' | 'money' | 'note'): boolean {
  const wanted = figureAt(withValue(document, pointer, value), pointer, kind), got = figureAt(document, pointer, kind);
  if (wanted.state === 'number' || got.state === 'number') return JSON.stringify(wanted) === JSON.stringify(got);
  const plain = (item: unknown) => (typeof item === 'string' ? item : item === undefined ? '' : JSON.stringify(item)).normalize('NFKC').trim();
  return plain(value) === plain(valueAt(document, pointer));
}
