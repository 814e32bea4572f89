/**
 * The report as people read it: one string of HTML for review page, published page and portal fragment,
 * so that what was signed is what the public sees. All text is escaped; no script, no style attribute.
 */
import { valueAt, type ReportDocument } from '../report/document';
import { formOf } from '../report/form';
import type { PrintedCell, PrintedRow, SectionDef, SectionId, TableDef } from '../report/form/types';
import { holdsPassage, passageNow } from '../report/text/anchor';
import { labelLines } from './label-lines';
import { notesOf, type Notes } from './notes';
import { titlePieces } from './title';

export interface ArticleOptions extends Notes {
  /** Level of the title: 1 on its own page, 2 inside another. Section headings follow one deeper. */
  headingLevel?: 1 | 2 | 3;
  /** Marks on cells, e.g. changed since the last look: class name by pointer. */
  marks?: Record<string, string>;
  /** Gives each figure cell and paragraph group an id (`cell-…`, `text-…`) for links. */
  anchors?: boolean;
  /** Open remarks, for the page that shows and takes them: every paragraph of the texts gets a button 批注本段, and a link to the remarks on it. */
  remarks?: readonly OpenRemark[];
}

/** A remark on a text, or on words of it (`quote`) as they stood in it then. */
export interface OpenRemark { id: number; pointer: string; quote: string; valueThen: string }

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character]!);

/** The title with the places where a line may end; its style must keep other words whole (`word-break: keep-all`). */
export const titleHtml = (doc: Pick<ReportDocument, 'organ' | 'year'>): string => titlePieces(doc).map(escapeHtml).join('<wbr>');

/** `/applications/3.1/total` → `applications-3.1-total`, usable as an id. */
export const anchorOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '-');

/** A remark typed in brackets; those within it (含修订16件（重复2件）) are its own. */
function withoutBrackets(remark: string): string {
  let depth = 0;
  const closes = [...remark].findIndex((letter) => (depth += '（('.includes(letter) ? 1 : '）)'.includes(letter) ? -1 : 0) === 0);
  return /^[（(]/.test(remark) && closes === [...remark].length - 1 ? remark.slice(1, -1) : remark;
}

/** What stands in a figure cell as printed: the figure, with its remark; blank stays blank. */
export function printedFigure(doc: ReportDocument, pointer: string): string {
  const value = valueAt(doc, pointer);
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') {
    const { value: figure, remark } = value as { value: number; remark?: string };
    return remark ? `${figure}（${withoutBrackets(remark)}）` : String(figure);
  }
  return String(value);
}

/** The whole report; the year, organ and figures come from the document alone. */
export function reportArticle(doc: ReportDocument, options: ArticleOptions = {}): string {
  const level = options.headingLevel ?? 1;
  const form = formOf(doc.format);
  return [
    `<article class="report" lang="zh-CN">`,
    `<h${level} class="report-title">${titleHtml(doc)}</h${level}>`,
    doc.preface?.trim() ? `<div class="report-preface" data-text="/preface"${anchor(options, 'text', '/preface')}>${paragraphs(doc.preface, '/preface', options)}</div>` : '',
    ...form.sections.map((section) => sectionHtml(doc, section, level + 1, options)),
    `</article>`,
  ].filter(Boolean).join('\n');
}

function sectionHtml(doc: ReportDocument, section: SectionDef, level: number, options: ArticleOptions): string {
  const id = `section-${section.id}`;
  return [
    `<section class="report-section" id="${id}" aria-labelledby="${id}-heading">`,
    `<h${level} id="${id}-heading">${escapeHtml(section.heading)}</h${level}>`,
    ...section.texts.map((text) => {
      const value = valueAt(doc, text.pointer);
      const body = typeof value === 'string' && value.trim() ? paragraphs(value, text.pointer, options) : '<p class="report-blank">（未填写）</p>';
      const heading = text.subheading ? `<h${level + 1}>${escapeHtml(text.subheading)}</h${level + 1}>` : '';
      return `<div class="report-text" data-text="${text.pointer}"${anchor(options, 'text', text.pointer)}>${heading}${body}</div>`;
    }),
    section.table ? tableHtml(doc, section.table, options) : '',
    notes(section.id, options),
    `</section>`,
  ].filter(Boolean).join('\n');
}

