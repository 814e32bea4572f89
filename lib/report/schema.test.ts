import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from './schema';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const REPORTS = readdirSync(FIXTURES).filter((name) => /^\d\d_.*\.json$/.test(name)).sort();
const minimal = { schema: 'gouji.report/1', format: '2021', organ: { name: '新华区西市场街道办事处' }, year: 2024 };

describe('parseDocument', () => {
  it('knows eleven published reports', () => expect(REPORTS).toHaveLength(11));

  it.each(REPORTS)('reads %s unchanged', (name) => {
    const { report } = JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8')) as { report: unknown };
    expect(parseDocument(report)).toEqual({ ok: true, document: report });
  });

  it('reads a document of which nothing is filled', () => expect(parseDocument(minimal)).toEqual({ ok: true, document: minimal }));

  it('keeps a remark and a printed slash', () => {
    const document = { ...minimal, disclosure: { regulations: { made: '/' }, normativeDocuments: { repealed: { value: 55, remark: '含自然失效29件' } } } };
    expect(parseDocument(document)).toEqual({ ok: true, document });
  });

  it.each(['', '/', '-3', '0.1234567'])('keeps what was printed in place of an amount: “%s”', (feesWanYuan) => {
    const document = { ...minimal, disclosure: { feesWanYuan } };
    expect(parseDocument(document)).toEqual({ ok: true, document });
  });

  it('reads table two of the 2019 form', () => {
    const document = { ...minimal, format: '2019', year: 2019, disclosure: { regulations: { newlyMade: 0 }, licensingItems: { previousYear: 3, change: '-1', decisions: 20 }, procurement: { projects: 2, amountWanYuan: '12.5' } }, applications: { '3.6': { total: 1 } } };
    expect(parseDocument(document)).toEqual({ ok: true, document });
  });

  it.each([
    ['something that is no object', [1], '', '应为一组数据'],
    ['nothing at all', null, '', '应为一组数据'],
    ['another schema', { ...minimal, schema: 'x' }, '/schema', '应为“gouji.report/1”'],
    ['a missing organ', { ...minimal, organ: undefined }, '/organ', '缺少这一项'],
    ['unknown members', { ...minimal, junk: 1, more: 2 }, '', '报告中没有这一项：junk、more'],
    ['an unknown row', { ...minimal, applications: { '3.9': {} } }, '/applications/3.9', '表三没有这一行'],
    ['an unknown column', { ...minimal, applications: { 1: { everyone: 1 } } }, '/applications/1', '报告中没有这一项：everyone'],
    ['a negative count', { ...minimal, informationFees: { notices: -1 } }, '/informationFees/notices', '不能为负数'],
    ['a fraction', { ...minimal, disclosure: { licensing: 1.5 } }, '/disclosure/licensing', '应为不小于0的整数、带备注的数，或原样照录的文字'],
    ['money as a number', { ...minimal, disclosure: { feesWanYuan: 3 } }, '/disclosure/feesWanYuan', '金额应为文字形式的小数'],
    ['money without end', { ...minimal, disclosure: { feesWanYuan: '1'.repeat(201) } }, '/disclosure/feesWanYuan', '格中文字过长'],
    ['a year before the regulation', { ...minimal, year: 1999 }, '/year', '年度不能早于2008'],
    ['a text that is none', { ...minimal, problems: 5 }, '/problems', '应为文字'],
    ['a text without end', { ...minimal, problems: '长'.repeat(200_001) }, '/problems', '文字过长'],
  ])('refuses %s', (_words, value, path, message) => {
    expect(parseDocument(value)).toEqual({ ok: false, errors: [{ path, message }] });
  });

  it('does not take a prototype for a member', () => {
    expect(parseDocument(JSON.parse('{"schema":"gouji.report/1","format":"2021","organ":{"name":"x"},"year":2024,"__proto__":{"problems":"x"}}')).ok).toBe(false);
  });
});
