/** Tables set out with blanks: a column is where letters stand below each other, between two gaps that go through all lines. */
import type { SourceTable } from './types';

/** Width as a typewriter face shows it: a Chinese letter takes two places. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x2e7f || /[“”‘’…—（），。：；、·－]/.test(letter) ? 2 : 1), 0);

/** The columns where a line begins and where its middle is. */
const placeOf = (line: string): { from: number; middle: number } => {
  const from = widthOf(/^\s*/.exec(line)![0]);
  return { from, middle: from + widthOf(line.trim()) / 2 };
};

/** The column in the middle of a line that blanks set there: moved in by more than a paragraph is, or one above another on the same middle. Null for other lines. */
export function middleOf(line: string, neighbours: (string | undefined)[]): number | null {
  const { from, middle } = placeOf(line);
  const centred = from >= 8 || neighbours.some((other) => { const there = other === undefined ? null : placeOf(other); return there !== null && there.from !== from && Math.abs(there.middle - middle) <= 3; });
  return centred ? middle : null;
}

interface Piece { text: string; from: number; to: number }

/** Pieces of a line that two and more blanks keep apart. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of line.matchAll(/\S+(?: \S+)*/g)) {
    const from = widthOf(line.slice(0, match.index));
    pieces.push({ text: match[0], from, to: from + widthOf(match[0]) });
  }
  return pieces;
}

/** Lines that make a table: most of them have three and more pieces. */
export const looksAligned = (lines: string[]): boolean => lines.length >= 2 && lines.filter((line) => piecesOf(line).length >= 3).length * 2 >= lines.length;

export function alignedTable(lines: string[]): SourceTable {
  const rows = lines.map(piecesOf);
  const spans: { from: number; to: number }[] = [];
  for (const piece of rows.flat().sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last && piece.from <= last.to) last.to = Math.max(last.to, piece.to);
    else spans.push({ from: piece.from, to: piece.to });
  }
  return { rows: rows.map((row) => spans.map(({ from, to }) => ({ text: row.filter((piece) => piece.from >= from && piece.to <= to).map((piece) => piece.text).join(' '), rowSpan: 1, colSpan: 1 }))) };
}
