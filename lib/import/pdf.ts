/** PDF: tables by their drawn lines, else by the gaps between pieces of text; paragraphs by how their lines are set. */
import { extractTextItems, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { cellsOfRuled, ruledTables, within } from './pdf-cells';
import { struck } from './figures';
import { linesOf, textOf, type Line, type Piece } from './pdf-pieces';
import { rulingsOf, type Rulings } from './pdf-rules';
import { tablesByGaps, type LineOrTable } from './pdf-unruled';
import { withoutRadicals } from './radicals';
import { ImportRefused, type Block, type Look, type Source, type Unread } from './types';

const PAGE_NUMBER = /^[—–-]?\s*\d{1,3}\s*[—–-]?$/;
/** A heading stands alone in its line and is no sentence. */
const HEADING = /^[一二三四五六]\s*、.{4,24}$|^[（(][一二三四五六][）)].{2,12}(?<![。；，：])$/;
const MOST_PAGES = 60;

// The reader of PDFs counts on a method that Node.js 20 does not have yet; without it pages come back cut short.
if (!('transferToFixedLength' in ArrayBuffer.prototype)) Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', { configurable: true, writable: true, value(this: ArrayBuffer) { return this.slice(0); } });

export async function readPdf(bytes: Uint8Array): Promise<Source> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { OPS } = await getResolvedPDFJS();
  const { items } = await extractTextItems(document);
  const pages: { pieces: Piece[]; tables: ReturnType<typeof ruledTables> }[] = [];
  for (const [index, page] of items.slice(0, MOST_PAGES).entries()) {
    const pieces = page.map((item) => ({ text: withoutRadicals(item.str), x: item.x, y: item.y, width: item.width, height: item.height })).filter((piece) => piece.text.trim() !== '');
    const rulings = await rulingsOf(await document.getPage(index + 1), OPS);
    pages.push({ pieces: pieces.map((piece) => (isStruck(piece, rulings) ? { ...piece, text: struck(piece.text) } : piece)), tables: ruledTables(rulings) });
  }
  if (pages.every((page) => page.pieces.length === 0)) throw new ImportRefused('PDF里没有文字，可能是扫描件；请提供可以复制文字的文件。');
  const unread: Unread[] = pages.flatMap(({ pieces, tables }, index) => (pieces.length === 0 && tables.length === 0 ? [{ what: `第${index + 1}页`, why: '这一页没有文字，可能是空白页或图片，没有读入', where: 'PDF' }] : []));
  if (items.length > MOST_PAGES) unread.push({ what: `第${MOST_PAGES + 1}页至第${items.length}页`, why: `只读前${MOST_PAGES}页`, where: 'PDF' });
  const ruled = pages.some((page) => page.tables.length > 0);
  const content = pages.map(({ pieces, tables }) => {
    const outside = linesOf(pieces.filter((piece) => !tables.some((table) => within(table, piece))));
    const lowest = outside.at(-1);
    const lines = outside.filter((line) => line !== lowest || !PAGE_NUMBER.test(textOf(line)));
    // A report that draws the lines of one table draws those of all; other lines are text.
    const parts: { y: number; part: LineOrTable }[] = ruled
      ? [...lines.map((line) => ({ y: line.y, part: { line } })), ...tables.map((table) => ({ y: table.top, part: { block: { kind: 'table' as const, table: cellsOfRuled(table, pieces.filter((piece) => within(table, piece))) } } }))].sort((a, b) => b.y - a.y)
      : tablesByGaps(lines).map((part) => ({ y: 0, part }));
    return parts.map(({ part }) => part);
  });
  return { blocks: paragraphs(content), blankIsPrinted: false, unread, ...(ruled ? {} : { placesGuessed: true }) };
}

/** A line through the middle of letters and hardly beyond them crosses them out; no line of a table stands there. */
const isStruck = ({ x, y, width, height }: Piece, { horizontal }: Rulings): boolean => horizontal.some(({ at, from, to }) => at > y + height * 0.15 && at < y + height * 0.6 && from <= x + 1 && from >= x - height && to >= x + width - 1 && to <= x + width + height);

/** Lines go on from one to the next, over the end of a page as well, unless something says that a paragraph ends. */
function paragraphs(pages: LineOrTable[][]): Block[] {
  const lines = pages.flat().flatMap((part) => ('line' in part ? [part.line] : []));
  const end = (line: Line) => { const last = line.pieces.at(-1)!; return last.x + last.width; };
  const letter = (line: Line) => line.pieces[0]!.height || 12;
  const body = lines.filter((line) => textOf(line).length > 15);
  const left = Math.min(...body.map((line) => line.pieces[0]!.x)), right = Math.max(...body.map(end));
  const pitches = pages.flatMap((page) => page.flatMap((part, index) => { const before = page[index - 1]; return before && 'line' in part && 'line' in before ? [before.line.y - part.line.y] : []; })).sort((a, b) => a - b);
  const pitch = pitches[Math.floor(pitches.length / 2)] ?? 20;
  const middle = (line: Line) => (line.pieces[0]!.x + end(line)) / 2;
  const first = lines.findIndex((line) => HEADING.test(textOf(line)));
  const sizes = lines.slice(Math.max(0, first)).map(letter).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? Infinity;
  const look = (line: Line, above: Line | null): Look => {
    const size = letter(line);
    return {
      size, ...(Math.abs(middle(line) - (left + right) / 2) <= size ? { middle: middle(line) } : {}), ...(size >= usual * 1.15 ? { large: true } : {}),
      ...(above && above.y - line.y <= size * 2.6 && above.y >= line.y ? {} : { apart: true }),
    };
  };
  const blocks: Block[] = [];
  let open: Line | null = null;
  for (const page of pages) page.forEach((part, index) => {
    if ('block' in part) {
      blocks.push(part.block);
      open = null;
      return;
    }
    const { line } = part;
    const text = textOf(line);
    const last = blocks.at(-1);
    const goesOn = open !== null && last?.kind === 'text' && !HEADING.test(last.text) && !HEADING.test(text)
      && Math.max(letter(line), letter(open)) < Math.min(letter(line), letter(open)) * 1.3 && line.pieces[0]!.x - left <= letter(line) * 0.9 && right - end(open) <= letter(open) * 1.9 && (index === 0 || open.y - line.y <= pitch * 1.35);
    if (goesOn && last?.kind === 'text') last.text += text;
    else blocks.push({ kind: 'text', text, look: look(line, index === 0 ? null : open) });
    open = line;
  });
  return blocks;
}
