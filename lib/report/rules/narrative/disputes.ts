/** N-07, N-08, N-10: what the text says about reconsideration and lawsuits against table four. */
import { DISPUTE_BLOCKS } from '../../document';
import { BLOCK_NAMES, DISPUTE_RESULTS, disputePointer, type DisputeResult } from '../../form/table-four';
import type { Pointer } from '../../form/types';
import { amountAt, amountOf } from '../../text/amounts';
import type { TextFigure } from '../../text/figures';
import { matches, look, passage, sentenceText, type Hit, type Narrative, type NarrativeText, type Undecided } from './narrative';
import { COMPARES, fit, type Reading } from './readings';

type Block = (typeof DISPUTE_BLOCKS)[number];
type Kind = '行政复议' | '行政诉讼' | '行政复议和行政诉讼';
const LAWSUITS: Block[] = ['litigationDirect', 'litigationAfterReconsideration'];
const BLOCKS: Record<Kind, Block[]> = { 行政复议: ['reconsideration'], 行政诉讼: LAWSUITS, 行政复议和行政诉讼: [...DISPUTE_BLOCKS] };
const totals = (blocks: readonly Block[]): Pointer[] => blocks.map((block) => disputePointer(block, 'total'));

/** "未经复议直接起诉" and "复议后起诉" are lawsuits, not reconsideration. What stands instead is as long, so that places stay. */
const plainWords = (words: string) => words.replace(/[未不]经(?:行政)?复议(?:直接)?(?:起诉|提起)?|复议(?:决定)?后|经(?:行政)?复议(?=[又再仍而]?(?:提起|起诉))/g, (found) => '诉讼'.padEnd(found.length, '　'));

function kindOf(words: string): Kind | null {
  const plain = plainWords(words);
  const reconsideration = plain.includes('复议'), lawsuit = /诉讼|起诉|应诉|行政案件/.test(plain);
  return reconsideration && lawsuit ? '行政复议和行政诉讼' : reconsideration ? '行政复议' : lawsuit ? '行政诉讼' : null;
}

const NOT_ABOUT_REPORT = /培训|学习|业务|能力|水平|工作|风险|防范|化解|机制|制度|渠道|权利|告知|途径|文书/;
const RESULT_WORDS: { pattern: RegExp; results: DisputeResult[] }[] = [
  { pattern: /维持/, results: ['upheld'] },
  { pattern: /驳回/, results: ['upheld', 'other'] },
  { pattern: /纠正|纠错|撤销|变更|确认违法|责令|败诉/, results: ['corrected'] },
  { pattern: /撤回|终止|其他|调解|不予立案|不予受理/, results: ['other'] },
  { pattern: /未[审办]?结|审理中|在审|正在审理|尚在/, results: ['pending'] },
  { pattern: /审结|办结|结案|结果|[做作]出?了?[^，。]{0,4}(?:决定|判决)|(?:决定|判决)/, results: ['upheld', 'corrected', 'other'] },
];

/** 行政复议10件未被纠正 counts what was asked for, not what was set right. */
const NOT_SO = /(?:未|无|没有)(?:发生|出现|有)?(?:一[件例起])?被?(?:维持|纠正|纠错|撤销|变更|确认违法|责令|败诉)/g;

/** `blocks`: those of table four that the words mean. `total`: no result is named. */
interface DisputeFigure { text: NarrativeText; figure: TextFigure; kind: Kind; blocks: Block[]; name: string; readings: Reading[]; total: boolean }

function disputeFigures(narrative: Narrative): DisputeFigure[] {
  const known = narrative.memo.get('disputes') as DisputeFigure[] | undefined;
  if (known) return known;
  const list = narrative.texts.flatMap((text) => text.reading.figures.flatMap((figure): DisputeFigure[] => {
    if (!['件', '起', '宗', '例', '个', ''].includes(figure.unit)) return [];
    const sentence = sentenceText(text, figure.sentence);
    const own = kindOf(figure.subject);
    const kind = own ?? (RESULT_WORDS.some((item) => item.pattern.test(figure.subject)) ? kindBefore(text, figure) : null) ?? kindAfter(figure);
    if (kind === null || (figure.unit === '' && !/案件|数量|总|共|为$/.test(figure.subject))) return [];
    if (/同比|较|比|增加|减少|上升|下降/.test(figure.subject)) return [];
    if (figure.year !== undefined && figure.year !== narrative.doc.year && COMPARES.test(sentence)) return [];
    if (text.key !== 'onRequest' && !/信息公开|行政复议|行政诉讼/.test(sentence)) return [];
    if (text.key !== 'onRequest' && text.key !== 'supervision' && text.key !== 'otherMatters' && !/信息公开/.test(sentence)) return [];
    const plain = plainWords(figure.subject);
    const blocks: Block[] = /[未不]经(?:行政)?复议|直接(?:起诉|提起)/.test(figure.subject) ? ['litigationDirect'] : /复议(?:决定)?后|经(?:行政)?复议[又再仍而]?(?:提起|起诉)/.test(figure.subject) ? ['litigationAfterReconsideration'] : BLOCKS[kind];
    const name = blocks.length === 1 ? BLOCK_NAMES[blocks[0]!] : kind;
    const next = figure.after.replace(NOT_SO, '').slice(0, 12);
    const result = RESULT_WORDS.find((item) => item.pattern.test(plain) || item.pattern.test(next));
    const readings: Reading[] = [];
    if (result) {
      for (const one of result.results) readings.push({ words: `${name}${DISPUTE_RESULTS[one]}`, plus: blocks.map((block) => disputePointer(block, one)) });
      if (result.results.length > 1) readings.push({ words: `${name}${result.results.map((one) => DISPUTE_RESULTS[one]).join('＋')}`, plus: blocks.flatMap((block) => result.results.map((one) => disputePointer(block, one))) });
    }
    if (!result || (result.results.length === 3 && /审结|结果|办结/.test(plain))) {
      readings.push({ words: `${name}总计`, plus: totals(blocks) });
      if (kind === '行政复议和行政诉讼') readings.push({ words: '行政复议总计', plus: totals(['reconsideration']) }, { words: '行政诉讼总计', plus: totals(LAWSUITS) });
    }
    return [{ text, figure, kind, blocks, name, readings, total: !result }];
  }));
  narrative.memo.set('disputes', list);
  return list;
}

