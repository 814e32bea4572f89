import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedFrom } from './arbitrary';
import { check } from './check';
import { figureAt, valueAt, withValue, type ReportDocument } from './document';
import { cellsOf } from './form';
import { relationsOf } from './relations';
import { CATALOGUE, CATALOGUE_VERSION, RULES_ABOUT_TABLES } from './rules/catalogue';
import { XISHICHANG_2024 } from './rules/narrative/xishichang-2024';
import { withDerivedTotals } from './totals';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const NAMES = readdirSync(FIXTURES).filter((name) => /^\d\d_/.test(name)).sort();
const report = (number: string) => (JSON.parse(readFileSync(new URL(NAMES.find((name) => name.startsWith(number))!, FIXTURES), 'utf8')) as { report: ReportDocument }).report;
const found = (number: string, previous?: string) => check(report(number), previous ? { previous: report(previous) } : {}).findings;
const cellsFound = (number: string, rule: string) => found(number).filter((finding) => finding.rule === rule).map((finding) => finding.cells[0]);
const TABLE_RULE = /^(T3|T4)-/;

describe('the rules that can report about a table', () => {
  const ofTables = (findings: { section: string; rule: string }[]) => findings.filter((finding) => ['disclosure', 'applications', 'disputes'].includes(finding.section) && finding.rule !== 'C-02');
  const alike = (doc: ReportDocument, previous?: ReportDocument) => {
    const context = { ...(previous ? { previous } : {}), powers: { licensing: 'no', penalties: 'yes' } as const, countsCarriedDisputes: true, today: '2025-01-10' };
    expect(ofTables(check(doc, context, RULES_ABOUT_TABLES).findings)).toEqual(ofTables(check(doc, context).findings));
  };

  it('find in every published report what the whole catalogue finds there', () => {
    for (const name of NAMES) alike(report(name.slice(0, 2)));
    alike(report('07'), report('06'));
    expect(ofTables(check(report('10'), {}, RULES_ABOUT_TABLES).findings).length).toBeGreaterThan(0);
  });

  it('find it whatever stands in the cells, and for a fee that is not in the table', () => {
    fc.assert(fc.property(fc.array(fc.nat(3000), { minLength: 1 }), fc.constantFrom(...cellsOf('2021').map((cell) => cell.pointer)), fc.constantFrom<unknown>(undefined, '/', '12件', 7, 99_999, { value: 3, remark: '含9件' }), (numbers, pointer, value) => {
      const { document, previous } = balancedFrom(numbers);
      alike({ ...withValue(document, pointer, value), informationFees: { notices: 1, chargedYuan: '99999', collectedYuan: '99999' }, overview: { onRequest: '本年收到申请5件，均已办结。' } }, previous);
    }), { numRuns: 200 });
  });
});

