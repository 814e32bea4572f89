/** Cells of a source without cells: only what ties out in every direction is taken as well placed. */
import { numberAt } from '../report/document';
import { cellsOf } from '../report/form';
import { relationsOf } from '../report/relations';
import type { Reading } from './reading';

/** Marks each figure that stands in no relation, or in one that fails or cannot be decided. */
export function doubtGuessed(reading: Reading): void {
  const { document } = reading;
  const bad = new Map<string, string>(), sure = new Set<string>();
  for (const relation of relationsOf(document.format)) {
    const terms = [...relation.left, ...relation.right];
    if (terms.some((term) => term.previous)) continue;
    const side = (part: typeof terms) => part.reduce((sum, { pointer }) => sum + (numberAt(document, pointer) ?? Number.NaN), 0);
    const [left, right] = [side(relation.left), side(relation.right)];
    for (const { pointer } of terms) {
      if (left === right) sure.add(pointer);
      else bad.set(pointer, `来源没有表格线，位置是推断的，且${relation.leftWords}与${relation.rightWords}不相等，请对照原件`);
    }
  }
  const doubted = new Set(reading.doubts.map((doubt) => doubt.pointer));
  for (const cell of cellsOf(document.format)) {
    const reason = bad.get(cell.pointer) ?? (sure.has(cell.pointer) ? undefined : '来源没有表格线，位置是推断的，请对照原件');
    if (!reason || doubted.has(cell.pointer) || reading.read[cell.pointer] === undefined) continue;
    reading.doubts.push({ pointer: cell.pointer, reason, read: reading.read[cell.pointer]!, table: cell.name.split('·')[0]!, row: cell.rowLabel, column: cell.columnLabel });
  }
}
