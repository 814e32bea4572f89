import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../import/types';
import { emptyDocument, withValue, type ReportDocument } from '../report/document';
import { importPreview } from './import-preview';

const organ = { name: '某县人民政府' };
const report = (totals: 'derived' | 'typed') => ({ year: 2024, format: '2021', organ, totals, cells: { '/disclosure/licensing': { typed: '7' } }, texts: {}, document: emptyDocument(organ, 2024) }) as unknown as Parameters<typeof importPreview>[0];
const read = (values: Record<string, unknown>, more: Partial<ImportResult> = {}): ImportResult => ({
  document: Object.entries(values).reduce<ReportDocument>((doc, [pointer, value]) => withValue(doc, pointer, value), emptyDocument(organ, 2024)),
  doubts: [], unread: [], printed: {}, read: Object.fromEntries(Object.entries(values).map(([pointer, value]) => [pointer, String(value)])), ...more,
});
const PARTS = { '/disputes/reconsideration/upheld': 1, '/disputes/reconsideration/corrected': 0, '/disputes/reconsideration/other': 1, '/disputes/reconsideration/pending': 0 };
const doubt = (pointer: string) => ({ pointer, reason: '可能丢失', read: '', table: '表二', row: '行政处罚', column: '' });

describe('the preview of an import', () => {
  it('counts what changes and what is doubtful, with and without a proposal', () => {
    const { sections } = importPreview(report('derived'), 'x', read({ '/disclosure/licensing': 7, '/disclosure/coercion': 3 }, { doubts: [doubt('/disclosure/penalties'), doubt('/disclosure/coercion')] }));
    expect(sections).toHaveLength(1);
    expect(sections[0]).toMatchObject({ section: 'disclosure', changes: 1, doubts: 2, open: [{ pointer: '/disclosure/penalties', reason: '可能丢失' }], table: { id: 'disclosure' } });
  });
  it('shows a table of which nothing but doubt was read', () => {
    expect(importPreview(report('derived'), 'x', read({}, { doubts: [doubt('/disclosure/penalties')] })).sections).toMatchObject([{ section: 'disclosure', places: [], doubts: 1 }]);
  });
  it('a total the system computes is shown, and doubted where it differs from its parts', () => {
    const total = '/disputes/reconsideration/total';
    expect(importPreview(report('derived'), 'x', read({ ...PARTS, [total]: 2 })).sections[0]).toMatchObject({ computed: { [total]: '2' }, open: [], doubts: 0 });
    const wrong = importPreview(report('derived'), 'x', read({ ...PARTS, [total]: 0 }));
    expect(wrong.sections[0]).toMatchObject({ computed: {}, open: [{ pointer: total, read: '0' }], doubts: 1 });
    expect(wrong.unread.map((item) => item.why)).toEqual([expect.stringContaining('各项之和2')]);
    expect(importPreview(report('typed'), 'x', read({ ...PARTS, [total]: 0 })).sections[0]!.places.find((place) => place.pointer === total)).toMatchObject({ typed: '0', changed: true });
  });
  it('another year is told where the file names it', () => {
    const other = read({ '/disclosure/licensing': 7 });
    other.document.year = 2022;
    expect(importPreview(report('derived'), 'x', other).differences).toEqual(['文件是2022年的报告，本报告为2024年']);
    expect(importPreview(report('derived'), 'x', { ...other, untitled: true }).differences).toEqual([]);
  });
  it('the undivided 其他处理 of the old form is told, not lost', () => {
    const { unread } = importPreview(report('derived'), 'x', read({ '/applications/3.6/naturalPerson': 4 }));
    expect(unread).toEqual([{ what: '4', why: '本年度格式没有这一项', where: expect.stringContaining('其他处理') as string }]);
  });
});
