/** What a correction changed: cell by cell, and the texts with Chinese word boundaries. */
import { escapeHtml, printedFigure } from '../export/article';
import { valueAt, type ReportDocument } from '../report/document';
import { cellsOf, formOf } from '../report/form';
import { textDiff } from '../report/text/diff';

export interface CellChange { pointer: string; name: string; before: string; after: string }
export interface TextChange { pointer: string; name: string; before: string; after: string }

/** Changed figures and texts between two versions of a report, in printed order. */
export function changesBetween(before: ReportDocument, after: ReportDocument): { cells: CellChange[]; texts: TextChange[] } {
  const cells = cellsOf(after.format).map((cell) => ({ pointer: cell.pointer, name: cell.name, before: printedFigure(before, cell.pointer), after: printedFigure(after, cell.pointer) })).filter((change) => change.before !== change.after);
  const textOf = (doc: ReportDocument, pointer: string) => { const value = valueAt(doc, pointer); return typeof value === 'string' ? value : ''; };
  const fields = [{ pointer: '/preface', label: '前言' }, ...formOf(after.format).sections.flatMap((section) => section.texts)];
  const texts = fields.map((field) => ({ pointer: field.pointer, name: field.label, before: textOf(before, field.pointer), after: textOf(after, field.pointer) })).filter((change) => change.before !== change.after);
  return { cells, texts };
}

/** The changes as HTML; says so when there are none. */
export function differenceHtml(before: ReportDocument, after: ReportDocument): string {
  const { cells, texts } = changesBetween(before, after);
  const table = cells.length ? `<div class="scroll" role="region" aria-label="改动的数字" tabindex="0"><table class="list"><caption class="unseen">改动的数字</caption><thead><tr><th scope="col">位置</th><th scope="col" class="n">原为</th><th scope="col" class="n">改为</th></tr></thead><tbody>${cells.map((change) => `<tr><th scope="row">${escapeHtml(change.name)}</th><td class="n">${change.before === '' ? '（空）' : `<del>${escapeHtml(change.before)}</del>`}</td><td class="n">${change.after === '' ? '（空）' : `<ins>${escapeHtml(change.after)}</ins>`}</td></tr>`).join('')}</tbody></table></div>` : '';
  const passages = texts.map((change) => `<h3>${escapeHtml(change.name)}</h3><p>${textDiff(change.before, change.after).map((part) => part.kind === 'same' ? escapeHtml(part.text) : part.kind === 'added' ? `<ins>${escapeHtml(part.text)}</ins>` : `<del>${escapeHtml(part.text)}</del>`).join('')}</p>`).join('');
  return table + passages || '<p>表格数字和正文没有改动。</p>';
}
