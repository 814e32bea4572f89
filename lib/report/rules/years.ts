/** Rules of domain 5.3: this year against last year. Relations first (small, used in the browser); texts stand in `years-text.ts`. */
import { DISPUTE_BLOCKS, numberAt } from '../document';
import { figureCells, figureCellsOf } from '../form/cells';
import { applicationPointer } from '../form/table-three';
import { placeOf, relationsOf } from '../relations';
import { finding, passed, undecided } from './outcome';
import { assessRelation, cellName } from './tables';
import type { Outcome, Rule } from './types';

export const YEAR_RELATION_RULES: Rule[] = [
  {
    id: 'Y-01', title: '上年结转等于去年报告的结转下年度', severity: 'error', group: 'years', source: 'P', basis: '《条例》第五十条；相邻两年报告同列应当衔接',
    left: '二、上年结转政府信息公开申请数量', right: '去年“四、结转下年度继续办理”同列', missing: '没有去年的报告时暂不能判断（见Y-09）；声明首次编制的不适用', fromYear: 2020,
    explanation: '去年结转下来的，就是今年的上年结转。去年的数有误的，应先更正去年的报告，或者由分管领导写明原因放行。',
    assess(doc, context) {
      // An office that reports for the first time may have taken over open applications of the office it replaced.
      if (!context.previous && context.firstReport) return [];
      return relationsOf(doc.format).filter((relation) => relation.rule === 'Y-01').map((relation): Outcome => {
        const pointer = relation.left[0]!.pointer;
        const outcome = assessRelation(relation, doc, context, ({ left, right }) => `与去年“结转下年度”不一致：去年${right}，今年${left}，${placeOf(relation, doc.format)}。请核对今年的上年结转；去年的报告有误的，应先更正去年的报告。`);
        return outcome.kind === 'finding' && relation.drawnAt.key !== 'total' ? { ...outcome, proposal: { pointer, value: String(outcome.expected), label: `改为去年的结转数${outcome.expected}` } } : outcome;
      });
    },
  },
  {
    id: 'Y-02', title: '现行有效等于去年现行有效加制发减废止', severity: 'warning', group: 'years', source: 'P', basis: '存量与增减的关系（相邻两年已公开报告普遍成立）',
    left: '现行有效件数', right: '去年现行有效+本年制发−本年废止', missing: '任一格未填，或没有去年报告时暂不能判断；声明首次编制的不适用', fromYear: 2021,
    explanation: '不相等的常见原因：机构调整划转、清理结果、修订件的计法不同。属实的写明即可。',
    assess: (doc, context) => relationsOf(doc.format).filter((relation) => relation.rule === 'Y-02' && (context.previous || !context.firstReport)).map((relation): Outcome => {
      return assessRelation(relation, doc, context, ({ left, right }) => `表二·${placeOf(relation, doc.format).replace('行：', '')}现行有效填${left}件，按去年现行有效加本年制发减本年废止算得${right}件，差额${Math.abs(left - right)}。可能漏计制发或废止；机构调整、清理、修订计法不同的，请写明。`);
    }),
  },
];

