import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Workbench, type Deadline } from '@/components/desk/workbench';
import { todayInChina } from '@/db/client';
import { organView } from '@/db/desk-state';
import { noticesOf } from '@/db/notices';
import { reportsOfOrgan } from '@/db/reports';
import { markRead, openReport } from './actions';
import { requireUser } from './require-user';

export const metadata: Metadata = { title: '工作台' };

const DAY = 86_400_000;

/** Days from one ISO date to another. */
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

export default async function Desk() {
  const me = await requireUser();
  if (me.organId === null) redirect(me.role === 'auditor' ? '/audit' : '/admin');
  const organ = organView(me.organId), today = todayInChina(), thisYear = Number(today.slice(0, 4));
  const reports = reportsOfOrgan(organ.id);
  // A government publishes its own report by 31 March, everybody else by 31 January of the next year (《条例》第四十九条).
  const dueDay = ['province', 'city', 'county'].includes(organ.level) ? '03-31' : '01-31';
  const deadlines = reports.slice(0, 2).filter((report) => report.state !== 'takenDown').map((report): Deadline => {
    const date = `${report.year + 1}-${dueDay}`;
    return { name: `${report.year}年报告公布期限`, date, daysLeft: daysBetween(today, date), done: report.state === 'published' || report.state === 'correcting' };
  }).filter((deadline) => !deadline.done || deadline.daysLeft >= 0);
  const openable = [thisYear, thisYear - 1, thisYear - 2].filter((year) => !reports.some((report) => report.year === year));
  return (
    <Workbench me={me} organName={organ.name} notices={noticesOf(me.userId)} deadlines={deadlines} openable={openable} openReport={openReport} markRead={markRead}
      reports={reports.map((report) => ({ year: report.year, state: report.state, version: report.version, changedAt: report.changedAt, slug: report.organSlug }))} />
  );
}