/** The name begins with the words on the button, and goes on with those of the paragraph. */
const remarkButton = (line: string): string => `<button type="button" class="remark-here" data-remark-here="" aria-label="批注本段：${escapeHtml(line.slice(0, 12))}">批注本段</button>`;

/** Where several remarks stand at one paragraph, the link leads to the first. */
const remarkLink = (remarks: readonly OpenRemark[]): string => (remarks[0] ? `<a class="remark-count" href="#comment-${remarks[0].id}">意见${remarks.length}条</a>` : '');

function paragraphs(text: string, pointer: string, { remarks }: ArticleOptions): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  // A remark on words that were edited is shown where they stand now; on the whole text, or on words that are gone, at the first paragraph.
  const paragraphOf = ({ quote, valueThen }: OpenRemark) => {
    const passage = quote === '' ? null : passageNow(quote, valueThen, text);
    const words = passage?.state === 'changed' ? passage.now : quote;
    return Math.max(0, lines.findIndex((line) => holdsPassage(line, words)));
  };
  const here = (remarks ?? []).filter((remark) => remark.pointer === pointer).map((remark) => ({ remark, paragraph: paragraphOf(remark) }));
  const link = (index: number) => remarkLink(here.filter(({ paragraph }) => paragraph === index).map(({ remark }) => remark));
  return lines.map((line, index) => `<p>${escapeHtml(line)}${remarks ? link(index) + remarkButton(line) : ''}</p>`).join('');
}

const anchor = (options: ArticleOptions, kind: 'cell' | 'text', pointer: string): string => (options.anchors ? ` id="${kind}-${escapeHtml(anchorOf(pointer))}"` : '');

const notes = (section: SectionId, options: ArticleOptions): string => notesOf(section, options).map((note) => `<p class="report-note">${escapeHtml(note)}</p>`).join('\n');

/** A table in official layout, in a scroll region of its own for narrow screens. */
export function tableHtml(doc: ReportDocument, table: TableDef, options: ArticleOptions = {}): string {
  const columns = table.widths.map((_, index) => `<col class="w-${table.id}-${index + 1}">`).join('');
  const row = (cells: PrintedRow) => `<tr>${cells.cells.map((cell) => cellHtml(doc, cell, options)).join('')}</tr>`;
  return [
    `<div class="report-scroll" role="region" tabindex="0" aria-label="${escapeHtml(table.caption)}表">`,
    `<table class="report-table report-${table.id}">`,
    `<caption>${escapeHtml(table.caption)}</caption>`,
    `<colgroup>${columns}</colgroup>`,
    table.head.length ? `<thead>${table.head.map(row).join('')}</thead>` : '',
    `<tbody>${table.body.map(row).join('')}</tbody>`,
    `</table></div>`,
  ].filter(Boolean).join('\n');
}

function cellHtml(doc: ReportDocument, cell: PrintedCell, options: ArticleOptions): string {
  const spans = `${cell.colSpan ? ` colspan="${cell.colSpan}"` : ''}${cell.kind === 'label' && cell.rowSpan ? ` rowspan="${cell.rowSpan}"` : ''}`;
  if (cell.kind === 'label') {
    if (cell.corner) return `<td class="report-corner"${spans}>${escapeHtml(cell.text)}</td>`;
    const lines = labelLines(cell, cell.text);
    const kind = cell.caption ? ' class="report-caption"' : lines.length > 1 ? ' class="report-words"' : '';
    return `<th id="${cell.id}" scope="${cell.scope}"${spans}${kind}>${lines.map(escapeHtml).join('<wbr>')}</th>`;
  }
  const text = printedFigure(doc, cell.pointer);
  const classes = [text === '' ? 'report-blank' : '', options.marks?.[cell.pointer] ?? ''].filter(Boolean).join(' ');
  return `<td data-cell="${cell.pointer}" headers="${cell.headers.join(' ')}"${spans}${classes ? ` class="${escapeHtml(classes)}"` : ''}${anchor(options, 'cell', cell.pointer)}>${escapeHtml(text)}</td>`;
}
