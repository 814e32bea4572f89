/** Rules of domain 5.2: the relations inside table three and table four, and what their figures say about each other. */
import { numberAt, type ReportDocument } from '../document';
import { figureCell } from '../form/cells';
import { applicationPointer } from '../form/table-three';
import { evaluate, placeOf, relationsOf, type Evaluation } from '../relations';
import { SLIP_WORDS, slipBetween } from '../slips';
import { finding, passed, undecided } from './outcome';
import type { CheckContext, Outcome, Relation, Rule } from './types';

const NAMES: Record<string, string> = { 'T3-ROW': '表三', 'T3-COL': '表三', 'T3-BAL': '表三', 'T4-SUM': '表四', 'Y-01': '表三', 'Y-02': '表二' };

/** One relation as an outcome, with the wrong cell first: the total for a sum. */
export function assessRelation(relation: Relation, doc: ReportDocument, context: CheckContext, message: (evaluation: Evaluation) => string): Outcome {
  const evaluation = evaluate(relation, doc, context.previous);
  if (evaluation.needsPrevious) return undecided(relation.instance, context.previous ? '去年的报告中没有对应的数，暂不能判断' : '没有去年的报告，暂不能判断', evaluation.missing);
  if (evaluation.state === 'undecided') return undecided(relation.instance, `${evaluation.missing.length}格未填或不是数字，暂不能判断`, evaluation.missing);
  if (evaluation.state === 'holds') return passed(relation.instance);
  const cells = [...relation.left, ...relation.right].filter((term) => !term.previous).map((term) => term.pointer);
  return finding(relation.instance, relation.section, cells, message(evaluation), {
    expected: evaluation.right, actual: evaluation.left,
    // A total of 0 over parts that are not has one right value; otherwise a part may be the wrong one.
    ...(figureCell(doc.format, cells[0]!)?.sumOf && relation.left.length === 1 && evaluation.left === 0 ? { proposal: { pointer: cells[0]!, value: String(evaluation.right), label: `总计改为算得的${evaluation.right}` } } : {}),
  });
}

function relationRule(rule: Omit<Rule, 'assess' | 'group' | 'severity' | 'missing' | 'fromYear'>, message: (relation: Relation, evaluation: Evaluation, doc: ReportDocument) => string): Rule {
  return {
    ...rule, group: 'tables', severity: 'error', missing: '有一格未填或不是数字时暂不能判断，空白不当作0', fromYear: 2019,
    assess: (doc, context) => relationsOf(doc.format).filter((relation) => relation.rule === rule.id).map((relation) =>
      assessRelation(relation, doc, context, (evaluation) => message(relation, evaluation, doc))),
  };
}

const cause = ({ right, left }: Evaluation): string => {
  const slip = slipBetween(right, left, true);
  return slip ? `可能${SLIP_WORDS[slip]}。` : '';
};

const sumMessage = (relation: Relation, evaluation: Evaluation, doc: ReportDocument) =>
  `${NAMES[relation.rule]}${relation.drawnAt.kind === 'block' ? '·' : '，'}${placeOf(relation, doc.format)}：${relation.leftWords}填${evaluation.left}，${relation.rightWords}算得${evaluation.right}，差额${Math.abs(evaluation.difference)}。${cause(evaluation)}`;

