/** Blocks on their way from and to the clipboard: which figure of a pasted one goes where, and what is no figure. Loaded when a cell first has the focus. */
import type { FigureKind, Pointer } from '../../../lib/report/form/types';
import { readTyped } from '../../../lib/report/typed';
import { blockFromClipboard, type Block } from './clipboard';
import { clipboardFromBlock } from './copied-block';
import type { Place } from './movement';
import type { GridStore } from './store';

const DASH = /^[-－—–―−/／\\]+$/;
export const isDash = (text: string) => DASH.test(text.normalize('NFKC').trim());
/** Words people write for a figure that is nothing; refused as figures, but no labels. */
const NOTHING = /^(无|没有|暂无|空|零|未发生)$/;
/** A figure with its remark in brackets, as reports print it: 55（含自然失效29件）. Brackets without a word in them are no remark. */
const WITH_REMARK = /^\s*([\d０-９][^（(]*)[（(]([^（()）]*[\p{L}][^（()）]*)[）)]\s*$/u;
const isLabel = (text: string | null) => text !== null && text.trim() !== '' && !isDash(text) && !NOTHING.test(text.trim()) && !WITH_REMARK.test(text) && !/[\d０-９]\s*[^\d）)]{0,3}$/.test(text.trim());

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

/** One pasted text as a figure: separators, full-width digits, units and a remark in brackets understood; anything else is refused with a reason. */
export function readPasted(text: string, kind: FigureKind): { typed: string; remark?: string } | { dash: true } | { refused: string } {
  if (kind === 'note') return { typed: text.trim() };
  const remarked = WITH_REMARK.exec(text);
  if (remarked) {
    const read = readPasted(remarked[1]!, kind);
    return 'typed' in read ? { ...read, remark: remarked[2]!.trim() } : read;
  }
  const apart = text.normalize('NFKC').replace(/[\u200b\ufeff]/g, '').trim();
  // Two lines or two figures in one cell: run together they would be a third figure.
  if (/\d\s+\d/.test(apart)) return { refused: '一格里有两个数' };
  const normal = apart.replace(/\s+/g, '');
  if (normal === '') return { typed: '' };
  if (isDash(normal)) return { dash: true };
  // A sheet that shows decimals writes 12.00 for twelve.
  const bare = kind === 'count' ? normal.replace(/(件|个|项|条|宗|起|次)$/, '').replace(/(\d)\.0+$/, '$1') : normal.replace(/万元$/, '');
  const read = readTyped(bare, kind);
  if (read.state === 'invalid') return { refused: kind === 'money' && /元$/.test(bare) ? '本栏单位为万元，粘贴的是元' : read.reason };
  return { typed: read.state === 'blank' ? '' : String(read.value) };
}

export interface PastePlan {
  edits: { pointer: Pointer; typed: string; remark?: string }[];
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
    if ('typed' in read) plan.edits.push({ pointer, ...read });
    else if ('dash' in read) plan.dashes.push(pointer);
    else plan.refused.push({ pointer, text, reason: read.refused });
  }
  return plan;
}

export interface PasteQuestion { plan: PastePlan; block: Block; at: Place; left: { rows: number; columns: number } }

/** What a paste at a cell, or over a marked block, would do; `clean` when nothing of it has to be asked about. */
export function layPaste(html: string, text: string, store: GridStore, { from, to }: { from: Place; to?: Place }): { question: PasteQuestion; clean: boolean } {
  const at = to ? { row: Math.min(from.row, to.row), column: Math.min(from.column, to.column) } : from;
  const over = to && { rows: Math.abs(from.row - to.row) + 1, columns: Math.abs(from.column - to.column) + 1 };
  const { block, ...left } = withoutLabels(blockFromClipboard(html, text));
  const plan = planPaste(block, { rows: store.model.rows, kindOf: (pointer) => store.model.cells[pointer]!.kind, isComputed: store.isComputed }, at.row, at.column, over);
  return { question: { plan, block, at, left }, clean: plan.refused.length + plan.dashes.length + plan.outside.length + left.rows + left.columns === 0 };
}

/** Whether the clipboard holds one value and no block. */
export function isOneValue(html: string, text: string): boolean {
  const block = blockFromClipboard(html, text);
  return block.length === 1 && block[0]!.length === 1;
}

/** The cells a paste writes. `dashesAsZero`, `keepRefused`: what the person said to the question. */
export function pasteEdits(plan: PastePlan, dashesAsZero: boolean, keepRefused: boolean): PastePlan['edits'] {
  return [
    ...plan.edits,
    ...plan.dashes.map((pointer) => ({ pointer, typed: dashesAsZero ? '0' : '' })),
    ...(keepRefused ? plan.refused.map((item) => ({ pointer: item.pointer, typed: item.text })) : []),
  ];
}

/** Puts a marked block on the clipboard, totals as they stand. */
export function copyBlock(clipboard: DataTransfer, block: Pointer[][], store: GridStore): void {
  const { text, html } = clipboardFromBlock(block.map((row) => row.map((pointer) => (store.isComputed(pointer) ? store.totalText(pointer) : store.typedAt(pointer)))));
  clipboard.setData('text/plain', text);
  clipboard.setData('text/html', html);
}

/** What is said after a paste; totals of the source that differ from the computed ones are named, not written. */
export function pasteWords(plan: PastePlan, pasted: number, store: Pick<GridStore, 'model' | 'totalText'>): string {
  const [first, ...others] = plan.totals.filter(({ pointer, text }) => text.normalize('NFKC').replace(/[,\s]/g, '') !== store.totalText(pointer));
  return `已粘贴${pasted}格，可按 Ctrl+Z 撤销。${first ? `来源中有${others.length + 1}个总计与算得的不同，如${store.model.cells[first.pointer]!.name}：来源${first.text}，算得${store.totalText(first.pointer) || '（未填全）'}。` : ''}`;
}
