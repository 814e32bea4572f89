/** 复审要点 as it is drawn: time left, what moved, likeness with last year, warnings with their explanations. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Deadline, DeskReport, ExplanationView } from '../../lib/desk/types';
import { check } from '../../lib/report/check';
import type { ReportDocument } from '../../lib/report/document';
import suqian2023 from '../../lib/report/fixtures/06_suqian_city_2023.json';
import suqian2024 from '../../lib/report/fixtures/07_suqian_city_2024.json';
import { Gist } from './gist';

const texts = (proactive: string, problems: string) => ({ overview: { proactive }, problems });
const NOW: ReportDocument = { ...(suqian2024.report as unknown as ReportDocument), ...texts('2024年，市政府门户网站公开信息3511条，新设惠企政策专栏。', '存在的问题：部分专栏更新不及时。改进措施：按月通报更新情况。') };
const BEFORE: ReportDocument = { ...(suqian2023.report as unknown as ReportDocument), ...texts('2023年，编印公报12期，举办新闻发布会20场，答复群众来信。', '存在的问题：政策解读形式单一。改进措施：增加图解和视频解读。') };

function report(more: Partial<DeskReport> = {}, document = NOW): DeskReport {
  return {
    year: 2024, format: '2021', state: 'secondReview', version: 1, document, previous: { source: 'system', year: 2023, document: BEFORE }, firstReport: false,
    result: check(document, { previous: BEFORE, level: 'city', today: '2025-01-20' }), explanations: [], waivers: [], secrecyReview: { confirmedBy: '孙密', date: '2025-01-10', at: '' }, ...more,
  } as DeskReport;
}

/** What stands beside each name, tags and links left out. */
function items(shown: DeskReport, deadlines: Deadline[] = []): Record<string, string> {
  const html = renderToStaticMarkup(<Gist report={shown} deadlines={deadlines} />);
  return Object.fromEntries([...html.matchAll(/<dt[^>]*>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(([, name, content]) => [name!, content!.replaceAll(/<\/li>/g, '｜').replaceAll(/<[^>]+>/g, '').trim()]));
}

const due = (name: string, date: string, daysLeft: number, workdaysLeft: number, more: Partial<Deadline> = {}): Deadline => ({ name, date, daysLeft, workdaysLeft, statutory: false, done: false, overdue: daysLeft < 0, ...more });
const DATES = [due('提交初审', '2025-01-18', -2, -1, { done: true, overdue: false }), due('签发', '2025-01-25', 5, 4), due('法定公布期限', '2025-01-31', 11, 6, { statutory: true })];

describe('办理时限', () => {
  const time = (state: DeskReport['state'], ...deadlines: Deadline[]) => items(report({ state }), deadlines).办理时限;
  it('is the office’s own next date and the statutory one, each with what is left', () => {
    expect(time('secondReview', ...DATES)).toBe('签发 2025-01-25 还有5天（4个工作日）｜法定公布期限 2025-01-31 还有11天（6个工作日）｜');
    expect(time('firstReview', due('提交初审', '2025-01-18', -2, -1), ...DATES.slice(1))).toMatch(/^提交初审 2025-01-18 逾期2天｜法定公布期限/);
  });
  it('marks what is late as an error, what is near as a warning', () => {
    const kinds = (...deadlines: Deadline[]) => [...renderToStaticMarkup(<Gist report={report()} deadlines={deadlines} />).matchAll(/border-(error|warn|line)[^"]*">(还有|逾期)/g)].map(([, kind]) => kind);
    expect(kinds(due('签发', '2025-01-18', -2, -1), due('法定公布期限', '2025-01-31', 11, 6, { statutory: true }))).toEqual(['error', 'line']);
    expect(kinds(due('签发', '2025-01-25', 7, 5))).toEqual(['warn']);
  });
  it('is over once published, and has no statutory end for a correction', () => {
    expect(time('published', ...DATES)).toBe('已办结');
    expect(time('correcting', ...DATES.map((date) => ({ ...date, done: true })))).toBe('已公布，更正没有法定期限');
  });
});

describe('文字相似度', () => {
  const alike = (document: ReportDocument, more: Partial<DeskReport> = {}) => items(report(more, document)).文字相似度;
  it('tells sections one and five against last year, and marks from where Y-05 and Y-07 ask for an explanation', () => {
    expect(alike({ ...NOW, overview: BEFORE.overview, problems: BEFORE.problems })).toBe('第一部分 100%，第五部分 100%');
    expect(alike(NOW)).toMatch(/^第一部分 \d+%，第五部分 \d+%$/);
    const html = renderToStaticMarkup(<Gist report={report({}, { ...NOW, overview: BEFORE.overview })} deadlines={[]} />);
    expect(html).toMatch(/第一部分 <span[^>]*warn[^>]*>100%<\/span>/);
    expect(html).toMatch(/第五部分 \d+%/);
  });
  it('says why there is nothing to compare', () => {
    const none = { source: 'none', year: 2023 } as const;
    expect(alike(NOW, { previous: none })).toBe('没有去年的文字');
    expect(alike(NOW, { previous: none, firstReport: true })).toBe('首份报告');
    expect(alike({ ...NOW, problems: '' })).toMatch(/第五部分暂不能比较$/);
  });
});

describe('提示', () => {
  const shown = report();
  const warnings = shown.result.findings.filter((finding) => finding.severity === 'warning');
  const explanation = (index: number, current = true): ExplanationView => ({ rule: warnings[index]!.rule, instance: warnings[index]!.instance, cells: warnings[index]!.cells, valuesDigest: '', reason: '情况属实', text: `说明${index}`, by: '李敏', at: '', current });
  it('counts what was explained and tells the explanations under the title of their rule', () => {
    expect(warnings.length).toBeGreaterThan(1);
    expect(items(shown).提示).toBe(`${warnings.length}处，已说明0处 ${warnings.length}处未说明`);
    const told = items(report({ explanations: [explanation(0), explanation(1, false)] })).提示;
    expect(told).toContain(`已说明1处 ${warnings.length - 1}处未说明`);
    expect(told).toContain(`（${warnings[0]!.rule}）：情况属实，说明0｜`);
    // One whose figures changed since explains nothing.
    expect(told).not.toContain('，说明1');
  });
  it('tells four and counts the rest', () => {
    const many = report({ result: { ...shown.result, findings: Array.from({ length: 6 }, (_, index) => ({ ...warnings[0]!, instance: `Y-05-${index}` })) } });
    const told = items({ ...many, explanations: many.result.findings.map((finding, index) => ({ ...explanation(0), instance: finding.instance, text: `说明${index}` })) }).提示!;
    expect(told).toMatch(/^6处，已说明6处 /);
    expect(told).toContain('说明3｜');
    expect(told).not.toContain('说明4');
    expect(told).toContain('全部6条说明');
  });
  it('are none in a report without warnings', () => {
    expect(items(report({ result: { ...shown.result, findings: [] } })).提示).toBe('没有');
  });
});

it('与去年相比 tells the six greatest movements by their short names', () => {
  const moved = items(report()).与去年相比!.split('｜').filter(Boolean);
  expect(moved).toHaveLength(6);
  const sizes = moved.map((line) => Number(/（[+−](\d+(?:\.\d+)?)）$/.exec(line)![1]));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(moved.join()).not.toContain('总计·');
  expect(items(report({ previous: { source: 'system', year: 2023, document: NOW } })).与去年相比).toBe('没有变化');
});
