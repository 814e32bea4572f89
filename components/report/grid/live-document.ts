/** The report document with one table as it is typed now. */
import type { ReportDocument } from '../../../lib/report/document';
import type { Pointer } from '../../../lib/report/form/types';
import type { GridModel } from './model';
import type { GridStore } from './store';

/** What stands in the cells of the table: figures as figures, anything else as its text, undefined in blank ones. */
export type Figures = [Pointer, unknown][];

export function figuresOf(store: GridStore): Figures {
  const figures: Figures = [];
  for (const [pointer, cell] of Object.entries(store.model.cells)) {
    const read = store.isComputed(pointer) ? null : store.readAt(pointer);
    const value = store.valueAt(pointer), remark = store.remarkAt(pointer);
    const content = read?.state === 'invalid' ? store.typedAt(pointer) : value === null ? undefined : cell.kind === 'money' && read?.state === 'figure' ? String(read.value) : remark ? { value, remark } : value;
    figures.push([pointer, content]);
  }
  return figures;
}

export function withFigures(base: ReportDocument, section: GridModel['section'], figures: Iterable<Figures[number]>): ReportDocument {
  const document: Record<string, unknown> = { ...base, [section]: {} };
  for (const [pointer, content] of figures) {
    if (content === undefined) continue;
    const tokens = pointer.split('/').slice(1);
    let node = document;
    for (const token of tokens.slice(0, -1)) node = (node[token] ??= {}) as Record<string, unknown>;
    node[tokens.at(-1)!] = content;
  }
  return document as unknown as ReportDocument;
}
