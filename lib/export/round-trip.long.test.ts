/** Every kind of file read back by our own import gives the same document: 500 generated reports and all real ones, PDF included. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importFile } from '../import';
import { balancedFrom } from '../report/arbitrary';
import { withValue, type ReportDocument } from '../report/document';
import { cellsOf } from '../report/form';
import { XISHICHANG_2024 } from '../report/rules/narrative/xishichang-2024';
import { exportReport } from './index';

const COUNT = Number(process.env.GOUJI_DOCUMENTS ?? 500);
const KINDS = ['html', 'docx', 'xlsx', 'md', 'json', 'pdf'] as const;
const FIXTURES = join(import.meta.dirname, '../report/fixtures');
/** A PDF keeps no stray blanks between Chinese letters and figures. */
const withoutBlanks = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(/ +/g, '')) as T;
/** A cell that is not there and a cell that is printed empty look the same on paper. */
function withoutBlankCells<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).map(([key, item]) => [key, withoutBlankCells(item as unknown)] as const).filter(([, item]) => item !== '' && !(typeof item === 'object' && item !== null && Object.keys(item).length === 0));
  return Object.fromEntries(kept) as T;
}
/** What a file can give back: titles carry no level and no credit code. */
const bare = (doc: ReportDocument): ReportDocument => withoutBlankCells({ ...doc, organ: { name: doc.organ.name } });

const SENTENCES = Object.values(XISHICHANG_2024.overview ?? {}).concat(XISHICHANG_2024.problems ?? '', XISHICHANG_2024.otherMatters ?? '').flatMap((text) => text.match(/[^。]+。/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
const text = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 6 }).map((sentences) => sentences.join(''));
const report = fc.record({
  numbers: fc.array(fc.nat(4000), { minLength: 1, maxLength: 120 }), year: fc.integer({ min: 2021, max: 2030 }), name: fc.constantFrom('新华区西市场街道办事处', '某某县人民政府', '江北区财政局', '宿迁市洪泽区某镇人民政府', '2008年奥运会纪念馆（1号馆、2号馆）管理处', '中国（某某）自由贸易试验区某某片区管理委员会某某市某某新区某街道办事处综合行政执法和政务服务管理局'),
  proactive: text, onRequest: text, management: text, platform: text, supervision: text, problems: text, otherMatters: text,
  remarked: fc.option(fc.record({ cell: fc.nat(500), remark: fc.constantFrom('其中修订16件', '含自然失效29件', '含上年结转2件') }), { nil: undefined }),
}).map(({ numbers, year, name, problems, otherMatters, remarked, ...overview }): ReportDocument => {
  const { document } = balancedFrom(numbers);
  const doc: ReportDocument = { ...document, organ: { name }, year, overview, problems, otherMatters };
  if (!remarked) return doc;
  const counts = cellsOf(doc.format).filter((cell) => cell.kind === 'count' && !cell.sumOf && cell.pointer.startsWith('/disclosure/'));
  const { pointer } = counts[remarked.cell % counts.length]!;
  const value = pointer.split('/').slice(1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], doc);
  return withValue(doc, pointer, { value: value as number, remark: remarked.remark });
});

async function expectSame(name: string, doc: ReportDocument, kinds: readonly (typeof KINDS)[number][] = KINDS): Promise<void> {
  for (const kind of kinds) {
    const read = await importFile(`report.${kind}`, await exportReport(kind, doc));
    if (kind === 'pdf') expect(withoutBlanks(bare(read.document)), `${name} ${kind}`).toEqual(withoutBlanks(bare(doc)));
    else expect(bare(read.document), `${name} ${kind}`).toEqual(bare(doc));
  }
}

it(`${COUNT} generated reports come back from every kind, every fifth from PDF as well`, async () => {
  let number = 0;
  for (const doc of fc.sample(report, { numRuns: COUNT, seed: 20_241_231 })) await expectSame(`生成${number += 1}`, doc, number % 5 === 0 ? KINDS : KINDS.filter((kind) => kind !== 'pdf'));
});

it.each(readdirSync(FIXTURES).filter((name) => /^\d\d_/.test(name)))('%s comes back from every kind', async (name) => {
  const { report: doc } = JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as { report: ReportDocument };
  await expectSame(name, doc);
});

it('1,000 reports are exported again and again in steady memory, one in three seconds', async () => {
  const docs = fc.sample(report, { numRuns: 50, seed: 7 });
  const rss: number[] = [];
  let longest = 0;
  for (let turn = 0; turn < 1000; turn += 1) {
    const since = performance.now();
    for (const kind of [...KINDS, 'csv'] as const) await exportReport(kind, docs[turn % docs.length]!);
    longest = Math.max(longest, performance.now() - since);
    if (turn % 50 === 49) rss.push(process.memoryUsage().rss / 2 ** 20);
  }
  console.log(`所有文件最长 ${Math.round(longest)} 毫秒；内存 ${rss.map((value) => Math.round(value)).join(' ')} MB`);
  // The makers warm up in the first two hundred; after that nothing may pile up.
  expect(Math.max(...rss.slice(-4))).toBeLessThan(Math.max(...rss.slice(2, 6)) * 1.15);
  expect(longest).toBeLessThan(3000);
});
