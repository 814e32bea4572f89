/**
 * Admissible readings of the words used for applications (domain 1.9(6)(7)). A figure is wrong only when no
 * usual reading of its words fits: 收办 is 新收 or 新收+结转, 办结 is （七）总计, group names are sums of rows.
 */
import { APPLICANT_KEYS, type ReportDocument } from '../../document';
import type { Pointer } from '../../form/types';
import { amountOf, groupPointers } from '../../text/amounts';
import type { TextFigure } from '../../text/figures';
import { sentenceText, type Narrative, type NarrativeText } from './narrative';

/** One reading: sum of some cells less others. `atMost`: the words name a part of it. */
export interface Reading { words: string; plus: Pointer[]; minus?: Pointer[]; atMost?: boolean }

export function readingValue(doc: ReportDocument, reading: Reading): number | null {
  const plus = amountOf(doc, reading.plus), minus = amountOf(doc, reading.minus ?? []);
  return plus === null || minus === null ? null : plus - minus;
}

interface Keyword {
  key: string;
  pattern: string;
  /** Rows (codes or groups) of each reading, with words. `generic`: may also name a part of the office's work. */
  readings: { words: string; rows: string[]; minus?: string[]; atMost?: boolean }[];
  generic?: boolean;
}

const row = (code: string, words: string, atMost = false): Keyword['readings'] => [{ words, rows: [code], ...(atMost ? { atMost } : {}) }];
const received = [{ words: '本年新收', rows: ['1'] }, { words: '本年新收＋上年结转', rows: ['1', '2'] }];
const closed = { words: '办理结果总计', rows: ['3.7'] };

/** In order: where two begin at the same place the earlier one wins. */
const KEYWORDS: Keyword[] = [
  { key: '上年结转', pattern: '(?:上一?年度?|去年|前一年)(?:度)?(?:[^，。；、0-9]{0,8})(?:结转|转入)|结转上一?年|上年转', readings: row('2', '上年结转') },
  { key: '结转下年', pattern: '(?:结转|转入?|顺延|延续|延至|转至)[^，。；、0-9]{0,6}(?:下一?年|次年|明年|下年度|继续办理)|结转下年', readings: row('4', '结转下年度') },
  { key: '结转', pattern: '结转|顺延', readings: [...row('2', '上年结转'), ...row('4', '结转下年度')] },
  { key: '尚未办结', pattern: '(?:尚)?未(?:办结|答复|办理完毕)|正在办理|在办', readings: row('4', '结转下年度') },
  { key: '公开及部分公开', pattern: '(?:予以|全部|同意)?公开[及和与或、（(含]+部分公开', readings: [{ words: '予以公开＋部分公开', rows: ['3.1', '3.2'] }] },
  { key: '部分公开', pattern: '部分公开', readings: row('3.2', '部分公开') },
  { key: '不予公开', pattern: '不予公开|不公开', readings: row('3.3', '不予公开各行之和') },
  { key: '予以公开', pattern: '予以公开|同意公开|全部公开', readings: [...row('3.1', '予以公开'), { words: '予以公开＋部分公开', rows: ['3.1', '3.2'] }] },
  { key: '无法提供', pattern: '无法提供', readings: row('3.4', '无法提供各行之和') },
  { key: '不予处理', pattern: '不予处理', readings: row('3.5', '不予处理各行之和') },
  { key: '其他处理', pattern: '其[他它]处理', readings: row('3.6', '其他处理各行之和') },
  { key: '国家秘密', pattern: '国家秘密', readings: row('3.3.1', '属于国家秘密') },
  { key: '法律行政法规禁止', pattern: '法规禁止公开', readings: row('3.3.2', '其他法律行政法规禁止公开') },
  { key: '三安全一稳定', pattern: '三安全一稳定', readings: row('3.3.3', '危及“三安全一稳定”') },
  { key: '第三方', pattern: '第三方合法权益', readings: row('3.3.4', '保护第三方合法权益') },
  { key: '内部事务', pattern: '内部事务', readings: row('3.3.5', '属于三类内部事务信息') },
  { key: '过程性', pattern: '过程性信息', readings: row('3.3.6', '属于四类过程性信息') },
  { key: '执法案卷', pattern: '执法案卷', readings: row('3.3.7', '属于行政执法案卷') },
  { key: '行政查询', pattern: '行政查询', readings: row('3.3.8', '属于行政查询事项') },
  { key: '不掌握', pattern: '不掌握', readings: row('3.4.1', '本机关不掌握相关政府信息') },
  { key: '没有现成信息', pattern: '没有现成|另行制作', readings: row('3.4.2', '没有现成信息需要另行制作') },
  { key: '补正后不明确', pattern: '补正后[^，。；、]{0,8}不明确', readings: row('3.4.3', '补正后申请内容仍不明确') },
  { key: '信访举报投诉', pattern: '信访[、]?(?:举报|投诉)[^，。；0-9]{0,3}(?:举报|投诉)?类?申请', readings: row('3.5.1', '信访举报投诉类申请') },
  { key: '重复申请', pattern: '(?<!反复、)重复申请', readings: row('3.5.2', '重复申请') },
  { key: '公开出版物', pattern: '公开出版物', readings: row('3.5.3', '要求提供公开出版物') },
  { key: '大量反复', pattern: '大量[、]?反复申请', readings: row('3.5.4', '无正当理由大量反复申请') },
  { key: '重新出具', pattern: '确认或者?重新出具', readings: row('3.5.5', '要求行政机关确认或重新出具已获取信息') },
  { key: '逾期不补正', pattern: '逾期[不未]补正', readings: row('3.6.1', '申请人无正当理由逾期不补正') },
  { key: '逾期未缴费', pattern: '逾期[^，。；、]{0,10}缴', readings: row('3.6.2', '申请人逾期未按收费通知要求缴纳费用') },
  { key: '撤回', pattern: '撤回(?:了)?(?:申请)?', readings: row('3.6', '其他处理各行之和', true) },
  { key: '新收', pattern: '新收|新增(?=[^，。；0-9]{0,10}申请)', readings: row('1', '本年新收') },
  { key: '收到', pattern: '收到|接收|接到|收取(?=[^，。；0-9费]{0,10}申请)', readings: received, generic: true },
  { key: '受理', pattern: '受理|收办|(?<!未)办理(?!结果|结转)|(?<!不予|其他|其它|不再)处理(?!费|决定|结果)', readings: [...received, closed], generic: true },
  { key: '办结', pattern: '办结|答复|办理完毕|回复', readings: [closed, { words: '办理结果总计（不含其他处理）', rows: ['3.7'], minus: ['3.6'] }, { words: '办理结果总计（不含不予处理和其他处理）', rows: ['3.7'], minus: ['3.5', '3.6'] }, { words: '办理结果总计－上年结转', rows: ['3.7'], minus: ['2'] }], generic: true },
];
const ANY_KEYWORD = new RegExp(KEYWORDS.map((keyword, index) => `(?<k${index}>${keyword.pattern})`).join('|'), 'g');

