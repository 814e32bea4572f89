/** The duty's dates: statutory and internal deadlines, working days after the State Council's calendar, reminders. */
import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Answer, Deadline, SignedIn } from '../lib/desk/types';
import { dayOfWork } from '../lib/desk/month-day';
import type { OrganLevel } from '../lib/report/document';
import { appendAudit } from './audit';
import { tables, todayInChina, write } from './client';
import { notify } from './notices';
import { organById } from './organs';
import { activePeople, auditActor } from './people';
import { refusal } from './reports';
import { calendarDays, organs, reports } from './schema';
import { keepsInstallation } from './users';

const DAY = 86_400_000;
const addDays = (date: string, days: number) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

export interface CalendarDay { date: string; kind: 'holiday' | 'workday'; name: string }

/** The special days of a year as entered. */
export function calendarOf(year: number): CalendarDay[] {
  return tables().select().from(calendarDays).where(and(gte(calendarDays.date, `${year}-01-01`), lte(calendarDays.date, `${year}-12-31`))).orderBy(asc(calendarDays.date)).all();
}
/** Years whose holiday arrangement has been entered. */
export function calendarYears(): number[] {
  return tables().select({ year: sql<number>`DISTINCT CAST(substr(${calendarDays.date}, 1, 4) AS INTEGER)` }).from(calendarDays).orderBy(sql`1`).all().map((row) => row.year);
}

/** Enters or removes a special day (the administrator copies the State Council's yearly notice). */
export function setCalendarDay(user: SignedIn, input: { date: string; kind: 'holiday' | 'workday' | 'ordinary'; name: string }): Answer<object> {
  return write(() => {
    if (!keepsInstallation(user)) return refusal('forbidden', user.role === 'admin' ? '节假日对各单位都有效，由全系统的管理员录入。' : '节假日由系统管理员录入。');
    if (input.kind === 'ordinary') tables().delete(calendarDays).where(eq(calendarDays.date, input.date)).run();
    else {
      if (input.name.trim() === '') return refusal('invalid', '请填写名称，如“春节”“春节调休”。');
      const day = { kind: input.kind, name: input.name.trim() };
      tables().insert(calendarDays).values({ date: input.date, ...day }).onConflictDoUpdate({ target: calendarDays.date, set: day }).run();
    }
    appendAudit(auditActor(user), 'calendar.set', `day:${input.date}`, { date: input.date, kind: input.kind, name: input.name.trim() });
    return { ok: true };
  });
}

/** A reader of working days over a period; one query. */
function workdayTest(from: string, to: string): (date: string) => boolean {
  const special = new Map(tables().select().from(calendarDays).where(and(gte(calendarDays.date, from), lte(calendarDays.date, to))).all().map((day) => [day.date, day.kind]));
  return (date) => {
    const kind = special.get(date);
    if (kind) return kind === 'workday';
    const weekday = new Date(date).getUTCDay();
    return weekday !== 0 && weekday !== 6;
  };
}

export const isWorkday = (date: string): boolean => workdayTest(date, date)(date);

/** The date `count` working days after `from`; the day itself is not counted. */
export function addWorkdays(from: string, count: number): string {
  const isWork = workdayTest(from, addDays(from, count * 3 + 30));
  let date = from;
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    if (isWork(date)) left -= 1;
  }
  return date;
}

/** Working days after `from` up to and including `to`; negative when `to` lies before. */
export function workdaysBetween(from: string, to: string): number {
  if (to < from) return -workdaysBetween(to, from);
  const isWork = workdayTest(from, to);
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWork(date)) count += 1;
  return count;
}

/** 《条例》第四十九条: departments hand in by 31 January, governments publish by 31 March; subdistricts and townships locally by 31 January. */
export function statutoryDate(level: OrganLevel, year: number): { name: string; date: string } {
  const government = level === 'province' || level === 'city' || level === 'county';
  return { name: '法定公布期限', date: `${year + 1}-${government ? '03-31' : '01-31'}` };
}

/** The dates of an office for the report of a year. */
export function deadlinesOf(organId: number, year: number, today = todayInChina()): Deadline[] {
  const organ = organById(organId);
  if (!organ) return [];
  const state = tables().select({ state: reports.state, version: reports.version }).from(reports).where(and(eq(reports.organId, organId), eq(reports.year, year))).get();
  const published = state !== undefined && (state.version > 1 || state.state === 'published' || state.state === 'takenDown');
  const submitted = published || state?.state === 'firstReview' || state?.state === 'secondReview';
  return [...organ.dueDates.map((due) => ({ name: due.name, date: dayOfWork(year, due.date), statutory: false })), { ...statutoryDate(organ.level, year), statutory: true }]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((due) => {
      const done = /提交|收集/.test(due.name) ? submitted : published;
      return { ...due, daysLeft: Math.round((Date.parse(due.date) - Date.parse(today)) / DAY), workdaysLeft: workdaysBetween(today, due.date), done, overdue: !done && today > due.date };
    });
}

/** Reminds the three of each office of what is near (7 and 1 days) or overdue; each once. For the daily job. Answers how many dates were told. */
export function remindOfDeadlines(today = todayInChina()): number {
  const thisYear = Number(today.slice(0, 4));
  let told = 0;
  const near = (date: string) => [7, 1, -1].includes(Math.round((Date.parse(date) - Date.parse(today)) / DAY));
  for (const { id, level, dueDates } of tables().select({ id: organs.id, level: organs.level, dueDates: organs.dueDates }).from(organs).all()) {
    // Last year's report; from the autumn on this year's too, when its own first dates come.
    for (const year of [thisYear - 1, thisYear]) {
      if (!near(statutoryDate(level, year).date) && !dueDates.some((due) => near(dayOfWork(year, due.date)))) continue;
      for (const due of deadlinesOf(id, year, today)) {
        if (due.done || (due.daysLeft !== 7 && due.daysLeft !== 1 && due.daysLeft !== -1)) continue;
        const text = due.overdue ? `${year}年度报告“${due.name}”（${due.date}）已逾期，请尽快办理。` : `${year}年度报告“${due.name}”为${due.date}，还有${due.daysLeft}天（${due.workdaysLeft}个工作日）。`;
        notify(activePeople(id, ['drafter', 'director', 'leader']), { kind: 'overdue', text, href: `/reports/${year}`, onceKey: `due ${id} ${year} ${due.date} ${due.name} ${due.daysLeft}` });
        told += 1;
      }
    }
  }
  return told;
}
