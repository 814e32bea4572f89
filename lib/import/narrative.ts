/** Title, headings and texts of a report: what stands between the six headings and the five sub-headings. */
import { OVERVIEW_KEYS, formVersionForYear, type OverviewKey, type ReportDocument } from '../report/document';
import { readFeeStatement } from '../report/fee-statement';
import type { SectionId } from '../report/form/types';
import { likeness, plainLabel } from './labels';
import type { Block, SourceTable, Unread } from './types';

const SECTIONS: [SectionId, string[]][] = [
  ['overview', ['总体情况']],
  ['disclosure', ['主动公开政府信息情况']],
  ['applications', ['收到和处理政府信息公开申请情况']],
  ['disputes', ['政府信息公开行政复议、行政诉讼情况', '因政府信息公开工作被申请行政复议、提起行政诉讼情况', '行政复议、行政诉讼情况']],
  ['problems', ['存在的主要问题及改进情况', '政府信息公开工作存在的主要问题及改进情况', '存在问题及改进情况', '存在的主要问题和改进情况']],
  ['other', ['其他需要报告的事项', '其他需要报告的事项情况']],
];
const ASPECTS: [OverviewKey, string[]][] = [
  ['proactive', ['主动公开', '主动公开情况', '主动公开方面']], ['onRequest', ['依申请公开', '依申请公开情况', '依申请公开方面']], ['management', ['政府信息管理', '政府信息管理情况', '政府信息管理方面']],
  ['platform', ['政府信息公开平台建设', '平台建设', '政府信息公开平台建设情况', '政府信息公开平台建设方面']], ['supervision', ['监督保障', '监督保障情况', '监督保障方面']],
];
const TITLE = /^(.{2,60}?)\s*(20\d\d)\s*年?度?\s*政府信息公开(?:工作)?(?:年度)?报告$/;

