/** Title, headings and texts of a report: what stands between the six headings and the five sub-headings. */
import { OVERVIEW_KEYS, formVersionForYear, type OverviewKey, type ReportDocument } from '../report/document';
import { readFeeStatement } from '../report/fee-statement';
import { SECTION_IDS } from '../report/form';
import type { SectionId } from '../report/form/types';
import { unmarked } from './figures';
import { aspectHead, hasPageNumber, sectionHead } from './headings';
import { titleAtEnd, withoutTitle, type OpeningLine } from './title';
import type { Block, SourceTable, Unread } from './types';

/** What our own files print below a section for an error that was let through: sentence, reason, name. */
const WAIVER_LINE = /^说明：.+[。！？].+[。！？]（[^（）]{1,20}）$/;
/** What a site sets above and below its articles. */
const SITE_LINE = /^[【\[]?(?:分享到|分享至|分享：|扫一扫|打印|关闭|上一篇|下一篇|责任编辑|相关链接|相关附件|版权所有|主办单位|网站标识码|浏览次数|浏览量|访问量|点击数|阅读次数|返回顶部|发布时间|发布日期|发稿时间|发布机构|信息来源|来源[：:]|字体[：:]|字号[：:]|索引号|当前位置|您的位置|您现在的位置|首页\s*[>＞»›]|政府信息公开$)/;
/** 关闭政务微博1个。 is a sentence of the report. */
const isSiteLine = (line: string): boolean => SITE_LINE.test(line) && (!/[。；]$/.test(line) || /^[【\[]?(?:版权所有|分享|扫一扫|责任编辑|网站标识码)/.test(line));
const FROM_SITE = '像是网页自带的文字，没有放进正文';
const PAGE_LINE = /^[—–-]?\s*\d{1,3}\s*[—–-]?$/;

export interface Narrative {
  organ: string;
  year: number | null;
  title: string | null;
  headings: string[];
  /** Sections a heading was read of. */
  sections: Set<SectionId>;
  texts: Partial<ReportDocument>;
  tables: SourceTable[];
  unread: Unread[];
}

const said = (block: Block | undefined): string => (block?.kind === 'text' ? block.text.trim() : '');

/** Without what our own files say of themselves at their end: version and reason of a correction, digest. In a workbook name and value stand apart. */
function withoutSignedFacts(blocks: Block[]): Block[] {
  const digest = blocks.findLastIndex((block) => /^内容摘要值(：|$)/.test(said(block)));
  if (digest < 0) return blocks;
  const version = blocks.findLastIndex((block, index) => index < digest && (/^版本：第\d+版（更正）$/.test(said(block)) || (said(block) === '版本' && /^第\d+版（更正）$/.test(said(blocks[index + 1])))));
  const correction = version >= 0 && /^更正说明(：|$)/.test(said(blocks.slice(version + 1, digest).find((block) => !/^第\d+版（更正）$/.test(said(block)))));
  const end = /^(SHA-256 )?[0-9a-f]{64}$/.test(said(blocks[digest + 1])) ? digest + 2 : digest + 1;
  return [...blocks.slice(0, correction ? version : digest), ...blocks.slice(end)];
}

export function readNarrative(printed: Block[]): Narrative {
  const blocks = withoutSignedFacts(printed);
  const result: Narrative = { organ: '', year: null, title: null, headings: [], sections: new Set(), texts: {}, tables: [], unread: [] };
  const lines = new Map<string, string[]>();
  let section: SectionId | null = null;
  let aspect: OverviewKey | null = null;
  // Whether （一） … head the aspects here; then 1. heads something smaller.
  let usual = false;
  // Whether anything stood below the headings so far. A list of contents is headings alone, and they all come again.
  let filled = false;
  let opening: OpeningLine[] = [];
  const leave = (what: string, why: string, where = result.headings.at(-1) ?? '文首') => result.unread.push({ what, why, where });
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'table') {
      result.tables.push(block.table);
      filled = true;
      continue;
    }
    const { text: words, crossed } = unmarked(block.text);
    if (crossed) leave(crossed, '划去的文字，没有读入');
    const line = words.trim();
    // What our own files print around the texts, and where one is not written yet.
    if (line === '' || line === '前言' || line === '（未填写）') continue;
    const headed = sectionHead(line);
    if (headed && (headed.official || inOrder(section, headed.section))) {
      if (result.sections.has(headed.section) && !filled) {
        leave(result.headings.join('　'), '像是目录，没有放进正文', '文首');
        result.headings = [];
        result.sections.clear();
        opening = opening.filter(({ text }) => !/^目\s*录$/.test(text));
      }
      section = headed.section;
      aspect = null;
      result.headings.push(headed.heading.replaceAll(/\s/g, ''));
      result.sections.add(section);
      if (headed.rest === '') continue;
    }
    const text = headed?.rest || line;
    const sub = section === 'overview' || section === null ? aspectHead(text) : null;
    if (sub && (sub.usual || (section === 'overview' && !usual))) {
      // Some begin with （一） at once; that the heading is missing is for the check to tell.
      section = 'overview';
      aspect = sub.key;
      usual ||= sub.usual;
      if (sub.rest && !hasPageNumber(line)) {
        add(lines, `/overview/${sub.key}`, sub.rest);
        filled = true;
      }
      continue;
    }
    if (section === null) {
      const site = isSiteLine(line);
      if (site && result.year !== null) leave(line.slice(0, 80), FROM_SITE);
      else {
        opening.push({ text: line, ...(block.look ? { look: block.look } : {}), ...(site ? { site } : {}) });
        if (result.year === null) opening = takeTitle(result, opening, goesOn(block, blocks[index + 1]));
      }
      continue;
    }
    filled = true;
    if (PAGE_LINE.test(line) || line === '政府信息公开') leave(line, '像是页眉或页码，没有放进正文');
    else if (isSiteLine(line)) leave(line.slice(0, 80), FROM_SITE);
    else if (WAIVER_LINE.test(line)) leave(line, '放行差错的说明，不是报告正文');
    else if (section === 'overview') {
      if (aspect) add(lines, `/overview/${aspect}`, text);
      else leave(text, '第一部分中不在五个小标题之下', '一、总体情况');
    } else if (section === 'problems' || section === 'other') add(lines, section === 'problems' ? '/problems' : '/otherMatters', text);
    else if (/^注[：:]/.test(text)) leave(text, '表下的注，没有放进正文；本单位的注在单位设置中填写');
    // The caption of a table repeats the heading above it.
    else if (!result.headings.at(-1)?.endsWith(text)) leave(text, '表格部分的文字，格式没有放置它的地方');
  }
  const preface = placeOpening(result, opening);
  const text = (pointer: string) => lines.get(pointer)?.join('\n');
  const overview = Object.fromEntries(OVERVIEW_KEYS.flatMap((key) => { const value = text(`/overview/${key}`); return value ? [[key, value]] : []; }));
  const other = text('/otherMatters'), problems = text('/problems');
  const fee = other ? readFeeStatement(other) : null;
  result.texts = {
    ...(preface ? { preface } : {}), ...(Object.keys(overview).length ? { overview } : {}), ...(problems ? { problems } : {}), ...(other ? { otherMatters: other } : {}),
    ...(fee && (fee.notices !== undefined || fee.chargedYuan !== undefined || fee.collectedYuan !== undefined)
      ? { informationFees: { ...(fee.notices !== undefined ? { notices: fee.notices } : {}), ...(fee.chargedYuan !== undefined ? { chargedYuan: fee.chargedYuan } : {}), ...(fee.collectedYuan !== undefined ? { collectedYuan: fee.collectedYuan } : {}) } } : {}),
  };
  return result;
}

