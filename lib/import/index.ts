/** Reads a published or drafted report from a file: what it is is seen from its content, not from its name. */
import type { ReportDocument } from '../report/document';
import { parseDocument } from '../report/schema';
import { assemble } from './assemble';
import { decodeText } from './decode';
import { ImportRefused, type ImportResult, type Unread } from './types';

/** The text of a Word file; Word on the web calls it document2.xml. */
const isMainPart = (entry: string): boolean => /^word\/document\d*\.xml$/.test(entry);

export const LARGEST_FILE = 20 * 1024 * 1024;

/** Throws ImportRefused with one Chinese sentence when the file is not taken. */
export async function importFile(name: string, bytes: Uint8Array): Promise<ImportResult> {
  if (bytes.byteLength === 0) throw new ImportRefused('文件是空的。');
  if (bytes.byteLength > LARGEST_FILE) throw new ImportRefused('文件超过20MB，不予读取。');
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8)).toString('latin1');
  if (head.startsWith('%PDF-')) return assemble(await (await import('./pdf')).readPdf(bytes), name);
  if (head.startsWith('PK\u0003\u0004')) {
    const { openArchive } = await import('./archive');
    const kinds = openArchive(bytes, (entry) => isMainPart(entry) || entry === 'xl/workbook.xml');
    if ([...kinds.keys()].some(isMainPart)) return assemble((await import('./docx')).readDocx(bytes), name);
    if (kinds.has('xl/workbook.xml')) return assemble((await import('./xlsx')).readXlsx(bytes), name);
    throw new ImportRefused('压缩包里没有Word正文，也没有Excel工作簿。OFD文件请转为PDF或.docx后再导入。');
  }
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new ImportRefused('这是旧版的.doc或.xls文件，请用WPS或Office另存为.docx或.xlsx后再导入。');
  const other = OTHER_KINDS.find(([start]) => head.startsWith(start));
  if (other) throw new ImportRefused(other[1]);
  const { text, broken } = decodeText(bytes);
  if (/^MIME-Version:|^Content-Type: multipart\/related/im.test(text.slice(0, 2_000))) throw new ImportRefused('这是网页归档文件（.mht），请用WPS或Office打开，另存为.docx或.html后再导入。');
  const result = await fromText(name, text);
  if (broken > 0) result.unread.push({ what: `${broken}个字`, why: '文件有损坏的字节，这些字没有读出来，以“\ufffd”代替', where: '全文' });
  return result;
}

/** Files that are none of ours, by their first bytes, and what to do with them. */
const OTHER_KINDS: [string, string][] = [
  ['{\\rtf', '这是RTF文件，请用WPS或Office另存为.docx后再导入。'],
  ['\u0089PNG', '这是图片，图片里的文字和表格不能读取，请用原文件或手工录入。'], ['\u00ff\u00d8\u00ff', '这是图片，图片里的文字和表格不能读取，请用原文件或手工录入。'], ['GIF8', '这是图片，图片里的文字和表格不能读取，请用原文件或手工录入。'],
  ['Rar!', '这是压缩包，请解压后再导入。'], ['7z\u00bc\u00af', '这是压缩包，请解压后再导入。'],
];

async function fromText(name: string, text: string): Promise<ImportResult> {
  // A page or a text may begin with a bracket as well: [返回首页]; a list is no report.
  if (/^\s*(?:\{|\[\s*[[{\]])/.test(text)) return fromJson(text);
  const markdown = await import('./md');
  if (markdown.isMarkdownWithTables(text)) return assemble(markdown.readMarkdownWithTables(text), name);
  if (/(?<!\\)<(html|body|table|div|p|article|!doctype)\b/i.test(text.slice(0, 20_000))) return assemble((await import('./html')).readHtml(text), name);
  return assemble(markdown.readText(text), name);
}

function fromJson(text: string): ImportResult {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new ImportRefused('不是有效的JSON。');
  }
  const wrapped = typeof parsed === 'object' && parsed !== null && 'report' in parsed ? (parsed as { report: unknown }).report : parsed;
  const { unread, rest } = withoutUnread(wrapped);
  const answer = parseDocument(countsAsPrinted(rest));
  if (!answer.ok) throw new ImportRefused(`不是报告文档：${answer.errors.slice(0, 3).map((error) => `${error.path || '（整体）'} ${error.message}`).join('；')}。`);
  return { document: answer.document satisfies ReportDocument, doubts: [], unread, printed: {}, read: {} };
}

/**
 * A cell with a number that is no count (-1, 1.5) holds it as text, as if printed so: the check answers with C-01
 * at that cell and with everything else it finds, where a refusal would name nothing but the first such cell.
 */
function countsAsPrinted(parsed: unknown): unknown {
  if (typeof parsed !== 'object' || parsed === null) return parsed;
  const noCount = (node: unknown): node is number => typeof node === 'number' && !(Number.isSafeInteger(node) && node >= 0);
  const printed = (node: unknown, key: string, depth = 0): unknown => {
    if (noCount(node)) return /WanYuan$/.test(key) ? node : String(node);
    if (typeof node !== 'object' || node === null || Array.isArray(node) || depth > 3) return node;
    if ('value' in node && noCount(node.value)) return String(node.value);
    return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, printed(value, name, depth + 1)]));
  };
  return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, ['disclosure', 'applications', 'disputes'].includes(key) ? printed(value, key) : value]));
}

/** What an earlier import wrote beside the document stays beside it. */
function withoutUnread(parsed: unknown): { unread: Unread[]; rest: unknown } {
  if (typeof parsed !== 'object' || parsed === null || !('unread' in parsed) || !Array.isArray(parsed.unread)) return { unread: [], rest: parsed };
  const { unread, ...rest } = parsed;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { rest, unread: (unread as unknown[]).slice(0, 500).map((item) => { const { what, why, where } = (item ?? {}) as Record<string, unknown>; return { what: text(what), why: text(why), where: text(where) }; }) };
}