/** 发生9件行政复议: the words before a figure may leave its name to those after it. Not so in 收到9件申请，且无行政复议. */
function kindAfter({ subject, after }: TextFigure): Kind | null {
  const words = after.slice(0, 10);
  return /(?:^|申请|提起|引发|发生|产生|收到|接到|受理|办理|涉及|共|有)\s*$/.test(subject) && !/申请(?!(?:行政)?(?:复议|诉讼))|[无未没]/.test(words) ? kindOf(words) : null;
}

/** 维持3件 belongs to the disputes named last before it in the sentence. */
function kindBefore(text: NarrativeText, figure: TextFigure): Kind | null {
  const span = text.reading.sentences[figure.sentence]!;
  const words = plainWords(text.printed.slice(span.start, figure.start));
  const reconsideration = words.lastIndexOf('复议'), lawsuit = Math.max(words.lastIndexOf('诉讼'), words.lastIndexOf('起诉'));
  if (reconsideration < 0 && lawsuit < 0) return null;
  if (reconsideration >= 0 && lawsuit >= 0 && Math.abs(reconsideration - lawsuit) < 8) return '行政复议和行政诉讼';
  return reconsideration > lawsuit ? '行政复议' : '行政诉讼';
}

/** Last year's open cases, which may be inside this year's total or not (organ setting, domain 1.6). Nought where they are not known. */
const openLastYear = ({ context }: Narrative, { blocks }: DisputeFigure): number => (context.previous && amountOf(context.previous, blocks.map((block) => disputePointer(block, 'pending')))) ?? 0;

const tableTotal = (narrative: Narrative, kind: Kind) => amountOf(narrative.doc, totals(BLOCKS[kind]));

function zeroConflict(narrative: Narrative, item: DisputeFigure): 'text-zero' | 'table-zero' | null {
  const total = tableTotal(narrative, item.kind);
  if (total === null || !item.total || (item.figure.value === 0) === (total === 0)) return null;
  if (total === 0) return 'table-zero';
  return fit(narrative.doc, 0, item.readings).fits ? null : 'text-zero';
}

const NO_DISPUTE = /(?:未|没有|无|零|暂无|均无)(?:曾)?(?:发生|产生|出现|收到|涉及|引发|有|提起|被提起|被申请|接到)?[^。；，！？\d]{0,24}?(?:复议|诉讼)(?:[、和及与或]?(?:被)?(?:提起|申请)?(?:行政)?(?:复议|诉讼))?(?:案件|情况|情形|事项|申请|发生|的)*/g;

