/** What offices really printed wrongly: it comes through every kind of file as it stands, and the check finds it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../bench/import-layouts';
import { undivided, zerosAs } from '../../bench/layouts/bends';
import { documents } from '../../bench/layouts/documents';
import { printed } from '../../bench/layouts/printed';
import { html } from '../../bench/layouts/write-html';
import { balancedFrom } from '../report/arbitrary';
import { check } from '../report/check';
import { valueAt, withValue, type ReportDocument } from '../report/document';
import { XISHICHANG_2024 } from '../report/rules/narrative/xishichang-2024';
import { importFile } from './index';
import type { ImportResult } from './types';

/** One plain layout of each kind of file. */
const PLAIN = ['网页：格式原样', 'Word：合并单元格', 'Excel：分表', '本产品导出的pdf', 'Markdown：转换所得', '文本：制表符'];
const layouts = PLAIN.map((name) => { const found = LAYOUTS.find((layout) => layout.name === name); if (!found) throw new Error(name); return found; });
const noBrowser = () => Promise.reject(new Error('This layout needs a browser'));
const byKind = layouts.map((layout) => [layout.kind, async (doc: ReportDocument) => importFile(`report.${layout.kind}`, (await layout.render(doc, noBrowser)).bytes)] as const);
const errors = (read: ImportResult, rule: string) => check(read.document, { typedTotals: true, printed: read.printed }).findings.filter((finding) => finding.severity === 'error' && finding.rule === rule).flatMap((finding) => finding.cells);
const fixture = (name: string): ReportDocument => ({ ...(JSON.parse(readFileSync(join(import.meta.dirname, '../report/fixtures', name), 'utf8')) as { report: ReportDocument }).report, ...XISHICHANG_2024 });
const balanced: ReportDocument = { ...balancedFrom(Array.from({ length: 80 }, (_, index) => (index * 7) % 23)).document, ...XISHICHANG_2024 };

describe.each(byKind)('%s', (_, through) => {
  it('totals of 0 over parts that are not (洪泽区 2023: 10+1 and 5)', async () => {
    let doc = balanced;
    for (const [pointer, value] of Object.entries({
      '/disputes/litigationDirect/upheld': 10, '/disputes/litigationDirect/corrected': 0, '/disputes/litigationDirect/other': 1, '/disputes/litigationDirect/pending': 0, '/disputes/litigationDirect/total': 0,
      '/disputes/litigationAfterReconsideration/upheld': 5, '/disputes/litigationAfterReconsideration/corrected': 0, '/disputes/litigationAfterReconsideration/other': 0, '/disputes/litigationAfterReconsideration/pending': 0, '/disputes/litigationAfterReconsideration/total': 0,
    })) doc = withValue(doc, pointer, value);
    const read = await through(doc);
    expect(read.document.disputes).toEqual(doc.disputes);
    expect(errors(read, 'T4-SUM')).toEqual(expect.arrayContaining(['/disputes/litigationDirect/total', '/disputes/litigationAfterReconsideration/total']));
  });

  it('slashes where 0 belongs (西安方向 2023)', async () => {
    let doc = balanced;
    const cells = ['/disclosure/regulations/made', '/disclosure/regulations/repealed', '/disclosure/regulations/inForce', '/applications/3.3.2/research', '/disputes/reconsideration/pending'];
    for (const pointer of cells) doc = withValue(doc, pointer, '/');
    const read = await through(doc);
    for (const pointer of cells) expect(valueAt(read.document, pointer), pointer).toBe('/');
    expect(errors(read, 'C-02')).toEqual(expect.arrayContaining(cells));
  });

  it('blanks where 0 belongs: never made a 0', async () => {
    let doc = balanced;
    const cells = ['/applications/1/enterprise', '/applications/3.1/publicWelfare', '/disclosure/penalties'];
    for (const pointer of cells) doc = withValue(doc, pointer, '');
    const read = await through(doc);
    const doubted = read.doubts.map((doubt) => doubt.pointer);
    for (const pointer of cells) {
      const value = valueAt(read.document, pointer);
      // Where a blank may have come about by conversion it is told, too.
      expect(value === '' || (value === undefined && doubted.includes(pointer)), `${pointer} ${JSON.stringify(value)}`).toBe(true);
    }
    expect(errors(read, 'C-02')).toEqual(expect.arrayContaining(cells));
  });

  it('the whole form of 2019 (佳县螅镇 2022, 衡东杨林镇 2023)', async () => {
    const doc = { ...documents(0).find(({ name }) => name === '2019格式')!.doc, year: 2023 };
    const read = await through(doc);
    expect(read.document.format).toBe('2019');
    expect({ ...read.document.disclosure }).toEqual(doc.disclosure);
    expect(read.document.applications).toEqual(doc.applications);
    expect(check(read.document, { typedTotals: true, printed: read.printed }).findings.filter((finding) => finding.rule === 'D-02').map((finding) => [finding.severity, finding.actual])).toEqual([['error', '2019']]);
  });
});

describe('on a page', () => {
  const page = (doc: ReportDocument, bend: typeof undivided) => importFile('x.html', new TextEncoder().encode(html(bend(printed(doc)))));

  it('a whole table three of blanks, only totals filled (西安方向 2023)', async () => {
    const doc = fixture('28_xian_district_statistics_2023.json');
    const read = await page(doc, (all) => all);
    expect(read.document.disclosure).toEqual(doc.disclosure);
    expect(read.document.applications?.['1']).toEqual(doc.applications?.['1']);
    expect(errors(read, 'C-02')).toEqual(expect.arrayContaining(['/disclosure/regulations/made', '/applications/1/naturalPerson', '/applications/3.1/total']));
  });

  it('every 0 a dash', async () => {
    const read = await page(balanced, zerosAs('—'));
    const dashes = Object.entries(read.read).filter(([, text]) => text === '—').map(([pointer]) => pointer);
    expect(dashes.length).toBeGreaterThan(0);
    expect(errors(read, 'C-02')).toEqual(expect.arrayContaining(dashes));
  });

  it('the new table two with the old, undivided row 其他处理 (洪泽区 2023): its figures go into none of the three new rows', async () => {
    const read = await page(balanced, undivided);
    expect(read.document.format).toBe('2021');
    for (const row of ['3.6.1', '3.6.2', '3.6.3']) expect(read.document.applications?.[row]).toBeUndefined();
    expect(read.document.applications?.['3.7']).toEqual(balanced.applications?.['3.7']);
    expect(read.document.applications?.['3.6']).toEqual({ naturalPerson: 1, enterprise: 1, research: 1, publicWelfare: 1, legalService: 1, otherOrganisation: 1, total: 1 });
    expect(read.unread.filter((item) => /表三“[1-3]\./.test(item.what)).length).toBe(3);
    expect(errors(read, 'D-02')).toEqual(['/applications/3.6']);
    const again = await importFile('x.json', new TextEncoder().encode(JSON.stringify(read.document)));
    expect(again.document).toEqual(read.document);
    expect(errors(read, 'C-02')).toEqual(expect.arrayContaining(['/applications/3.6.1/naturalPerson', '/applications/3.6.3/total']));
  });
});
