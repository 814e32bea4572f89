/** A report as somebody printed it: paragraphs, and tables of placed cells that a layout may bend before it is written to a file. */
import { valueAt, type CellValue, type ReportDocument } from '../../lib/report/document';
import { formOf } from '../../lib/report/form';
import type { Pointer, TableDef } from '../../lib/report/form/types';
import { feeSentence } from './texts';

export interface PlacedCell { text: string; pointer?: Pointer; row: number; column: number; rowSpan: number; colSpan: number; head: boolean }
export interface Grid { id: TableDef['id']; cells: PlacedCell[]; rows: number; columns: number }
export type PrintedBlock = { kind: 'text'; text: string; role: 'title' | 'heading' | 'aspect' | 'body' } | { kind: 'table'; grid: Grid };

/** What a careful person reads in a cell: the value, or nothing because the layout lost it. */
export type Truth = { value: CellValue } | 'lost';
export interface Printed { blocks: PrintedBlock[]; truth: Map<Pointer, Truth> }

const textOf = (value: unknown): string => {
  if (typeof value === 'object' && value !== null && 'value' in value) {
    const { value: number, remark } = value as { value: number; remark?: string };
    return remark ? `${number}（${remark}）` : String(number);
  }
  return value === undefined ? '' : String(value);
};

/** The report in official layout, every cell a place. */
export function printed(doc: ReportDocument): Printed {
  const truth = new Map<Pointer, Truth>();
  const blocks: PrintedBlock[] = [{ kind: 'text', role: 'title', text: `${doc.organ.name}${doc.year}年政府信息公开工作年度报告` }];
  const body = (text: string | undefined) => { for (const line of (text ?? '').split('\n')) if (line.trim()) blocks.push({ kind: 'text', role: 'body', text: line.trim() }); };
  body(doc.preface);
  for (const section of formOf(doc.format).sections) {
    blocks.push({ kind: 'text', role: 'heading', text: section.heading });
    if (section.id === 'overview') {
      const names = { proactive: '主动公开', onRequest: '依申请公开', management: '政府信息管理', platform: '政府信息公开平台建设', supervision: '监督保障' } as const;
      Object.entries(names).forEach(([key, name], index) => {
        blocks.push({ kind: 'text', role: 'aspect', text: `（${'一二三四五'[index]}）${name}` });
        body(doc.overview?.[key as keyof typeof names]);
      });
    }
    if (section.table) blocks.push({ kind: 'table', grid: gridOf(doc, section.table, truth) });
    if (section.id === 'problems') body(doc.problems);
    if (section.id === 'other') body(doc.otherMatters ?? feeSentence);
  }
  return { blocks, truth };
}

function gridOf(doc: ReportDocument, table: TableDef, truth: Map<Pointer, Truth>): Grid {
  const rows = [...table.head, ...table.body];
  const taken = rows.map(() => new Set<number>());
  const cells: PlacedCell[] = [];
  rows.forEach((row, index) => {
    let column = 0;
    for (const cell of row.cells) {
      while (taken[index]!.has(column)) column += 1;
      const rowSpan = cell.kind === 'label' ? cell.rowSpan ?? 1 : 1, colSpan = cell.colSpan ?? 1;
      for (let r = index; r < index + rowSpan; r += 1) for (let c = column; c < column + colSpan; c += 1) taken[r]!.add(c);
      const place = { row: index, column, rowSpan, colSpan, head: index < table.head.length };
      if (cell.kind === 'label') cells.push({ text: cell.text, ...place });
      else {
        const value = valueAt(doc, cell.pointer);
        const text = textOf(value);
        cells.push({ text, pointer: cell.pointer, ...place });
        truth.set(cell.pointer, { value: text === '' ? '' : (value as CellValue) });
      }
      column += colSpan;
    }
  });
  return { id: table.id, cells, rows: rows.length, columns: table.columns };
}

/** The grid as rows of cells, those that begin in the row only. */
export const rowsOf = (grid: Grid): PlacedCell[][] => Array.from({ length: grid.rows }, (_, row) => grid.cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column));
