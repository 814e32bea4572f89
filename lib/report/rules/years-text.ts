/** Rules Y-05 to Y-07: texts that repeat last year's or another office's (国办公开办函〔2021〕30号: 内容雷同). */
import { OVERVIEW_KEYS, type ReportDocument } from '../document';
import { ALIKE } from '../text/alike';
import { similarity } from '../text/similarity';
import { finding, passed, undecided } from './outcome';
import { printedText } from './printed';
import type { CheckContext, Rule } from './types';

const BASIS = '国办公开办函〔2021〕30号：内容雷同、敷衍塞责的依《条例》第四十七条追究';
const overview = (doc: ReportDocument, context: CheckContext = {}) => OVERVIEW_KEYS.map((key) => printedText(doc, context, `/overview/${key}`)).join('\n').trim();
/** How alike the texts of sections one and five are to last year's, 0 to 1; null where one of them is not written. */
export function likenessToLastYear(doc: ReportDocument, previous: ReportDocument): { overview: number | null; problems: number | null } {
  const alike = (now: string, before: string) => (now && before ? similarity(now, before) : null);
  return { overview: alike(overview(doc), overview(previous)), problems: alike(printedText(doc, {}, '/problems').trim(), previous.problems?.trim() ?? '') };
}

const percent = (value: number) => `${Math.round(value * 100)}%`;

export const YEAR_TEXT_RULES: Rule[] = [
  {
    id: 'Y-05', title: '总体情况与去年雷同', severity: 'warning', group: 'years', source: 'P', basis: BASIS,
    left: '今年第一部分文字（数字不计）', right: '去年第一部分文字', missing: '任一年没有文字，或没有去年报告时暂不能判断', fromYear: 2020,
    explanation: `相似程度达到${percent(ALIKE.overview)}即提醒，达到${percent(ALIKE.overviewGrave)}的视为严重雷同，须由分管领导签发时确认。请写今年的工作。`,
    assess(doc, context) {
      if (!context.previous) return [context.firstReport ? passed('Y-05') : undecided('Y-05', '没有去年的报告，暂不能判断')];
      const [now, before] = [overview(doc, context), overview(context.previous)];
      if (!now || !before) return [undecided('Y-05', now ? '去年的报告没有第一部分文字' : '第一部分尚未填写', now ? [] : ['/overview/proactive'])];
      const value = similarity(now, before);
      if (value < ALIKE.overview) return [passed('Y-05')];
      return [finding('Y-05', 'overview', ['/overview/proactive'], `第一部分与去年的相似程度为${percent(value)}，${value >= ALIKE.overviewGrave ? `严重雷同（${percent(ALIKE.overviewGrave)}以上）` : `超过${percent(ALIKE.overview)}`}。请写今年的实际工作，不要照抄去年。`, { expected: `低于${percent(ALIKE.overview)}`, actual: percent(value) })];
    },
  },
  {
    id: 'Y-06', title: '总体情况与其他单位雷同', severity: 'warning', group: 'years', source: 'P', basis: BASIS,
    left: '本机关第一部分文字（数字不计）', right: '其他单位同年第一部分文字', missing: '没有其他单位的报告时不判断', fromYear: 2020,
    explanation: `相似程度达到${percent(ALIKE.others)}即提醒。`,
    assess(doc, context) {
      if (!context.others?.length) return [undecided('Y-06', '没有其他单位的同年报告可以比较')];
      const now = overview(doc, context);
      if (!now) return [undecided('Y-06', '第一部分尚未填写', ['/overview/proactive'])];
      const [closest] = context.others.map((other) => ({ name: other.organ.name, value: similarity(now, overview(other)) })).sort((a, b) => b.value - a.value);
      if (!closest || closest.value < ALIKE.others) return [passed('Y-06')];
      return [finding('Y-06', 'overview', ['/overview/proactive'], `第一部分与${closest.name}同年报告的相似程度为${percent(closest.value)}，超过${percent(ALIKE.others)}。请写本机关的实际工作。`, { expected: `低于${percent(ALIKE.others)}`, actual: percent(closest.value) })];
    },
  },
  {
    id: 'Y-07', title: '第五部分与去年雷同，或者没有回应去年的问题', severity: 'warning', group: 'years', source: 'F', basis: BASIS,
    left: '今年第五部分文字', right: '去年第五部分文字', missing: '任一年没有文字，或没有去年报告时暂不能判断', fromYear: 2020,
    explanation: `去年提出的问题应当有整改结果，今年的问题应当是新的。相似程度达到${percent(ALIKE.problems)}即提醒。`,
    assess(doc, context) {
      if (!context.previous) return [context.firstReport ? passed('Y-07') : undecided('Y-07', '没有去年的报告，暂不能判断')];
      const [now, before] = [printedText(doc, context, '/problems').trim(), context.previous.problems?.trim() ?? ''];
      if (!now || !before) return [undecided('Y-07', now ? '去年的报告没有第五部分文字' : '第五部分尚未填写', now ? [] : ['/problems'])];
      const value = similarity(now, before);
      if (value < ALIKE.problems && !/去年|上年|上一年|上一年度/.test(now) && !now.includes(String(doc.year - 1))) {
        return [finding('Y-07-answered', 'problems', ['/problems'], `第五部分没有提到${doc.year - 1}年报告中的问题改进得怎样。请写明去年问题的整改结果。`, { expected: '去年问题的整改结果', actual: '没有提到' })];
      }
      return [value < ALIKE.problems ? passed('Y-07') : finding('Y-07', 'problems', ['/problems'], `第五部分与去年的相似程度为${percent(value)}，超过${percent(ALIKE.problems)}。请写明去年问题的整改结果和今年的新问题。`, { expected: `低于${percent(ALIKE.problems)}`, actual: percent(value) })];
    },
  },
];
