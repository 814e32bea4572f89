import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedDemo } from './demo';
import { publishedVersion } from './publications';
import { deskReport } from './reports';
import { freshDatabase } from './test-office';
import { userByName } from './users';

let database: ReturnType<typeof freshDatabase>;
beforeEach(() => { database = freshDatabase(); });
afterEach(() => database.remove());

it('makes two years of reports through the real steps, once', async () => {
  expect(await seedDemo({ password: 'Gouji-yanshi-1' })).toEqual({ created: true });
  expect(publishedVersion('xishichang', 2023)).toMatchObject({ version: 1, status: 'current', tieOut: { failed: 0 } });
  const row = userByName('drafter')!;
  const report = deskReport({ userId: row.id, username: row.username, displayName: row.displayName, role: row.role, organId: row.organId, sessionId: 'x' }, 2024)!;
  expect(report.state).toBe('drafting');
  expect(report.previous.source).toBe('system');
  expect(report.cells['/applications/2/naturalPerson']).toMatchObject({ typed: '0', by: '系统（结转自2023年报告）' });
  expect(Object.keys(report.texts)).toEqual([]);
  expect(await seedDemo({ password: 'Gouji-yanshi-2' })).toEqual({ created: false });
});
