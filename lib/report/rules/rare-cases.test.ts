/** What seldom stands in a report: figures of the wrong kind, parts left out, organs of unusual names. The usual cases stand in rules.test.ts. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, withValue, type ReportDocument } from '../document';
import { CATALOGUE } from './catalogue';
import { dueDate } from './document';
import { percentNear } from './narrative/percent';
import { inWords, NARRATIVE_RULES } from './narrative';
import type { CheckContext, Outcome } from './types';

const base = emptyDocument({ name: '某区西市场街道办事处', level: 'subdistrict' }, 2024);
const doc = (changes: Record<string, unknown>, organ = base.organ): ReportDocument => Object.entries(changes).reduce((next, [pointer, value]) => withValue(next, pointer, value), { ...base, organ });
const assess = (id: string, report: ReportDocument, context: CheckContext = {}): Outcome[] => CATALOGUE.find((rule) => rule.id === id)!.assess(report, context);
const said = (outcomes: Outcome[]) => outcomes.map((outcome) => (outcome.kind === 'finding' ? outcome.message : outcome.kind === 'notAssessed' ? outcome.reason : 'passed'));
const POWERS = { regulations: 'no', normativeDocuments: 'no', licensing: 'yes', penalties: 'no', coercion: 'no' } as const;
const FEES = '/informationFees/', OTHER = '/otherMatters';

describe('cells', () => {
  it('an amount of money that is no text is refused', () => {
    expect(said(assess('C-03', doc({ '/disclosure/feesWanYuan': 5 })))).toEqual(['表二·行政事业性收费·本年收费金额填的是“5”：不是有效的金额。']);
  });
  it('a power is not judged by a blank cell', () => {
    expect(said(assess('C-08', doc({ '/disclosure/penalties': 0, '/disclosure/coercion': 0 }), { powers: POWERS }))).toContain('行政许可未填');
  });
  it('an office that makes normative documents may have any number; one that does not, none or blanks', () => {
    expect(said(assess('C-07', doc({ '/disclosure/normativeDocuments': { made: 9 } }), { powers: { ...POWERS, normativeDocuments: 'yes' } }))).toEqual(['passed']);
    expect(said(assess('C-07', doc({}), { powers: POWERS }))).toEqual(['passed']);
  });
});

describe('the document as a whole', () => {
  it('an organ of unknown level has until the end of January', () => {
    expect(dueDate({ organ: { name: '某县人民政府' }, year: 2024 })).toBe('2025-01-31');
    expect(dueDate({ organ: { name: '某县人民政府', level: 'county' }, year: 2024 })).toBe('2025-03-31');
  });
  it('a preface may count its parts in figures', () => {
    const parts = '本报告由总体情况、主动公开情况、收到和处理申请情况、行政复议情况、存在的问题、其他需要报告的事项等';
    expect(said(assess('D-05', doc({ '/preface': `${parts}6个部分组成。` })))).toEqual(['passed']);
    expect(said(assess('D-05', doc({ '/preface': `${parts}5个部分组成。` })))).toEqual(['前言说由5部分组成，列出了6部分，格式规定为6部分。']);
  });
  it('names of other kinds of organs are not compared', () => {
    expect(assess('D-06', doc({ '/overview': { proactive: '某区教育句公开信息5条。' } }, { name: '某区教育局', level: 'department' }))).toEqual([]);
  });
});

describe('section six', () => {
  it('an amount of three decimals is no amount', () => {
    expect(said(assess('S6-02', doc({ [OTHER]: '发出收费通知1件，通知总金额1.234元，实际收取1.234元信息公开处理费。', [`${FEES}notices`]: 1, [`${FEES}chargedYuan`]: '10', [`${FEES}collectedYuan`]: '10' }))))
      .toEqual(['第六部分写的通知总金额是1.234元，填写的是10元，两者不一致。请重新生成表述，或者核对填写的数。', '第六部分写的实际收取是1.234元，填写的是10元，两者不一致。请重新生成表述，或者核对填写的数。']);
    expect(said(assess('S6-06', doc({ [OTHER]: '信息处理费：甲局1件1.234元，乙局1件10元，共2件，合计20元。' })))).toEqual(['第六部分分单位收费合计2件10元，写的总数是2件20元。请核对。']);
  });
  it('an amount of three decimals for one unit fits no tier', () => {
    expect(said(assess('S6-07', doc({ [OTHER]: '信息处理费：甲局1件1.234元，乙局1件0元。', [`${FEES}chargedYuan`]: '0' })))).toEqual(['第六部分写的“1件1.234元”，按件、按量标准得不出这个金额。请核对收费通知。']);
  });
  it('only what is filled in is compared', () => {
    const text = '发出收费通知1件，通知总金额10元，实际收取10元信息公开处理费。';
    expect(said(assess('S6-02', doc({ [OTHER]: text, [`${FEES}notices`]: 1 })))).toEqual(['passed']);
    expect(said(assess('S6-02', doc({ [OTHER]: text, [`${FEES}notices`]: 2 })))).toEqual(['第六部分写的收费通知件数是1件，填写的是2件，两者不一致。请重新生成表述，或者核对填写的数。']);
  });
  it('“none” is held against what was collected, charged or not', () => {
    const none = '本年度没有产生政府信息公开处理费。';
    expect(assess('S6-05', doc({ [OTHER]: '无其他事项。', [`${FEES}collectedYuan`]: '0' }))).toEqual([{ kind: 'notAssessed', instance: 'S6-05', reason: '第六部分没有信息处理费表述', cells: [OTHER] }]);
    expect(said(assess('S6-05', doc({ [OTHER]: none, [`${FEES}collectedYuan`]: '0' })))).toEqual(['passed']);
    expect(said(assess('S6-05', doc({ [OTHER]: none, [`${FEES}collectedYuan`]: '10' })))).toEqual(['第六部分写没有产生或未收取信息处理费，填写的却是应收未填、实收10元。请重新生成表述。']);
  });
});

describe('years', () => {
  const before = doc({ '/disputes': { reconsideration: { pending: 2 }, litigationDirect: { pending: 0 } } });
  it('carried cases: a first report has none, blanks wait', () => {
    const carried = { countsCarriedDisputes: true };
    expect(said(assess('Y-08', doc({}), { ...carried, firstReport: true }))).toEqual(['passed']);
    expect(assess('Y-08', doc({ '/disputes': { litigationDirect: { total: 3 }, litigationAfterReconsideration: { total: 1 } } }), { ...carried, previous: before })).toEqual([
      { kind: 'notAssessed', instance: 'Y-08-reconsideration', reason: '今年总计或去年尚未审结未填', cells: ['/disputes/reconsideration/total'] },
      { kind: 'passed', instance: 'Y-08-litigationDirect' },
      { kind: 'notAssessed', instance: 'Y-08-litigationAfterReconsideration', reason: '今年总计或去年尚未审结未填', cells: [] },
    ]);
  });
  it('a text much like last year’s is told apart from one copied', () => {
    const now = { proactive: '健全制度办好专栏公开信息回应关切，开展培训完善机制，定期检查更新内容，加强队伍建设并接受监督。' };
    const [finding] = assess('Y-05', doc({ '/overview': { proactive: now.proactive.replace('开展培训完善机制', '走访社区听取意见') } }), { previous: doc({ '/overview': now }) });
    expect(finding).toMatchObject({ kind: 'finding', message: expect.stringMatching(/为[78]\d%，超过70%/) as string });
  });
  it('last year without words gives nothing to compare', () => {
    const previous = doc({});
    expect(assess('Y-05', doc({ '/overview': { proactive: '公开信息。' } }), { previous })).toEqual([{ kind: 'notAssessed', instance: 'Y-05', reason: '去年的报告没有第一部分文字', cells: [] }]);
    expect(assess('Y-07', doc({ '/problems': '公开不够及时。' }), { previous })).toEqual([{ kind: 'notAssessed', instance: 'Y-07', reason: '去年的报告没有第五部分文字', cells: [] }]);
  });
  it('without words of one’s own nothing is compared with others', () => {
    expect(said(assess('Y-06', doc({}), { others: [doc({ '/overview': { proactive: '公开信息。' } })] }))).toEqual(['第一部分尚未填写']);
  });
});

describe('percentages as printed', () => {
  it.each([
    [45, 40, '超', true], [39, 40, '以上', false], [50, 40, '余', false], [41, 40, '约', true], [41.5, 40, '近', false],
    [40.4, 40, undefined, true], [40.6, 40, undefined, false],
  ])('%d%% beside %d%% %s: %s', (real, value, vague, near) => {
    expect(percentNear(real, { value, decimals: 0, ...(vague ? { vague } : {}) })).toBe(near);
  });
});

it('a check without words is told at once', () => {
  const [rule] = NARRATIVE_RULES;
  expect(() => inWords(rule!, undefined)).toThrow('N-01');
});
