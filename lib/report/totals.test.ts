import { describe, expect, it } from 'vitest';
import { balancedFrom } from './arbitrary';
import { emptyDocument, valueAt, withValue, withValues, type ReportDocument } from './document';
import type { Pointer } from './form/types';
import { sumAt, withDerivedTotals } from './totals';

const { document } = balancedFrom([3, 0, 7, 1, 12, 5, 2]);
const at = (doc: ReportDocument, ...pointers: Pointer[]) => pointers.map((pointer) => valueAt(doc, pointer));
const PART = '/applications/3.1/naturalPerson', ROW = '/applications/3.1/total', COLUMN = '/applications/3.7/naturalPerson', WHOLE = '/applications/3.7/total';

describe('computed totals', () => {
  it('follow a changed part, and the total of totals with them, whatever stood there before', () => {
    const [part, row, column, whole] = at(document, PART, ROW, COLUMN, WHOLE) as [number, number, number, number];
    expect(at(withDerivedTotals(withValue(document, PART, part + 40)), ROW, COLUMN, WHOLE)).toEqual([row + 40, column + 40, whole + 40]);
  });

  it('are taken away while a part is blank or no figure, and the totals of them too; totals of other parts stay', () => {
    for (const value of [undefined, '12件']) expect(at(withDerivedTotals(withValue(document, PART, value)), ROW, COLUMN, WHOLE, '/applications/1/total')).toEqual([undefined, undefined, undefined, valueAt(document, '/applications/1/total')]);
  });

  it('are put where none stood and where no figure stood', () => {
    for (const value of [undefined, '合计']) expect(withDerivedTotals(withValues(document, [ROW, COLUMN, WHOLE].map((pointer) => [pointer, value] as const)))).toEqual(document);
  });

  it('keep their remark', () => {
    const [row] = at(document, ROW) as [number];
    expect(at(withDerivedTotals(withValues(document, [[ROW, { value: 0, remark: '含自然失效29件' }]])), ROW)).toEqual([{ value: row, remark: '含自然失效29件' }]);
    expect(at(withDerivedTotals(withValues(document, [[ROW, { value: row, remark: '含自然失效29件' }]])), ROW)).toEqual([{ value: row, remark: '含自然失效29件' }]);
  });

  it('that are right already, and those that wait, leave the very document', () => {
    const empty = emptyDocument({ name: '某县人民政府' }, 2024);
    expect(withDerivedTotals(document)).toBe(document);
    expect(withDerivedTotals(empty)).toBe(empty);
  });
});

describe('a sum', () => {
  it('is that of the figures, or of sums known to stand in their place; null while one of them is none', () => {
    const [a, b] = at(document, PART, COLUMN) as [number, number];
    expect([sumAt(document, [PART, COLUMN]), sumAt(document, []), sumAt(withValue(document, PART, ''), [PART])]).toEqual([a + b, 0, null]);
    expect([sumAt(document, [PART, COLUMN], new Map([[COLUMN, 1000]])), sumAt(document, [COLUMN], new Map([[COLUMN, null]])), sumAt(document, [PART], new Map([[COLUMN, null]]))]).toEqual([a + 1000, null, a]);
  });
});