const APPLICANTS: { pattern: RegExp; columns: string[]; words: string }[] = [
  { pattern: /自然人|公民|个人申请/, columns: ['naturalPerson'], words: '自然人' },
  { pattern: /法人|其他组织|非自然人|单位申请/, columns: APPLICANT_KEYS.slice(1), words: '法人或其他组织' },
  { pattern: /企业/, columns: ['enterprise'], words: '商业企业' },
  { pattern: /科研/, columns: ['research'], words: '科研机构' },
  { pattern: /公益/, columns: ['publicWelfare'], words: '社会公益组织' },
  { pattern: /法律服务|律师|律所/, columns: ['legalService'], words: '法律服务机构' },
];

/** What is counted is something else than applications for information. */
const FOREIGN = /复议|诉讼|应诉|败诉|纠错|来信|来访|留言|工单|热线|咨询|建议|提案|议案|许可|处罚|强制|审批|案件|规范性文件|规章|文件|公文|稿件|信息处理费|收费通知|意见|诉求|问题|证照|事项|舆情|线索|主动公开|培训/;
/** A part by channel or time, for which no cell stands. */
const PART = /当面|现场|邮寄|信函|邮件|网络|互联网|在线|网上|平台|传真|窗口|邮政|线上|线下|月份?(?!\d*日)|季度|上半年|下半年|以来|口头/;
const DIFFERENCE = /(同比|环比|增加|减少|增长|下降|上升|较|比|多|少)[^，。；0-9]{0,4}$/;
const APPLICATION_UNITS = new Set(['件', '份', '宗', '起', '例', '个', '件次', '']);
export const COMPARES = /同比|环比|较|相比|比(?:上|去)年|上年|去年|以来|历年|近[两三四五]年/;

export interface ApplicationFigure {
  text: NarrativeText;
  figure: TextFigure;
  key: string;
  readings: Reading[];
  /** Names a part for which the form has no cell, or a difference to another year: no cell to compare with. */
  partial: boolean;
}

function pointersOf(doc: ReportDocument, code: string, columns: string[] | null): Pointer[] {
  const totals = groupPointers(doc, code);
  return columns === null ? totals : totals.flatMap((pointer) => columns.map((column) => pointer.replace('total', column)));
}

/** Every keyword in these words, in their order. */
const keywordsIn = (words: string): Keyword[] => [...words.matchAll(ANY_KEYWORD)].map(({ groups }) => KEYWORDS.find((_, index) => groups![`k${index}`] !== undefined)!);
const keywordOf = (key: string): Keyword => KEYWORDS.find((item) => item.key === key)!;

