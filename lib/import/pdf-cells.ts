/** Tables of a PDF page from its drawn lines: which places a wall parts are different cells. */
import { noted } from './figures';
import type { Ruling, Rulings } from './pdf-rules';
import type { Piece } from './pdf-pieces';
import type { SourceCell, SourceTable } from './types';

/** Lines that nearly meet meet. */
const NEAR = 3;

export interface RuledTable { top: number; bottom: number; left: number; right: number; xs: number[]; ys: number[]; rulings: Rulings }

/** Positions that belong together, as one each, in order. */
function positions(values: number[]): number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) if (found.length === 0 || value - found.at(-1)! > NEAR) found.push(value);
  return found;
}

/** Pieces of one line, drawn cell by cell, put together again. */
function merged(rulings: Ruling[]): Ruling[] {
  const result: Ruling[] = [];
  for (const ruling of [...rulings].sort((a, b) => a.at - b.at || a.from - b.from)) {
    const same = result.findLast((other) => Math.abs(other.at - ruling.at) <= 1.5 && ruling.from <= other.to + NEAR && ruling.to >= other.from - NEAR);
    if (same) { same.from = Math.min(same.from, ruling.from); same.to = Math.max(same.to, ruling.to); } else result.push({ ...ruling });
  }
  return result;
}

/** Lines that touch each other make a table, when they make at least two columns: the last row of a table may stand alone on the next page. */
export function ruledTables(all: Rulings): RuledTable[] {
  const horizontal = merged(all.horizontal), vertical = merged(all.vertical);
  const group = horizontal.map((_, index) => index);
  const rootOf = (index: number): number => { let at = index; while (group[at] !== at) at = group[at]!; return at; };
  const touching = vertical.map((wall) => horizontal.flatMap((line, index) => (wall.at >= line.from - NEAR && wall.at <= line.to + NEAR && line.at >= wall.from - NEAR && line.at <= wall.to + NEAR ? [index] : [])));
  for (const lines of touching) for (const index of lines) group[rootOf(index)] = rootOf(lines[0]!);
  const tables: RuledTable[] = [];
  for (const root of new Set(horizontal.map((_, index) => rootOf(index)))) {
    const lines = horizontal.filter((_, index) => rootOf(index) === root);
    const walls = vertical.filter((_, index) => touching[index]!.length > 0 && rootOf(touching[index]![0]!) === root);
    // Sides left open end where the lines end.
    const xs = positions([...walls.map((wall) => wall.at), Math.min(...lines.map((line) => line.from)), Math.max(...lines.map((line) => line.to))]);
    const ys = positions([...lines.map((line) => line.at), ...walls.flatMap((wall) => [wall.from, wall.to])]).reverse();
    if (xs.length < 3 || ys.length < 2) continue;
    tables.push({ top: ys[0]!, bottom: ys.at(-1)!, left: xs[0]!, right: xs.at(-1)!, xs, ys, rulings: { horizontal: lines, vertical: walls } });
  }
  return tables.sort((a, b) => b.top - a.top);
}

export const within = (table: RuledTable, piece: Piece): boolean => {
  const x = piece.x + piece.width / 2, y = piece.y + piece.height * 0.3;
  return x > table.left - NEAR && x < table.right + NEAR && y < table.top + NEAR && y > table.bottom - NEAR;
};

/** The cells of a table with the text that stands in each. */
export function cellsOfRuled(table: RuledTable, pieces: Piece[]): SourceTable {
  const { xs, ys, rulings } = table;
  const columns = xs.length - 1, rows = ys.length - 1;
  const covers = (lines: Ruling[], at: number, middle: number) => lines.some((line) => Math.abs(line.at - at) <= NEAR && line.from - NEAR < middle && middle < line.to + NEAR);
  const wallRight = (row: number, column: number) => covers(rulings.vertical, xs[column + 1]!, (ys[row]! + ys[row + 1]!) / 2);
  const wallBelow = (row: number, column: number) => covers(rulings.horizontal, ys[row + 1]!, (xs[column]! + xs[column + 1]!) / 2);
  const owner = Array.from({ length: rows }, () => Array<number>(columns).fill(-1));
  const cells: { row: number; column: number; rowSpan: number; colSpan: number; pieces: Piece[] }[] = [];
  for (let row = 0; row < rows; row += 1) for (let column = 0; column < columns; column += 1) {
    if (owner[row]![column]! >= 0) continue;
    let colSpan = 1, rowSpan = 1;
    while (column + colSpan < columns && owner[row]![column + colSpan]! < 0 && !wallRight(row, column + colSpan - 1)) colSpan += 1;
    const open = (below: number) => Array.from({ length: colSpan }, (_, at) => column + at).every((at) => !wallBelow(below - 1, at) && owner[below]![at]! < 0);
    while (row + rowSpan < rows && open(row + rowSpan)) rowSpan += 1;
    for (let r = row; r < row + rowSpan; r += 1) for (let c = column; c < column + colSpan; c += 1) owner[r]![c] = cells.length;
    cells.push({ row, column, rowSpan, colSpan, pieces: [] });
  }
  const cellAt = (x: number, y: number) => {
    const column = xs.findIndex((from, index) => index < columns && x >= from && x < xs[index + 1]!), row = ys.findIndex((from, index) => index < rows && y <= from && y > ys[index + 1]!);
    return row < 0 || column < 0 ? undefined : cells[owner[row]![column]!];
  };
  for (const piece of pieces.flatMap((one) => wordsOver(table, one))) cellAt(piece.x + piece.width / 2, piece.y + piece.height * 0.3)?.pieces.push(piece);
  const source: SourceCell[][] = Array.from({ length: rows }, () => []);
  for (const cell of cells) source[cell.row]!.push({ text: textIn(cell.pieces), rowSpan: cell.rowSpan, colSpan: cell.colSpan });
  return { rows: source };
}

/** A piece with blanks that reaches over a wall holds the words of several cells. */
function wordsOver(table: RuledTable, piece: Piece): Piece[] {
  if (!/\S\s+\S/.test(piece.text)) return [piece];
  if (!table.rulings.vertical.some((wall) => wall.at > piece.x + 1 && wall.at < piece.x + piece.width - 1 && wall.from < piece.y && piece.y < wall.to)) return [piece];
  const wide = (text: string) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 2 : 1), 0);
  const unit = piece.width / wide(piece.text);
  return [...piece.text.matchAll(/\S+/g)].map((match) => ({ ...piece, text: match[0], x: piece.x + wide(piece.text.slice(0, match.index)) * unit, width: wide(match[0]) * unit }));
}

function textIn(pieces: Piece[]): string {
  const lines: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const last = lines.at(-1);
    if (last && Math.abs(last[0]!.y - piece.y) <= piece.height * 0.5) last.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => {
    const base = line.reduce((tallest, piece) => (piece.height > tallest.height ? piece : tallest));
    // 12 with a small raised 1 is not 121.
    const raised = (piece: Piece) => piece.height <= base.height * 0.8 && piece.y - base.y >= base.height * 0.15;
    return line.sort((a, b) => a.x - b.x).map((piece) => (raised(piece) ? noted(piece.text) : piece.text)).join('');
  }).join('').trim();
}