export const TABLE_RULES: Rule[] = [
  relationRule({
    id: 'T3-ROW', title: '表三各行：总计等于六类申请人之和', source: 'F', basis: '国办公开办函〔2021〕30号表三（表内隐含勾稽）',
    left: '总计', right: '自然人+商业企业+科研机构+社会公益组织+法律服务机构+其他',
    explanation: '每一行的总计是六类申请人之和，没有“法人或其他组织”小计列。请核对该行各格，或者改用系统计算的总计。',
  }, sumMessage),
  relationRule({
    id: 'T3-COL', title: '表三各列：（七）总计等于各项办理结果之和', source: 'F', basis: '国办公开办函〔2021〕30号表三（表内隐含勾稽）',
    left: '（七）总计', right: '（一）至（六）各项办理结果之和',
    explanation: '办理结果总计是该列全部办理结果之和，不含新收、结转。请核对该列各格。',
  }, sumMessage),
  relationRule({
    id: 'T3-BAL', title: '表三各列：新收加上年结转等于办结总计加结转下年度', source: 'F', basis: '国办公开办函〔2021〕30号表三表头：第一项加第二项之和，等于第三项加第四项之和',
    left: '一、本年新收+二、上年结转', right: '三（七）总计+四、结转下年度继续办理',
    explanation: '收到的申请要么已经办结，要么结转下年度，两边必须相等。常见原因：漏计一个办理结果，或者把1月份办结的件从结转中减去了。',
  }, (relation, { left, right, difference }, doc) => {
    const column = relation.drawnAt.key;
    const carried = numberAt(doc, applicationPointer('4', column));
    const cause = difference > 0 ? '可能漏计办理结果或结转件。' : carried !== null && carried >= -difference ? '可能结转下年度多计。' : '可能漏计新收，或者办理结果重复计算。';
    return `差额${Math.abs(difference)}：本年新收+上年结转=${left}，办理结果总计+结转下年度=${right}（表三，${placeOf(relation, doc.format)}）。${cause}`;
  }),
  relationRule({
    id: 'T4-SUM', title: '表四各块：总计等于四项之和', source: 'F', basis: '国办公开办函〔2021〕30号表四（表内隐含勾稽）',
    left: '总计', right: '结果维持+结果纠正+其他结果+尚未审结',
    explanation: '行政复议、未经复议直接起诉、复议后起诉三块各自合计。已公开的报告中常见总计误填为0。',
  }, sumMessage),
  {
    id: 'T3-02', title: '逾期未缴费而不再处理的，应当发出过收费通知', severity: 'warning', group: 'tables', source: 'O', basis: '国办函〔2020〕109号',
    left: '表三3.6.2（逾期未缴费）', right: '今年和去年的收费通知件数', missing: '今年的收费通知件数未填时暂不能判断；去年的不知道时请写明', fromYear: 2021,
    explanation: '“申请人逾期未按收费通知要求缴纳费用”以发出收费通知为前提。通知可能在去年发出，属实的请写明。',
    assess(doc, context) {
      const pointer = applicationPointer('3.6.2', 'total');
      const unpaid = numberAt(doc, pointer);
      if (unpaid === null) return [undecided('T3-02', '表三“逾期未缴费”未填', [pointer])];
      if (unpaid === 0) return [passed('T3-02')];
      const notices = doc.informationFees?.notices;
      if (notices === undefined) return [undecided('T3-02', '第六部分的收费通知件数未填', ['/informationFees/notices'])];
      const earlier = context.firstReport && !context.previous ? 0 : context.previous?.informationFees?.notices;
      const sent = notices + (earlier ?? 0);
      if (sent >= unpaid) return [passed('T3-02')];
      // Where last year's notices are not known the clerk is asked, not spared: the explanation may be one sentence.
      const told = earlier === undefined ? `今年发出收费通知只有${notices}件，去年发出的件数未知。请核对办理结果是否归错行；通知是去年发出的，请写明` : `今年和去年发出收费通知合计只有${sent}件。请核对办理结果是否归错行`;
      return [finding('T3-02', 'applications', [pointer, '/informationFees/notices'], `表三“逾期未缴费、不再处理”${unpaid}件，而${told}。`, { expected: `不多于${sent}`, actual: unpaid })];
    },
  },
  {
    id: 'T3-03', title: '“其他处理·其他”占比偏高的，应当说明情形', severity: 'warning', group: 'tables', source: 'O', basis: '国办公开办函〔2021〕30号表三；办理结果应当归入具体情形',
    left: '表三3.6.3（其他）', right: '（七）总计的20%', missing: '任一格未填时暂不能判断', fromYear: 2021,
    explanation: '“其他”主要是申请人主动撤回。件数达到5件且超过办结总数的20%时，请说明包括哪些情形。',
    assess(doc) {
      const pointer = applicationPointer('3.6.3', 'total');
      const other = numberAt(doc, pointer);
      const all = numberAt(doc, applicationPointer('3.7', 'total'));
      if (other === null || all === null) return [undecided('T3-03', '表三总计尚未填齐', [pointer, applicationPointer('3.7', 'total')])];
      if (other < 5 || other * 5 <= all) return [passed('T3-03')];
      return [finding('T3-03', 'applications', [pointer], `表三“其他处理·其他”${other}件，占办理结果总计${all}件的${((other / all) * 100).toFixed(1)}%，超过20%。请核对是否应归入具体情形，并说明包括哪些情形（如申请人主动撤回）。`, { expected: `不超过${Math.floor(all / 5)}`, actual: other })];
    },
  },
  {
    id: 'T3-04', title: '以国家秘密为由不予公开的，应当有定密依据', severity: 'warning', group: 'tables', source: 'O', basis: '《政府信息公开条例》第十四条',
    left: '表三3.3.1（属于国家秘密）', right: '0，或者已记录定密依据', missing: '未填时暂不能判断', fromYear: 2019,
    explanation: '请确认每件都留有定密依据，并在说明中写明。',
    assess(doc) {
      const pointer = applicationPointer('3.3.1', 'total');
      const secret = numberAt(doc, pointer);
      if (secret === null) return [undecided('T3-04', '表三“属于国家秘密”未填', [pointer])];
      return [secret === 0 ? passed('T3-04') : finding('T3-04', 'applications', [pointer], `表三以“属于国家秘密”不予公开${secret}件，请确认每件都有定密依据并写明。`, { expected: 0, actual: secret })];
    },
  },
  {
    id: 'T4-01', title: '两年都没有办理结果，却有复议或诉讼', severity: 'warning', group: 'tables', source: 'O', basis: '表三与表四的对应关系',
    left: '表四复议、诉讼总计', right: '今年或去年办理结果总计大于0', missing: '任一总计未填，或没有去年数据时暂不能判断', fromYear: 2019,
    explanation: '复议、诉讼由申请的办理引起。两年没有办结任何申请却有案件的，请核对表三是否漏填。',
    assess(doc, context) {
      const pointers = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'].map((block) => `/disputes/${block}/total`);
      const cases = pointers.map((pointer) => numberAt(doc, pointer));
      const closed = numberAt(doc, applicationPointer('3.7', 'total'));
      if (cases.includes(null) || closed === null) return [undecided('T4-01', '表三或表四总计尚未填齐', [...pointers, applicationPointer('3.7', 'total')])];
      const sum = cases.reduce<number>((total, item) => total + item!, 0);
      if (sum === 0 || closed > 0) return [passed('T4-01')];
      if (!context.previous) return context.firstReport ? [passed('T4-01')] : [undecided('T4-01', '没有去年的数据，暂不能判断')];
      if ((numberAt(context.previous, applicationPointer('3.7', 'total')) ?? 0) > 0) return [passed('T4-01')];
      return [finding('T4-01', 'disputes', pointers, `表四有复议、诉讼案件${sum}件，而今年和去年表三办理结果总计都是0件。请核对表三是否漏填。`, { expected: 0, actual: sum })];
    },
  },
];

/** A cell as named in messages. */
export const cellName = (doc: ReportDocument, pointer: string): string => figureCell(doc.format, pointer)?.name ?? pointer;
