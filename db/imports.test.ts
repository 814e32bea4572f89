import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importPreview, type ImportPreview } from '../lib/desk/import-preview';
import type { Edit } from '../lib/desk/types';
import { importFile } from '../lib/import';
import { gapsIn, markGaps } from '../lib/report/text/gaps';
import { auditEntries } from './audit';
import { importSection, importsOf, undoImport } from './imports';
import { deskReport, openReport, saveSection } from './reports';
import { freshDatabase, makeOffice, type TestOffice } from './test-office';
import { tables } from './client';
import { imports } from './schema';

const KEY = 'a'.repeat(32);
const FILE = readFileSync(new URL('../lib/import/fixtures/seed-report.md', import.meta.url));
let database: ReturnType<typeof freshDatabase>, office: TestOffice;

beforeEach(async () => {
  database = freshDatabase();
  office = await makeOffice();
  openReport(office.drafter, 2024);
});
afterEach(() => database.remove());

const now = () => deskReport(office.drafter, 2024)!;
const read = async (): Promise<ImportPreview> => importPreview(now(), '年报.md', await importFile('年报.md', new Uint8Array(FILE)));
const edits = (preview: ImportPreview, section: string): Edit[] => preview.sections.find((item) => item.section === section)!.places.filter((place) => place.changed)
  .map((place) => ({ pointer: place.pointer, base: place.now, typed: place.typed, ...(place.remark ? { remark: place.remark, baseRemark: place.nowRemark } : {}) }));

test('a preview writes nothing; each section taken over is on record and the whole is taken back', async () => {
  const before = now();
  const preview = await read();
  expect(now().digest).toBe(before.digest);
  expect(preview.sections.map((section) => section.section)).toContain('applications');

  for (const section of ['applications', 'overview'] as const) {
    const answer = importSection(office.drafter, { year: 2024, section, edits: edits(preview, section), key: KEY, fileName: '年报.md' });
    expect(answer).toMatchObject({ ok: true, conflicts: [] });
  }
  for (const edit of edits(preview, 'applications')) expect(now().cells[edit.pointer]?.typed).toBe(edit.typed);
  expect(auditEntries({ limit: 2 }).map((entry) => [entry.act, entry.details.file])).toEqual([['report.import', '年报.md'], ['report.import', '年报.md']]);
  expect(importsOf(before.id)).toMatchObject([{ key: KEY, fileName: '年报.md', sections: ['applications', 'overview'] }]);

  expect(undoImport(office.drafter, { year: 2024, key: KEY })).toMatchObject({ ok: true, kept: 0 });
  expect(now().digest).toBe(before.digest);
  expect(importsOf(before.id)).toEqual([]);
  expect(undoImport(office.drafter, { year: 2024, key: KEY })).toMatchObject({ ok: false, code: 'missing' });
});

test('what somebody typed after the preview is not written over, and what was typed after the import survives its undoing', async () => {
  const preview = await read();
  const [first, second] = edits(preview, 'applications');
  saveSection(office.drafter2, { year: 2024, section: 'applications', edits: [{ pointer: first!.pointer, base: '', typed: '77' }] });
  const answer = importSection(office.drafter, { year: 2024, section: 'applications', edits: edits(preview, 'applications'), key: KEY, fileName: '年报.md' });
  expect(answer).toMatchObject({ ok: true, conflicts: [{ pointer: first!.pointer, theirs: '77' }] });

  saveSection(office.drafter, { year: 2024, section: 'applications', edits: [{ pointer: second!.pointer, base: second!.typed, typed: '88' }] });
  expect(undoImport(office.drafter, { year: 2024, key: KEY })).toMatchObject({ ok: true, kept: 1 });
  expect([now().cells[first!.pointer]?.typed, now().cells[second!.pointer]?.typed]).toEqual(['77', '88']);
});

test('only the clerk of the office imports, and a refused section leaves no record', async () => {
  const preview = await read();
  const input = { year: 2024, section: 'applications' as const, edits: edits(preview, 'applications'), key: KEY, fileName: '年报.md' };
  expect(importSection(office.director, input)).toMatchObject({ ok: false });
  expect(importSection(office.drafter, { ...input, edits: [{ pointer: '/applications/9/total', base: '', typed: '1' }] })).toMatchObject({ ok: false, code: 'invalid' });
  expect(tables().select().from(imports).all()).toEqual([]);
});

test('last year’s text as a start is an error until every gap is confirmed', () => {
  const text = markGaps('2023年，本街道主动公开信息13条，组织培训2次。', 2024);
  expect(gapsIn(text).map((gap) => gap.text)).toEqual(['2024年', '13条', '2次']);
  const left = (typed: string, base: string) => {
    const answer = saveSection(office.drafter, { year: 2024, section: 'overview', edits: [{ pointer: '/overview/proactive', base, typed }] });
    if (!answer.ok) throw new Error(answer.message);
    return answer.findings.filter((finding) => finding.rule === 'N-19' && finding.cells.includes('/overview/proactive')).map((finding) => finding.severity);
  };
  let before = '', typed = text;
  for (let open = 3; open > 0; open -= 1) {
    const found = left(typed, before);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set(['error']));
    before = typed;
    const [gap] = gapsIn(typed);
    typed = typed.slice(0, gap!.start) + gap!.text + typed.slice(gap!.end);
  }
  expect(left(typed, before)).toEqual([]);
});
