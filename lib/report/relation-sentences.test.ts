/** The relations as data and the sentences made of them, whole. */
import { describe, expect, it } from 'vitest';
import { balancedFrom } from './arbitrary';
import { withValue, figureAt, type ReportDocument } from './document';
import { evaluate, placeOf, relationsOf } from './relations';
import { TABLE_RULES, cellName } from './rules/tables';
import { sumAt, withDerivedTotals } from './totals';
import type { CheckContext } from './rules/types';

const { document, previous } = balancedFrom([3, 0, 7, 1, 12, 5, 2]);
const one = (instance: string, format: '2021' | '2019' = '2021') => relationsOf(format).find((relation) => relation.instance === instance)!;
const set = (doc: ReportDocument, changes: Record<string, unknown>) => Object.entries(changes).reduce((next, [pointer, value]) => withValue(next, pointer, value), doc);
const assess = (rule: string, doc: ReportDocument, context: CheckContext = {}) => {
  const outcomes = TABLE_RULES.find((item) => item.id === rule)!.assess(doc, context);
  // Each outcome belongs to its rule: explanations and waivers are kept by this name.
  for (const { instance } of outcomes) expect(instance === rule || instance.startsWith(`${rule}-`), instance).toBe(true);
  return outcomes;
};
const at = (pointer: string) => { const figure = figureAt(document, pointer); return figure.state === 'number' ? figure.value : NaN; };

describe('relations', () => {
  it('name both sides, where they are drawn and what they add', () => {
    expect(one('T3-ROW-3.1')).toEqual({
      rule: 'T3-ROW', instance: 'T3-ROW-3.1', section: 'applications', drawnAt: { kind: 'row', key: '3.1' }, leftWords: '总计', rightWords: '自然人+商业企业+科研机构+社会公益组织+法律服务机构+其他',
      left: [{ pointer: '/applications/3.1/total' }], right: ['naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'].map((key) => ({ pointer: `/applications/3.1/${key}` })),
    });
    const total = one('T3-COL-total');
    expect(total).toMatchObject({ rule: 'T3-COL', section: 'applications', drawnAt: { kind: 'column', key: 'total' }, leftWords: '（七）总计', rightWords: `${total.right.length}项办理结果之和`, left: [{ pointer: '/applications/3.7/total' }] });
    expect(total.right.length).toBe(21);
    expect(total.right.every(({ pointer }) => pointer.startsWith('/applications/3.') && pointer.endsWith('/total') && pointer !== '/applications/3.7/total')).toBe(true);
    expect(one('T3-BAL-research')).toEqual({
      rule: 'T3-BAL', instance: 'T3-BAL-research', section: 'applications', drawnAt: { kind: 'column', key: 'research' }, leftWords: '本年新收+上年结转', rightWords: '办理结果总计+结转下年度',
      left: [{ pointer: '/applications/1/research' }, { pointer: '/applications/2/research' }], right: [{ pointer: '/applications/3.7/research' }, { pointer: '/applications/4/research' }],
    });
    expect(one('T4-SUM-litigationDirect')).toMatchObject({ rule: 'T4-SUM', section: 'disputes', drawnAt: { kind: 'block', key: 'litigationDirect' }, leftWords: '总计', rightWords: '结果维持+结果纠正+其他结果+尚未审结', left: [{ pointer: '/disputes/litigationDirect/total' }] });
    expect(one('T4-SUM-litigationDirect').right).toHaveLength(4);
    expect(one('Y-01-enterprise')).toEqual({
      rule: 'Y-01', instance: 'Y-01-enterprise', section: 'applications', drawnAt: { kind: 'column', key: 'enterprise' }, leftWords: '上年结转', rightWords: '去年“结转下年度”',
      left: [{ pointer: '/applications/2/enterprise' }], right: [{ pointer: '/applications/4/enterprise', previous: true }],
    });
    expect(one('Y-02-regulations')).toEqual({
      rule: 'Y-02', instance: 'Y-02-regulations', section: 'disclosure', drawnAt: { kind: 'row', key: 'regulations' }, leftWords: '现行有效件数', rightWords: '去年现行有效+本年制发−本年废止',
      left: [{ pointer: '/disclosure/regulations/inForce' }],
      right: [{ pointer: '/disclosure/regulations/inForce', previous: true }, { pointer: '/disclosure/regulations/made' }, { pointer: '/disclosure/regulations/repealed', minus: true }],
    });
    expect(one('Y-02-normativeDocuments')).toBeDefined();
    expect(relationsOf('2019').some((relation) => relation.rule === 'Y-02')).toBe(false);
    expect(relationsOf('2021')).toBe(relationsOf('2021'));
  });
  it('say where they stand', () => {
    expect(['T3-COL-naturalPerson', 'T4-SUM-reconsideration', 'Y-02-regulations'].map((instance) => placeOf(one(instance), '2021'))).toEqual(['列：自然人', '行政复议', '行：规章']);
    expect(placeOf(one('T3-ROW-3.1'), '2021')).toContain('予以公开');
    expect(placeOf({ ...one('T3-ROW-3.1'), left: [{ pointer: '/applications/none/total' }] }, '2021')).toBe('行：3.1');
  });
  it('subtract what is taken off, and wait for last year apart from blanks', () => {
    const doc = set(document, { '/disclosure/regulations/inForce': 10, '/disclosure/regulations/made': 4, '/disclosure/regulations/repealed': 1 });
    const last = set(previous, { '/disclosure/regulations/inForce': 7 });
    expect(evaluate(one('Y-02-regulations'), doc, last)).toEqual({ state: 'holds', left: 10, right: 10, difference: 0, missing: [], needsPrevious: false });
    expect(evaluate(one('Y-02-regulations'), set(doc, { '/disclosure/regulations/repealed': 3 }), last)).toMatchObject({ state: 'fails', left: 10, right: 8, difference: 2 });
    expect(evaluate(one('Y-02-regulations'), doc)).toMatchObject({ state: 'undecided', missing: [], needsPrevious: true, right: 3 });
    expect(evaluate(one('Y-02-regulations'), set(doc, { '/disclosure/regulations/made': undefined }), last)).toMatchObject({ state: 'undecided', missing: ['/disclosure/regulations/made'], needsPrevious: false });
  });
});