export const YEAR_FIGURE_RULES: Rule[] = [
  {
    id: 'Y-03', title: '与去年相比变动过大的，应当说明', severity: 'warning', group: 'years', source: 'P', basis: '已公开报告中的错录（如550误为9487）',
    left: '今年的数', right: '去年的数', missing: '今年或去年未填的格不判断；没有去年报告时暂不能判断', fromYear: 2021,
    explanation: '变动达到5倍以上或减少到五分之一以下，且相差20以上的，请核对或写明原因。',
    assess(doc, context) {
      const previous = context.previous;
      if (!previous) return [context.firstReport ? passed('Y-03') : undecided('Y-03', '没有去年的报告，暂不能判断')];
      if (previous.format !== doc.format) return [undecided('Y-03', '去年用的是旧格式，不能逐格比较')];
      const told = new Set<string>();
      const outcomes: Outcome[] = [];
      for (const cell of figureCells(doc.format)) {
        // In 件 or 分, so that a difference of amounts has no more decimals than they have.
        const unit = cell.kind === 'money' ? 1_000_000 : 1;
        const now = numberAt(doc, cell.pointer, cell.kind), before = numberAt(previous, cell.pointer, cell.kind);
        if (now === null || before === null || cell.kind === 'note' || Math.abs(now - before) < 20 * unit) continue;
        if (now < before * 5 && now * 5 > before) continue;
        // A total moves with its parts; once a part has to be explained, the total says nothing new.
        const fromParts = cell.sumOf?.some((part) => told.has(part));
        told.add(cell.pointer);
        if (!fromParts) outcomes.push(finding(`Y-03-${cell.pointer}`, cell.pointer.startsWith('/disclosure') ? 'disclosure' : cell.pointer.startsWith('/disputes') ? 'disputes' : 'applications', [cell.pointer], `${cell.name}今年${now / unit}，去年${before / unit}，${now > before ? '增加' : '减少'}${Math.abs(now - before) / unit}，变动过大。请核对，属实的请写明原因。`, { expected: before / unit, actual: now / unit }));
      }
      return outcomes.length ? outcomes : [passed('Y-03')];
    },
  },
  {
    id: 'Y-04', title: '整张表的非零数字与去年完全相同', severity: 'warning', group: 'years', source: 'P', basis: '已公开报告中整份照抄去年的情形',
    left: '今年一张表的全部数字', right: '去年同一张表的全部数字', missing: '表未填齐，或没有去年报告时暂不能判断', fromYear: 2021,
    explanation: '全部非零数字都与去年相同，多半是没有更新。结转、现行有效这类存量不在此列。',
    assess(doc, context) {
      const previous = context.previous;
      if (!previous) return [context.firstReport ? passed('Y-04') : undecided('Y-04', '没有去年的报告，暂不能判断')];
      return (['disclosure', 'applications', 'disputes'] as const).map((section): Outcome => {
        const cells = figureCellsOf(doc.format, section).filter((cell) => !cell.sumOf && !cell.pointer.endsWith('/inForce'));
        const now = cells.map((cell) => numberAt(doc, cell.pointer, cell.kind)), before = cells.map((cell) => numberAt(previous, cell.pointer, cell.kind));
        if (now.includes(null) || before.includes(null)) return undecided(`Y-04-${section}`, '今年或去年的表尚未填齐', cells.filter((_, index) => now[index] === null).map((cell) => cell.pointer));
        const nonZero = cells.filter((_, index) => now[index] !== 0 || before[index] !== 0);
        // Two or three equal small numbers prove nothing; a whole table of them does.
        if (nonZero.length < 4 || now.some((value, index) => value !== before[index])) return passed(`Y-04-${section}`);
        return finding(`Y-04-${section}`, section, cells.filter((_, index) => now[index] !== 0).map((cell) => cell.pointer), `${{ disclosure: '表二', applications: '表三', disputes: '表四' }[section]}的${nonZero.length}个非零数字与去年完全相同，可能没有更新为今年的数。请核对。`);
      });
    },
  },
  {
    id: 'Y-08', title: '计入结转案件的，复议诉讼总计不少于去年尚未审结', severity: 'warning', group: 'years', source: 'P', basis: '已公开报告表四附注：行政复议、行政诉讼数量含上年度结转数量',
    left: '表四各块总计', right: '去年尚未审结', missing: '任一格未填，或没有去年报告时暂不能判断', fromYear: 2020,
    explanation: '单位设置为表四含上年结转案件时，去年尚未审结的都应计入今年总计。',
    assess(doc, context) {
      if (!context.countsCarriedDisputes) return [passed('Y-08')];
      const previous = context.previous;
      if (!previous) return [context.firstReport ? passed('Y-08') : undecided('Y-08', '没有去年的报告，暂不能判断')];
      return DISPUTE_BLOCKS.map((block): Outcome => {
        const pointer = `/disputes/${block}/total`;
        const total = numberAt(doc, pointer);
        const pending = numberAt(previous, `/disputes/${block}/pending`);
        if (total === null || pending === null) return undecided(`Y-08-${block}`, '今年总计或去年尚未审结未填', total === null ? [pointer] : []);
        return total >= pending ? passed(`Y-08-${block}`) : finding(`Y-08-${block}`, 'disputes', [pointer], `${cellName(doc, pointer)}为${total}件，少于去年尚未审结的${pending}件。单位设置为含上年结转案件，请核对。`, { expected: `不少于${pending}`, actual: total });
      });
    },
  },
  {
    id: 'Y-09', title: '应当有去年的报告，或者声明首次编制', severity: 'warning', group: 'years', source: 'O', basis: '年度之间的勾稽需要去年的数',
    left: '去年的报告', right: '系统内已有、已录入，或声明首次编制', missing: '没有时给出提醒', fromYear: 2020,
    explanation: '没有去年的数，年度之间的勾稽无法判断。请录入去年的结转和现行有效数，或者声明本机关首次编制。',
    assess(doc, context) {
      if (context.previous || context.firstReport) return [passed('Y-09')];
      if (context.partial) return [undecided('Y-09', '没有提供去年的报告')];
      return [finding('Y-09', 'document', [applicationPointer('2', 'naturalPerson')], `没有本机关${doc.year - 1}年的报告可供核对，年度之间的勾稽暂不能判断。请提供或录入去年的数，或者声明首次编制。`)];
    },
  },
];
