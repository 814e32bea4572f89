import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Workbench } from '@/components/desk/workbench';
import { todayInChina } from '@/db/client';
import { deadlinesOf } from '@/db/calendar';
import { organById } from '@/db/organs';
import { noticesOf } from '@/db/notices';
import { reportsOfOrgan } from '@/db/reports';
import { standsInOn } from '@/db/reviewers';
import { markNoticeRead, openReport } from './actions';
import { requireUser } from './require-user';

export const metadata: Metadata = { title: '工作台' };

export default async function Desk() {
  const me = await requireUser();
  if (me.organId === null) redirect(me.role === 'auditor' ? '/audit' : '/admin');
  const organ = organById(me.organId), today = todayInChina(), thisYear = Number(today.slice(0, 4));
  if (!organ) redirect('/login');
  const reports = reportsOfOrgan(organ.id);
  const current = reports.find((report) => report.state !== 'takenDown');
  const deadlines = current ? deadlinesOf(organ.id, current.year, today).filter((due) => !due.done || due.daysLeft >= 0) : [];
  const openable = [thisYear, thisYear - 1, thisYear - 2].filter((year) => !reports.some((report) => report.year === year));
  return (
    <Workbench me={me} organName={organ.name} notices={noticesOf(me.userId)} deadlines={deadlines} openable={openable} openReport={openReport} markRead={markNoticeRead.bind(null, {})} markOneRead={markNoticeRead}
      reports={reports.map((report) => ({ year: report.year, state: report.state, version: report.version, changedAt: report.changedAt, slug: report.organSlug, standsInFor: standsInOn(report, me.userId) }))} />
  );
}
