import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedFrom } from './arbitrary';
import { culprits, type Proposal } from './culprits';
import { figureAt, withValue, type ReportDocument } from './document';
import { cellsOf } from './form';
import { processorTime } from './processor-time';
import type { Pointer } from './form/types';
import { evaluate, relationsOf } from './relations';
import { withDerivedTotals } from './totals';

const RELATIONS = relationsOf('2021');
const valueAt = (doc: ReportDocument, pointer: Pointer) => { const figure = figureAt(doc, pointer); return figure.state === 'number' ? figure.value : NaN; };
const failing = (doc: ReportDocument, previous: ReportDocument) => RELATIONS.filter((relation) => evaluate(relation, doc, previous).state === 'fails').map((relation) => relation.instance);
const apply = (doc: ReportDocument, proposal: Proposal) => proposal.cells.reduce((next, cell) => withValue(next, cell.pointer, cell.mended), doc);

const balanced = fc.array(fc.nat(40), { minLength: 1, maxLength: 150 }).map(balancedFrom);
const TABLE_THREE = cellsOf('2021').filter((cell) => cell.pointer.startsWith('/applications/')).map((cell) => cell.pointer);
const TIED = [...new Set(RELATIONS.flatMap((relation) => [...relation.left, ...relation.right].filter((term) => !term.previous).map((term) => term.pointer)))];
/** A broken value for a cell: another whole number, often a slip people make. */
const broken = (cells: Pointer[]) => fc.record({ pointer: fc.constantFrom(...cells), how: fc.nat(3), by: fc.integer({ min: 1, max: 60 }) });
const spoil = (doc: ReportDocument, { pointer, how, by }: { pointer: Pointer; how: number; by: number }): ReportDocument => {
  const right = valueAt(doc, pointer);
  const wrong = [right + by, Math.max(0, right - by), right === 0 ? by : 0, Number([...String(right)].reverse().join(''))][how]!;
  return withValue(doc, pointer, wrong === right ? right + by : wrong);
};

describe('balanced documents', () => {
  it('satisfy all 51 relations', () => {
    fc.assert(fc.property(balanced, ({ document, previous }) => {
      expect(RELATIONS.every((relation) => evaluate(relation, document, previous).state === 'holds')).toBe(true);
      expect(culprits(document, { previous })).toEqual([]);
      expect(culprits(document, { previous, totals: 'derived' })).toEqual([]);
    }));
  });
});

