/** 工作台: what waits for me, how long there is, and the state of each year. */
import { ROLE_NAMES, STATE_NAMES, type Answer, type Deadline, type ReportState, type Role, type SignedIn } from '../../lib/desk/types';
import { dateTime } from '../ui/dates';
import { Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { Tag } from '../ui/tag';
import { STATE_KINDS } from '../report/state-kinds';
import { ActButton } from '../report/act-button';
import { dayWords } from './due-dates';
import { NoticeLink } from './notice-link';
import { OpenReportForm } from './open-report-form';

export interface WorkbenchReport { year: number; state: ReportState; version: number; changedAt: string; slug: string; /** For whom of the absent this person may act on it today. */ standsInFor: { role: Role; onBehalfOf: string }[] }
export interface WorkbenchNotice { id: number; text: string; href: string; at: string; readAt: string | null }

export interface WorkbenchProps {
  me: SignedIn; organName: string; reports: WorkbenchReport[]; notices: WorkbenchNotice[]; deadlines: Deadline[]; openable: number[];
  openReport: (input: { year: number }) => Promise<Answer<object>>;
  markRead: (() => Promise<Answer<object>>) | null;
  markOneRead: (input: { id: number }) => Promise<Answer<object>>;
}

/** Whether a report in this state waits for somebody of this role, or who stands in for one, and for what. */
function waiting(me: SignedIn, report: WorkbenchReport): { words: string; href: string } | null {
  const base = `/reports/${report.year}`;
  if (me.role === 'drafter') {
    if (report.state === 'drafting') return { words: `继续填报${report.year}年报告`, href: base };
    if (report.state === 'returned') return { words: `${report.year}年报告被退回，按意见修改后重新提交`, href: base };
    if (report.state === 'correcting') return { words: `继续更正${report.year}年报告`, href: base };
  }
  const reviewer: Role | null = report.state === 'firstReview' ? 'director' : report.state === 'secondReview' ? 'leader' : null;
  const words = `${reviewer === 'director' ? '初审' : '复审签发'}${report.year}年报告`;
  if (reviewer !== null && me.role === reviewer) return { words, href: `${base}/review` };
  const absent = report.standsInFor.find((item) => item.role === reviewer);
  return absent ? { words: `代${absent.onBehalfOf}${words}`, href: `${base}/review` } : null;
}

export function Workbench({ me, organName, reports, notices, deadlines, openable, openReport, markRead, markOneRead }: WorkbenchProps) {
  const tasks = reports.flatMap((report) => waiting(me, report) ?? []);
  const unread = notices.filter((notice) => !notice.readAt);
  const late = deadlines.filter((deadline) => deadline.overdue);
  return (
    <>
      <PageHead title="工作台" place={`${organName}　${ROLE_NAMES[me.role]} ${me.displayName}`} next={<p className="font-medium">{tasks.length > 0 ? `有${tasks.length}件事等您办理。` : '目前没有等您办理的事。'}</p>} />
      {late.length > 0 ? <Notice kind="warning" title={`${late.length}个日期已逾期，请尽快办理`}><p>{late.map((deadline) => `${deadline.name}（${deadline.date}，逾期${-deadline.daysLeft}天）`).join('；')}。</p></Notice> : null}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-8">
          {tasks.length > 0 ? (
            <section aria-labelledby="waiting"><h2 id="waiting" className="mb-2 text-xl">等我办理</h2>
              <ul className="space-y-2">{tasks.map((task) => <li key={task.href}><a href={task.href} className="block rounded-md border border-l-4 border-deep-line border-l-deep bg-deep-tint px-4 py-3 text-lg font-medium">{task.words}</a></li>)}</ul>
            </section>
          ) : null}
          <section aria-labelledby="reports">
            <h2 id="reports" className="mb-2 text-xl">年度报告</h2>
            {reports.length === 0 ? <p className="text-soft">还没有报告。</p> : (
              <div className="overflow-x-auto"><table className="data-table">
                <thead><tr><th scope="col">年度</th><th scope="col">状态</th><th scope="col">最近改动</th><th scope="col">查看</th></tr></thead>
                <tbody>{reports.map((report) => (
                  <tr key={report.year}>
                    <th scope="row"><a href={`/reports/${report.year}`} className="font-medium">{report.year}年报告</a>{report.version > 1 ? `（第${report.version}版）` : ''}</th>
                    <td><Tag kind={STATE_KINDS[report.state]}>{STATE_NAMES[report.state]}</Tag></td>
                    <td className="whitespace-nowrap">{dateTime(report.changedAt)}</td>
                    <td><span className="flex flex-wrap gap-x-3"><a href={`/reports/${report.year}/review`}>全文</a><a href={`/reports/${report.year}/history`}>留痕</a>{report.state === 'published' || report.state === 'correcting' ? <a href={`/open/${report.slug}/${report.year}`}>公开页</a> : null}</span></td>
                  </tr>
                ))}</tbody>
              </table></div>
            )}
          </section>
          {me.role === 'drafter' && openable.length > 0 ? <section aria-labelledby="begin" className="panel"><h2 id="begin" className="panel-head text-lg">开始新一年的报告</h2><div className="px-4 py-3"><OpenReportForm years={openable} open={openReport} /></div></section> : null}
        </div>
        <div className="space-y-6">
          {deadlines.length > 0 ? (
            <section aria-labelledby="deadlines" className="panel"><h2 id="deadlines" className="panel-head text-lg">期限</h2>
              <ul className="divide-y divide-line px-4">{deadlines.map((deadline) => <li key={deadline.name + deadline.date} className="flex flex-wrap items-baseline justify-between gap-x-3 py-2"><span>{deadline.name}<br /><span className="text-sm text-soft">{deadline.date}</span></span><Tag kind={deadline.done ? 'tie' : deadline.overdue ? 'error' : deadline.daysLeft <= 7 ? 'warning' : 'plain'}>{dayWords(deadline)}</Tag></li>)}</ul>
              <p className="border-t border-line px-4 py-2 text-sm"><a href="/plan">内部期限和全年工作安排</a></p>
            </section>
          ) : null}
          <section aria-labelledby="notices" className="panel"><h2 id="notices" className="panel-head text-lg">通知 {unread.length > 0 ? <Tag kind="deep">{unread.length}条未读</Tag> : null}</h2>
            <div className="px-4 py-2">
              {notices.length === 0 ? <p className="py-1 text-sm text-soft">没有通知。</p> : <ul className="divide-y divide-line">{notices.slice(0, 12).map((notice) => <li key={notice.id} className="py-2 text-sm"><NoticeLink notice={notice} markRead={markOneRead} /><br /><span className="text-soft">{dateTime(notice.at)}{notice.readAt ? '' : '　未读'}</span></li>)}</ul>}
              {unread.length > 0 && markRead ? <ActButton act={markRead} small>全部标为已读</ActButton> : null}
            </div>
          </section>
        </div>
      </div>
    </>
  );
}
