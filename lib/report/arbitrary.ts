/**
 * Reports that tie out, made from a list of numbers, for property tests: the list decides every cell, a shorter
 * list or smaller numbers make a simpler report. (`fc.array(fc.nat(30)).map(balancedFrom)` is the arbitrary.)
 */
import { APPLICANT_KEYS, DISPUTE_BLOCKS, withValue, type ReportDocument } from './document';
import { applicationPointer } from './form/table-three';
import { APPLICATION_ROWS_2021 } from './form/table-three-rows';
import { withDerivedTotals } from './totals';

export interface BalancedReports { document: ReportDocument; previous: ReportDocument }

/** Two reports of consecutive years on the 2021 form for which all 51 relations hold; every cell is filled, totals included. */
export function balancedFrom(numbers: readonly number[]): BalancedReports {
  let at = 0;
  const next = () => (numbers.length === 0 ? 0 : numbers[at++ % numbers.length]!);
  const cells: Record<string, number> = {}, before: Record<string, number> = {};
  const outcomes = APPLICATION_ROWS_2021.filter((row) => row.outcome).map((row) => row.code);
  for (const key of APPLICANT_KEYS) {
    for (const year of [before, cells]) {
      let closed = 0;
      for (const code of outcomes) closed += year[applicationPointer(code, key)] = next();
      const carriedOver = year === before ? next() : before[applicationPointer('4', key)]!;
      // What was carried over must fit into what was closed or is open still.
      const open = Math.max(next(), carriedOver - closed);
      year[applicationPointer('2', key)] = year === before ? Math.min(carriedOver, closed + open) : carriedOver;
      year[applicationPointer('4', key)] = open;
      year[applicationPointer('1', key)] = closed + open - year[applicationPointer('2', key)]!;
    }
  }
  for (const year of [before, cells]) {
    for (const block of DISPUTE_BLOCKS) for (const result of ['upheld', 'corrected', 'other', 'pending']) year[`/disputes/${block}/${result}`] = next();
    for (const kind of ['regulations', 'normativeDocuments']) {
      const stock = year === before ? next() : before[`/disclosure/${kind}/inForce`]!;
      const made = next(), repealed = Math.min(next(), stock + made);
      Object.assign(year, { [`/disclosure/${kind}/made`]: made, [`/disclosure/${kind}/repealed`]: repealed, [`/disclosure/${kind}/inForce`]: stock + made - repealed });
    }
    for (const key of ['licensing', 'penalties', 'coercion']) year[`/disclosure/${key}`] = next();
  }
  const report = (year: number, values: Record<string, number>) => withDerivedTotals(Object.entries(values).reduce<ReportDocument>(
    (doc, [pointer, value]) => withValue(doc, pointer, value),
    { schema: 'gouji.report/1', format: '2021', organ: { name: '新华区西市场街道办事处', level: 'subdistrict' }, year, disclosure: { feesWanYuan: `${next()}.5` } },
  ));
  return { document: report(2024, cells), previous: report(2023, before) };
}
