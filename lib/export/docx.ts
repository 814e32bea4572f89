/**
 * The report as a Word file set to GB/T 9704-2012 (body rules, no red head): A4, 版心 156×225 mm, 3号仿宋, 28 pt line pitch,
 * page numbers — 1 — outside, table heads repeated. Fonts are named, not shipped; a machine without them shows its own.
 */
import {
  AlignmentType, Document, Footer, HeightRule, LineRuleType, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType,
  type IParagraphOptions, type IRunOptions,
} from 'docx';
import { valueAt, type ReportDocument } from '../report/document';
import { formOf } from '../report/form';
import type { TableDef } from '../report/form/types';
import { reportTitle } from '../report/rules/document';
import { placesOf } from './grid';
import { labelLines } from './label-lines';
import { notesOf, signedLines, type Notes } from './notes';
import { TITLE_LETTERS, titleLines } from './title';
import { fixedZip } from './zip';
import { unzipSync, strFromU8, strToU8 } from 'fflate';

/** 版心 width in twips: A4 less 28 mm and 26 mm. */
const TEXT_WIDTH = 11906 - 1588 - 1474;

const LATIN = 'Times New Roman';
const font = (eastAsia: string) => ({ ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia });
const FANGSONG = font('仿宋_GB2312'), HEITI = font('黑体'), KAITI = font('楷体_GB2312'), TITLE = font('方正小标宋简体'), SONGTI = font('宋体');

/** XML 1.0 forbids most control characters; a pasted one must not make the file unreadable. */
export const xmlText = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');

const run = (text: string, options: IRunOptions) => new TextRun({ ...options, text: xmlText(text) });
const EXACT = { line: 560, lineRule: LineRuleType.EXACT } as const;

const paragraph = (text: string, runOptions: IRunOptions, options: IParagraphOptions = {}) => new Paragraph({ spacing: EXACT, indent: { firstLine: 640 }, ...options, children: [run(text, { size: 32, ...runOptions })] });
const body = (text: string) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean).map((line) => paragraph(line, { font: FANGSONG }));

/** What a signed-off version adds to the bare document; `instant` is that of sign-off, ISO. */
export interface DocxParts extends Notes { instant?: string }

export async function reportDocx(doc: ReportDocument, parts: DocxParts = {}): Promise<Uint8Array> {
  const title = reportTitle(doc);
  const children: (Paragraph | Table)[] = [
    new Paragraph({ alignment: AlignmentType.CENTER, heading: 'Title', spacing: { before: 0, after: 560, line: 640, lineRule: LineRuleType.EXACT }, children: titleLines(doc, TITLE_LETTERS).map((line, index) => run(line, { size: 44, font: TITLE, break: Math.min(index, 1) })) }),
    ...(doc.preface?.trim() ? body(doc.preface) : []),
  ];
  for (const section of formOf(doc.format).sections) {
    children.push(paragraph(section.heading, { font: HEITI }, { heading: 'Heading1', keepNext: true }));
    for (const text of section.texts) {
      if (text.subheading) children.push(paragraph(text.subheading, { font: KAITI }, { heading: 'Heading2', keepNext: true }));
      const value = valueAt(doc, text.pointer);
      if (typeof value === 'string') children.push(...body(value));
    }
    if (section.table) children.push(tableOf(doc, section.table), new Paragraph({ spacing: { line: 240 }, children: [] }));
    for (const note of notesOf(section.id, parts)) children.push(paragraph(note, { font: FANGSONG, size: 24 }));
  }
  for (const [index, line] of signedLines(parts).entries()) children.push(new Paragraph({ ...(index === 0 ? { spacing: { before: 280 } } : {}), children: [run(line, { font: FANGSONG, size: 18 })] }));

  const footer = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) => new Footer({ children: [new Paragraph({ alignment, indent: { left: 280, right: 280 }, children: [new TextRun({ size: 28, font: SONGTI, children: ['— ', PageNumber.CURRENT, ' —'] })] })] });
  const file = new Document({
    title, creator: doc.organ.name, lastModifiedBy: doc.organ.name, description: parts.digest ? `SHA-256 ${parts.digest}` : '', evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: FANGSONG, size: 32, language: { eastAsia: 'zh-CN', value: 'zh-CN' } } },
        title: { run: { font: TITLE, size: 44, color: '000000' } },
        heading1: { run: { font: HEITI, size: 32, color: '000000' } }, heading2: { run: { font: KAITI, size: 32, color: '000000' } },
      },
    },
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 2098, left: 1588, right: 1474, bottom: 1984, footer: 1200 } } },
      footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
      children,
    }],
  });
  return settle(await Packer.toBuffer(file), parts.instant ?? '2000-01-01T00:00:00.000Z');
}

function tableOf(doc: ReportDocument, table: TableDef): Table {
  const { places, rows, headRows } = placesOf(doc, table);
  const size = table.id === 'disclosure' ? 21 : 18;
  const sum = table.widths.reduce((total, width) => total + width, 0);
  const widths = table.widths.map((width) => Math.round((width / sum) * TEXT_WIDTH));
  // Table three has room for 不予公开 beside its number only with a point of margin.
  const narrow = { top: 30, bottom: 30, left: 20, right: 20 };
  return new Table({
    layout: TableLayoutType.FIXED, width: { size: widths.reduce((total, width) => total + width, 0), type: WidthType.DXA }, columnWidths: widths,
    rows: Array.from({ length: rows }, (_, index) => new TableRow({
      tableHeader: index < headRows, cantSplit: true, height: { value: table.id === 'disclosure' ? 380 : 300, rule: HeightRule.ATLEAST },
      children: places.filter((place) => place.row === index).map((place) => new TableCell({
        columnSpan: place.colSpan, rowSpan: place.rowSpan, verticalAlign: VerticalAlign.CENTER, margins: narrow,
        width: { size: widths.slice(place.column, place.column + place.colSpan).reduce((total, width) => total + width, 0), type: WidthType.DXA },
        children: [new Paragraph({
          // A short table stands on one page: each row is kept with the next.
          keepNext: table.id !== 'applications' && index < rows - 1,
          alignment: place.cell.kind === 'label' && (place.cell.scope === 'row' && table.id === 'applications' || place.cell.corner) ? AlignmentType.LEFT : AlignmentType.CENTER,
          spacing: { line: size * 12, lineRule: LineRuleType.AT_LEAST }, children: labelLines(place.cell, place.text).map((line, at) => run(line, { size, font: SONGTI, break: Math.min(at, 1) })),
        })],
      })),
    })),
  });
}

/** The same bytes each time: the library's time stamps are replaced by the instant of sign-off, the archive's by a fixed one. */
function settle(packed: Uint8Array, instant: string): Uint8Array {
  const files = unzipSync(packed);
  const core = strFromU8(files['docProps/core.xml']!);
  files['docProps/core.xml'] = strToU8(core.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${instant.replace(/\.\d+Z$/, 'Z')}`));
  return fixedZip(new Map(Object.entries(files)));
}
