/** The daily job of the dates against the holidays of 2025: whom it tells, on which days, and how often. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn, StepAction } from '../lib/desk/types';
import { remindOfDeadlines, setCalendarDay } from './calendar';
import { tables, todayInChina } from './client';
import { delegate } from './delegations';
import { noticesOf } from './notices';
import { changeYearPlan } from './organs';
import { deskReport, openReport } from './reports';
import { organs } from './schema';
import { applyStep } from './steps';
import { fillReport, freshDatabase, makeOffice, type TestOffice } from './test-office';

let office: TestOffice;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => { database = freshDatabase(); office = await makeOffice(); plan([{ name: '提交初审', date: '01-20' }]); });
afterEach(() => database.remove());

const plan = (dueDates: { name: string; date: string }[]) => expect(changeYearPlan(office.drafter, { dueDates, routine: [] })).toMatchObject({ ok: true });
let keys = 0;
function act(user: SignedIn, action: StepAction): void {
  keys += 1;
  expect(applyStep(user, { year: 2024, action, digest: deskReport(user, 2024)!.digest, remark: '见意见', idempotencyKey: `reminder-${keys}` }, true)).toMatchObject({ ok: true });
}
const told = (user: SignedIn) => noticesOf(user.userId, 500).filter((notice) => notice.kind === 'overdue').map((notice) => notice.text).reverse();
const days = (from: string, to: string) => Array.from({ length: (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1 }, (_, index) => new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10));
/** Runs the job each morning; answers on which days it gave notices. */
async function mornings(from: string, to: string): Promise<string[]> {
  const spoken: string[] = [];
  for (const day of days(from, to)) if (await remindOfDeadlines(day) > 0) spoken.push(day);
  return spoken;
}

describe('reminders of the dates', () => {
  it('come 7 and 1 working days before, on the first working day after, and once a working week, with the Spring Festival left out', async () => {
    openReport(office.drafter, 2024);
    plan([]);
    // 31 January 2025 lies in the Spring Festival (28 January to 4 February); 26 January and 8 February are working days.
    expect(await mornings('2025-01-01', '2025-03-05')).toEqual(['2025-01-17', '2025-01-26', '2025-02-05', '2025-02-11', '2025-02-18', '2025-02-25', '2025-03-04']);
    expect(told(office.drafter).slice(0, 4)).toEqual([
      '2024年度报告“法定公布期限”为2025-01-31，还有14天（7个工作日）。',
      '2024年度报告“法定公布期限”为2025-01-31，还有5天（1个工作日）。',
      '2024年度报告“法定公布期限”（2025-01-31）已逾期1个工作日。请尽快填报并提交初审。',
      '2024年度报告“法定公布期限”（2025-01-31）已逾期6个工作日。请尽快填报并提交初审。',
    ]);
    // The leader answers for the statutory date: told when it has passed, not before.
    expect(told(office.leader)).toEqual(told(office.drafter).slice(2));
    expect(told(office.director)).toEqual([]);
  });

  it('are given once however often the program starts, and made up for after days it did not run', async () => {
    openReport(office.drafter, 2024);
    plan([]);
    expect(await remindOfDeadlines('2025-01-21')).toBe(2);
    expect(await remindOfDeadlines('2025-01-21')).toBe(0);
    expect(await remindOfDeadlines('2025-01-22')).toBe(0);
    expect(await remindOfDeadlines('2025-02-07')).toBe(3);
    expect(await remindOfDeadlines('2025-02-07')).toBe(0);
    expect(told(office.drafter)).toHaveLength(2);
    expect(told(office.drafter2)).toHaveLength(2);
  });

  it('go to the person in whose hands the report lies', async () => {
    fillReport(office.drafter, 2024);
    plan([{ name: '签发', date: '01-22' }]);
    await remindOfDeadlines('2025-01-21');
    expect([office.drafter, office.director, office.leader].map((user) => told(user).length)).toEqual([2, 0, 0]);
    act(office.drafter, 'submit');
    await remindOfDeadlines('2025-01-22');
    expect(told(office.director)).toEqual(['2024年度报告“签发”为2025-01-22，今天到期。', '2024年度报告“法定公布期限”为2025-01-31，还有9天（4个工作日）。']);
    expect(told(office.drafter)).toHaveLength(2);
    act(office.director, 'pass');
    await remindOfDeadlines('2025-01-23');
    expect(told(office.leader).at(-1)).toBe('2024年度报告“签发”（2025-01-22）已逾期1个工作日。请尽快复审签发。');
    expect(noticesOf(office.leader.userId)[0]?.href).toBe('/reports/2024/review');
    act(office.leader, 'publish');
    expect(await mornings('2025-01-24', '2025-03-01')).toEqual([]);
  });

  it('go to whoever stands in for an absent leader, not to a delegate who wrote the version', async () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    act(office.director, 'pass');
    for (const deputy of [office.drafter, office.drafter2]) {
      expect(delegate(office.leader, { role: 'leader', toUserId: deputy.userId, fromDate: todayInChina(), toDate: todayInChina(), reason: '出差' })).toMatchObject({ ok: true });
    }
    await remindOfDeadlines('2025-01-26');
    expect([office.leader, office.drafter2, office.drafter, office.director].map((user) => told(user).length)).toEqual([1, 1, 0, 0]);
  });

  it('speak of a report that was not opened, but not of a year before the office came', async () => {
    plan([]);
    expect(await mornings('2025-01-01', '2025-02-28')).toEqual([]);
    tables().update(organs).set({ createdAt: '2024-11-01T00:00:00.000Z' }).where(eq(organs.id, office.organId)).run();
    expect(await mornings('2025-02-01', '2025-02-10')).toEqual(['2025-02-05']);
    expect(told(office.drafter)).toEqual(['2024年度报告“法定公布期限”（2025-01-31）已逾期1个工作日。请尽快开始填报。']);
    expect(noticesOf(office.drafter.userId)[0]?.href).toBe('/');
  });

  it('follow the holidays as the administrator enters them', async () => {
    openReport(office.drafter, 2024);
    plan([{ name: '签发', date: '03-12' }]);
    expect((await mornings('2025-03-05', '2025-03-14')).filter((day) => day > '2025-03-10')).toEqual(['2025-03-11', '2025-03-13']);
    plan([{ name: '签发', date: '04-16' }]);
    for (const date of ['2025-04-15', '2025-04-17']) expect(setCalendarDay(office.admin, { date, kind: 'holiday', name: '地方放假' })).toMatchObject({ ok: true });
    const april = await mornings('2025-04-10', '2025-04-20');
    expect(april).toContain('2025-04-14');
    expect(april).toContain('2025-04-18');
    expect(april.filter((day) => day === '2025-04-15' || day === '2025-04-17')).toEqual([]);
  });
});
