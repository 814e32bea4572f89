/** Where a key leads in the grid, as spreadsheets do it. Computed cells are stepped over. */
import type { Pointer } from '../../../lib/report/form/types';

export interface Place { row: number; column: number }
export type Direction = 'up' | 'down' | 'left' | 'right';
const STEPS: Record<Direction, [number, number]> = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] };

export class Movement {
  constructor(private readonly rows: Pointer[][], private readonly enterable: (pointer: Pointer) => boolean) {}

  placeOf(pointer: Pointer): Place | null {
    for (let row = 0; row < this.rows.length; row += 1) {
      const column = this.rows[row]!.indexOf(pointer);
      if (column >= 0) return { row, column };
    }
    return null;
  }

  pointerAt(place: Place): Pointer | undefined { return this.rows[place.row]?.[place.column]; }

  private free(row: number, column: number): boolean {
    const pointer = this.rows[row]?.[column];
    return pointer !== undefined && this.enterable(pointer);
  }

  /** The next cell in a direction, or the same place at the edge. A shorter row takes its last cell. */
  step(from: Place, direction: Direction): Place {
    const [down, across] = STEPS[direction];
    let { row, column } = from;
    for (;;) {
      row += down; column += across;
      const cells = this.rows[row];
      if (!cells || column < 0 || (across !== 0 && column >= cells.length)) return from;
      const reached = Math.min(column, cells.length - 1);
      if (this.free(row, reached)) return { row, column: reached };
    }
  }

  /** The last cell in a direction. */
  edge(from: Place, direction: Direction): Place {
    let here = from;
    for (;;) {
      const next = this.step(here, direction);
      if (next.row === here.row && next.column === here.column) return here;
      here = next;
    }
  }

  rowStart(from: Place): Place { return this.edge(from, 'left'); }
  rowEnd(from: Place): Place { return this.edge(from, 'right'); }
  first(): Place {
    for (let row = 0; row < this.rows.length; row += 1) for (let column = 0; column < this.rows[row]!.length; column += 1) if (this.free(row, column)) return { row, column };
    return { row: 0, column: 0 };
  }
  last(): Place {
    for (let row = this.rows.length - 1; row >= 0; row -= 1) for (let column = this.rows[row]!.length - 1; column >= 0; column -= 1) if (this.free(row, column)) return { row, column };
    return { row: 0, column: 0 };
  }

  /** Pointers of the rectangle between two places, row by row, computed cells included. */
  block(a: Place, b: Place): Pointer[][] {
    const block: Pointer[][] = [];
    for (let row = Math.min(a.row, b.row); row <= Math.max(a.row, b.row); row += 1) {
      block.push((this.rows[row] ?? []).slice(Math.min(a.column, b.column), Math.max(a.column, b.column) + 1));
    }
    return block;
  }
}