describe('findings of the tables', () => {
  it('of a sum', () => {
    const parts = at('/disputes/reconsideration/upheld') + at('/disputes/reconsideration/corrected') + at('/disputes/reconsideration/other') + at('/disputes/reconsideration/pending');
    expect(parts).toBe(at('/disputes/reconsideration/total'));
    const [found] = assess('T4-SUM', set(document, { '/disputes/reconsideration/upheld': 11, '/disputes/reconsideration/corrected': 0, '/disputes/reconsideration/other': 0, '/disputes/reconsideration/pending': 0, '/disputes/reconsideration/total': 0 })).filter((outcome) => outcome.kind === 'finding');
    expect(found).toMatchObject({ instance: 'T4-SUM-reconsideration', section: 'disputes', expected: 11, actual: 0, proposal: { pointer: '/disputes/reconsideration/total', value: '11', label: '总计改为算得的11' } });
    expect(found!.kind === 'finding' && found!.message).toMatch(/^表四·行政复议：总计填0，结果维持\+结果纠正\+其他结果\+尚未审结算得11，差额11。/);
    const [less] = assess('T4-SUM', set(document, { '/disputes/reconsideration/upheld': 11, '/disputes/reconsideration/corrected': 0, '/disputes/reconsideration/other': 0, '/disputes/reconsideration/pending': 0, '/disputes/reconsideration/total': 3 })).filter((outcome) => outcome.kind === 'finding');
    expect(less).not.toHaveProperty('proposal');
    const [row] = assess('T3-ROW', set(document, { '/applications/3.1/total': at('/applications/3.1/total') + 1000 })).filter((outcome) => outcome.kind === 'finding');
    expect(row!.kind === 'finding' && row!.message).toMatch(/^表三，行：.*予以公开：总计填\d+，自然人\+.*算得\d+，差额1000。/);
  });
  it('of the balance, with the likely cause', () => {
    const base = { '/applications/1/research': 5, '/applications/2/research': 1, '/applications/3.7/research': 4, '/applications/4/research': 2 };
    const message = (changes: Record<string, number>) => assess('T3-BAL', set(document, { ...base, ...changes })).flatMap((outcome) => (outcome.kind === 'finding' && outcome.instance === 'T3-BAL-research' ? [outcome.message] : []))[0];
    expect(message({})).toBeUndefined();
    expect(message({ '/applications/3.7/research': 3 })).toBe('差额1：本年新收+上年结转=6，办理结果总计+结转下年度=5（表三，列：科研机构）。可能漏计办理结果或结转件。');
    expect(message({ '/applications/4/research': 4 })).toBe('差额2：本年新收+上年结转=6，办理结果总计+结转下年度=8（表三，列：科研机构）。可能结转下年度多计。');
    expect(message({ '/applications/4/research': 0, '/applications/3.7/research': 9 })).toBe('差额3：本年新收+上年结转=6，办理结果总计+结转下年度=9（表三，列：科研机构）。可能漏计新收，或者办理结果重复计算。');
    expect(message({ '/applications/4/research': 3, '/applications/3.7/research': 6 })).toContain('可能结转下年度多计。');
  });
  it('waits in words', () => {
    const [waiting] = assess('T3-ROW', set(document, { '/applications/3.1/total': undefined, '/applications/3.1/research': undefined })).filter((outcome) => outcome.kind === 'notAssessed');
    expect(waiting).toMatchObject({ instance: 'T3-ROW-3.1', reason: '2格未填或不是数字，暂不能判断', cells: ['/applications/3.1/total', '/applications/3.1/research'] });
  });
  it('names a cell, or its pointer when there is none', () => {
    expect(cellName(document, '/disclosure/licensing')).toContain('行政许可');
    expect(cellName(document, '/nowhere')).toBe('/nowhere');
  });
});

