import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formVersionForYear, OVERVIEW_KEYS } from '../document';
import { relationsOf } from '../relations';
import { cellAt, cellsOf, formOf, sectionOf } from './index';
import { CORNER, RESULT_LABEL } from './table-three';
import type { FormVersion, PrintedRow, TableDef } from './types';

interface Labels {
  sections: string[];
  section1_aspects: string[];
  table2_2021: { caption: string; columns: string[]; rows: string[]; unit: string }[];
  table2_2019: { caption: string; columns: string[]; rows: string[] }[];
  table3_corner: string;
  table3_rows_2021: [string, string][];
  table4_columns: string[];
}
const labels = JSON.parse(readFileSync(new URL('../fixtures/format-labels.json', import.meta.url), 'utf8')) as Labels;

const tableOf = (version: FormVersion, id: TableDef['id']) => formOf(version).sections.find((section) => section.id === id)!.table!;

/** Text of every grid position of a table: spans written out. */
function laidOut(rows: PrintedRow[], columns: number): string[][] {
  const grid: string[][] = rows.map(() => Array<string>(columns));
  rows.forEach((row, y) => {
    for (const cell of row.cells) {
      const x = Array.from({ length: columns }, (_, at) => at).find((at) => grid[y]![at] === undefined)!;
      expect(x, `row ${row.code} has more cells than columns`).toBeDefined();
      const rowSpan = cell.kind === 'label' ? cell.rowSpan ?? 1 : 1;
      for (let down = 0; down < rowSpan; down += 1) for (let across = 0; across < (cell.colSpan ?? 1); across += 1) grid[y + down]![x + across] = cell.kind === 'label' ? cell.text : `→${cell.pointer}`;
    }
  });
  return grid;
}

describe.each(['2021', '2019'] as const)('form %s', (version) => {
  it('has the six headings and five aspects exactly', () => {
    expect(formOf(version).sections.map((section) => section.heading)).toEqual(labels.sections);
    const overview = formOf(version).sections[0]!;
    expect(overview.texts.map((text) => text.subheading?.replace(/^（.）/, ''))).toEqual(labels.section1_aspects);
    expect(overview.texts.map((text) => text.pointer)).toEqual(OVERVIEW_KEYS.map((key) => `/overview/${key}`));
  });

  it('prints the captions, columns and rows of table two', () => {
    const table = tableOf(version, 'disclosure');
    const body = laidOut(table.body, table.columns);
    const read: { caption: string; columns: string[]; rows: string[] }[] = [];
    for (const row of body) {
      const texts = [...new Set(row)];
      if (texts.length === 1) read.push({ caption: texts[0]!, columns: [], rows: [] });
      else if (texts[0] === '信息内容') read.at(-1)!.columns = texts;
      else read.at(-1)!.rows.push(texts[0]!);
    }
    expect(read).toEqual((version === '2021' ? labels.table2_2021 : labels.table2_2019).map(({ caption, columns, rows }) => ({ caption, columns, rows })));
  });

  it('prints table three with its merged heads', () => {
    const table = tableOf(version, 'applications');
    const head = laidOut(table.head, table.columns);
    expect(head.every((row) => row.slice(0, 3).every((text) => text === labels.table3_corner))).toBe(true);
    expect(CORNER).toBe(labels.table3_corner);
    expect(head[0]!.slice(3)).toEqual(Array(7).fill('申请人情况'));
    expect(head[1]!.slice(3)).toEqual(['自然人', ...Array<string>(5).fill('法人或其他组织'), '总计']);
    expect(head[2]!.slice(3)).toEqual(['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']);
    const official = labels.table3_rows_2021.flatMap(([code, label]): [string, string][] =>
      version === '2021' || !code.startsWith('3.6.') ? [[code, label]] : code === '3.6.1' ? [['3.6', '（六）其他处理']] : []);
    const rows = laidOut(table.body, table.columns);
    expect(table.body.map((row, index): [string, string] => {
      const heads = [...new Set(rows[index]!.slice(0, 3))];
      return [row.code, heads.at(-2) && heads.length > 1 && heads.at(-2) !== RESULT_LABEL ? `${heads.at(-2)}/${heads.at(-1)}` : heads.at(-1)!];
    })).toEqual(official.map(([code, label]) => [code, label.replace(`${RESULT_LABEL}/`, '')]));
    expect(table.body.filter((row) => row.code.startsWith('3')).every((row) => rows[table.body.indexOf(row)]![0] === RESULT_LABEL)).toBe(true);
  });

  it('prints table four with its three blocks', () => {
    const table = tableOf(version, 'disputes');
    const head = laidOut(table.head, table.columns);
    expect(Array.from({ length: 15 }, (_, x) => [...new Set(head.map((row) => row[x]!))].join('/'))).toEqual(labels.table4_columns);
  });

  it('gives every figure one printed place, heads that exist, a name of its own and guidance', () => {
    const cells = cellsOf(version);
    const tables = (['disclosure', 'applications', 'disputes'] as const).map((id) => tableOf(version, id));
    const printed = tables.flatMap((table) => table.body.flatMap((row) => row.cells.flatMap((cell) => (cell.kind === 'figure' ? [cell] : []))));
    expect(printed.map((cell) => cell.pointer).sort()).toEqual(cells.map((cell) => cell.pointer).sort());
    const ids = new Set(tables.flatMap((table) => [...table.head, ...table.body].flatMap((row) => row.cells.flatMap((cell) => (cell.kind === 'label' ? [cell.id] : [])))));
    expect(printed.flatMap((cell) => cell.headers).filter((id) => !ids.has(id))).toEqual([]);
    expect(new Set(cells.map((cell) => cell.name)).size).toBe(cells.length);
    expect(cells.filter((cell) => cell.guidance.length === 0)).toEqual([]);
    for (const cell of cells) expect(cellAt(version, cell.pointer)).toBe(cell);
  });

  it('cites a document for all guidance that claims one, and none for our own reading of the regulation', () => {
    const guidance = [...cellsOf(version).flatMap((cell) => cell.guidance), ...formOf(version).sections.flatMap((section) => [...section.guidance, ...section.texts.flatMap((text) => text.guidance)])];
    expect(guidance.filter((item) => item.source !== 'reading' && !item.cite)).toEqual([]);
    expect(guidance.filter((item) => /填 \d/.test(item.text))).toEqual([]);
  });
});

describe('forms by year', () => {
  it.each([[2019, '2019'], [2020, '2019'], [2021, '2021'], [2025, '2021']])('%i reports use the %s form', (year, version) => expect(formOf(formVersionForYear(year)).version).toBe(version));

  it('has 200 figures in 2021, 198 in 2019', () => {
    expect([cellsOf('2021').length, cellsOf('2019').length]).toEqual([200, 198]);
  });

  it('has 51 relations in 2021; in 2019 two rows and the two stocks fewer', () => {
    expect(relationsOf('2021')).toHaveLength(51);
    expect(relationsOf('2019')).toHaveLength(47);
  });

  it('knows the section of a pointer', () => {
    expect(['/overview/proactive', '/disclosure/licensing', '/applications/1/total', '/disputes/x/y', '/problems', '/otherMatters', '/informationFees/notices'].map(sectionOf))
      .toEqual(['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other', 'other']);
  });
});
