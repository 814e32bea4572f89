/** The report as a workbook: official layout, one sheet a table, totals as live formulas with their results, texts on a sheet of their own. */
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { emptyDocument, figureAt, valueAt, type ReportDocument } from '../report/document';
import { cellAt, formOf } from '../report/form';
import type { SectionDef, TableDef } from '../report/form/types';
import { relationsOf } from '../report/relations';
import { reportTitle } from '../report/rules/document';
import { printedFigure } from './article';
import { placesOf } from './grid';
import { notesOf, signedFacts, type Notes } from './notes';
import { xmlText } from './docx';
import { fixedZip } from './zip';

export interface WorkbookOptions extends Notes { instant?: string; /** An empty form to fill offline: cells accept whole numbers only and show live tie-out. */ blank?: boolean }

const letters = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26)));
const FIRST_ROW = 3;

export async function reportXlsx(doc: ReportDocument, options: WorkbookOptions = {}): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const instant = new Date(options.instant ?? '2000-01-01T00:00:00.000Z');
  Object.assign(book, { creator: xmlText(doc.organ.name), lastModifiedBy: xmlText(doc.organ.name), created: instant, modified: instant, title: xmlText(reportTitle(doc)), description: options.digest ? `SHA-256 ${options.digest}` : '' });
  textSheet(book, doc, options);
  for (const section of formOf(doc.format).sections) if (section.table) tableSheet(book, doc, section.table, section, options);
  const files = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
  const core = files['docProps/core.xml'];
  if (core) files['docProps/core.xml'] = strToU8(strFromU8(core).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${instant.toISOString()}`));
  return fixedZip(new Map(Object.entries(files)));
}

/** The official blank form of a year for an office. */
export const blankWorkbook = (organName: string, year: number): Promise<Uint8Array> => reportXlsx(emptyDocument({ name: organName }, year), { blank: true });

function textSheet(book: ExcelJS.Workbook, doc: ReportDocument, options: WorkbookOptions): void {
  const sheet = book.addWorksheet('文字', { pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  sheet.columns = [{ width: 34 }, { width: 100 }];
  const add = (label: string, text: string, bold = false) => {
    const row = sheet.addRow([xmlText(label), xmlText(text)]);
    row.alignment = { wrapText: true, vertical: 'top' };
    if (bold) row.getCell(1).font = { bold: true };
  };
  add(reportTitle(doc), '', true);
  if (doc.preface !== undefined) add('前言', doc.preface);
  for (const section of formOf(doc.format).sections) {
    if (section.texts.length === 0) continue;
    add(section.heading, section.texts.length === 1 && !section.texts[0]!.subheading ? String(valueAt(doc, section.texts[0]!.pointer) ?? '') : '', true);
    for (const text of section.texts) if (text.subheading) add(text.subheading, String(valueAt(doc, text.pointer) ?? ''));
    // Those of a table stand below it, on its own sheet.
    if (!section.table) for (const note of notesOf(section.id, options)) add('', note);
  }
  for (const [name, value] of signedFacts(options)) add(name, value);
}

function tableSheet(book: ExcelJS.Workbook, doc: ReportDocument, table: TableDef, { id, heading }: SectionDef, options: WorkbookOptions): void {
  const sheet = book.addWorksheet(table.shortName, {
    pageSetup: { paperSize: 9, orientation: table.id === 'disputes' ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: [{ state: 'frozen', ySplit: FIRST_ROW - 1 + table.head.length, xSplit: table.id === 'applications' ? 3 : 0 }],
  });
  sheet.getCell(1, 1).value = heading;
  sheet.getCell(1, 1).font = { bold: true, size: 14 };
  sheet.mergeCells(1, 1, 1, table.columns);
  const scale = 100 / table.widths.reduce((sum, width) => sum + width, 0);
  table.widths.forEach((width, index) => { sheet.getColumn(index + 1).width = Math.max(7, width * scale * (table.id === 'disputes' ? 1.2 : 1)); });
  const { places } = placesOf(doc, table);
  const address = new Map(places.flatMap((place) => place.cell.kind === 'figure' ? [[place.cell.pointer, `${letters(place.column)}${place.row + FIRST_ROW}`] as const] : []));
  const thin = { style: 'thin' as const };
  for (const place of places) {
    const [top, left] = [place.row + FIRST_ROW, place.column + 1];
    if (place.rowSpan > 1 || place.colSpan > 1) sheet.mergeCells(top, left, top + place.rowSpan - 1, left + place.colSpan - 1);
    for (let row = top; row < top + place.rowSpan; row += 1) for (let column = left; column < left + place.colSpan; column += 1) sheet.getCell(row, column).border = { top: thin, left: thin, bottom: thin, right: thin };
    const cell = sheet.getCell(top, left);
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: place.cell.kind === 'label' && place.cell.scope === 'row' && table.id === 'applications' ? 'left' : 'center' };
    if (place.cell.kind === 'label') {
      cell.value = place.text;
      continue;
    }
    const definition = cellAt(doc.format, place.cell.pointer)!;
    const figure = figureAt(doc, place.cell.pointer, definition.kind);
    if (definition.kind === 'money') cell.numFmt = moneyFormat(printedFigure(doc, place.cell.pointer));
    if (definition.sumOf) {
      const formula = sumFormula(definition.sumOf.map((pointer) => address.get(pointer)!));
      // A spreadsheet reckons anew when it opens: a formula stands only where it gives what is printed (no total that does not tie out, no part that is text with its remark).
      const parts = definition.sumOf.map((pointer) => figureAt(doc, pointer, definition.kind));
      const ties = figure.state === 'number' && !figure.remark && parts.every((part) => part.state === 'number' && !part.remark) && parts.reduce((sum, part) => sum + (part.state === 'number' ? part.value : 0), 0) === figure.value;
      cell.value = ties ? { formula, result: figure.value } : figure.state === 'blank' && options.blank ? { formula, result: 0 } : figureValue(doc, place.cell.pointer, figure);
    } else {
      cell.value = figureValue(doc, place.cell.pointer, figure);
      if (options.blank && definition.kind !== 'note') cell.dataValidation = {
        type: definition.kind === 'money' ? 'decimal' : 'whole', operator: 'greaterThanOrEqual', formulae: [0], allowBlank: true, showErrorMessage: true,
        errorTitle: '填写有误', error: definition.kind === 'money' ? '请填不小于0的金额，单位万元。' : '请填0或正整数，没有的填0。',
      };
    }
  }
  if (options.blank) liveTieOut(sheet, table, address, doc);
  notesOf(id, options).forEach((note, index) => {
    const row = FIRST_ROW + table.head.length + table.body.length + 1 + index;
    sheet.mergeCells(row, 1, row, table.columns);
    sheet.getCell(row, 1).value = xmlText(note);
    sheet.getCell(row, 1).alignment = { wrapText: true, vertical: 'top' };
    // Merged cells do not grow by themselves; about fifty Chinese letters stand in a line.
    sheet.getRow(row).height = 15 * Math.ceil(note.length / 48);
  });
}

/** Figures as numbers, everything else as the text that was printed; a text is never a formula. */
function figureValue(doc: ReportDocument, pointer: string, figure: ReturnType<typeof figureAt>): ExcelJS.CellValue {
  if (figure.state === 'blank') return null;
  const printed = xmlText(printedFigure(doc, pointer));
  return figure.state === 'number' && !figure.remark && Number(printed).toFixed(decimalsOf(printed)) === printed ? Number(printed) : printed;
}

const decimalsOf = (printed: string): number => printed.split('.')[1]?.length ?? 0;

/** An amount shows the decimals it was written with, so that it prints and reads back as it stands in the report; in a blank form two to six. */
const moneyFormat = (printed: string): string => (/^\d+(\.\d+)?$/.test(printed) ? `0${decimalsOf(printed) ? `.${'0'.repeat(decimalsOf(printed))}` : ''}` : '0.00####');

function sumFormula(cells: string[]): string {
  const columns = new Set(cells.map((cell) => cell.replace(/\d+/, '')));
  const rows = cells.map((cell) => Number(cell.replace(/\D+/, '')));
  if (columns.size === 1 && rows.every((row, index) => index === 0 || row === rows[index - 1]! + 1)) return `SUM(${cells[0]}:${cells.at(-1)})`;
  return columns.size === cells.length && new Set(rows).size === 1 ? `SUM(${cells[0]}:${cells.at(-1)})` : cells.join('+');
}

/** Balances below the blank form, in words that change while it is filled in. */
function liveTieOut(sheet: ExcelJS.Worksheet, table: TableDef, address: Map<string, string>, doc: ReportDocument): void {
  if (table.id !== 'applications') return;
  const row = FIRST_ROW + table.head.length + table.body.length;
  sheet.getCell(row, 1).value = '勾稽校核';
  sheet.mergeCells(row, 1, row, 3);
  for (const relation of relationsOf(doc.format).filter((item) => item.rule === 'T3-BAL')) {
    const side = (terms: typeof relation.left) => terms.map((term) => address.get(term.pointer)!).join('+');
    const first = address.get(relation.left[0]!.pointer)!;
    sheet.getCell(`${first.replace(/\d+/, '')}${row}`).value = { formula: `IF(${side(relation.left)}=${side(relation.right)},"相符","差额"&ABS(${side(relation.left)}-(${side(relation.right)})))`, result: '相符' };
  }
}