describe('T3-02 and T3-03 at their limits', () => {
  const unpaid = (count: unknown, notices: unknown) => set(document, { '/applications/3.6.2/total': count, '/informationFees/notices': notices });
  const last = (notices: unknown) => set(previous, { '/informationFees/notices': notices });
  it('unpaid fees', () => {
    expect(assess('T3-02', unpaid(undefined, 0))).toMatchObject([{ kind: 'notAssessed', reason: '表三“逾期未缴费”未填', cells: ['/applications/3.6.2/total'] }]);
    expect(assess('T3-02', unpaid(0, undefined))).toMatchObject([{ kind: 'passed' }]);
    expect(assess('T3-02', unpaid(2, undefined))).toMatchObject([{ kind: 'notAssessed', reason: '第六部分的收费通知件数未填', cells: ['/informationFees/notices'] }]);
    expect(assess('T3-02', unpaid(2, 2))).toMatchObject([{ kind: 'passed' }]);
    expect(assess('T3-02', unpaid(2, 1))).toMatchObject([{ kind: 'finding', message: '表三“逾期未缴费、不再处理”2件，而今年发出收费通知只有1件，去年发出的件数未知。请核对办理结果是否归错行；通知是去年发出的，请写明。', expected: '不多于1', actual: 2 }]);
    expect(assess('T3-02', unpaid(2, 1), { previous: last(1) })).toMatchObject([{ kind: 'passed' }]);
    expect(assess('T3-02', unpaid(3, 1), { previous: last(1) })).toMatchObject([{ kind: 'finding', section: 'applications', cells: ['/applications/3.6.2/total', '/informationFees/notices'], message: '表三“逾期未缴费、不再处理”3件，而今年和去年发出收费通知合计只有2件。请核对办理结果是否归错行。', expected: '不多于2', actual: 3 }]);
    expect(assess('T3-02', unpaid(1, 0), { firstReport: true })).toMatchObject([{ kind: 'finding', expected: '不多于0' }]);
    expect(assess('T3-02', unpaid(2, 0), { firstReport: true, previous: last(2) })).toMatchObject([{ kind: 'passed' }]);
  });
  const other = (count: unknown, all: unknown) => set(document, { '/applications/3.6.3/total': count, '/applications/3.7/total': all });
  it('share of 其他', () => {
    expect(assess('T3-03', other(undefined, 10))).toMatchObject([{ kind: 'notAssessed', reason: '表三总计尚未填齐', cells: ['/applications/3.6.3/total', '/applications/3.7/total'] }]);
    expect(assess('T3-03', other(5, undefined))).toMatchObject([{ kind: 'notAssessed' }]);
    expect(assess('T3-03', other(4, 4))).toMatchObject([{ kind: 'passed' }]);
    expect(assess('T3-03', other(5, 25))).toMatchObject([{ kind: 'passed' }]);
    expect(assess('T3-03', other(5, 24))).toMatchObject([{ kind: 'finding', section: 'applications', cells: ['/applications/3.6.3/total'], message: '表三“其他处理·其他”5件，占办理结果总计24件的20.8%，超过20%。请核对是否应归入具体情形，并说明包括哪些情形（如申请人主动撤回）。', expected: '不超过4', actual: 5 }]);
  });
  it('state secrets', () => {
    expect(assess('T3-04', set(document, { '/applications/3.3.1/total': undefined }))).toMatchObject([{ kind: 'notAssessed', reason: '表三“属于国家秘密”未填', cells: ['/applications/3.3.1/total'] }]);
    expect(assess('T3-04', set(document, { '/applications/3.3.1/total': 0 }))).toMatchObject([{ kind: 'passed' }]);
    expect(assess('T3-04', set(document, { '/applications/3.3.1/total': 2 }))).toMatchObject([{ kind: 'finding', section: 'applications', cells: ['/applications/3.3.1/total'], message: '表三以“属于国家秘密”不予公开2件，请确认每件都有定密依据并写明。', expected: 0, actual: 2 }]);
  });
  const cases = (sum: unknown, closed: unknown, doc = document) => set(doc, { '/disputes/reconsideration/total': sum, '/disputes/litigationDirect/total': 0, '/disputes/litigationAfterReconsideration/total': 0, '/applications/3.7/total': closed });
  it('disputes without applications', () => {
    const pointers = ['/disputes/reconsideration/total', '/disputes/litigationDirect/total', '/disputes/litigationAfterReconsideration/total'];
    expect(assess('T4-01', cases(undefined, 0))).toMatchObject([{ kind: 'notAssessed', reason: '表三或表四总计尚未填齐', cells: [...pointers, '/applications/3.7/total'] }]);
    expect(assess('T4-01', cases(1, undefined))).toMatchObject([{ kind: 'notAssessed' }]);
    expect(assess('T4-01', cases(0, 0))).toMatchObject([{ kind: 'passed' }]);
    expect(assess('T4-01', cases(1, 1))).toMatchObject([{ kind: 'passed' }]);
    expect(assess('T4-01', cases(1, 0))).toMatchObject([{ kind: 'notAssessed', reason: '没有去年的数据，暂不能判断' }]);
    expect(assess('T4-01', cases(1, 0), { firstReport: true })).toMatchObject([{ kind: 'passed' }]);
    expect(assess('T4-01', cases(1, 0), { previous: cases(0, 1, previous) })).toMatchObject([{ kind: 'passed' }]);
    expect(assess('T4-01', cases(1, 0), { previous: cases(0, undefined, previous) })).toMatchObject([{ kind: 'finding' }]);
    expect(assess('T4-01', set(cases(1, 0), { '/disputes/litigationDirect/total': 2 }), { previous: cases(0, 0, previous) })).toMatchObject([{ kind: 'finding', section: 'disputes', cells: pointers, message: '表四有复议、诉讼案件3件，而今年和去年表三办理结果总计都是0件。请核对表三是否漏填。', expected: 0, actual: 3 }]);
  });
});

