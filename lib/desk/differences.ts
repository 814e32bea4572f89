/** Every place at which two documents of a report differ. */
import { valueAt, type ReportDocument } from '../report/document';
import { cellsOf, formOf } from '../report/form';
import type { FormVersion, Pointer } from '../report/form/types';
import { nameOfPlace } from './fields';

/** `by` and `at`: who left the later value, where that is known. */
export interface ChangeView { pointer: Pointer; name: string; before: string; after: string; by?: string; at?: string }

const printed = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'object' ? `${String((value as { value?: unknown }).value)}${(value as { remark?: string }).remark ? `（${(value as { remark?: string }).remark}）` : ''}` : String(value));

/** In the order of the form: texts, cells, then the fees. */
export function differences(format: FormVersion, before: ReportDocument, after: ReportDocument): ChangeView[] {
  const places = ['/preface', ...formOf(format).sections.flatMap((section) => section.texts.map((text) => text.pointer)), ...cellsOf(format).map((cell) => cell.pointer), '/informationFees/notices', '/informationFees/chargedYuan', '/informationFees/collectedYuan'];
  return places.flatMap((pointer) => {
    const was = printed(valueAt(before, pointer)), is = printed(valueAt(after, pointer));
    return was === is ? [] : [{ pointer, name: nameOfPlace(format, pointer), before: was, after: is }];
  });
}
