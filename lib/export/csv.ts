/**
 * Tidy CSV: one value a row with its codes and labels, UTF-8 with byte order mark so that Excel and WPS show Chinese.
 * The digest of the version (D-10) is a column as office, year and version are: RFC 4180 knows no comments, a line with # would
 * be data to Excel and to most readers, and a file of its own would be lost on the way. Empty where nobody signed.
 */
import { figureAt, type ReportDocument } from '../report/document';
import { cellsOf, sectionOf } from '../report/form';
import { printedFigure } from './article';

const HEAD = ['organ', 'year', 'version', 'section', 'pointer', 'row', 'column', 'value', 'unit', 'remark', 'computed', 'digest'];

/** A text that a spreadsheet would run as a formula is preceded by an apostrophe; quotes are doubled. */
export function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `signed`: version number and digest of a signed-off version; left out for a draft. */
export function reportCsv(doc: ReportDocument, signed?: { version: number; digest: string }): string {
  const rows = cellsOf(doc.format).map((cell) => {
    const figure = figureAt(doc, cell.pointer, cell.kind);
    const value = figure.state === 'number' && cell.kind === 'count' ? String(figure.value) : printedFigure(doc, cell.pointer);
    return [doc.organ.name, String(doc.year), signed ? String(signed.version) : '', sectionOf(cell.pointer), cell.pointer, cell.rowLabel, cell.columnLabel, value, cell.unit, figure.state === 'number' ? figure.remark ?? '' : '', cell.sumOf ? 'yes' : 'no', signed?.digest ?? ''];
  });
  return `\ufeff${[HEAD, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}
