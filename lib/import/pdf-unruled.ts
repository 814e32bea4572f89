/** Tables of a PDF without drawn lines: lines of far-apart pieces, columns by the centres of their figures. Places are guessed. */
import { textOf, type Line, type Piece } from './pdf-pieces';
import type { Block, SourceTable } from './types';

const FIGURE = /^\d[\d,.]*(?:[（(].*[）)])?$/;

/** A line of text stays a line, so that paragraphs are made in one place. */
export type LineOrTable = { line: Line } | { block: Block };

/** Lines with three and more pieces far apart belong to a table; the table ends with a heading or running text. */
export function tablesByGaps(lines: Line[]): LineOrTable[] {
  const result: LineOrTable[] = [];
  let table: Line[] = [];
  const flush = () => {
    if (table.length >= 2) result.push({ block: { kind: 'table', table: tableOf(table) } });
    else result.push(...table.map((line) => ({ line })));
    table = [];
  };
  for (const line of lines) {
    const text = textOf(line);
    const heading = /^[一二三四五六]\s*、/.test(text) && line.pieces.length <= 3 && !/申请数量|结转下年度|办理结果/.test(text);
    const cellLike = line.pieces.filter((piece, index) => index === 0 || piece.x - (line.pieces[index - 1]!.x + line.pieces[index - 1]!.width) > piece.height * 0.9).length;
    const aspect = /^[（(][一二三四五][）)]\s*(主动公开|依申请公开|政府信息管理|政府信息公开平台|监督保障)/.test(text);
    if (!heading && !aspect && (cellLike >= 3 || (table.length > 0 && text.length <= 40) || /第二十条第/.test(text) || (cellLike === 2 && /^(信息内容|规章|行政规范性文件|行政许可|行政处罚|行政强制|行政事业性收费)/.test(text)))) table.push(line);
    else {
      flush();
      result.push({ line });
    }
  }
  flush();
  return result;
}

/** Columns by the centres of the figures; labels are what stands left of the first of them, joined to the nearest row of figures. */
function tableOf(lines: Line[]): SourceTable {
  const centre = (piece: Piece) => piece.x + piece.width / 2;
  const figures = lines.flatMap((line) => line.pieces.filter((piece) => FIGURE.test(piece.text.trim())).map((piece) => ({ piece, line })));
  const columns: number[] = [];
  for (const at of figures.map(({ piece }) => centre(piece)).sort((a, b) => a - b)) if (columns.length === 0 || at - columns.at(-1)! > 12) columns.push(at);
  const nearest = (piece: Piece) => columns.reduce((best, at, index) => (Math.abs(at - centre(piece)) < Math.abs(columns[best]! - centre(piece)) ? index : best), 0);
  if (columns.length === 0) return { rows: lines.map((line) => line.pieces.map((piece) => ({ text: piece.text.trim(), rowSpan: 1, colSpan: 1 }))) };
  const left = columns[0]! - 14;
  const rows = lines.map((line) => {
    const label = line.pieces.filter((piece) => piece.x + piece.width / 2 < left && !FIGURE.test(piece.text.trim()));
    const cells = Array<string>(columns.length).fill('');
    for (const piece of line.pieces) if (!label.includes(piece)) cells[nearest(piece)] = (cells[nearest(piece)] ?? '') + piece.text.trim();
    return { y: line.y, label: label.map((piece) => piece.text).join(''), cells, hasFigures: cells.some((cell) => FIGURE.test(cell)) };
  });
  // A head set over two lines is one head.
  for (let index = 0; index + 1 < rows.length;) {
    const [row, next] = [rows[index]!, rows[index + 1]!];
    const heads = (line: typeof row) => !line.hasFigures && line.cells.some((cell) => cell !== '');
    if (heads(row) && heads(next) && row.y - next.y <= 13) {
      row.cells.forEach((cell, column) => { next.cells[column] = cell + next.cells[column]!; });
      next.label = row.label + next.label;
      rows.splice(index, 1);
    } else index += 1;
  }
  // So is a figure with its remark: its lines go to the row whose cell is still empty.
  const figureRows = rows.filter((row) => row.label !== '' && row.hasFigures);
  for (const row of rows) {
    if (row.label !== '' || row.cells.filter((cell) => cell !== '').length !== 1 || /第二十条|[^）)\d]$/.test(row.cells.join('')) && !/^\d+[（(]/.test(row.cells.join(''))) continue;
    const column = row.cells.findIndex((cell) => cell !== '');
    const target = figureRows.find((candidate) => Math.abs(candidate.y - row.y) <= 14 && (candidate.cells[column] === '' || candidate.cells[column]!.includes('（')));
    if (!target) continue;
    target.cells[column] += row.cells[column]!;
    row.cells[column] = '';
  }
  // A label set over several lines goes to the row of figures it stands around.
  const anchors = rows.filter((row) => row.hasFigures);
  for (const row of rows) {
    if (row.hasFigures || row.label === '' || /^第二十条第/.test(row.label) || row.cells.some((cell) => cell !== '')) continue;
    const target = anchors.reduce<(typeof rows)[number] | null>((best, candidate) => (best === null || Math.abs(candidate.y - row.y) < Math.abs(best.y - row.y) ? candidate : best), null);
    if (!target || Math.abs(target.y - row.y) > 40) continue;
    target.label = row.y > target.y ? row.label + target.label : target.label + row.label;
    row.label = '';
  }
  return { rows: rows.filter((row) => row.label !== '' || row.cells.some((cell) => cell !== '')).map((row) => [row.label, ...row.cells].map((text) => ({ text, rowSpan: 1, colSpan: 1 }))) };
}
