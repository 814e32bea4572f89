/** Computed totals: derived, not typed. A total exists only when all its parts are figures; blank stays blank. */
import { figureAt, valueAt, withValue, type ReportDocument } from './document';
import { figureCells } from './form/cells';

/**
 * The document with every computed cell (总计 columns, （七）总计, table four totals) set to its sum, in 件, or removed
 * while a part is no figure. A remark on a total stays.
 */
export function withDerivedTotals(doc: ReportDocument): ReportDocument {
  let result = doc;
  // In printed order the cells of （七） come before their 总计, which sums them.
  for (const cell of figureCells(doc.format)) {
    if (!cell.sumOf) continue;
    const sum = sumAt(result, cell.sumOf);
    const figure = figureAt(result, cell.pointer);
    const remark = figure.state === 'number' ? figure.remark : undefined;
    if (sum === null ? valueAt(result, cell.pointer) === undefined : figure.state === 'number' && figure.value === sum) continue;
    result = withValue(result, cell.pointer, sum === null ? undefined : remark ? { value: sum, remark } : sum);
  }
  return result;
}

/** Sum of the figures at the pointers (件), or null while one of them is not a figure. */
export function sumAt(doc: ReportDocument, pointers: string[]): number | null {
  let sum = 0;
  for (const pointer of pointers) {
    const figure = figureAt(doc, pointer);
    if (figure.state !== 'number') return null;
    sum += figure.value;
  }
  return sum;
}
