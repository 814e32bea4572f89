/** The layouts in which the accuracy of the import is measured: a way to bend a printed report, and a way to write it to a file. */
import iconv from './layouts/gb18030';
import * as bend from './layouts/bends';
import { printed, type Printed, type Truth } from './layouts/printed';
import { docx, type DocxWays } from './layouts/write-docx';
import { clipboard, html, type HtmlWays } from './layouts/write-html';
import { markdown, plainText } from './layouts/write-text';
import { xlsx, type XlsxWays } from './layouts/write-xlsx';
import type { ReportDocument } from '../lib/report/document';
import { exportReport, type ExportKind } from '../lib/export';

/** Prints a page to PDF; given by who has a browser. */
export type PrintPdf = (html: string, paper: { landscape?: boolean; scale?: number }) => Promise<Uint8Array>;
export interface Rendered { bytes: Uint8Array; truth: Map<string, Truth> }
export interface Layout {
  name: string;
  kind: 'html' | 'docx' | 'xlsx' | 'md' | 'txt' | 'pdf' | 'json';
  render(doc: ReportDocument, print: PrintPdf): Promise<Rendered>;
}

const encode = (text: string) => new TextEncoder().encode(text);
type Write = (printed: Printed, print: PrintPdf) => Uint8Array | Promise<Uint8Array>;
const layout = (name: string, kind: Layout['kind'], bends: bend.Bend[], write: Write): Layout => ({
  name, kind,
  async render(doc, print) {
    const bent = bends.reduce((all, one) => one(all), printed(doc));
    return { bytes: await write(bent, print), truth: bent.truth };
  },
});
const page = (name: string, bends: bend.Bend[], ways: HtmlWays = {}) => layout(name, 'html', bends, (bent) => (ways.charset === 'gb18030' ? iconv(html(bent, ways)) : encode(html(bent, ways))));
const word = (name: string, bends: bend.Bend[], ways: DocxWays = {}) => layout(name, 'docx', bends, (bent) => docx(bent, ways));
const book = (name: string, bends: bend.Bend[], ways: XlsxWays = {}) => layout(name, 'xlsx', bends, (bent) => xlsx(bent, ways));
const mark = (name: string, bends: bend.Bend[]) => layout(name, 'md', bends, (bent) => encode(markdown(bent)));
const text = (name: string, way: 'tabs' | 'blanks', bends: bend.Bend[]) => layout(name, 'txt', bends, (bent) => encode(plainText(bent, way)));
const paper = (name: string, bends: bend.Bend[], ways: HtmlWays & { landscape?: boolean; scale?: number } = {}) => layout(name, 'pdf', bends, (bent, print) => print(html(bent, ways), ways));
const own = (kind: ExportKind & Layout['kind']): Layout => ({
  name: `本产品导出的${kind}`, kind,
  async render(doc) { return { bytes: await exportReport(kind, doc), truth: printed(doc).truth }; },
});

const PAPER = 'body{font:12pt "Noto Serif CJK SC"}table{width:100%;font-size:9pt;table-layout:fixed}';
/** The title in the middle, broken wherever its letters do not fit. */
const titleWidth = (letters: number) => `h1{font-size:22pt;line-height:1.5;text-align:center;width:${letters}em;margin:0 auto 1em}`;
const lostSome = bend.lost((pointer) => /^\/applications\/(1|3\.1|3\.2|4)\/naturalPerson$|^\/disclosure\/penalties$|^\/disputes\/litigationDirect\/other$/.test(pointer));

