/** The PDF looks as it did when it was looked at. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withValue, type ReportDocument } from '../report/document';
import { goldenOf, pagesOf, TOLERANCE, worst } from './golden-pages';
import { exportReport } from './index';

const { report } = JSON.parse(readFileSync(join(import.meta.dirname, '../report/fixtures/07_suqian_city_2024.json'), 'utf8')) as { report: ReportDocument };
const pdf = async (doc: ReportDocument) => pagesOf(await exportReport('pdf', doc) as Uint8Array);

it('the pages of the PDF are those that were looked at', async () => {
  const pages = await pdf(report);
  expect(worst(goldenOf('suqian-2024-pdf', pages), pages)).toBeLessThanOrEqual(TOLERANCE);
});

it('a moved line, an empty table, one other figure and a missing page are more than the tolerance', async () => {
  const kept = goldenOf('suqian-2024-pdf', []);
  const changed = withValue(report, '/applications/1/naturalPerson', 8888);
  for (const other of [{ ...report, preface: `${report.preface ?? ''}　另起一行的话。` }, { ...report, disputes: {} }, changed]) {
    expect(worst(kept, await pdf(other))).toBeGreaterThan(TOLERANCE);
  }
  expect(worst(kept, (await pdf(report)).slice(1))).toBe(1);
});
