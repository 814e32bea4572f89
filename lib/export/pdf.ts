/** The report as tagged PDF/UA-1 with embedded font, title and language, made in this process without a browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { valueAt, type ReportDocument } from '../report/document';
import { formOf } from '../report/form';
import type { TableDef } from '../report/form/types';
import { reportTitle } from '../report/rules/document';
import { xmlText } from './docx';
import { coverageOf } from './font-coverage';
import { placesOf, type GridPlace } from './grid';
import { labelLines } from './label-lines';
import { notesOf, signedLines } from './notes';
import { TITLE_LETTERS, titleLines } from './title';
import { TEMPLATE } from './pdf-template';
import type { DocxParts } from './docx';

type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'text' | 'note' | 'digest'; text: string }
  | { kind: 'table'; heading: string | null; widths: number[]; size: number; inset: number; head: Cell[]; body: Cell[] };
interface Cell { lines: string[]; colSpan: number; rowSpan: number; left: boolean }

/** Song for text and tables, every character of Unicode it has; heavier for the title; the faces of the headings have the form's own headings only. */
const TEXT_FONT = 'NotoSerifSC-Regular.ttf', FONTS = [TEXT_FONT, 'NotoSerifSC-Bold.title.ttf', 'NotoSansSC-Medium.headings.ttf', 'LXGWWenKai-Regular.headings.ttf'];

let compiler: NodeCompiler | null = null;
let shows: (codePoint: number) => boolean = () => true;
function theCompiler(): NodeCompiler {
  if (!compiler) {
    const fonts = FONTS.map(readFont);
    compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs: fonts }] });
    compiler.addSource('/report.typ', TEMPLATE);
    shows = coverageOf(fonts[0]!);
  }
  return compiler;
}

const readFont = (name: string): Buffer => readFileSync(join(process.env.GOUJI_ROOT ?? process.cwd(), 'assets', 'fonts', name));

/** Bytes of the PDF; the same for the same document and instant. */
export function reportPdf(doc: ReportDocument, parts: DocxParts = {}): Uint8Array {
  const instant = new Date(parts.instant ?? '2000-01-01T00:00:00.000Z');
  const data = { title: reportTitle(doc), titleLines: titleLines(doc, TITLE_LETTERS), organ: doc.organ.name, date: [instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate()], blocks: blocksOf(doc, parts) };
  const typst = theCompiler();
  typst.mapShadow('/data.json', Buffer.from(JSON.stringify(data, (_key, value: unknown) => (typeof value === 'string' ? showable(value) : value))));
  try {
    return new Uint8Array(typst.pdf({ mainFilePath: '/report.typ', resetRead: true }, { pdfStandard: 'ua-1', pdfTags: true, creationTimestamp: Math.floor(instant.getTime() / 1000) }));
  } finally {
    typst.unmapShadow('/data.json');
    // Without this the compiler keeps the pages of every report it ever set.
    typst.evictCache(0);
  }
}

const showable = (text: string): string => [...xmlText(text)].map((character) => (shows(character.codePointAt(0)!) ? character : '□')).join('');

function blocksOf(doc: ReportDocument, parts: DocxParts): Block[] {
  const texts = (text: unknown): Block[] => (typeof text === 'string' ? text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean).map((line) => ({ kind: 'text', text: line })) : []);
  const blocks: Block[] = texts(doc.preface);
  for (const section of formOf(doc.format).sections) {
    // Directly above its table a heading is set with it, so that neither begins a page without the other.
    const withTable = section.table !== undefined && section.texts.length === 0;
    if (!withTable) blocks.push({ kind: 'heading', level: 2, text: section.heading });
    for (const text of section.texts) {
      if (text.subheading) blocks.push({ kind: 'heading', level: 3, text: text.subheading });
      blocks.push(...texts(valueAt(doc, text.pointer)));
    }
    if (section.table) blocks.push(tableBlock(doc, section.table, withTable ? section.heading : null));
    for (const text of notesOf(section.id, parts)) blocks.push({ kind: 'note', text });
  }
  for (const text of signedLines(parts)) blocks.push({ kind: 'digest', text });
  return blocks;
}

function tableBlock(doc: ReportDocument, table: TableDef, heading: string | null): Block {
  const { places, headRows } = placesOf(doc, table);
  const cell = (place: GridPlace): Cell => ({ lines: labelLines(place.cell, place.text), colSpan: place.colSpan, rowSpan: place.rowSpan, left: place.cell.kind === 'label' && ((place.cell.scope === 'row' && table.id === 'applications') || place.cell.corner === true) });
  return {
    kind: 'table', heading, widths: table.widths, size: table.id === 'disclosure' ? 12 : 9, inset: table.id === 'disclosure' ? 5 : 3.2,
    head: places.filter((place) => place.row < headRows).map(cell), body: places.filter((place) => place.row >= headRows).map(cell),
  };
}
