import type { Pointer } from '../../../lib/report/form/types';
import type { GridController } from './controller';

/** Takes over a proposal as one act of the person. The button goes with what it mended: the focus goes on to the cell that was changed. */
export function adopt(controller: GridController | null, cells: { pointer: Pointer; typed: string }[]): void {
  controller?.apply('采用建议', cells);
  controller?.focus(cells[0]!.pointer);
}