describe('published reports', () => {
  it.each(['01', '03', '06', '07'])('%s has no error of the tables', (number) => {
    expect(found(number).filter((finding) => TABLE_RULE.test(finding.rule) && finding.severity === 'error')).toEqual([]);
  });

  it('01: the four cells that cannot be seen are reported, nothing else of the figures', () => {
    expect(cellsFound('01', 'C-02')).toEqual(['1', '3.1', '3.2', '4'].map((row) => `/applications/${row}/naturalPerson`));
    expect(found('01').filter((finding) => /^C-/.test(finding.rule) && finding.rule !== 'C-02')).toEqual([]);
  });

  it('01 with its texts, and the four cells filled, has nothing to find', () => {
    const seen = { ...report('01'), ...XISHICHANG_2024 };
    const whole = withDerivedTotals(['1', '3.1', '3.2', '4'].reduce((doc, row) => withValue(doc, `/applications/${row}/naturalPerson`, 0), seen));
    expect(check(whole, { firstReport: true }).findings).toEqual([]);
  });

  it('03: one cell of table two cannot be seen; the remarks fit', () => {
    expect(cellsFound('03', 'C-02')).toEqual(['/disclosure/regulations/repealed']);
    expect(found('03').filter((finding) => finding.rule === 'C-05')).toEqual([]);
  });

  it('07 ties in with 06', () => {
    const result = check(report('07'), { previous: report('06') });
    expect(result.tieOut).toEqual({ total: 51, passed: 51, failed: 0, undecided: 0 });
  });

  it('07 does not tie in with another year that only looks alike', () => {
    const carried = check(report('07'), { previous: { ...report('07'), year: 2023 } }).findings.filter((finding) => finding.rule === 'Y-01');
    expect(carried.map((finding) => [finding.instance, finding.expected, finding.actual])).toEqual([['Y-01-enterprise', 5, 3], ['Y-01-legalService', 1, 0], ['Y-01-otherOrganisation', 1, 0], ['Y-01-total', 125, 121]]);
  });

  it('10: the total of the direct lawsuits is 0 and should be 3', () => {
    expect(found('10').filter((finding) => TABLE_RULE.test(finding.rule) && finding.severity === 'error')).toMatchObject([
      { rule: 'T4-SUM', instance: 'T4-SUM-litigationDirect', cells: ['/disputes/litigationDirect/total', '/disputes/litigationDirect/upheld', '/disputes/litigationDirect/corrected', '/disputes/litigationDirect/other', '/disputes/litigationDirect/pending'], expected: 3, actual: 0 },
    ]);
  });

  it('24: a town has 规章 in force', () => {
    expect(found('24').filter((finding) => finding.rule === 'C-06')).toMatchObject([{ severity: 'error', cells: ['/disclosure/regulations/inForce'], expected: 0, actual: 6 }]);
  });

  it('25: nothing of its figures contradicts, they are only not all there', () => {
    expect(new Set(found('25').filter((finding) => finding.severity === 'error' && /^[CT]/.test(finding.rule)).map((finding) => finding.rule))).toEqual(new Set(['C-02']));
  });

  it('28: slashes and blanks', () => {
    const cells = cellsFound('28', 'C-02');
    expect(cells).toEqual(expect.arrayContaining(['/disclosure/regulations/made', '/disclosure/regulations/repealed', '/disclosure/regulations/inForce', '/applications/1/naturalPerson', '/applications/3.1/total']));
    expect(found('28').find((finding) => finding.rule === 'C-02')?.message).toBe('表二·规章·本年制发件数填的是“/”，没有的请填0，不能用斜杠、横线或“无”。');
    expect(found('28').filter((finding) => finding.rule === 'C-01')).toEqual([]);
  });

  it.each(['37', '40', '48'])('%s: without tables every cell is missing, each once', (number) => {
    expect(cellsFound(number, 'C-02')).toEqual(cellsOf('2021').filter((cell) => !cell.sumOf).map((cell) => cell.pointer));
    const partial = check(report(number), { partial: true });
    expect(partial.findings.filter((finding) => finding.rule === 'C-02')).toEqual([]);
    expect(partial.notAssessed.filter((item) => item.rule === 'C-02').map((item) => item.instance)).toEqual(['C-02-disclosure', 'C-02-applications', 'C-02-disputes']);
  });
});