/** Every figure of the narrative whose words say that it counts applications, with its admissible readings. */
export function applicationFigures(narrative: Narrative): ApplicationFigure[] {
  let list = narrative.memo.get('applications') as ApplicationFigure[] | undefined;
  if (!list) {
    list = narrative.texts.flatMap((text) => text.reading.figures.map((figure) => applicationFigure(narrative, text, figure)).filter((item) => item !== null));
    narrative.memo.set('applications', list);
  }
  return list;
}

function applicationFigure({ doc }: Narrative, text: NarrativeText, figure: TextFigure): ApplicationFigure | null {
  if (!APPLICATION_UNITS.has(figure.unit)) return null;
  const sentence = sentenceText(text, figure.sentence);
  if (text.key !== 'onRequest' && !/依申请|申请公开|公开申请/.test(sentence)) return null;
  let found = keywordsIn(figure.subject);
  let words = figure.subject;
  const applicant = APPLICANTS.find((item) => item.pattern.test(figure.subject));
  if (found.length === 0 && /^(?:的|属于|为)?(?:已|将|需|正)?(?:按照?规定|依法|依规|按期)?(?:予以|部分|不予|无法|其他|重复|逾期|结转|尚未|正在)/.test(figure.after)) {
    words = figure.after;
    found = keywordsIn(words).slice(0, 1);
  }
  // 其余2件未到期，结转下年度: what is left over is named after the figure, whatever was done to the others.
  if (/(?:其余|剩余|余下|还有)(?:的)?$/.test(figure.subject) && /^[^。；;\d]{0,20}(?:结转|顺延|转入?下)/.test(text.printed.slice(figure.end, figure.end + 30))) found = [keywordOf('结转下年')];
  if (found.length === 0 && applicant && /申请/.test(sentence)) found = [keywordOf('收到')];
  const last = found.at(-1);
  if (!last || (figure.unit === '' && last.generic && !/申请|数量|共/.test(words))) return null;
  const named = last.generic ? found : [last];
  const foreign = words.replace(/逾期[^，。；、]{0,10}缴|行政查询事项/, '');
  if (FOREIGN.test(foreign) || FOREIGN.test(figure.after.slice(0, 6))) return null;
  // The clause before may say what 办结 is about: 收到群众来信20件，办结20件。
  if (last.generic && text.key !== 'onRequest' && !/申请/.test(figure.subject + figure.after) && FOREIGN.test(sentence)) return null;
  const earlier = text.printed.slice(text.reading.sentences[figure.sentence]!.start, figure.start);
  if (last.generic && FOREIGN.test(earlier.replace(/主动公开/g, '')) && !/申请/.test(figure.subject)) return null;
  let readings = named.flatMap((keyword) => keyword.readings.flatMap((reading): Reading[] => {
    const make = (columns: string[] | null, prefix: string): Reading => ({
      words: `${prefix}${reading.words}`, plus: reading.rows.flatMap((code) => pointersOf(doc, code, columns)),
      ...(reading.minus ? { minus: reading.minus.flatMap((code) => pointersOf(doc, code, columns)) } : {}), ...(reading.atMost ? { atMost: true } : {}),
    });
    return applicant ? [make(applicant.columns, applicant.words), make(null, '')] : [make(null, '')];
  })).filter((reading, index, all) => reading.plus.length > 0 && all.findIndex((other) => other.words === reading.words) === index);
  // The form before does not divide 其他处理.
  if (readings.length === 0) return null;
  // 2023年结转8件 in the report of 2024 is 上年结转, not last year's figure.
  const carriedIn = last.key === '结转' && figure.year === doc.year - 1;
  if (carriedIn) readings = readings.filter((reading) => reading.plus.every((pointer) => pointer.startsWith('/applications/2/')));
  const otherYear = !carriedIn && figure.year !== undefined && figure.year !== doc.year && (COMPARES.test(sentence) || text.reading.years.some((year) => year.sentence === figure.sentence && year.year === doc.year));
  const partOf = last.generic && /其中|分别/.test(earlier) && !applicant;
  return { text, figure, key: last.key, readings, partial: PART.test(figure.subject) || DIFFERENCE.test(figure.subject) || partOf || otherYear };
}

export type Fit = { fits: true } | { fits: false; decided: boolean; values: { words: string; value: number }[]; missing: Pointer[]; cells: Pointer[] };

/** Whether a figure fits any of its readings. Undecided (`decided` false) while a cell that could make it fit is not filled. */
export function fit(doc: ReportDocument, value: number, readings: readonly Reading[]): Fit {
  const values: { words: string; value: number }[] = [];
  const missing: Pointer[] = [];
  for (const reading of readings) {
    const read = readingValue(doc, reading);
    if (read === null) missing.push(...[...reading.plus, ...(reading.minus ?? [])].filter((pointer) => amountOf(doc, [pointer]) === null));
    else if (read === value || (reading.atMost && value <= read)) return { fits: true };
    else if (read >= 0) values.push({ words: reading.words, value: read });
  }
  return { fits: false, decided: missing.length === 0, values, missing: [...new Set(missing)], cells: [...new Set(readings.flatMap((reading) => reading.plus))] };
}