/** What a site sets below its articles. */
const SITE_LINE = /^[【\[]?(分享到|分享至|分享：|扫一扫|打印|关闭|上一篇|下一篇|责任编辑|相关链接|相关附件|版权所有|主办单位|网站标识码|浏览次数|返回顶部)/;

export const isTitle = (line: string): boolean => TITLE.test(line.replaceAll(/\s/g, ''));

export interface Narrative {
  organ: string;
  year: number | null;
  title: string | null;
  headings: string[];
  texts: Partial<ReportDocument>;
  tables: SourceTable[];
  unread: Unread[];
}

/** Which section a line heads: 一、… with the name, slips allowed. */
export function sectionHeaded(line: string): SectionId | null {
  const match = /^([一二三四五六七])\s*[、.．]\s*(.{2,40}?)[：:]?$/.exec(line.trim());
  if (!match) return null;
  const name = plainLabel(match[2]!);
  const scored = SECTIONS.map(([id, names]) => [id, Math.max(...names.map((official) => likeness(name, plainLabel(official))))] as const).sort((a, b) => b[1] - a[1]);
  return scored[0]![1] >= 0.7 ? scored[0]![0] : null;
}

/** An aspect of 一: its sub-heading alone, or with the text behind it on the same line. */
function aspectHeaded(line: string): { key: OverviewKey; rest: string } | null {
  const match = /^[（(]\s*([一二三四五六七])\s*[）)]\s*(.+)$/.exec(line.trim());
  if (!match) return null;
  const [, , behind = ''] = match;
  const parts = /^(.{2,16}?)[：:。.]\s*(.*)$/.exec(behind) ?? [null, behind, ''];
  const name = plainLabel(parts[1] ?? '');
  const found = ASPECTS.find(([, names]) => names.some((official) => likeness(name, plainLabel(official)) >= 0.8));
  return found ? { key: found[0], rest: (parts[2] ?? '').trim() } : null;
}

export function readNarrative(blocks: Block[]): Narrative {
  const result: Narrative = { organ: '', year: null, title: null, headings: [], texts: {}, tables: [], unread: [] };
  const lines = new Map<string, string[]>();
  let section: SectionId | null = null;
  let aspect: OverviewKey | null = null;
  let opening: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'table') {
      result.tables.push(block.table);
      continue;
    }
    const line = block.text.trim();
    // What our own files add around the report, and where a text is not written yet.
    if (line === '' || line === '前言' || line === '（未填写）' || /^内容摘要值(：|$)|^SHA-256 [0-9a-f]{64}$/.test(line)) continue;
    const headed = sectionHeaded(line);
    if (headed) {
      section = headed;
      aspect = null;
      result.headings.push(line.replaceAll(/\s/g, ''));
      continue;
    }
    if (section === null) {
      opening.push(line);
      if (result.year === null) opening = takeTitle(result, opening);
      continue;
    }
    if (/^[—–-]?\s*\d{1,3}\s*[—–-]?$/.test(line) || line === '政府信息公开') {
      result.unread.push({ what: line, why: '像是页眉或页码，没有放进正文', where: result.headings.at(-1) ?? '' });
      continue;
    }
    if (SITE_LINE.test(line)) {
      result.unread.push({ what: line.slice(0, 80), why: '像是网页自带的文字，没有放进正文', where: result.headings.at(-1) ?? '' });
      continue;
    }
    if (section === 'overview') {
      const sub = aspectHeaded(line);
      if (sub) {
        aspect = sub.key;
        if (sub.rest) add(lines, `/overview/${sub.key}`, sub.rest);
        continue;
      }
      if (aspect) add(lines, `/overview/${aspect}`, line);
      else result.unread.push({ what: line, why: '第一部分中不在五个小标题之下', where: '一、总体情况' });
    } else if (section === 'problems' || section === 'other') add(lines, section === 'problems' ? '/problems' : '/otherMatters', line);
    else if (!/^注[：:]/.test(line)) result.unread.push({ what: line, why: '表格部分的文字，格式没有放置它的地方', where: result.headings.at(-1) ?? '' });
  }
  const text = (pointer: string) => lines.get(pointer)?.join('\n');
  const overview = Object.fromEntries(OVERVIEW_KEYS.flatMap((key) => { const value = text(`/overview/${key}`); return value ? [[key, value]] : []; }));
  const preface = opening.filter((line) => !TITLE.test(line.replaceAll(/\s/g, ''))).join('\n');
  const other = text('/otherMatters'), problems = text('/problems');
  const fee = other ? readFeeStatement(other) : null;
  result.texts = {
    ...(preface && result.year !== null ? { preface } : {}), ...(Object.keys(overview).length ? { overview } : {}), ...(problems ? { problems } : {}), ...(other ? { otherMatters: other } : {}),
    ...(fee && (fee.notices !== undefined || fee.chargedYuan !== undefined || fee.collectedYuan !== undefined)
      ? { informationFees: { ...(fee.notices !== undefined ? { notices: fee.notices } : {}), ...(fee.chargedYuan !== undefined ? { chargedYuan: fee.chargedYuan } : {}), ...(fee.collectedYuan !== undefined ? { collectedYuan: fee.collectedYuan } : {}) } } : {}),
  };
  return result;
}

const add = (lines: Map<string, string[]>, pointer: string, line: string) => lines.set(pointer, [...(lines.get(pointer) ?? []), line]);

/** Looks for the title in the lines before 一; a long title may stand on two lines. What comes after it is the preface. */
function takeTitle(result: Narrative, opening: string[]): string[] {
  for (const count of [1, 2, 3]) {
    const joined = opening.slice(-count).join('').replaceAll(/\s/g, '');
    const match = TITLE.exec(joined);
    if (!match) continue;
    Object.assign(result, { organ: match[1]!, year: Number(match[2]), title: joined });
    return [];
  }
  return opening;
}

/** The form a report of that year must have; without a year the one in force. */
export const formFor = (year: number | null) => formVersionForYear(year ?? 2024);
