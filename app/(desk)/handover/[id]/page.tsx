import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { SignHandover } from '@/components/desk/handover-form';
import { PageHead } from '@/components/ui/page-head';
import { handoverFor } from '@/db/handover';
import { PrintButton } from '@/components/report/import-print-button';
import { dateOnly, dateTime } from '@/components/ui/dates';
import { nameOfPlace } from '@/lib/desk/fields';
import { signHandover } from '../../actions';
import { requireUser } from '../../require-user';

export const metadata: Metadata = { title: '交接清单' };

const time = (instant: string | null) => (instant ? dateTime(instant) : '未签字');

export default async function HandoverListPage({ params }: { params: Promise<{ id: string }> }) {
  const me = await requireUser('/handover');
  const { id } = await params;
  const item = /^\d{1,9}$/.test(id) ? handoverFor(me, Number(id)) : null;
  if (!item) notFound();
  const { content } = item;
  const mySign = item.fromUserId === me.userId && !item.handedAt ? '签字移交' : item.toUserId === me.userId && !item.acknowledgedAt ? '签字接收' : null;
  return (
    <>
      <PageHead place={<Link href="/handover">工作交接</Link>} title={`${item.roleName}工作交接清单`} next={<p>{content.organ}　{item.fromName}移交，{item.toName}接收，{item.madeByName}于{time(item.at)}生成。</p>} />
      <p className="no-print mb-4"><PrintButton /></p>
      {item.note ? <p className="mb-4">说明：{item.note}</p> : null}
      {content.reports.map((report) => (
        <section key={report.year} aria-labelledby={`year-${report.year}`} className="mb-6">
          <h2 id={`year-${report.year}`} className="mb-2 text-xl">{report.year}年报告</h2>
          <ul className="list-disc space-y-1 pl-6">
            <li>状态：{report.state}，第{report.version}版；未改正的错误{report.openErrors}处，未说明的提醒{report.openWarnings}条。</li>
            <li>期限：{report.deadlines.map((due) => `${due.name}${due.date}${due.done ? '（已办）' : ''}`).join('；') || '无'}。</li>
            <li>数字来源：{report.sources.map((source) => `${source.part ?? ''}${source.by}${source.file ? `自“${source.file}”导入` : '填写'}${source.cells}${source.part === '文字' ? '段' : '格'}${source.part ? `（最后${dateOnly(source.last)}）` : ''}`).join('；') || '尚未填写'}。</li>
            {/* A list made earlier holds pointers, a later one names: a name is its own name. */}
            {report.openComments.map((comment, index) => <li key={index}>{comment.must ? '必须改' : '建议'}（{nameOfPlace('2021', comment.place)}，{comment.by}）：{comment.text}</li>)}
          </ul>
        </section>
      ))}
      <section aria-labelledby="accounts" className="mb-6"><h2 id="accounts" className="mb-2 text-xl">账号</h2><ul className="list-disc pl-6">{content.accounts.map((account) => <li key={account.username}>{account.name}（{account.role}，{account.username}）{account.active ? '' : '，已停用'}</li>)}</ul></section>
      <section aria-labelledby="routine" className="mb-6"><h2 id="routine" className="mb-2 text-xl">全年工作安排</h2>{content.routine.length ? <ul className="space-y-1">{content.routine.map((line, index) => <li key={index} className="flex gap-2"><span aria-hidden="true" className="mt-1 inline-block size-4 shrink-0 border border-ink" />{line}</li>)}</ul> : <p className="text-soft">单位还没有写明，可在“<Link href="/plan">年度安排</Link>”中填写。</p>}</section>
      <section aria-labelledby="signatures"><h2 id="signatures" className="mb-2 text-xl">签字</h2><dl className="mb-4 grid grid-cols-[auto_1fr] gap-x-4"><dt>移交人</dt><dd>{item.fromName}　{time(item.handedAt)}</dd><dt>接收人</dt><dd>{item.toName}　{time(item.acknowledgedAt)}</dd><dt>内容摘要</dt><dd className="break-all text-sm text-soft">{item.digest}</dd></dl>{mySign ? <SignHandover id={item.id} words={mySign} sign={signHandover} /> : null}</section>
    </>
  );
}
