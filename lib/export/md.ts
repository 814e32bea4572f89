/** Markdown: headings, paragraphs and pipe tables in official layout; readable as text and read back by the importer. */
import { valueAt, type ReportDocument } from '../report/document';
import { formOf } from '../report/form';
import type { TableDef } from '../report/form/types';
import { reportTitle } from '../report/rules/document';
import { gridOf } from './grid';
import { notesOf, signedLines, type Notes } from './notes';

/** What Markdown would take for emphasis, a link, code or HTML is text here: 张**、李**, <script>. */
const plain = (text: string) => text.replaceAll(/[\\`*_<~[\]]/g, '\\$&');
/** A pipe ends a cell, and a line break a row: both are written so that a cell stays one cell. */
const cellText = (text: string | null) => plain(text ?? '').replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
/** A line of prose that Markdown would take for something else (heading, list, table, quote, rule) is escaped. */
const proseLine = (line: string) => plain(line.trim()).replace(/^[#>|+=-]/, '\\$&').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');

/** With what a signed-off version adds: notes below their sections, what it says of itself at the end, as in Word and PDF. */
export function reportMarkdown(doc: ReportDocument, added: Notes = {}): string {
  const parts = [`# ${plain(reportTitle(doc))}`];
  if (doc.preface?.trim()) parts.push(prose(doc.preface));
  for (const section of formOf(doc.format).sections) {
    parts.push(`## ${section.heading}`);
    for (const text of section.texts) {
      if (text.subheading) parts.push(`### ${text.subheading}`);
      const value = valueAt(doc, text.pointer);
      if (typeof value === 'string' && value.trim()) parts.push(prose(value));
    }
    if (section.table) parts.push(tableMarkdown(doc, section.table));
    parts.push(...notesOf(section.id, added).map(prose));
  }
  parts.push(...signedLines(added).map(prose));
  return `${parts.join('\n\n')}\n`;
}

const prose = (text: string) => text.split(/\r?\n/).map(proseLine).filter(Boolean).join('\n\n');

function tableMarkdown(doc: ReportDocument, table: TableDef): string {
  const lines = gridOf(doc, table).map((row) => `| ${row.map(cellText).join(' | ')} |`);
  return [lines[0], `|${' --- |'.repeat(table.columns)}`, ...lines.slice(1)].join('\n');
}
