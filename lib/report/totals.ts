/** Computed totals: derived, not typed. A total exists only when all its parts are figures; blank stays blank. */
import { figureAt, numberAt, valueAt, withValues, type ReportDocument } from './document';
import { figureCells } from './form/cells';
import type { Pointer } from './form/types';

/**
 * The document with every computed cell (总计 columns, （七）总计, table four totals) set to its sum, in 件, or removed
 * while a part is no figure. A remark on a total stays.
 */
export function withDerivedTotals(doc: ReportDocument): ReportDocument {
  const sums = new Map<Pointer, number | null>(), changes: [Pointer, unknown][] = [];
  // In printed order the cells of （七） come before their 总计, which sums them.
  for (const cell of figureCells(doc.format)) {
    if (!cell.sumOf) continue;
    const sum = sumAt(doc, cell.sumOf, sums);
    sums.set(cell.pointer, sum);
    const figure = figureAt(doc, cell.pointer);
    const remark = figure.state === 'number' ? figure.remark : undefined;
    if (sum === null ? valueAt(doc, cell.pointer) === undefined : figure.state === 'number' && figure.value === sum) continue;
    changes.push([cell.pointer, sum === null ? undefined : remark ? { value: sum, remark } : sum]);
  }
  return changes.length === 0 ? doc : withValues(doc, changes);
}

/** Sum of the figures at the pointers (件), or null while one of them is not a figure. `known`: sums that stand in place of what the document says. */
export function sumAt(doc: ReportDocument, pointers: Pointer[], known?: ReadonlyMap<Pointer, number | null>): number | null {
  let sum = 0;
  for (const pointer of pointers) {
    const computed = known?.get(pointer);
    if (computed !== undefined) {
      if (computed === null) return null;
      sum += computed;
      continue;
    }
    const value = numberAt(doc, pointer);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}