/** “未发生复议、诉讼”与表四一致 */
export const N_07 = look('N-07', 'error', (narrative) => {
  const hits: (Hit | Undecided)[] = [];
  for (const { text, match, start, end, sentence } of matches(narrative.texts, NO_DISPUTE)) {
    const words = match[0], rest = text.printed.slice(end, end + 8), before = text.printed.slice(Math.max(0, start - 4), start);
    if (/未经|无正当|无法|未按|未及时|无效|无偿|无关|未审结|未结|纠错|纠正|败诉|维持|逾期|超期|撤销/.test(words) || /^(?:被)?(?:纠错|纠正|败诉|撤销|变更|确认|维持|不力|结果)/.test(rest) || NOT_ABOUT_REPORT.test(rest.slice(0, 3)) || /[有并绝毫]$/.test(before)) continue;
    if (/上年|去年/.test(sentenceText(text, sentence)) || (text.key === 'problems' && !/信息公开/.test(sentenceText(text, sentence)))) continue;
    const kind = kindOf(words)!;
    const kinds: Kind[] = kind === '行政复议和行政诉讼' ? ['行政复议', '行政诉讼'] : [kind];
    for (const one of kinds) {
      const total = tableTotal(narrative, one);
      if (total === null) hits.push({ undecided: `表四${one}总计尚未填写`, cells: totals(BLOCKS[one]), about: one });
      else if (total > 0) hits.push({ text, start, end, about: one, cells: totals(BLOCKS[one]), expected: total, actual: 0, message: `${text.label}写“${passage(text, start, end)}”，而表四${one}总计为${total}件。二者必有一处错，请核对。` });
    }
  }
  for (const item of disputeFigures(narrative)) {
    const conflict = zeroConflict(narrative, item);
    if (!conflict) continue;
    const { text, figure, kind, blocks, name } = item, total = amountOf(narrative.doc, totals(blocks))!;
    hits.push({
      text, start: figure.start, end: figure.end, about: kind, cells: totals(blocks), expected: total, actual: figure.value,
      message: `${text.label}写“${passage(text, figure.start, figure.end)}”（${name}${figure.value}件），而表四${name}总计为${total}件。${conflict === 'table-zero' ? '可能表四未填实数，或文字沿用了旧数。' : '请核对哪一处有误。'}`,
    });
  }
  return hits;
});

/** 复议、诉讼件数与表四一致 */
export const N_08 = look('N-08', 'warning', (narrative) => disputeFigures(narrative).flatMap((item): (Hit | Undecided)[] => {
  const { text, figure, kind } = item;
  if (figure.vague || zeroConflict(narrative, item)) return [];
  const result = fit(narrative.doc, figure.value, item.readings);
  if (result.fits) return [];
  if (!result.decided) return [{ undecided: `文字写${item.name}“${figure.printed}”，表四有关单元格尚未填写`, cells: result.missing, about: kind }];
  const main = result.values.find((entry) => entry.words.endsWith('总计')) ?? result.values[0]!;
  if (item.total && main.value - openLastYear(narrative, item) === figure.value) return [];
  const values = [...new Set(result.values.map((entry) => entry.value))];
  return [{
    text, start: figure.start, end: figure.end, about: kind, cells: result.cells, actual: figure.value, expected: main.value,
    message: `${text.label}写“${passage(text, figure.start, figure.end)}”（${figure.value}件），表四${result.values.map((entry) => `${entry.words}为${entry.value}件`).join('，')}，对不上。可能统计口径不同（应写明），或文字沿用了旧数。`,
    ...(values.length === 1 ? { replacement: String(values[0]), replace: figure.digits } : {}),
  }];
}));

const ALL_UPHELD = /(?:均|全部|都)(?:被|获|获得|予以|已|得到|为|是)*(?:维持|胜诉)/g;
const NONE_CORRECTED = /(?:无|未|没有|零|未发生|未出现)(?:一例|一件|因[^，。；]{0,12})?(?:被|行政复议|行政诉讼|复议|诉讼|案件|、|和|及|或|出现|发生|有|存在)*(?:纠错|纠正|败诉|撤销|确认违法)/g;

/** “均获维持、无纠错”与表四一致 */
export const N_10 = look('N-10', 'warning', (narrative) => {
  const hits: (Hit | Undecided)[] = [];
  const check = (pattern: RegExp, open: boolean) => {
    for (const { text, start, end, sentence } of matches(narrative.texts, pattern)) {
      const near = text.printed.slice(text.reading.sentences[sentence]!.start, end);
      const kind = kindOf(near) ?? (text.key === 'onRequest' && /纠错|败诉/.test(near) ? '行政复议和行政诉讼' : null);
      if (kind === null) continue;
      const corrected = BLOCKS[kind].map((block) => disputePointer(block, 'corrected'));
      const pending = open && !/已审结|审结的|已结/.test(near) ? BLOCKS[kind].map((block) => disputePointer(block, 'pending')) : [];
      const wrong = [...corrected, ...pending].filter((pointer) => (amountAt(narrative.doc, pointer) ?? 0) > 0);
      const missing = [...corrected, ...pending].filter((pointer) => amountAt(narrative.doc, pointer) === null);
      if (wrong.length === 0 && missing.length > 0) hits.push({ undecided: '表四有关单元格尚未填写', cells: missing });
      if (wrong.length === 0) continue;
      const named = wrong.map((pointer) => {
        const [, , block, result] = pointer.split('/');
        return `${BLOCK_NAMES[block as Block]}“${DISPUTE_RESULTS[result as DisputeResult]}”${amountAt(narrative.doc, pointer)}件`;
      });
      hits.push({ text, start, end, cells: wrong, message: `${text.label}写“${passage(text, start, end)}”，而表四${named.join('、')}。请改写文字（如“已审结的……”），或核对表四。` });
    }
  };
  check(ALL_UPHELD, true);
  check(NONE_CORRECTED, false);
  return hits;
});
