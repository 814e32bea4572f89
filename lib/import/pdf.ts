/** PDF: pieces of text with their places, put together to lines; a table is what stands under the heads of its columns. */
import { extractTextItems, getDocumentProxy } from 'unpdf';
import type { Block, Source, SourceTable } from './types';

interface Piece { text: string; x: number; y: number; width: number; height: number }
interface Line { y: number; pieces: Piece[] }
/** `starts`: set in from the edge, the first line of a paragraph. */
type PageBlock = Block & { starts?: boolean };

const PAGE_NUMBER = /^[—–-]?\s*\d{1,3}\s*[—–-]?$/;
const FIGURE = /^\d[\d,.]*(?:[（(].*[）)])?$/;

const MOST_PAGES = 60;

export async function readPdf(bytes: Uint8Array): Promise<Source> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { items } = await extractTextItems(document);
  const blocks: PageBlock[] = [];
  for (const page of items.slice(0, MOST_PAGES)) {
    const pieces = page.map((item) => ({ text: item.str.replaceAll(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (letter) => letter.normalize('NFKC')), x: item.x, y: item.y, width: item.width, height: item.height })).filter((piece) => piece.text.trim() !== '');
    blocks.push(...pageBlocks(linesOf(pieces)));
  }
  return { blocks: joinParagraphs(blocks), blankIsPrinted: false };
}

/** Pieces of about the same height on the page make a line; from the top, each from the left. */
function linesOf(pieces: Piece[]): Line[] {
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

/** Lines with three and more pieces far apart belong to a table; the table ends with a heading or running text. */
function pageBlocks(lines: Line[]): PageBlock[] {
  const blocks: PageBlock[] = [];
  const edge = Math.min(...lines.map((line) => line.pieces[0]!.x));
  const lowest = lines.at(-1);
  let table: Line[] = [];
  const flush = () => {
    if (table.length >= 2) blocks.push({ kind: 'table', table: tableOf(table) });
    else for (const line of table) blocks.push({ kind: 'text', text: textOf(line) });
    table = [];
  };
  for (const line of lines) {
    const text = textOf(line);
    if (line === lowest && PAGE_NUMBER.test(text)) continue;
    const heading = /^[一二三四五六]\s*、/.test(text) && line.pieces.length <= 3 && !/申请数量|结转下年度|办理结果/.test(text);
    const cellLike = line.pieces.filter((piece, index) => index === 0 || piece.x - (line.pieces[index - 1]!.x + line.pieces[index - 1]!.width) > piece.height * 0.9).length;
    if (heading || /^[（(][一二三四五][）)]\s*(主动公开|依申请公开|政府信息管理|政府信息公开平台|监督保障)/.test(text)) {
      flush();
      blocks.push({ kind: 'text', text, starts: true });
    } else if (cellLike >= 3 || (table.length > 0 && text.length <= 40) || /第二十条第/.test(text) || (cellLike === 2 && /^(信息内容|规章|行政规范性文件|行政许可|行政处罚|行政强制|行政事业性收费)/.test(text))) table.push(line);
    else {
      flush();
      blocks.push({ kind: 'text', text, starts: line.pieces[0]!.x - edge > line.pieces[0]!.height });
    }
  }
  flush();
  return blocks;
}

/** A justified line has blanks between its letters that are none of the text. */
const textOf = (line: Line): string => line.pieces.map((piece) => piece.text).join('').replaceAll(/(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…]) +| +(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…])/g, '').trim();

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

/** A line that is not set in goes on with the paragraph above it, over the end of a page as well. */
function joinParagraphs(blocks: PageBlock[]): Block[] {
  const joined: Block[] = [];
  for (const { starts, ...block } of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'text' && last?.kind === 'text' && !starts && !/^[一二三四五六]\s*、.{4,20}$|^[（(][一二三四五][）)].{2,12}$/.test(last.text)) last.text += block.text;
    else joined.push(block);
  }
  return joined;
}
