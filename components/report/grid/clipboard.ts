/** Blocks copied from Excel, WPS, Word or a web page, read into cells and laid over the grid; and the way back. */
import type { FigureKind, Pointer } from '../../../lib/report/form/types';
import { readTyped } from '../../../lib/report/typed';

/** A block of pasted texts. `null` is a place covered by a merged cell: nothing is pasted there. */
export type Block = (string | null)[][];

const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", emsp: ' ', ensp: ' ', mdash: '—', ndash: '–', minus: '-' };
const decode = (html: string) => html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) =>
  decimal ? String.fromCodePoint(Number(decimal)) : hex ? String.fromCodePoint(parseInt(hex, 16)) : ENTITIES[String(name).toLowerCase()] ?? whole);

const spanOf = (attributes: string, name: string) => Math.min(Math.max(Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1), 1), 200);

// An attribute may hold a “>” between its quotes (formulas do).
const ROWS_AND_CELLS = /<tr\b(?:[^>=]|=\s*"[^"]*"|=\s*'[^']*'|=(?!\s*["']))*>|<t([dh])\b((?:[^>=]|=\s*"[^"]*"|=\s*'[^']*'|=(?!\s*["']))*)>([\s\S]*?)(?=<\/t\1>|<t[dhr]\b|<\/tr>|<\/table>)/gi;
const TAG = /<\/?[a-z!?](?:[^>=]|=\s*"[^"]*"|=\s*'[^']*'|=(?!\s*["']))*>/gi;

/** The first table of an HTML fragment with merged cells laid out on their grid; null when there is none. No script or style is looked at. */
export function blockFromHtml(html: string): Block | null {
  const table = /<table\b[\s\S]*?<\/table>/i.exec(html.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/gi, ''))?.[0];
  if (!table) return null;
  const block: Block = [], hidden = new Set<number>();
  let row = -1;
  for (const match of table.matchAll(ROWS_AND_CELLS)) {
    if (match[1] === undefined) {
      row += 1;
      block[row] ??= [];
      if (/display\s*:\s*none/i.test(match[0])) hidden.add(row);
      continue;
    }
    if (row < 0) row = 0;
    const attributes = match[2] ?? '';
    const text = decode((match[3] ?? '').replace(/<br\s*\/?>|<\/p>/gi, ' ').replace(TAG, '')).replace(/\s+/g, ' ').trim();
    let column = 0;
    while (block[row]?.[column] !== undefined) column += 1;
    const down = spanOf(attributes, 'rowspan'), across = spanOf(attributes, 'colspan');
    for (let y = row; y < row + down; y += 1) for (let x = column; x < column + across; x += 1) (block[y] ??= [])[x] = y === row && x === column ? text : null;
  }
  // Excel ends a table of uneven columns with a hidden row of empty cells. Pasted, it would clear the row below the block.
  while (hidden.has(block.length - 1) && block.at(-1)!.every((cell) => !cell)) block.pop();
  const width = Math.max(0, ...block.map((cells) => cells.length));
  const whole = block.map((cells) => Array.from({ length: width }, (_, x) => (cells[x] === undefined ? '' : cells[x]!)));
  return whole.length && width ? whole : null;
}

/** Tab-separated text as spreadsheets write it, with quoted cells that hold line breaks. */
export function blockFromText(text: string): Block {
  const rows: string[][] = [[]];
  let cell = '', quoted = false, fresh = true;
  const push = () => { rows.at(-1)!.push(cell.trim()); cell = ''; fresh = true; };
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i]!;
    if (quoted) {
      if (character === '"' && text[i + 1] === '"') { cell += '"'; i += 1; }
      else if (character === '"') quoted = false;
      else cell += character === '\n' || character === '\r' ? ' ' : character;
    } else if (character === '"' && fresh) { quoted = true; fresh = false; }
    else if (character === '\t') push();
    else if (character === '\r' || character === '\n') {
      if (character === '\r' && text[i + 1] === '\n') i += 1;
      push();
      rows.push([]);
    } else { cell += character; fresh = false; }
  }
  push();
  while (rows.length > 1 && rows.at(-1)!.every((item) => item === '')) rows.pop();
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ''));
}

/** The block of a paste: the table when the source wrote one, else the text. */
export function blockFromClipboard(html: string, text: string): Block {
  return blockFromHtml(html) ?? blockFromText(text);
}

