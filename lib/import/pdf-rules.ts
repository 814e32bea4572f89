/** The drawn lines of a PDF page: what makes the cells of a table visible makes them readable. */
import type { PDFPageProxy } from 'unpdf/pdfjs';

/** A straight line along a page axis, in page units (1/72 inch). */
export interface Ruling { at: number; from: number; to: number }
export interface Rulings { horizontal: Ruling[]; vertical: Ruling[] }
type Matrix = [number, number, number, number, number, number];

export interface DrawingCodes { save: number; restore: number; transform: number; constructPath: number; paintFormXObjectBegin: number; paintFormXObjectEnd: number; stroke: number; closeStroke: number; fill: number; eoFill: number; fillStroke: number; eoFillStroke: number }

/** Thicker than any line of a table is a surface. */
const THICKEST = 3;
/** pdf.js writes a path as numbers: 0 move, 1 line, 2 curve, 3 quadratic curve, 4 close, each before its coordinates. */
const COORDINATES = [2, 2, 6, 4, 0];
const MOST_RULINGS = 20_000;

const times = (a: Matrix, b: Matrix): Matrix => [a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1], a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3], a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5]];
const isMatrix = (value: unknown): value is Matrix => Array.isArray(value) && value.length === 6 && value.every((part) => typeof part === 'number');

/** The lines a page draws, thin filled rectangles among them. */
export async function rulingsOf(page: PDFPageProxy, codes: DrawingCodes): Promise<Rulings> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const rulings: Rulings = { horizontal: [], vertical: [] };
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const kept: Matrix[] = [];
  fnArray.forEach((code: number, index: number) => {
    const args = argsArray[index] as unknown[] | null;
    if (code === codes.save) kept.push(matrix);
    else if (code === codes.restore) matrix = kept.pop() ?? matrix;
    else if (code === codes.transform && isMatrix(args)) matrix = times(matrix, args);
    else if (code === codes.paintFormXObjectBegin) {
      kept.push(matrix);
      if (args && isMatrix(args[0])) matrix = times(matrix, args[0]);
    } else if (code === codes.paintFormXObjectEnd) matrix = kept.pop() ?? matrix;
    else if (code === codes.constructPath && args) {
      const paint = args[0];
      const stroked = paint === codes.stroke || paint === codes.closeStroke || paint === codes.fillStroke || paint === codes.eoFillStroke;
      if (!stroked && paint !== codes.fill && paint !== codes.eoFill) return;
      const data = Array.isArray(args[1]) ? (args[1] as unknown[])[0] : args[1];
      if (data instanceof Float32Array || Array.isArray(data)) for (const points of outlines(data as ArrayLike<number>, matrix)) add(rulings, points, stroked);
    }
  });
  return rulings;
}

/** The separate outlines of a path, as corners on the page. */
function outlines(data: ArrayLike<number>, m: Matrix): [number, number][][] {
  const all: [number, number][][] = [];
  for (let at = 0; at < data.length;) {
    const code = data[at]!;
    const count = COORDINATES[code];
    if (count === undefined) return all;
    if (code === 0) all.push([]);
    const outline = all.at(-1);
    if (!outline) return all;
    if (count >= 2) {
      const x = data[at + count - 1]!, y = data[at + count]!;
      outline.push([m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]);
    } else if (outline.length > 0) outline.push(outline[0]!);
    at += count + 1;
  }
  return all;
}

function add(rulings: Rulings, points: [number, number][], stroked: boolean): void {
  if (points.length < 2 || rulings.horizontal.length + rulings.vertical.length > MOST_RULINGS) return;
  const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const thinWide = top - bottom <= THICKEST, thinTall = right - left <= THICKEST;
  if (thinWide && thinTall) return;
  if (thinWide) rulings.horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
  else if (thinTall) rulings.vertical.push({ at: (left + right) / 2, from: bottom, to: top });
  else if (stroked) points.slice(1).forEach(([x, y], index) => {
    const [px, py] = points[index]!;
    if (Math.abs(y - py) <= 0.5 && Math.abs(x - px) > THICKEST) rulings.horizontal.push({ at: y, from: Math.min(x, px), to: Math.max(x, px) });
    else if (Math.abs(x - px) <= 0.5 && Math.abs(y - py) > THICKEST) rulings.vertical.push({ at: x, from: Math.min(y, py), to: Math.max(y, py) });
  });
}