describe('derived totals', () => {
  it('keep a remark, stay as they are when right, and go when a part is blank', () => {
    const right = withDerivedTotals(document);
    expect(withDerivedTotals(right)).toBe(right);
    const open = withDerivedTotals(set(right, { '/disputes/reconsideration/upheld': undefined }));
    expect(withDerivedTotals(open)).toBe(open);
    const wrong = withDerivedTotals(set(right, { '/disputes/reconsideration/total': { value: 999, remark: '见说明' } }));
    expect(wrong.disputes?.reconsideration?.total).toEqual({ value: at('/disputes/reconsideration/total'), remark: '见说明' });
    const remarked = set(right, { '/disputes/reconsideration/total': { value: at('/disputes/reconsideration/total'), remark: '见说明' } });
    expect(withDerivedTotals(remarked)).toBe(remarked);
    expect(withDerivedTotals(set(right, { '/disputes/reconsideration/upheld': undefined })).disputes?.reconsideration?.total).toBeUndefined();
    expect(withDerivedTotals(set(right, { '/disputes/reconsideration/total': '12件' })).disputes?.reconsideration?.total).toBe(at('/disputes/reconsideration/total'));
  });
  it('sum nothing over a blank', () => {
    expect(sumAt(document, ['/disputes/reconsideration/upheld', '/disputes/reconsideration/corrected'])).toBe(at('/disputes/reconsideration/upheld') + at('/disputes/reconsideration/corrected'));
    expect(sumAt(set(document, { '/disputes/reconsideration/upheld': undefined }), ['/disputes/reconsideration/upheld', '/disputes/reconsideration/corrected'])).toBeNull();
    expect(sumAt(document, [])).toBe(0);
  });
});
