/** Reports to be written in every layout: drawn by number, with real figures among them and with published errors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { balancedFrom } from '../../lib/report/arbitrary';
import { withValue, type ReportDocument } from '../../lib/report/document';
import { cellsOf } from '../../lib/report/form';
import { XISHICHANG_2024 } from '../../lib/report/rules/narrative/xishichang-2024';

/** mulberry32: the same number draws the same report. */
export function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const FIXTURES = join(import.meta.dirname, '../../lib/report/fixtures');
const fixture = (name: string): ReportDocument => ({ ...(JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as { report: ReportDocument }).report, ...XISHICHANG_2024 });

/** Excerpts that do not show the office's name say so in it; a title would not. */
const named = (doc: ReportDocument, name: string): ReportDocument => ({ ...doc, organ: { name } });

/** A report of the 2019 form; its figures need not tie out. */
function old(seed: number): ReportDocument {
  const draw = drawing(seed);
  let doc: ReportDocument = { schema: 'gouji.report/1', format: '2019', organ: { name: '宿迁市洪泽区人民政府' }, year: 2020, ...XISHICHANG_2024 };
  for (const cell of cellsOf('2019')) doc = withValue(doc, cell.pointer, cell.kind === 'money' ? `${draw(900)}.25` : cell.kind === 'note' ? ['+3', '-2', '0', '12'][draw(4)]! : draw(400));
  return doc;
}

/** Reports whose printed figures contradict each other: the import must keep them as they stand. */
function contradicting(doc: ReportDocument, seed: number): ReportDocument {
  const draw = drawing(seed);
  let bent = doc;
  const cells = cellsOf(doc.format).filter((cell) => cell.kind === 'count');
  for (let turn = 0; turn < 8; turn += 1) bent = withValue(bent, cells[draw(cells.length)]!.pointer, draw(3) === 0 ? 0 : draw(5000));
  return withValue(bent, '/disputes/litigationDirect/total', 0);
}

export function documents(count: number): { name: string; doc: ReportDocument }[] {
  const drawn = Array.from({ length: count }, (_, number) => {
    const draw = drawing(number * 101 + 7);
    const largest = [9, 60, 4000][number % 3]!;
    return { name: `生成${number + 1}`, doc: { ...balancedFrom(Array.from({ length: 80 }, () => draw(largest))).document, ...XISHICHANG_2024 } };
  });
  const city = fixture('06_suqian_city_2023.json');
  return [
    { name: '宿迁2023', doc: city }, { name: '上海市政府办公厅2025', doc: fixture('03_shanghai_gov_general_office_2025.json') }, { name: '西市场2024', doc: { ...balancedFrom([]).document, ...XISHICHANG_2024 } },
    { name: '宿迁2024', doc: fixture('07_suqian_city_2024.json') }, { name: '西安方向统计局2023（斜杠、空格）', doc: named(fixture('28_xian_district_statistics_2023.json'), '某区统计局') },
    { name: '尼勒克某镇2023（不全）', doc: named(fixture('24_nilka_town_2023.json'), '尼勒克县某镇人民政府') }, { name: '西柳镇2023（不全）', doc: fixture('25_haicheng_xiliu_town_2023.json') },
    { name: '金湖2023（总计为0）', doc: fixture('10_jinhu_county_2023.json') }, { name: '相互矛盾', doc: contradicting(city, 5) }, { name: '2019格式', doc: old(11) },
    ...drawn,
  ];
}