describe('properties of the check', () => {
  const numbers = fc.array(fc.nat(60), { minLength: 1, maxLength: 120 });
  const balanced = numbers.map(balancedFrom);
  const ENTERED = cellsOf('2021').filter((cell) => !cell.sumOf && cell.kind === 'count').map((cell) => cell.pointer);
  const INNER = relationsOf('2021').filter((relation) => ['T3-ROW', 'T3-COL', 'T4-SUM'].includes(relation.rule)).map((relation) => relation.instance);

  it('derived totals always satisfy rows, columns and blocks, whatever is entered', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...ENTERED), fc.nat(100_000), { maxKeys: 150 }), fc.boolean(), (entered, fill) => {
      const base: ReportDocument = { schema: 'gouji.report/1', format: '2021', organ: { name: '某县人民政府' }, year: 2024 };
      const doc = withDerivedTotals(ENTERED.reduce((next, pointer) => (entered[pointer] === undefined && !fill ? next : withValue(next, pointer, entered[pointer] ?? 0)), base));
      const result = check(doc);
      expect(result.findings.filter((finding) => INNER.includes(finding.instance))).toEqual([]);
      if (fill) expect(result.passed.filter((item) => INNER.includes(item.instance))).toHaveLength(INNER.length);
    }), { numRuns: 60 });
  });

  it('derived totals leave blank what is not complete, and change nothing else', () => {
    fc.assert(fc.property(balanced, fc.constantFrom(...ENTERED), ({ document }, pointer) => {
      const blank = withDerivedTotals(withValue(document, pointer, undefined));
      for (const cell of cellsOf('2021')) {
        const waits = (part: string): boolean => part === pointer || (cellsOf('2021').find((item) => item.pointer === part)?.sumOf ?? []).some(waits);
        expect(valueAt(blank, cell.pointer)).toEqual(waits(cell.pointer) ? undefined : valueAt(document, cell.pointer));
      }
      expect(withDerivedTotals(document)).toBe(document);
    }), { numRuns: 40 });
  });

  it('keeps the remark of a total', () => {
    const { document } = balancedFrom([2]);
    expect(valueAt(withDerivedTotals(withValue(document, '/disputes/reconsideration/total', { value: 1, remark: '含上年结转2件' })), '/disputes/reconsideration/total')).toEqual({ value: 8, remark: '含上年结转2件' });
  });

  it('reports any change of a single tied cell of a balanced report', () => {
    const tied = [...new Set(relationsOf('2021').flatMap((relation) => [...relation.left, ...relation.right].filter((term) => !term.previous).map((term) => term.pointer)))];
    fc.assert(fc.property(balanced, fc.constantFrom(...tied), fc.integer({ min: 1, max: 9999 }), fc.boolean(), ({ document, previous }, pointer, by, less) => {
      const figure = figureAt(document, pointer);
      const right = figure.state === 'number' ? figure.value : 0;
      const wrong = less && right > 0 ? Math.max(0, right - by) : right + by;
      const { findings } = check(withValue(document, pointer, wrong), { previous });
      const failing = findings.filter((finding) => relationsOf('2021').some((relation) => relation.instance === finding.instance));
      expect(failing.some((finding) => finding.cells.includes(pointer))).toBe(true);
      if (!pointer.startsWith('/disclosure')) expect(failing.some((finding) => finding.severity === 'error')).toBe(true);
    }), { numRuns: 150 });
  });

  it('never throws and never changes what it is given', () => {
    const cell = fc.oneof(fc.nat(50), fc.constantFrom('', '/', '－', '无', '12件', '-3', '1.5', '１２'), fc.record({ value: fc.nat(9), remark: fc.constantFrom('含修订3件', '见说明') }));
    fc.assert(fc.property(balanced, fc.array(fc.tuple(fc.constantFrom(...ENTERED), cell), { maxLength: 12 }), fc.boolean(), ({ document, previous }, changes, partial) => {
      const doc = changes.reduce((next, [pointer, value]) => withValue(next, pointer, value), document);
      const before = structuredClone(doc);
      const result = check(doc, { previous, partial });
      expect(doc).toEqual(before);
      expect(result.tieOut.total).toBe(51);
      expect(result.ok).toBe(!result.findings.some((finding) => finding.severity === 'error'));
      // A finding is told apart from every other by its instance and cells.
      const keys = result.findings.map((finding) => `${finding.instance} ${finding.cells.join(' ')}`);
      expect(new Set(keys).size).toBe(keys.length);
    }), { numRuns: 80 });
  });
});

describe('the catalogue', () => {
  it('says everything of each rule', () => {
    expect(CATALOGUE_VERSION).toMatch(/^\d{4}\.\d+$/);
    expect(new Set(CATALOGUE.map((rule) => rule.id)).size).toBe(CATALOGUE.length);
    for (const rule of CATALOGUE) {
      for (const words of [rule.title, rule.basis, rule.left, rule.right, rule.missing, rule.explanation]) expect(words, rule.id).not.toBe('');
      expect(rule.fromYear).toBeGreaterThanOrEqual(2019);
    }
  });

  it('holds every rule that needs neither a ledger nor another office', () => {
    const numbered = (letter: string, from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `${letter}-${String(from + at).padStart(2, '0')}`);
    const ids = CATALOGUE.map((rule) => rule.id);
    const wanted = [...numbered('C', 1, 9), 'T3-ROW', 'T3-COL', 'T3-BAL', 'T4-SUM', 'T3-02', 'T3-03', 'T3-04', 'T4-01', ...numbered('Y', 1, 9), 'S5-01', 'S5-02', ...numbered('S6', 1, 7), ...numbered('D', 1, 7), 'D-13', ...numbered('N', 1, 27)];
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