const DASH = /^[-－—–―−/／\\]+$/;
export const isDash = (text: string) => DASH.test(text.normalize('NFKC').trim());
/** Words people write for a figure that is nothing; refused as figures, but no labels. */
const NOTHING = /^(无|没有|暂无|空|零|未发生)$/;
const isLabel = (text: string | null) => text !== null && text.trim() !== '' && !isDash(text) && !NOTHING.test(text.trim()) && !/[\d０-９]\s*[^\d）)]{0,3}$/.test(text.trim());

/** Leaves away head rows and label columns that were copied along with the figures. */
export function withoutLabels(block: Block): { block: Block; rows: number; columns: number } {
  const labelled = (cells: (string | null)[]) => cells.some(isLabel) && cells.every((cell) => cell === null || cell.trim() === '' || isLabel(cell));
  let rows = 0;
  while (rows < block.length - 1 && labelled(block[rows]!)) rows += 1;
  const body = block.slice(rows);
  let columns = 0;
  const width = body[0]?.length ?? 0;
  const isLabelColumn = (x: number) => body.some((cells) => isLabel(cells[x] ?? null)) && body.filter((cells) => cells[x] !== null && cells[x]!.trim() !== '').every((cells) => isLabel(cells[x] ?? null) || /^（|^[一二三四]、|^\d+\.\D/.test(cells[x]!));
  while (columns < width - 1 && (isLabelColumn(columns) || (columns > 0 && body.every((cells) => cells[columns] === null)))) columns += 1;
  return { block: body.map((cells) => cells.slice(columns)), rows, columns };
}

/** One pasted text as a figure: separators, full-width digits and units understood; anything else is refused with a reason. */
export function readPasted(text: string, kind: FigureKind): { typed: string } | { dash: true } | { refused: string } {
  const normal = text.normalize('NFKC').replace(/[\s\u00a0\u200b]+/g, '');
  if (normal === '') return { typed: '' };
  if (kind === 'note') return { typed: text.trim() };
  if (isDash(normal)) return { dash: true };
  const bare = kind === 'count' ? normal.replace(/(件|个|项|条|宗|起|次)$/, '') : normal.replace(/万元$/, '');
  const read = readTyped(bare, kind);
  if (read.state === 'invalid') return { refused: kind === 'money' && /元$/.test(bare) ? '本栏单位为万元，粘贴的是元' : read.reason };
  return { typed: read.state === 'blank' ? '' : String(read.value) };
}

export interface PastePlan {
  edits: { pointer: Pointer; typed: string }[];
  /** Texts that are no figures; kept out unless the person takes them as typed. */
  refused: { pointer: Pointer; text: string; reason: string }[];
  /** Cells whose source is a dash or slash: blank, unless the person says that they mean 0. */
  dashes: Pointer[];
  /** Texts that fall outside the table. */
  outside: string[];
  /** Totals of the source that differ from nothing we can write: shown for comparison. */
  totals: { pointer: Pointer; text: string }[];
}

export interface PasteTarget { rows: Pointer[][]; kindOf(pointer: Pointer): FigureKind; isComputed(pointer: Pointer): boolean }

/** Lays a block over the grid with its first cell at row, column. A single value over a selection fills the selection. */
export function planPaste(block: Block, target: PasteTarget, row: number, column: number, selection?: { rows: number; columns: number }): PastePlan {
  const plan: PastePlan = { edits: [], refused: [], dashes: [], outside: [], totals: [] };
  const single = block.length === 1 && block[0]!.length === 1 && selection && selection.rows * selection.columns > 1;
  const height = single ? selection.rows : block.length, width = single ? selection.columns : (block[0]?.length ?? 0);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) {
    const text = single ? block[0]![0]! : block[y]![x]!;
    if (text === null) continue;
    const pointer = target.rows[row + y]?.[column + x];
    if (pointer === undefined) {
      if (text.trim() !== '') plan.outside.push(text);
      continue;
    }
    if (target.isComputed(pointer)) {
      if (text.trim() !== '') plan.totals.push({ pointer, text });
      continue;
    }
    const read = readPasted(text, target.kindOf(pointer));
    if ('typed' in read) plan.edits.push({ pointer, typed: read.typed });
    else if ('dash' in read) plan.dashes.push(pointer);
    else plan.refused.push({ pointer, text, reason: read.refused });
  }
  return plan;
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A block as the two clipboard forms that Excel, WPS and Word read. */
export function clipboardFromBlock(block: string[][]): { text: string; html: string } {
  return {
    text: block.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n'),
    html: `<table>${block.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('')}</table>`,
  };
}
