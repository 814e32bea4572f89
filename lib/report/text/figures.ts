/**
 * Reads the figures of a Chinese text where they stand: value, unit, vagueness, the words they belong to.
 * All offsets are UTF-16 offsets into the text as given.
 */

import { remembered } from './remember';

export type NumberKind = 'count' | 'money' | 'percent' | 'points' | 'plain';

export interface TextFigure {
  /** From the number (or the vague word directly before it) to the end of its unit. */
  start: number;
  end: number;
  /** Where the digits alone begin and end. */
  digits: { start: number; end: number };
  printed: string;
  /** In the unit named: 1.2万条 is 12000; money in 元; percent as printed. */
  value: number;
  /** Decimals as printed, before 万 or 亿. */
  decimals: number;
  /** 件 条 篇 元 %…; empty when none is written. */
  unit: string;
  kind: NumberKind;
  /** 余 多 近 约 左右… when the figure is not exact. */
  vague?: string;
  /** Index into {@link TextReading.sentences}. */
  sentence: number;
  /** Bracket depth: 1 inside （…）. */
  depth: number;
  /** Words of the same clause before the number, from the figure before it on; when they say nothing, the clause before. */
  subject: string;
  /** Words after the figure up to the next figure or the end of the clause. */
  after: string;
  /** The year named nearest before it in its sentence. */
  year?: number;
}

export interface YearMention { start: number; end: number; year: number; sentence: number }
export interface Span { start: number; end: number }

export interface TextReading {
  text: string;
  sentences: Span[];
  figures: TextFigure[];
  years: YearMention[];
}

const UNITS = ['个百分点', '百分点', '人次', '篇次', '件次', '条次', '场次', '期次', '元', '件', '条', '篇', '次', '个', '份', '期', '项', '宗', '起', '例', '则', '场', '批', '人', '名', '户', '家', '部', '幅', '处', '块', '页', '字', '类', '%', '‰', '倍', '天', '小时', '分'];
const CALENDAR = /^\s*(年|月|日|时|点|号|届|期限|楼|室|路|级|版|版本|米|平方|公里|岁)/;
const NUMBER = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;
const UNIT = new RegExp(`^(\\s*)([余多])?(万|亿|千|百)?([余多])?\\s*(${UNITS.join('|')})(左右|以上|上下|多|之多)?`);
const BEFORE_VAGUE = /(将近|接近|大约|大概|超过|不少于|至少|近|约|超|逾)\s*$/;
const NUMERALS = '〇零一二两三四五六七八九十百千万';
const CHINESE = new RegExp(`(?<![第每逐另同任这那某哪各唯统专${NUMERALS}])([${NUMERALS}]+)(余|多)?(人次|篇次|件次|件|条|篇|份|起|宗|例|则)(?!事|龙|心|线|[件条例]|子|以下|以上)`, 'g');
/** 十多件 and 三百二十件 are figures; 万件 alone, or 零件 (a part) outside of counting, are words. */
const CHINESE_DIGITS: Record<string, number> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** Value of a Chinese numeral such as 三百二十 or 二〇二四, or null when it is none. */
export function chineseNumber(text: string): number | null {
  if (/^[〇零一二两三四五六七八九]+$/.test(text)) {
    if (text.length > 1 && !/[〇零]/.test(text)) return null;
    return Number([...text].map((sign) => CHINESE_DIGITS[sign]).join(''));
  }
  let total = 0, section = 0, digit: number | null = null, lastUnit = Infinity;
  for (const sign of text) {
    const unit = { 十: 10, 百: 100, 千: 1000, 万: 10000 }[sign];
    if (unit === undefined) {
      const value = CHINESE_DIGITS[sign];
      if (value === undefined || (digit !== null && digit !== 0)) return null;
      digit = value;
    } else if (unit === 10000) {
      section += digit ?? 0;
      if (section === 0) return null;
      total += section * 10000;
      section = 0; digit = null; lastUnit = Infinity;
    } else {
      if (unit >= lastUnit || (digit === null && unit !== 10)) return null;
      section += (digit ?? 1) * unit;
      digit = null; lastUnit = unit;
    }
  }
  return total + section + (digit ?? 0);
}

/** Digits of full width as plain ones, every other character kept, so that offsets stay. */
export function foldDigits(text: string): string {
  return text.replace(/[０-９．％]/g, (sign) => (sign === '％' ? '%' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)));
}

