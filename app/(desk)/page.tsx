import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Workbench, type Deadline } from '@/components/desk/workbench';
import { todayInChina } from '@/db/client';
import { organById } from '@/db/organs';
import { noticesOf } from '@/db/notices';
import { reportsOfOrgan } from '@/db/reports';
import { markNoticeRead, openReport } from './actions';
import { requireUser } from './require-user';

export const metadata: Metadata = { title: '工作台' };

const DAY = 86_400_000;

/** Days from one ISO date to another. */
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

export default async function Desk() {
  const me = await requireUser();
  if (me.organId === null) redirect(me.role === 'auditor' ? '/audit' : '/admin');
  const organ = organById(me.organId), today = todayInChina(), thisYear = Number(today.slice(0, 4));
  if (!organ) redirect('/login');
  const reports = reportsOfOrgan(organ.id);
  // A government publishes its own report by 31 March, everybody else by 31 January of the next year (《条例》第四十九条).
  const dueDay = ['province', 'city', 'county'].includes(organ.level) ? '03-31' : '01-31';
  const current = reports.filter((report) => report.state !== 'takenDown').slice(0, 1);
  const deadlines = current.flatMap((report) => [...organ.dueDates.map((due) => ({ ...due, own: true })), { name: '公布年度报告（法定）', date: dueDay, own: false }].map((due): Deadline => {
    const date = `${report.year + 1}-${due.date}`;
    return { name: due.own ? `${due.name}（本单位）` : due.name, date, daysLeft: daysBetween(today, date), done: report.state === 'published' || report.state === 'correcting' };
  })).filter((deadline) => !deadline.done || deadline.daysLeft >= 0).sort((a, b) => a.date.localeCompare(b.date));
  const openable = [thisYear, thisYear - 1, thisYear - 2].filter((year) => !reports.some((report) => report.year === year));
  return (
    <Workbench me={me} organName={organ.name} notices={noticesOf(me.userId)} deadlines={deadlines} openable={openable} openReport={openReport} markRead={markNoticeRead.bind(null, {})}
      reports={reports.map((report) => ({ year: report.year, state: report.state, version: report.version, changedAt: report.changedAt, slug: report.organSlug }))} />
  );
}
