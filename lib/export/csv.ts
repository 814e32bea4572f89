/** Tidy CSV: one value a row with its codes and labels, UTF-8 with byte order mark so that Excel and WPS show Chinese. */
import { figureAt, type ReportDocument } from '../report/document';
import { cellsOf, sectionOf } from '../report/form';
import { printedFigure } from './article';

const HEAD = ['organ', 'year', 'version', 'section', 'pointer', 'row', 'column', 'value', 'unit', 'remark', 'computed', 'digest'];

/**
 * A text that a spreadsheet would run as a formula is preceded by an apostrophe; quotes are doubled. A signed number (-2 in
 * the 2019 form) is no formula. Spreadsheets in Chinese take the full-width signs for the others.
 */
export function csvField(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text) && !/^[+-]\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row a figure. `digest` is repeated in each row, so that a part cut out still says which version it is from. */
export function reportCsv(doc: ReportDocument, version = 0, digest = ''): string {
  const rows = cellsOf(doc.format).map((cell) => {
    const figure = figureAt(doc, cell.pointer, cell.kind);
    const value = figure.state === 'number' && cell.kind === 'count' ? String(figure.value) : printedFigure(doc, cell.pointer);
    return [doc.organ.name, String(doc.year), version ? String(version) : '', sectionOf(cell.pointer), cell.pointer, cell.rowLabel, cell.columnLabel, value, cell.unit, figure.state === 'number' ? figure.remark ?? '' : '', cell.sumOf ? 'yes' : 'no', digest];
  });
  return `\ufeff${[HEAD, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}
