/** The figure cells of both forms without their guidance, small enough for the page of a table. */
import { applicationCells } from './table-three';
import { APPLICATION_ROWS_2019, APPLICATION_ROWS_2021 } from './table-three-rows';
import { disputeCells } from './table-four';
import { disclosureCells } from './table-two';
import { DISCLOSURE_2019 } from './table-two-2019';
import { DISCLOSURE_2021 } from './table-two-2021';
import type { FigureCell, FormVersion, Pointer } from './types';

const CELLS: Record<FormVersion, FigureCell[]> = {
  '2021': [...disclosureCells(DISCLOSURE_2021), ...applicationCells(APPLICATION_ROWS_2021), ...disputeCells()],
  '2019': [...disclosureCells(DISCLOSURE_2019), ...applicationCells(APPLICATION_ROWS_2019), ...disputeCells()],
};
const indexOf = (version: FormVersion) => new Map(CELLS[version].map((cell) => [cell.pointer, cell]));
const INDEX: Record<FormVersion, Map<Pointer, FigureCell>> = { '2021': indexOf('2021'), '2019': indexOf('2019') };

/** All figure cells of a form, in printed order. */
export const figureCells = (version: FormVersion): FigureCell[] => CELLS[version];

const BY_TABLE = new Map<string, FigureCell[]>();

/** The figure cells of one table, in printed order. */
export function figureCellsOf(version: FormVersion, table: 'disclosure' | 'applications' | 'disputes'): FigureCell[] {
  const key = `${version} ${table}`;
  let cells = BY_TABLE.get(key);
  if (!cells) BY_TABLE.set(key, (cells = CELLS[version].filter((cell) => cell.pointer.startsWith(`/${table}/`))));
  return cells;
}

/** One figure cell, or undefined when the form has no such cell. */
export const figureCell = (version: FormVersion, pointer: Pointer): FigureCell | undefined => INDEX[version].get(pointer);
