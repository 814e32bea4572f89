/** Workbooks: each sheet with merged cells and the stored results of formulas. A blank cell is not filled, not printed. */
import { openArchive, xmlOf } from './archive';
import { notDeep, notDeepText } from './depth';
import { noted, struck } from './figures';
import { ImportRefused, type Block, type Source, type SourceCell, type SourceTable, type Unread } from './types';
import { load, type CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';

const MOST_CELLS = 20_000;

const columnOf = (address: string): number => [.../^[A-Z]+/.exec(address)![0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
const rowOf = (address: string): number => Number(/\d+$/.exec(address)![0]) - 1;

export function readXlsx(bytes: Uint8Array): Source {
  const entries = openArchive(bytes, (name) => /^xl\/(worksheets\/sheet\d+\.xml|sharedStrings\.xml|styles\.xml|workbook\.xml|_rels\/workbook\.xml\.rels|comments\d*\.xml|comments\/comment\d+\.xml|drawings\/drawing\d+\.xml)$/.test(name));
  const sheets = [...entries.keys()].filter((name) => name.startsWith('xl/worksheets/')).sort((a, b) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0]));
  if (sheets.length === 0) throw new ImportRefused('这不是Excel工作簿（缺少工作表）。');
  const strings = sharedStrings(xmlOf(entries, 'xl/sharedStrings.xml')), decimals = decimalsOf(xmlOf(entries, 'xl/styles.xml'));
  const { order, hidden, names } = sheetsOf(xmlOf(entries, 'xl/workbook.xml'), xmlOf(entries, 'xl/_rels/workbook.xml.rels'));
  const place = (name: string) => (order.has(name) ? order.get(name)! : order.size);
  const shown = sheets.filter((name) => !hidden.has(name)).sort((a, b) => place(a) - place(b));
  const unread: Unread[] = [...hidden].filter(([name]) => sheets.includes(name)).map(([, sheet]) => ({ what: sheet, why: '隐藏的工作表，没有读入', where: '工作簿' }));
  for (const name of entries.keys()) {
    if (name.startsWith('xl/drawings/')) unread.push(...drawn(xmlOf(entries, name)!));
    if (!name.startsWith('xl/comments')) continue;
    const $ = notDeep(load(notDeepText(xmlOf(entries, name)!), { xml: true }));
    for (const comment of $('comment').toArray()) unread.push({ what: $(comment).find('t').text().trim(), why: '单元格批注，没有读入', where: $(comment).attr('ref') ?? '工作簿' });
  }
  for (const name of shown.length > 0 ? shown : sheets) if (/<(?:row|col)\b[^>]*\bhidden="(?:1|true)"/.test(xmlOf(entries, name)!)) unread.push({ what: '隐藏的行或列', why: '工作表中有隐藏的行或列，已一并读入，请核对', where: names.get(name) ?? '工作簿' });
  return { blocks: (shown.length > 0 ? shown : sheets).flatMap((name) => blocksOf(xmlOf(entries, name)!, strings, decimals)), blankIsPrinted: false, unread: shown.length > 0 ? unread : [] };
}

/** Text boxes and pictures lie above the cells of a sheet. */
function drawn(xml: string): Unread[] {
  const $ = notDeep(load(notDeepText(xml), { xml: true }));
  const boxes = $('xdr\\:txBody').toArray().map((box) => $(box).find('a\\:t').text().trim()).filter(Boolean);
  const pictures = $('xdr\\:pic').length;
  return [...boxes.map((what) => ({ what, why: '文本框，没有读入', where: '工作簿' })), ...(pictures > 0 ? [{ what: `${pictures}张图片`, why: '图片里的文字和表格没有读入', where: '工作簿' }] : [])];
}

/** The order in which a person sees the sheets, and the hidden ones with their names: last year's figures are often left in such. */
function sheetsOf(workbook: string | null, relations: string | null): { order: Map<string, number>; hidden: Map<string, string>; names: Map<string, string> } {
  const order = new Map<string, number>(), hidden = new Map<string, string>(), names = new Map<string, string>();
  if (workbook === null || relations === null) return { order, hidden, names };
  const rels = notDeep(load(notDeepText(relations), { xml: true }));
  const targets = new Map(rels('Relationship').toArray().map((relation) => [rels(relation).attr('Id') ?? '', `xl/${(rels(relation).attr('Target') ?? '').replace(/^\/?(?:xl\/)?/, '')}`]));
  const $ = notDeep(load(notDeepText(workbook), { xml: true }));
  $('sheet').toArray().forEach((sheet, index) => {
    const file = targets.get($(sheet).attr('r:id') ?? '');
    if (file === undefined) return;
    order.set(file, index);
    names.set(file, $(sheet).attr('name') ?? '');
    if (/hidden/i.test($(sheet).attr('state') ?? '')) hidden.set(file, $(sheet).attr('name') ?? '');
  });
  return { order, hidden, names };
}

/** A stored number as a sheet shows it: 7730.2799999999997 is what Excel keeps of 7730.28. */
const shownNumber = (raw: string): string => (/^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(raw) ? String(Number(Number(raw).toPrecision(15))) : raw);

/** Formats with two decimals that every workbook knows without describing them. */
const KNOWN_FORMATS: Record<string, number> = { 2: 2, 4: 2, 39: 2, 40: 2, 43: 2, 44: 2 };

/** Decimals that a cell of each style shows at the least; 0 for percentages, dates and everything that is no plain number. */
function decimalsOf(styles: string | null): number[] {
  if (styles === null) return [];
  const $ = notDeep(load(notDeepText(styles), { xml: true }));
  const own = new Map($('numFmt').toArray().map((format) => {
    const code = ($(format).attr('formatCode') ?? '').split(';')[0]!.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
    return [$(format).attr('numFmtId') ?? '', /^[#,0]*0\.(0+)[#?]*\s*$/.exec(code)?.[1]?.length ?? 0] as const;
  }));
  return $('cellXfs > xf').toArray().map((style) => { const id = $(style).attr('numFmtId') ?? ''; return own.get(id) ?? KNOWN_FORMATS[id] ?? 0; });
}

/** 7730.2 with two decimals is 7730.20; what is stored with more decimals than shown is kept whole. */
function withDecimals(number: string, decimals: number): string {
  const [whole, fraction = ''] = number.split('.');
  return fraction.length < decimals ? `${whole}.${fraction.padEnd(decimals, '0')}` : number;
}

function sharedStrings(xml: string | null): string[] {
  if (xml === null) return [];
  const $ = notDeep(load(notDeepText(xml), { xml: true }));
  return $('si').toArray().map((item) => stringOf($, item));
}

/** A text in its pieces: those raised are notes, those crossed out do not count, those of the pronunciation are none of it. */
function stringOf($: CheerioAPI, item: Element): string {
  return $(item).find('t').toArray().filter((text) => $(text).parents('rPh').length === 0).map((piece) => {
    const text = $(piece).text(), set = $(piece).siblings('rPr');
    const crossed = set.children('strike');
    if (crossed.length > 0 && !['0', 'false'].includes(crossed.attr('val') ?? '1')) return struck(text);
    return set.children('vertAlign').attr('val') === 'superscript' ? noted(text) : text;
  }).join('');
}

function blocksOf(xml: string, strings: string[], decimals: number[]): Block[] {
  const $ = notDeep(load(notDeepText(xml), { xml: true }));
  const values = new Map<string, { text: string; shown?: string }>();
  let lastRow = -1, lastColumn = -1;
  for (const cell of $('sheetData c').toArray()) {
    const address = $(cell).attr('r');
    if (!address || !/^[A-Z]{1,3}\d{1,7}$/.test(address)) continue;
    const raw = $(cell).children('v').text();
    const type = $(cell).attr('t');
    const number = type === undefined || type === 'n';
    const text = type === 's' ? strings[Number(raw)] ?? '' : type === 'inlineStr' ? stringOf($, cell) : number ? shownNumber(raw) : raw;
    if (text === '') continue;
    const shown = number && /^\d+(\.\d+)?$/.test(text) ? withDecimals(text, decimals[Number($(cell).attr('s') ?? 0)] ?? 0) : text;
    values.set(address, shown === text ? { text } : { text, shown });
    lastRow = Math.max(lastRow, rowOf(address));
    lastColumn = Math.max(lastColumn, columnOf(address));
    if (values.size > MOST_CELLS) throw new ImportRefused('工作表过大，不像年度报告。');
  }
  if (lastRow > 2_000 || lastColumn > 100) throw new ImportRefused('工作表过大，不像年度报告。');
  const covered = new Set<string>();
  const spans = new Map<string, { rowSpan: number; colSpan: number }>();
  const key = (row: number, column: number) => `${row},${column}`;
  for (const merge of $('mergeCell').toArray()) {
    const [from, to] = ($(merge).attr('ref') ?? '').split(':');
    if (!from || !to || !/^[A-Z]{1,3}\d{1,7}$/.test(from) || !/^[A-Z]{1,3}\d{1,7}$/.test(to)) continue;
    const [top, left, bottom, right] = [rowOf(from), columnOf(from), Math.min(rowOf(to), lastRow), Math.min(columnOf(to), lastColumn)];
    spans.set(key(top, left), { rowSpan: Math.max(1, bottom - top + 1), colSpan: Math.max(1, right - left + 1) });
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) if (row !== top || column !== left) covered.add(key(row, column));
  }
  const letters = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26)));
  const rows: SourceCell[][] = [];
  for (let row = 0; row <= lastRow; row += 1) {
    const cells: SourceCell[] = [];
    for (let column = 0; column <= lastColumn; column += 1) if (!covered.has(key(row, column))) cells.push({ ...(values.get(`${letters(column)}${row + 1}`) ?? { text: '' }), ...(spans.get(key(row, column)) ?? { rowSpan: 1, colSpan: 1 }) });
    rows.push(cells);
  }
  return asBlocks({ rows });
}

/** A sheet with at most two filled columns and no figures is text: label and paragraph; everything else is a table, its lone first row a heading. */
function asBlocks(table: SourceTable): Block[] {
  const filled = table.rows.map((row) => row.filter((cell) => cell.text.trim()));
  const columns = new Set(table.rows.flatMap((row) => row.flatMap((cell, column) => (cell.text.trim() ? [column] : []))));
  if (columns.size <= 2 && Math.max(0, ...filled.map((row) => row.length)) <= 2) return filled.flatMap((row) => row.flatMap((cell) => cell.text.split(/\r?\n/).map((text): Block => ({ kind: 'text', text, look: { paragraph: cell } }))));
  const first = filled.findIndex((row) => row.length > 0);
  const alone = first >= 0 && filled[first]!.length === 1 && !/^第?二十条/.test(filled[first]![0]!.text);
  const blocks: Block[] = alone ? [{ kind: 'text', text: filled[first]![0]!.text }] : [];
  const start = alone ? filled.findIndex((row, index) => index > first && row.length > 0) : first;
  if (start >= 0) blocks.push({ kind: 'table', table: { rows: table.rows.slice(start) } });
  return blocks;
}