/** Sentences between 。！？； and line ends, with their offsets. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !'。！？；;!?\n'.includes(text[at]!)) continue;
    const piece = text.slice(start, at);
    if (piece.trim() !== '') spans.push({ start: start + piece.length - piece.trimStart().length, end: at });
    start = at + 1;
  }
  return spans;
}

const CLAUSE_MARKS = '，,：:（）()。；;！？!?\n';
const SAYS_NOTHING = /^[\s、]*(其中)?(共计|共有|总计|合计|累计|一共|总数|总量|数量|件数|条数|共|为|达到|达|是|有|计|分别)*[\s]*$/;

interface Found { digits: Span; start: number; end: number; value: number; decimals: number; unit: string; vague?: string }

function found(folded: string): Found[] {
  const list: Found[] = [];
  for (const match of folded.matchAll(NUMBER)) {
    const start = match.index, end = start + match[0].length;
    const before = folded.slice(Math.max(0, start - 4), start), rest = folded.slice(end, end + 12);
    if (/[A-Za-z\d.\-–—〔[【#]$/.test(before) || /第\s*$/.test(before)) continue;
    if (/^[A-Za-z\-–—〕\]】]/.test(rest) || CALENDAR.test(rest)) continue;
    const lineStart = /(^|\n)\s*$/.test(folded.slice(0, start)) || /[（(]$/.test(before);
    if (lineStart && /^\s*([.．、）)])/.test(rest)) continue;
    const unit = UNIT.exec(rest);
    const factor = unit?.[3] ? { 万: 10_000, 亿: 100_000_000, 千: 1000, 百: 100 }[unit[3]]! : 1;
    const ahead = BEFORE_VAGUE.exec(folded.slice(Math.max(0, start - 4), start));
    const plain = match[0].replaceAll(',', '');
    if (!unit && plain.length >= 7) continue;
    const vague = ahead?.[1] ?? unit?.[2] ?? unit?.[4] ?? unit?.[6];
    const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
    list.push({
      digits: { start, end }, start: ahead ? start - ahead[0].length : start, end: unit ? end + unit[0].length : end,
      value: Number((Number(plain) * factor).toFixed(6)), decimals, unit: unit?.[5] ?? '', ...(vague ? { vague } : {}),
    });
  }
  for (const match of folded.matchAll(CHINESE)) {
    const value = chineseNumber(match[1]!);
    const start = match.index;
    if (value === null || (match[1] === '零' && !/[到理收请的为开诉议]$/.test(folded.slice(0, start)))) continue;
    list.push({
      digits: { start, end: start + match[1]!.length }, start, end: start + match[0].length, value, decimals: 0, unit: match[3]!, ...(match[2] ? { vague: match[2] } : {}),
    });
  }
  return list.sort((a, b) => a.start - b.start);
}

function read(text: string): TextReading {
  // What stands in a gap still to be confirmed (【待核：12条】) or in a token says nothing; dots keep the offsets.
  const folded = foldDigits(text).replace(/【待核：[^】\n]*】|\{\{[^{}\n]*\}\}/g, (gap) => '·'.repeat(gap.length));
  const sentences = sentencesOf(text);
  const sentenceAt = (offset: number) => Math.max(0, sentences.findIndex((span) => offset < span.end));
  const years: YearMention[] = [];
  for (const match of folded.matchAll(/(?<!\d)((?:19|20)\d{2})\s*年/g)) {
    years.push({ start: match.index, end: match.index + match[0].length, year: Number(match[1]), sentence: sentenceAt(match.index) });
  }
  const raw = found(folded);
  const figures = raw.map((item, index): TextFigure => {
    const sentence = sentenceAt(item.start);
    const span = sentences[sentence] ?? { start: 0, end: text.length };
    let clauseStart = item.start;
    while (clauseStart > span.start && !CLAUSE_MARKS.includes(text[clauseStart - 1]!)) clauseStart--;
    let clauseEnd = item.end;
    while (clauseEnd < span.end && !CLAUSE_MARKS.includes(text[clauseEnd]!)) clauseEnd++;
    const earlier = raw[index - 1]?.end ?? 0;
    let subject = text.slice(Math.max(clauseStart, earlier), item.start);
    if (SAYS_NOTHING.test(subject) && clauseStart > span.start && earlier < clauseStart) {
      let from = clauseStart - 1;
      while (from > span.start && !CLAUSE_MARKS.includes(text[from - 1]!)) from--;
      if (earlier <= from) subject = text.slice(from, item.start);
    }
    // 其他处理（含申请人主动撤回）319件: the figure belongs to the words before the brackets.
    const bracket = /[（(][^（）()]*[）)]\s*$/.exec(text.slice(Math.max(span.start, item.start - 60), item.start));
    if (bracket && clauseStart >= item.start - 3) {
      const opens = item.start - bracket[0].length;
      let from = opens;
      while (from > span.start && !CLAUSE_MARKS.includes(text[from - 1]!)) from--;
      const words = text.slice(Math.max(from, Math.min(earlier, opens)), opens);
      if (earlier <= opens && words.trim() !== '') subject = words;
    }
    let depth = 0;
    for (let at = span.start; at < item.start; at++) {
      if (text[at] === '（' || text[at] === '(') depth++;
      else if ((text[at] === '）' || text[at] === ')') && depth > 0) depth--;
    }
    const year = years.findLast((mention) => mention.sentence === sentence && mention.start < item.start)?.year;
    const kind: NumberKind = item.unit === '%' || item.unit === '‰' ? 'percent' : item.unit.endsWith('百分点') ? 'points' : item.unit === '元' ? 'money' : item.unit === '' ? 'plain' : 'count';
    return {
      start: item.start, end: item.end, digits: item.digits, printed: text.slice(item.start, item.end),
      value: item.value, decimals: item.decimals, unit: item.unit, kind, ...(item.vague ? { vague: item.vague } : {}),
      sentence, depth, subject, after: text.slice(item.end, Math.max(item.end, Math.min(clauseEnd, raw[index + 1]?.start ?? clauseEnd))), ...(year === undefined ? {} : { year }),
    };
  });
  return { text, sentences, figures, years };
}

/** Reads a text; the same text is read once and kept for a while, since a check runs at every key. */
export const readFigures: (text: string) => TextReading = remembered(read);
