/** Builds table two of a form from its blocks: one caption of 《条例》第二十条 each, with its own column heads. */
import type { FigureCell, PrintedCell, PrintedRow, TableDef } from './types';

export interface DisclosureColumn { key: string; label: string; kind?: FigureCell['kind']; unit?: FigureCell['unit'] }
export interface DisclosureRow { key: string; label: string }
/** The caption names the item of article 20; the basis of the block follows from it. */
export interface DisclosureBlock { caption: string; columns: DisclosureColumn[]; rows: DisclosureRow[] }

/** Pointer of a value: a row with a single value has no column part. */
const pointerOf = (row: string, column: string) => `/disclosure/${row}${column ? `/${column}` : ''}`;

/** Figure columns of the printed grid beside the row labels. */
const WIDTH = 3;
/** How many grid columns each of n columns takes: the last one takes what is left. */
const spans = (columns: number): number[] => Array.from({ length: columns }, (_, at) => (at === columns - 1 ? WIDTH - at : 1));

/** Table two of a form as printed. */
export function tableTwo(blocks: DisclosureBlock[]): TableDef {
  const body: PrintedRow[] = [];
  blocks.forEach((block, index) => {
    const captionId = `t2-b${index + 1}`;
    const wide = spans(block.columns.length).map((span) => (span > 1 ? { colSpan: span } : {}));
    body.push({ code: captionId, cells: [{ kind: 'label', id: captionId, text: block.caption, colSpan: WIDTH + 1, scope: 'colgroup', caption: true }] });
    body.push({ code: `${captionId}-heads`, cells: [
      { kind: 'label', id: `${captionId}-content`, text: '信息内容', scope: 'col' },
      ...block.columns.map((column, at): PrintedCell => ({ kind: 'label', id: `${captionId}-${column.key || 'value'}`, text: column.label, scope: 'col', ...wide[at] })),
    ] });
    for (const row of block.rows) {
      const rowId = `t2-r-${row.key}`;
      body.push({ code: row.key, cells: [
        { kind: 'label', id: rowId, text: row.label, scope: 'row' },
        ...block.columns.map((column, at): PrintedCell => ({ kind: 'figure', pointer: pointerOf(row.key, column.key), ...wide[at], headers: [captionId, rowId, `${captionId}-${column.key || 'value'}`] })),
      ] });
    }
  });
  return { id: 'disclosure', shortName: '表二', caption: '主动公开政府信息情况', columns: WIDTH + 1, widths: [34, 22, 22, 22], head: [], body };
}

/** The figures of table two, in printed order. */
export function disclosureCells(blocks: DisclosureBlock[]): FigureCell[] {
  return blocks.flatMap((block) => block.rows.flatMap((row) => block.columns.map((column): FigureCell => ({
    pointer: pointerOf(row.key, column.key), kind: column.kind ?? 'count', unit: column.unit ?? '件',
    rowLabel: row.label, columnLabel: column.label, name: `表二·${row.label}·${column.label.replace('（单位：万元）', '')}`,
  }))));
}
