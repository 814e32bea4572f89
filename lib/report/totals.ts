/** Computed totals: derived, not typed. A total exists only when all its parts are figures; blank stays blank. */
import { figureAt, withValue, type ReportDocument } from './document';
import { cellsOf } from './form';

/** The document with every computed cell (总计 columns, （七）总计, table four totals) set to its sum, in 件, or removed when a part is missing. */
export function withDerivedTotals(doc: ReportDocument): ReportDocument {
  let result = doc;
  // Twice, because 总计 of （七） sums cells that are computed themselves.
  for (let pass = 0; pass < 2; pass += 1) {
    for (const cell of cellsOf(doc.format)) {
      if (!cell.sumOf) continue;
      const sum = sumAt(result, cell.sumOf);
      if (pass === 0 || figureAt(result, cell.pointer).state === 'blank') result = withValue(result, cell.pointer, sum ?? undefined);
    }
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
