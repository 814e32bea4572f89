import type { Metadata } from 'next';
import { AuditList } from '@/components/desk/audit-list';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Tag } from '@/components/ui/tag';
import { auditEntries, auditHead, verifyAudit } from '@/db/audit';
import { publishedHeads } from '@/db/publications';
import { requireUser } from '../require-user';
import { auditLine } from './audit-line';

export const metadata: Metadata = { title: '审计' };

const ACTS: { value: string; label: string }[] = [
  { value: '', label: '全部' }, { value: 'report.', label: '填报' }, { value: 'step.', label: '审签' }, { value: 'log', label: '登录' }, { value: 'user.', label: '用户' },
];

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value.trim().slice(0, 60) : '');

export default async function AuditPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const me = await requireUser('/audit');
  if (me.role !== 'auditor' && me.role !== 'admin') return <PageHead title="审计" next={<p>需{'审计员'}查看。您的角色没有查看审计记录的权限；本单位报告的留痕在各年报告的“版本与留痕”中。</p>} />;
  const asked = await searchParams;
  const text = one(asked.q), act = ACTS.some((item) => item.value === one(asked.act)) ? one(asked.act) : '', from = one(asked.from), to = one(asked.to), before = Number(one(asked.before));
  const entries = auditEntries({
    ...(me.organId === null ? {} : { organId: me.organId }), ...(text ? { text } : {}), ...(act ? { act } : {}),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(from) ? { from: new Date(`${from}T00:00:00+08:00`).toISOString() } : {}),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(to) ? { to: new Date(`${to}T23:59:59.999+08:00`).toISOString() } : {}),
    ...(Number.isInteger(before) && before > 0 ? { before } : {}), limit: 100,
  });
  const verdict = one(asked.verify) ? verifyAudit(publishedHeads()) : null;
  const last = entries.at(-1);
  const more = new URLSearchParams({ ...(text ? { q: text } : {}), ...(act ? { act } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), before: String(last?.seq ?? '') });
  return (
    <>
      <PageHead title="审计" state={<Tag>共{auditHead().seq}条</Tag>} next={<p className="text-soft">只增不改，逐条相扣；链首摘要印在审签单并随报告公布。</p>} />
      {verdict ? (verdict.ok ? <Notice kind="tie" title={`全部${verdict.entries}条记录完整`}><p className="break-all">链首 {verdict.head}</p></Notice> : <Notice kind="error" title={`第${verdict.seq}条记录不完整`}><p>{verdict.reason}</p></Notice>) : null}
      <form method="get" className="mb-6 flex flex-wrap items-end gap-3" role="search">
        <label className="min-w-40">含有<input name="q" className="input mt-1" defaultValue={text} maxLength={60} /></label>
        <label>事项<select name="act" className="input mt-1" defaultValue={act}>{ACTS.map((item) => <option key={item.value} value={item.value}>{item.label}</option>)}</select></label>
        <label>自<input type="date" name="from" className="input mt-1" defaultValue={from} /></label>
        <label>至<input type="date" name="to" className="input mt-1" defaultValue={to} /></label>
        <button type="submit" className="button button-secondary">筛选</button>
        <button type="submit" name="verify" value="1" className="button button-secondary">校验完整性</button>
      </form>
      <AuditList lines={entries.map(auditLine)} />
      {entries.length === 100 ? <p className="mt-4"><a href={`/audit?${more.toString()}`}>更早的记录</a></p> : null}
    </>
  );
}
