import { describe, expect, it } from 'vitest';
import { balancedFrom } from './arbitrary';
import { check } from './check';
import { checkTables } from './check-tables';
import { figureAt, withValue, type ReportDocument } from './document';
import type { Finding } from './finding';
import { cellAt } from './form';
import type { Pointer } from './form/types';
import { evaluate, relationsOf } from './relations';

const { document, previous } = balancedFrom([3, 0, 7, 1, 12, 5, 2]);
const RELATIONS = relationsOf('2021');
const at = (doc: ReportDocument, pointer: Pointer) => { const figure = figureAt(doc, pointer); return figure.state === 'number' ? figure.value : NaN; };
const of = (findings: Finding[], instance: string) => findings.find((finding) => finding.instance === instance);

describe('the 51 identities of the form', () => {
  it('are 25 rows, 7 totals, 7 balances, 3 blocks, 7 carry-overs and 2 stocks', () => {
    const count = (rule: string) => RELATIONS.filter((relation) => relation.rule === rule).length;
    expect(['T3-ROW', 'T3-COL', 'T3-BAL', 'T4-SUM', 'Y-01', 'Y-02'].map(count)).toEqual([25, 7, 7, 3, 7, 2]);
    expect(new Set(RELATIONS.map((relation) => relation.instance)).size).toBe(51);
  });

  it('are all counted as passed for a report that ties out', () => {
    const result = check(document, { previous });
    expect(result.tieOut).toEqual({ total: 51, passed: 51, failed: 0, undecided: 0 });
    expect(result.findings.filter((finding) => RELATIONS.some((relation) => relation.instance === finding.instance))).toEqual([]);
  });

  it.each(RELATIONS.map((relation) => [relation.instance, relation] as const))('%s holds, fails with both numbers, and waits for a blank cell', (instance, relation) => {
    expect(evaluate(relation, document, previous)).toMatchObject({ state: 'holds', difference: 0, missing: [] });
    const left = relation.left[0]!.pointer;

    const spoiled = withValue(document, left, at(document, left) + 100);
    const result = check(spoiled, { previous });
    const finding = of(result.findings, instance)!;
    const { left: leftSum, right: rightSum } = evaluate(relation, spoiled, previous);
    expect(finding).toMatchObject({ rule: relation.rule, severity: relation.rule === 'Y-02' ? 'warning' : 'error', section: relation.section, expected: rightSum, actual: leftSum });
    expect(leftSum - rightSum).toBe(100);
    expect(finding.cells[0]).toBe(left);
    expect(finding.message).toContain(String(leftSum));
    expect(finding.message).toContain(String(rightSum));
    if (relation.drawnAt.kind === 'column') expect(finding.message).toContain(`列：${cellAt('2021', left)!.columnLabel}`);
    else expect(finding.message).toContain(cellAt('2021', left)!.rowLabel);
    expect(finding.basis).not.toBe('');

    for (const term of [...relation.left, ...relation.right].filter((item) => !item.previous)) {
      const blank = check(withValue(document, term.pointer, undefined), { previous, partial: true });
      expect(blank.notAssessed.find((item) => item.instance === instance)).toMatchObject({ rule: relation.rule, cells: [term.pointer] });
      expect(of(blank.findings, instance)).toBeUndefined();
    }
  });

  it.each(RELATIONS.filter((relation) => relation.right.some((term) => term.previous)).map((relation) => relation.instance))('%s waits for last year, and does not concern a first report', (instance) => {
    const without = check(document);
    expect(without.notAssessed.find((item) => item.instance === instance)?.reason).toBe('没有去年的报告，暂不能判断');
    expect(without.tieOut).toEqual({ total: 51, passed: 42, failed: 0, undecided: 9 });
    const first = check(document, { firstReport: true });
    expect([...first.findings, ...first.notAssessed, ...first.passed].some((item) => item.instance === instance)).toBe(false);
    expect(first.tieOut).toEqual({ total: 42, passed: 42, failed: 0, undecided: 0 });
  });

  it('do not take the report of another year for last year', () => {
    expect(check(document, { previous: { ...previous, year: 2022 } }).tieOut).toEqual(check(document).tieOut);
  });

  it('cannot compare stocks with a report on the 2019 form', () => {
    const old: ReportDocument = { ...previous, format: '2019', year: 2020, disclosure: {} };
    const reasons = check({ ...document, year: 2021 }, { previous: old }).notAssessed.filter((item) => item.rule === 'Y-02').map((item) => item.reason);
    expect(reasons).toEqual(['去年的报告中没有对应的数，暂不能判断', '去年的报告中没有对应的数，暂不能判断']);
  });

  it('are checked alike by the table page and by the whole check', () => {
    const spoiled = withValue(document, '/applications/3.1/enterprise', 99);
    const rules = new Set(RELATIONS.map((relation) => relation.rule));
    const relevant = (findings: Finding[]) => findings.filter((finding) => rules.has(finding.rule));
    expect(relevant(checkTables(spoiled, { previous }).findings)).toEqual(relevant(check(spoiled, { previous }).findings));
    expect(checkTables(spoiled, { previous }).tieOut).toEqual(check(spoiled, { previous }).tieOut);
  });
});

describe('words of a failing relation', () => {
  const message = (doc: ReportDocument, instance: string, before = previous) => of(check(doc, { previous: before }).findings, instance)?.message;
  const flat = balancedFrom([0]);

  it('give both sums of a balance and where it stands', () => {
    const doc = withValue(withValue(flat.document, '/applications/1/naturalPerson', 13), '/applications/4/naturalPerson', 10);
    expect(message(doc, 'T3-BAL-naturalPerson')).toBe('差额3：本年新收+上年结转=13，办理结果总计+结转下年度=10（表三，列：自然人）。可能漏计办理结果或结转件。');
  });

  it('give last year and this year', () => {
    const before = withValue(flat.previous, '/applications/4/naturalPerson', 2);
    expect(message(flat.document, 'Y-01-naturalPerson', before)).toBe('与去年“结转下年度”不一致：去年2，今年0，列：自然人。请核对今年的上年结转；去年的报告有误的，应先更正去年的报告。');
  });

  it('name the likely slip', () => {
    const block = (upheld: number, total: number) => withValue(flat.document, '/disputes/litigationDirect', { upheld, corrected: 0, other: 0, pending: 0, total });
    expect(message(block(3, 0), 'T4-SUM-litigationDirect')).toBe('表四·行政诉讼·未经复议直接起诉：总计填0，结果维持+结果纠正+其他结果+尚未审结算得3，差额3。可能总计漏填。');
    expect(message(block(31, 13), 'T4-SUM-litigationDirect')).toContain('可能数字位置颠倒。');
    expect(message(block(550, 55), 'T4-SUM-litigationDirect')).toContain('可能多写或少写一位数字。');
    expect(message(block(3, 5), 'T4-SUM-litigationDirect')).toMatch(/差额2。$/);
  });
});
