/** The duty's dates: statutory and internal deadlines, working days after the State Council's calendar, reminders. */
import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Answer, Deadline, SignedIn } from '../lib/desk/types';
import { dayOfWork } from '../lib/desk/month-day';
import { remindersOf } from '../lib/desk/reminders';
import type { OrganLevel } from '../lib/report/document';
import type { ReportState } from '../lib/report/states';
import { appendAudit } from './audit';
import { prepared, tables, todayInChina, write } from './client';
import { notify } from './notices';
import { organById } from './organs';
import { activePeople, auditActor } from './people';
import { refusal } from './reports';
import { reviewersOf } from './reviewers';
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

/** Whole days since 1970-01-01, a Thursday. */
const dayNumber = (date: string): number => Date.parse(date) / DAY;
/** Mondays to Fridays from 1969-12-29, a Monday, up to and including a day. */
function weekdaysUpTo(day: number): number {
  const since = day + 4;
  return Math.floor(since / 7) * 5 + Math.min((since % 7 + 7) % 7, 5);
}
const isWeekday = (day: number): boolean => weekdaysUpTo(day) > weekdaysUpTo(day - 1);

const specialDays = prepared((db) => db.select({ date: calendarDays.date, kind: calendarDays.kind }).from(calendarDays).prepare());

/**
 * Counts working days after one day up to and including another; negative when the other lies before. The weekdays are
 * reckoned; the days that differ from the week (holidays, 调休) are added and taken off, so that years cost no more than days.
 */
function workdayCounter(): (after: string, until: string) => number {
  const different = specialDays().all().map(({ date, kind }) => ({ day: dayNumber(date), change: Number(kind === 'workday') - Number(isWeekday(dayNumber(date))) }));
  const upTo = (date: string) => {
    const day = dayNumber(date);
    return different.reduce((count, special) => (special.day <= day ? count + special.change : count), weekdaysUpTo(day));
  };
  return (after, until) => upTo(until) - upTo(after);
}

/** Working days after `from` up to and including `to`; negative when `to` lies before. */
export const workdaysBetween = (from: string, to: string): number => workdayCounter()(from, to);

export const isWorkday = (date: string): boolean => workdaysBetween(addDays(date, -1), date) > 0;

/** 《条例》第四十九条: departments hand in by 31 January, governments publish by 31 March; subdistricts and townships locally by 31 January. */
export function statutoryDate(level: OrganLevel, year: number): { name: string; date: string } {
  const government = level === 'province' || level === 'city' || level === 'county';
  return { name: '法定公布期限', date: `${year + 1}-${government ? '03-31' : '01-31'}` };
}

/** What the dates of an office depend on, and how far its report of that year has come; no state: not opened yet. */
interface Standing { level: OrganLevel; dueDates: { name: string; date: string }[]; state: ReportState | null; version: number | null }

function datesFor(year: number, { level, dueDates, state, version }: Standing, today: string, workdays: (after: string, until: string) => number): Deadline[] {
  const published = (version ?? 0) > 1 || state === 'published' || state === 'takenDown';
  const submitted = published || state === 'firstReview' || state === 'secondReview';
  return [...dueDates.map((due) => ({ name: due.name, date: dayOfWork(year, due.date), statutory: false })), { ...statutoryDate(level, year), statutory: true }]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((due) => {
      const done = /提交|收集/.test(due.name) ? submitted : published;
      return { ...due, daysLeft: Math.round((Date.parse(due.date) - Date.parse(today)) / DAY), workdaysLeft: workdays(today, due.date), done, overdue: !done && today > due.date };
    });
}

/** The dates of an office for the report of a year. */
export function deadlinesOf(organId: number, year: number, today = todayInChina()): Deadline[] {
  const organ = organById(organId);
  if (!organ) return [];
  const report = tables().select({ state: reports.state, version: reports.version }).from(reports).where(and(eq(reports.organId, organId), eq(reports.year, year))).get();
  return datesFor(year, { level: organ.level, dueDates: organ.dueDates, state: report?.state ?? null, version: report?.version ?? null }, today, workdayCounter());
}

/** Whose turn it is: the people who may take the next step today, those who stand in for somebody included. */
function inWhoseHands(organId: number, { reportId, state, version }: { reportId: number | null; state: ReportState | null; version: number | null }): { id: number }[] {
  const role = state === 'firstReview' ? 'director' : state === 'secondReview' ? 'leader' : null;
  return role && reportId !== null && version !== null ? reviewersOf({ id: reportId, organId, version }, role) : activePeople(organId, ['drafter']);
}

/** Offices reminded in one transaction, between which others have their turn. */
const AT_ONCE = 200;

/**
 * Reminds those in whose hands a report lies of the dates that are near or have passed (lib/desk/reminders.ts), on working
 * days, each occasion once a person. For the daily job, also at every start. Answers how many notices were given.
 */
export async function remindOfDeadlines(today = todayInChina()): Promise<number> {
  if (!isWorkday(today)) return 0;
  const thisYear = Number(today.slice(0, 4));
  const workdays = workdayCounter();
  let told = 0;
  // Last year's report; from the summer on this year's too, when its own first dates come.
  for (const year of [thisYear - 1, thisYear]) {
    const rows = tables().select({ id: organs.id, since: organs.createdAt, level: organs.level, dueDates: organs.dueDates, reportId: reports.id, state: reports.state, version: reports.version })
      .from(organs).leftJoin(reports, and(eq(reports.organId, organs.id), eq(reports.year, year))).orderBy(asc(organs.id)).all();
    const open = rows.flatMap((row) => {
      // A year that was over before the office came to this system, and was never opened here, was reported elsewhere.
      const since = row.reportId === null ? todayInChina(new Date(row.since)) : '';
      const reminders = remindersOf(year, row.state, datesFor(year, row, today, workdays).filter((due) => due.date >= since));
      return reminders.length > 0 ? [{ row, reminders }] : [];
    });
    for (let from = 0; from < open.length; from += AT_ONCE) {
      write(() => {
        for (const { row, reminders } of open.slice(from, from + AT_ONCE)) {
          const people = inWhoseHands(row.id, row), leaders = activePeople(row.id, ['leader']);
          const href = row.reportId === null ? '/' : row.state === 'firstReview' || row.state === 'secondReview' ? `/reports/${year}/review` : `/reports/${year}`;
          for (const { key, text, leaderToo } of reminders) {
            const all = [...people, ...(leaderToo ? leaders.filter((leader) => !people.some((person) => person.id === leader.id)) : [])];
            told += notify(all, { kind: 'overdue', ...(row.reportId === null ? {} : { reportId: row.reportId }), text, href, onceKey: `due ${row.id} ${year} ${key}` });
          }
        }
      });
      await new Promise((next) => { setImmediate(next); });
    }
  }
  return told;
}