describe('culprits', () => {
  it('names the one broken cell of table three first, with its right value, in at least 95 of 100 cases', () => {
    let named = 0, all = 0;
    fc.assert(fc.property(balanced, broken(TABLE_THREE), ({ document, previous }, fault) => {
      const [group] = culprits(spoil(document, fault), { previous });
      const first = group!.proposals[0];
      all += 1;
      if (first?.cells.length === 1 && first.cells[0]!.pointer === fault.pointer && first.cells[0]!.mended === valueAt(document, fault.pointer)) named += 1;
    }), { numRuns: 1000, seed: 7 });
    expect(named / all).toBeGreaterThanOrEqual(0.95);
  });

  it.each(['typed', 'derived'] as const)('never proposes what breaks another relation or leaves one failing (%s)', (totals) => {
    const cells = totals === 'typed' ? TIED : TIED.filter((pointer) => !cellsOf('2021').find((cell) => cell.pointer === pointer)!.sumOf);
    fc.assert(fc.property(balanced, fc.array(broken(cells), { minLength: 1, maxLength: 3 }), ({ document, previous }, faults) => {
      const settle = totals === 'derived' ? withDerivedTotals : (doc: ReportDocument) => doc;
      const spoiled = settle(faults.reduce(spoil, document));
      const before = failing(spoiled, previous);
      const groups = culprits(spoiled, { previous, totals });
      expect(groups.flatMap((group) => group.relations).sort()).toEqual([...before].sort());
      for (const group of groups) {
        expect(group.proposals.length).toBeLessThanOrEqual(3);
        for (const proposal of group.proposals) {
          expect(proposal.cells.every((cell) => Number.isInteger(cell.mended) && cell.mended >= 0 && cell.mended !== cell.actual)).toBe(true);
          const others = before.filter((instance) => !group.relations.includes(instance));
          expect(failing(settle(apply(spoiled, proposal)), previous).filter((instance) => !others.includes(instance))).toEqual([]);
        }
      }
    }), { numRuns: 300 });
  });

  it('explains two or three broken cells by no more cells than were broken', () => {
    let exact = 0, all = 0;
    fc.assert(fc.property(balanced, fc.uniqueArray(broken(TABLE_THREE), { minLength: 2, maxLength: 3, selector: (fault) => fault.pointer }), ({ document, previous }, faults) => {
      const groups = culprits(faults.reduce(spoil, document), { previous });
      expect(groups.every((group) => group.proposals.length > 0)).toBe(true);
      const named = groups.flatMap((group) => group.proposals[0]!.cells.map((cell) => cell.pointer));
      expect(named.length).toBeLessThanOrEqual(faults.length);
      all += 1;
      if (named.sort().join() === faults.map((fault) => fault.pointer).sort().join()) exact += 1;
    }), { numRuns: 300, seed: 7 });
    expect(exact / all).toBeGreaterThanOrEqual(0.9);
  });

  it('prefers the zero total of a block, then the part with a slip', () => {
    const { document, previous } = balancedFrom([0]);
    const block = (doc: ReportDocument, upheld: number, other: number, total: number) => withValue(doc, '/disputes/litigationDirect', { upheld, corrected: 0, other, pending: 0, total });
    expect(culprits(block(document, 2, 1, 0), { previous })).toEqual([{
      relations: ['T4-SUM-litigationDirect'],
      proposals: [{ cells: [{ pointer: '/disputes/litigationDirect/total', name: '表四·行政诉讼·未经复议直接起诉·总计', actual: 0, mended: 3, slip: 'zeroTotal' }], message: '表四·行政诉讼·未经复议直接起诉·总计现为0，改为3（可能总计漏填）后，有关勾稽全部相符。' }],
    }]);
    expect(culprits(block(document, 13, 2, 33), { previous })[0]!.proposals.map((proposal) => proposal.cells[0]!.pointer.split('/').at(-1))).toEqual(['upheld', 'other', 'total']);
  });

  it('looks for two faults in two places apart', () => {
    const { document, previous } = balancedFrom([1]);
    const groups = culprits(withValue(withValue(document, '/applications/3.1/research', 9), '/disputes/reconsideration/total', 0), { previous });
    expect(groups.map((group) => group.proposals[0]!.cells.map((cell) => [cell.pointer, cell.mended]))).toEqual([[['/applications/3.1/research', 1]], [['/disputes/reconsideration/total', 4]]]);
  });

  it('takes last year as given when the totals follow', () => {
    const { document, previous } = balancedFrom([2]);
    const wrong = withDerivedTotals(withValue(document, '/applications/2/enterprise', 7));
    expect(culprits(wrong, { previous, totals: 'derived' })[0]!.proposals[0]!.cells).toMatchObject([{ pointer: '/applications/2/enterprise', mended: 2 }]);
  });

  it('leaves alone what cannot be decided', () => {
    const { document } = balancedFrom([1]);
    expect(culprits(withValue(document, '/disputes/reconsideration/total', undefined))).toEqual([]);
    expect(culprits(withValue(document, '/applications/2/total', '12件'))).toEqual([]);
  });

  it('answers within a blink even for three faults', () => {
    const { document, previous } = balancedFrom([3, 0, 7, 1, 20]);
    const wrong = withValue(withValue(withValue(document, '/applications/3.1/enterprise', 99), '/applications/3.3.2/research', 55), '/applications/3.4.1/publicWelfare', 77);
    let found: ReturnType<typeof culprits> = [];
    expect(processorTime(() => { found = culprits(wrong, { previous }); })).toBeLessThan(500);
    expect(found[0]!.proposals[0]!.cells.map((cell) => cell.pointer)).toEqual(['/applications/3.1/enterprise', '/applications/3.3.2/research', '/applications/3.4.1/publicWelfare']);
  });
});
