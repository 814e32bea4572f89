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
import { digestLine, notesOf } from './notes';
import { TEMPLATE } from './pdf-template';
import type { DocxParts } from './docx';

type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'text' | 'note'; text: string }
  | { kind: 'table'; widths: number[]; size: number; inset: number; /** Stands on one page: only table three is longer than one could ask. */ whole: boolean; head: Cell[]; body: Cell[] };
interface Cell { text: string; colSpan: number; rowSpan: number; left: boolean }

let compiler: NodeCompiler | null = null;
let shows: (codePoint: number) => boolean = () => true;
function theCompiler(): NodeCompiler {
  if (!compiler) {
    const font = readFileSync(join(process.env.GOUJI_ROOT ?? process.cwd(), 'assets', 'fonts', 'NotoSerifSC-Regular.ttf'));
    compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs: [font] }] });
    compiler.addSource('/report.typ', TEMPLATE);
    shows = coverageOf(font);
  }
  return compiler;
}

/** Bytes of the PDF; the same for the same document and instant. */
export function reportPdf(doc: ReportDocument, parts: DocxParts = {}): Uint8Array {
  const instant = new Date(parts.instant ?? '2000-01-01T00:00:00.000Z');
  const data = { title: reportTitle(doc), organ: doc.organ.name, date: [instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate()], blocks: blocksOf(doc, parts) };
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
    blocks.push({ kind: 'heading', level: 2, text: section.heading });
    for (const text of section.texts) {
      if (text.subheading) blocks.push({ kind: 'heading', level: 3, text: text.subheading });
      blocks.push(...texts(valueAt(doc, text.pointer)));
    }
    if (section.table) blocks.push(tableBlock(doc, section.table));
    for (const text of notesOf(section.id, parts)) blocks.push({ kind: 'note', text });
  }
  if (parts.digest) blocks.push({ kind: 'note', text: digestLine(parts.digest) });
  return blocks;
}

function tableBlock(doc: ReportDocument, table: TableDef): Block {
  const { places, headRows } = placesOf(doc, table);
  const cell = (place: GridPlace): Cell => ({ text: place.text, colSpan: place.colSpan, rowSpan: place.rowSpan, left: place.cell.kind === 'label' && ((place.cell.scope === 'row' && table.id === 'applications') || place.cell.corner === true) });
  return {
    kind: 'table', widths: table.widths, size: table.id === 'disclosure' ? 12 : 9, inset: table.id === 'disclosure' ? 5 : 3.2,
    whole: table.id !== 'applications',
    head: places.filter((place) => place.row < headRows).map(cell), body: places.filter((place) => place.row >= headRows).map(cell),
  };
}
