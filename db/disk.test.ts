import { afterEach, beforeEach, expect, it } from 'vitest';
import { connection, storageFault } from './client';
import { verifyAudit } from './audit';
import { deskReport, openReport, saveSection } from './reports';
import { freshDatabase, makeOffice, type TestOffice } from './test-office';

let office: TestOffice;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => { database = freshDatabase(); office = await makeOffice(); openReport(office.drafter, 2024); });
afterEach(() => database.remove());

const fault = (work: () => unknown): string | null => {
  try {
    work();
    return 'no fault';
  } catch (error) {
    return storageFault(error);
  }
};
const save = (base: string, typed: string) => saveSection(office.drafter, { year: 2024, section: 'problems', edits: [{ pointer: '/problems', base, typed }] });

it('a full disk refuses the whole save, and work goes on when there is room again', () => {
  const db = connection();
  const room = db.pragma('max_page_count', { simple: true }) as number;
  save('', '短');
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true }) as number}`);
  let text = '短';
  expect(fault(() => { for (;;) { const next = `${text}${'字'.repeat(2000)}`.slice(0, 19_000); save(text, next); text = next.length >= 19_000 ? '短' : next; if (text === '短') save(next, text); } })).toContain('磁盘已满');
  const stands = deskReport(office.drafter, 2024)!.texts['/problems']!.typed;
  expect(verifyAudit()).toMatchObject({ ok: true });
  db.pragma(`max_page_count = ${room}`);
  expect(save(stands, '恢复')).toMatchObject({ ok: true, saved: ['/problems'] });
});

it('a read-only database refuses with a sentence and recovers', () => {
  connection().pragma('query_only = ON');
  expect(fault(() => save('', '字'))).toContain('只读');
  connection().pragma('query_only = OFF');
  expect(save('', '字')).toMatchObject({ ok: true });
  expect(storageFault(new Error('other'))).toBeNull();
});