const add = (lines: Map<string, string[]>, pointer: string, line: string) => lines.set(pointer, [...(lines.get(pointer) ?? []), line]);

/** A heading without the sign of the form counts where it comes after the section read last. */
const inOrder = (now: SectionId | null, next: SectionId): boolean => now === null || SECTION_IDS.indexOf(next) === SECTION_IDS.indexOf(now) + 1;

/** The paragraph of this line has another line below. */
const goesOn = (block: Block, next: Block | undefined): boolean => block.kind === 'text' && next?.kind === 'text' && block.look?.paragraph !== undefined && block.look.paragraph === next.look?.paragraph;

/** Looks for the title in the lines before 一, where it may stand on several. What comes after it is the preface. */
function takeTitle(result: Narrative, opening: OpeningLine[], more: boolean): OpeningLine[] {
  const found = titleAtEnd(opening, more);
  if (!found) return opening;
  const { used, doubt, perhaps, ...title } = found;
  Object.assign(result, title);
  for (const line of opening) {
    if (used.has(line)) continue;
    result.unread.push({ what: line.text.slice(0, 300), why: line === perhaps ? '标题上面的一行，可能是机关名称的一部分，没有读入，请核对机关名称' : line.site ? FROM_SITE : '标题之前的文字，没有放进正文', where: '文首' });
  }
  if (doubt) result.unread.push({ what: '机关名称', why: doubt, where: '文首' });
  return [];
}

/** The lines between title and 一 are the preface; without a title or a heading nobody can say what they are. */
function placeOpening(result: Narrative, opening: OpeningLine[]): string {
  const texts = opening.map(({ text }) => text);
  if (result.year !== null && (result.sections.size > 0 || texts.length === 0)) return withoutTitle(texts, { organ: result.organ, year: result.year }).join('\n');
  const why = result.year === null ? '没有读到标题，六个部分之前的文字没有放进正文' : '没有读到六个部分的标题，不能确定属于哪一部分';
  for (const { text, site } of opening) result.unread.push({ what: site ? text.slice(0, 80) : text, why: site ? FROM_SITE : why, where: '文首' });
  return '';
}

/** The form a report of that year must have; without a year the one in force. */
export const formFor = (year: number | null) => formVersionForYear(year ?? 2024);
