import { expect, it } from 'vitest';
import { checkTables, FIGURE_RULES } from './check-tables';
import { finding, passed, undecided } from './rules/outcome';
import type { CheckContext, Outcome, Rule } from './rules/types';
import { changed, lastYear, WHOLE } from './rules/whole-outcomes';
import { runRules } from './run-rules';

const rule = (id: string, outcomes: Outcome[], more: Partial<Rule> = {}): Rule => ({ id, title: '', severity: 'error', group: 'cells', source: 'O', basis: `basis of ${id}`, left: '', right: '', missing: '', explanation: '', fromYear: 2019, assess: () => outcomes, ...more });

it('sorts outcomes, and names for each the rule, for a finding its severity and basis', () => {
  const result = runRules(WHOLE, {}, [
    rule('A', [passed('A-1'), undecided('A-2', 'waiting', ['/x'])]),
    rule('B', [finding('B-1', 'document', ['/y'], 'wrong', { expected: 1, actual: 2 }), finding('B-2', 'document', [], 'mild', { severity: 'warning' })]),
  ]);
  expect(result).toEqual({
    ok: false,
    findings: [
      { rule: 'B', severity: 'error', basis: 'basis of B', instance: 'B-1', section: 'document', cells: ['/y'], message: 'wrong', expected: 1, actual: 2 },
      { rule: 'B', severity: 'warning', basis: 'basis of B', instance: 'B-2', section: 'document', cells: [], message: 'mild' },
    ],
    notAssessed: [{ rule: 'A', instance: 'A-2', reason: 'waiting', cells: ['/x'] }],
    passed: [{ rule: 'A', instance: 'A-1' }],
    tieOut: { total: 0, passed: 0, failed: 0, undecided: 0 },
  });
});

it('a warning leaves the report ok', () => {
  expect(runRules(WHOLE, {}, [rule('A', [finding('A', 'document', [], 'mild')], { severity: 'warning' })]).ok).toBe(true);
});

it('a rule serves its years, the first and the last included', () => {
  const ran = (year: number, years: Partial<Rule>) => runRules({ ...WHOLE, year }, {}, [rule('A', [passed('A')], years)]).passed.length;
  expect([2020, 2021, 2022].map((year) => ran(year, { fromYear: 2021 }))).toEqual([0, 1, 1]);
  expect([2020, 2021, 2022, 2023].map((year) => ran(year, { fromYear: 2021, toYear: 2022 }))).toEqual([0, 1, 1, 0]);
});

it('only the report of the year before is last year’s', () => {
  const seen: (CheckContext['previous'] | null)[] = [];
  const look = rule('A', [], { assess: (_doc, context) => { seen.push(context.previous ?? null); return []; } });
  const previous = { ...WHOLE, year: 2023 };
  runRules(WHOLE, { previous }, [look]);
  runRules(WHOLE, { previous: { ...previous, year: 2022 } }, [look]);
  runRules(WHOLE, { previous: { ...previous, year: 2024 } }, [look]);
  runRules(WHOLE, {}, [look]);
  expect(seen).toEqual([previous, null, null, null]);
});

it('counts the relations of the form, and nothing else, by how they stand', () => {
  expect(checkTables(WHOLE, lastYear()).tieOut).toEqual({ total: 51, passed: 51, failed: 0, undecided: 0 });
  expect(checkTables(WHOLE, {}).tieOut).toEqual({ total: 51, passed: 42, failed: 0, undecided: 9 });
  expect(checkTables(WHOLE, { firstReport: true }).tieOut).toEqual({ total: 42, passed: 42, failed: 0, undecided: 0 });
  expect(checkTables(changed(WHOLE, { '/disputes/reconsideration/total': 3 }), lastYear()).tieOut).toEqual({ total: 51, passed: 50, failed: 1, undecided: 0 });
});

it('the tables are checked without being told anything', () => {
  expect(checkTables(WHOLE).findings.map(({ rule: id }) => id)).toEqual(['Y-09']);
  expect(new Set(FIGURE_RULES.map(({ group }) => group))).toEqual(new Set(['cells', 'tables', 'years']));
});