export const LAYOUTS: Layout[] = [
  own('html'), own('docx'), own('xlsx'), own('md'), own('pdf'), own('json'),
  page('网页：格式原样', []),
  page('网页：Word另存的HTML', [], { style: 'word', around: true }),
  page('网页：表格套在排版表格里', [bend.titleInTable], { style: 'nested', around: true }),
  page('网页：标签不闭合、GB18030', [], { style: 'careless', charset: 'gb18030' }),
  page('网页：没有标题标签', [bend.thousands], { style: 'bare' }),
  page('网页：全角数字、标签断字', [bend.fullWidth, bend.brokenLabels]),
  page('网页：扫描识别的标签', [bend.scannedLabels]),
  page('网页：改写过的标签', [bend.otherWords]),
  page('网页：不合并单元格，首格有字', [bend.unmerged(false)]),
  page('网页：不合并单元格，逐格重复', [bend.unmerged(true)]),
  page('网页：表三分三页，无表头', [bend.overPages([9, 17], false)]),
  page('网页：表三分两页，重复表头', [bend.overPages([16], true)]),
  page('网页：表二分项成四张、表四分两张', [bend.tableTwoInParts, bend.tableFourInTwo]),
  page('网页：表四竖排', [bend.tableFourUpright]),
  page('网页：前有空列', [bend.emptyColumn(0)]),
  page('网页：数字间有空列', [bend.emptyColumn(5)]),
  page('网页：有序号列', [bend.numbered]),
  page('网页：多出小计列', [bend.subtotal]),
  page('网页：缺总计列', [bend.columnLeftOut('total')]),
  page('网页：缺一列申请人', [bend.columnLeftOut('research')]),
  page('网页：总计列在前', [bend.totalFirst]),
  page('网页：缺一行', [bend.rowLeftOut('/applications/3.4.2/')]),
  page('网页：一行少一格，数字左移', [bend.swallowed('/applications/3.3.5/research')]),
  page('网页：新表二、旧的其他处理', [bend.undivided]),
  page('网页：表头平排', [bend.flatHead]),
  page('网页：左上角另置', [bend.cornerApart]),
  page('网页：零画斜杠', [bend.zerosAs('/')]),
  page('网页：零留空', [bend.zerosAs('')]),
  page('网页：零画横线', [bend.zerosAs('－')]),
  page('网页：数字带单位', [bend.units]),
  page('网页：表内有注、另有无关表格', [bend.noteInTable, bend.otherTable]),
  layout('剪贴板：Excel的HTML', 'html', [], (bent) => encode(clipboard(bent))),
  word('Word：合并单元格', []),
  word('Word：文本框、修订痕迹', [], { textBox: true, tracked: true }),
  word('Word：内容控件、断开的文字', [bend.thousands], { controls: true, splitRuns: true }),
  word('Word：嵌套表格、单元格内换行', [], { nested: true, breaks: true }),
  word('Word：表三分页、扫描标签', [bend.scannedLabels, bend.overPages([12, 20], false)]),
  word('Word：零留空、有序号列', [bend.zerosAs(''), bend.numbered]),
  word('Word：一行少一格，数字左移', [bend.swallowed('/applications/3.5.2/enterprise')]),
  word('Word：不合并、空列', [bend.unmerged(false), bend.emptyColumn(3)]),
  book('Excel：分表', []),
  book('Excel：一张工作表', [], { oneSheet: true }),
  book('Excel：公式、偏移', [bend.titleInTable], { formulas: true, offset: 2 }),
  book('Excel：文本型数字、全角', [bend.fullWidth], { textNumbers: true }),
  book('Excel：零留空', [bend.zerosAs('')], { oneSheet: true }),
  book('Excel：小计列、表注', [bend.subtotal, bend.noteInTable], { oneSheet: true }),
  mark('Markdown：转换所得', []),
  mark('Markdown：丢失几格', [lostSome]),
  mark('Markdown：空列、扫描标签', [bend.emptyColumn(4), bend.scannedLabels]),
  mark('Markdown：多出尾列、断字', [bend.emptyColumn(99), bend.brokenLabels]),
  mark('Markdown：分页、缺总计列', [bend.columnLeftOut('total'), bend.overPages([14], false)]),
  mark('Markdown：数字左移', [bend.swallowed('/applications/3.6.3/naturalPerson')]),
  text('文本：制表符', 'tabs', []),
  text('文本：制表符、不合并重复', 'tabs', [bend.unmerged(true), bend.thousands]),
  text('文本：制表符、零留空', 'tabs', [bend.zerosAs('')]),
  text('文本：空格对齐', 'blanks', []),
  text('文本：空格对齐、丢失几格', 'blanks', [lostSome]),
  text('文本：空格对齐、零画横线', 'blanks', [bend.zerosAs('－')]),
  paper('PDF：打印网页', [], { css: PAPER }),
  paper('PDF：打印网页，横向', [], { css: PAPER, landscape: true }),
  paper('PDF：缩小、扫描标签', [bend.scannedLabels], { css: PAPER, scale: 0.7 }),
  paper('PDF：零留空', [bend.zerosAs('')], { css: PAPER }),
  paper('PDF：零画斜杠', [bend.zerosAs('/')], { css: PAPER }),
  paper('PDF：丢失几格', [lostSome], { css: PAPER }),
  paper('PDF：数字靠左', [], { css: `${PAPER}td,th{text-align:left}` }),
  paper('PDF：数字靠右', [bend.thousands], { css: `${PAPER}td,th{text-align:right}` }),
  paper('PDF：表格随内容宽', [], { css: 'body{font:12pt "Noto Serif CJK SC"}table{font-size:9pt}' }),
  paper('PDF：没有表格线', [], { css: `${PAPER}td,th{border:0!important}table{border:0}` }),
  paper('PDF：只有横线', [], { css: `${PAPER}td,th{border-left:0!important;border-right:0!important}table{border-left:0;border-right:0}` }),
  paper('PDF：底色表头', [bend.thousands], { css: `${PAPER}th{background:#dde}tr:nth-child(even) td{background:#f4f4f4}` }),
  paper('PDF：分页、缺总计列', [bend.columnLeftOut('total'), bend.overPages([14], true)], { css: PAPER }),
  paper('PDF：标题断成两行', [], { css: `${PAPER}${titleWidth(15)}` }),
  paper('PDF：标题断成三行以上', [], { css: `${PAPER}${titleWidth(9)}` }),
  paper('PDF：有序号列、小计列', [bend.numbered, bend.subtotal], { css: PAPER, landscape: true }),
];
