/** The files judged by readers that are not ours: the HTML by html-validate, the PDF by pdf.js. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../report/document';
import { formOf } from '../report/form';
import { coverageOf } from './font-coverage';
import { exportReport } from './index';

const FIXTURES = join(import.meta.dirname, '../report/fixtures');
const load = (name: string): ReportDocument => (JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as { report: ReportDocument }).report;
const TEXT = '2024年，本机关主动公开信息13条。<b>不是标记</b>&amp;';
const REPORTS = ['07_suqian_city_2024.json', '10_jinhu_county_2023.json', '24_nilka_town_2023.json'].map((name) => [name, { ...load(name), overview: { proactive: TEXT, onRequest: TEXT }, problems: TEXT }] as const);
// A scrolling region is a div with that role: a section of its own would stand in the outline of the report.
const judge = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'], rules: { 'prefer-native-element': ['error', { exclude: ['region'] }] } });

describe('the page', () => {
  it.each(REPORTS)('of %s is valid HTML', async (_name, doc) => {
    const { results } = await judge.validateString(new TextDecoder().decode(await exportReport('html', doc)));
    expect(results.flatMap((result) => result.messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`))).toEqual([]);
  });
  it('the judge finds what is wrong', async () => {
    expect((await judge.validateString('<!DOCTYPE html><html lang="zh-CN"><head><title>x</title></head><body><div id="a"></div><span><div id="a"></div></span></body></html>')).valid).toBe(false);
  });
});

interface Tree { role?: string; children?: Tree[] }
const rolesOf = (tree: Tree): string[] => [...(tree.role ? [tree.role] : []), ...(tree.children ?? []).flatMap(rolesOf)];

/** Fonts described in the file and those of them whose program is in it, counted in its objects as they are stored. */
function fontsOf(bytes: Uint8Array): { described: number; embedded: number } {
  const file = Buffer.from(bytes);
  let objects = file.toString('latin1');
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    try {
      objects += inflateSync(file.subarray(at + 7)).toString('latin1');
    } catch {
      // The end of a stream, or one that is not compressed: it stands in the file as it is.
    }
  }
  const count = (words: RegExp) => objects.match(words)?.length ?? 0;
  return { described: count(/\/Type\s*\/FontDescriptor/g), embedded: count(/\/FontFile[23]?\s+\d+ 0 R/g) };
}

describe('the fonts of the PDF', () => {
  const lacking = (name: string, text: string) => {
    const shows = coverageOf(readFileSync(join(import.meta.dirname, '../../assets/fonts', name)));
    return [...new Set(text)].filter((letter) => !shows(letter.codePointAt(0)!)).join('');
  };
  const sections = (['2019', '2021'] as const).flatMap((version) => formOf(version).sections);
  it('the headings of both forms are in their faces to the last letter', () => {
    expect(lacking('NotoSansSC-Medium.headings.ttf', sections.map((section) => section.heading).join(''))).toBe('');
    expect(lacking('LXGWWenKai-Regular.headings.ttf', sections.flatMap((section) => section.texts.map((text) => text.subheading ?? '')).join(''))).toBe('');
  });
  it('a title can be set in every character of GB 2312, and in rarer ones with the face of the text', async () => {
    const gb2312 = Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, row) => new TextDecoder('gb2312').decode(Uint8Array.from(Array.from({ length: 94 }, (__, cell) => [0xb0 + row, 0xa1 + cell]).flat()))).join('').replaceAll(/[^\u4e00-\u9fff]/g, '');
    expect(new Set(gb2312).size).toBe(6763);
    expect(lacking('NotoSerifSC-Bold.title.ttf', `${gb2312}0123456789（）〔〕、·`)).toBe('');
    const pdf = await getDocumentProxy(new Uint8Array(await exportReport('pdf', { ...REPORTS[0]![1], organ: { name: '䶮溪县人民政府' } })));
    const { items } = await (await pdf.getPage(1)).getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain('䶮溪县人民政府2024年政府信息公开工作年度报告');
  });
});

describe('the PDF', () => {
  it.each(REPORTS)('of %s has title, language, tags, embedded fonts and text to select', async (_name, doc) => {
    const bytes = await exportReport('pdf', doc);
    const pdf = await getDocumentProxy(bytes.slice());
    const info = (await pdf.getMetadata()).info as Record<string, unknown>;
    expect(info.Title).toBe(`${doc.organ.name}${doc.year}年政府信息公开工作年度报告`);
    expect(String(info.Language).toLowerCase()).toMatch(/^zh/);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const roles = new Set<string>();
    let text = '';
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      for (const role of rolesOf(await page.getStructTree() as Tree)) roles.add(role);
      for (const item of (await page.getTextContent()).items) text += 'str' in item ? item.str : '';
    }
    for (const role of ['H2', 'P', 'Table', 'TR', 'TH', 'TD']) expect(roles, role).toContain(role);
    expect(text.replaceAll(/\s/g, '')).toContain('收到和处理政府信息公开申请情况');
    expect(text.replaceAll(' ', '')).toContain('<b>不是标记</b>&amp;');
    // Title, text, headings of both levels.
    expect(fontsOf(bytes)).toEqual({ described: 4, embedded: 4 });
  });
});

it('no page of a PDF ends with the heading of a table, also where all texts before it are missing', async () => {
  const [, report] = REPORTS[0]!, headings = formOf(report.format).sections.filter((section) => section.table).map((section) => section.heading);
  for (const overview of [{}, { proactive: TEXT }]) {
    const pdf = await getDocumentProxy(await exportReport('pdf', { ...report, organ: { name: '中国（江苏）自由贸易试验区南京片区管理委员会江北新区葛塘街道办事处综合行政执法和政务服务局' }, overview }));
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const lines = items.map((item) => ('str' in item ? item.str.trim() : '')).filter((text) => text !== '' && !/^[—\d\s]+$/.test(text));
      expect(headings, `page ${number}`).not.toContain(lines.at(-1));
    }
  }
});
