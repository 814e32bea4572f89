/** Pieces of text with their places on a PDF page, put together to lines. */
export interface Piece { text: string; x: number; y: number; width: number; height: number }
export interface Line { y: number; pieces: Piece[] }

/** Pieces of about the same height on the page make a line; from the top, each from the left. */
export function linesOf(pieces: Piece[]): Line[] {
  const lines: Line[] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - piece.y) <= Math.max(2, piece.height * 0.35)) last.pieces.push(piece);
    else lines.push({ y: piece.y, pieces: [piece] });
  }
  for (const line of lines) line.pieces = joined(line.pieces.sort((a, b) => a.x - b.x));
  return lines;
}

/** A cell set in two faces (55（含自然失效29件）) comes in several pieces that touch. */
function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && piece.x - (last.x + last.width) < piece.height * 0.2) Object.assign(last, { text: last.text + piece.text, width: piece.x + piece.width - last.x });
    else result.push({ ...piece });
  }
  return result;
}

/** A justified line has blanks between its letters that are none of the text. */
export const textOf = (line: Line): string => line.pieces.map((piece) => piece.text).join('').replaceAll(/(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…]) +| +(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…])/g, '').trim();
