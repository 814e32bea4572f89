import type { Metadata } from 'next';
import { AUDIT_GROUPS } from '@/components/desk/audit-groups';
import { AuditList } from '@/components/desk/audit-list';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Tag } from '@/components/ui/tag';
import { auditEntries, auditHead, verifyAudit } from '@/db/audit';
import { noteCheck, refuseTrail } from '@/db/audit-access';
import { settleCounted } from '@/db/audit-counted';
import { publishedHeads } from '@/db/publications';
import { faultWords, signedReportCount, verifySignatures } from '@/db/signatures';
import { ROLE_NAMES } from '@/lib/desk/types';
import { requireUser } from '../require-user';
import { addressOf, askedOf, filterFor } from './asked';
import { auditLine } from './audit-line';

export const metadata: Metadata = { title: '审计' };

/** Reports compared with their signatures while the page is waited for. */
const MOST_COMPARED = 200;

export default async function AuditPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const me = await requireUser('/audit');
  if (me.role !== 'auditor') {
    refuseTrail(me);
    return <PageHead title="审计" next={<p>需{ROLE_NAMES.auditor}办理。您的角色没有查看审计记录的权限；本单位报告的留痕在各年报告的“版本与留痕”中。</p>} />;
  }
  const query = await searchParams;
  const asked = askedOf(query);
  settleCounted();
  const entries = auditEntries({ ...filterFor(me, asked), limit: 100 });
  const verdict = query.verify ? verifyAudit(publishedHeads()) : null;
  // Reading every report of a large installation would keep everybody waiting.
  const signed = verdict?.ok && signedReportCount(me.organId ?? undefined) <= MOST_COMPARED ? verifySignatures(me.organId ?? undefined) : null;
  if (verdict) noteCheck(me, verdict.ok && (signed?.faults.length ?? 0) === 0);
  const last = entries.at(-1);
  return (
    <>
      <PageHead title="审计" state={<Tag>共{auditHead().seq}条</Tag>} next={<p className="text-soft">只增不改，逐条相扣；链首摘要印在审签单并随报告公布。</p>} />
      {verdict ? (verdict.ok ? <Notice kind="tie" title={`全部${verdict.entries}条记录完整`}><p className="break-all">链首 {verdict.head}</p>{signed ? null : <p>报告较多，签名与内容是否相符，请在服务器上执行 npx gouji audit verify 核对。</p>}{signed?.faults.length === 0 ? <p>{signed.reports}份报告的签名与内容相符。</p> : null}</Notice> : <Notice kind="error" title={`第${verdict.seq}条记录不完整`}><p>{verdict.reason}</p></Notice>) : null}
      {signed && signed.faults.length > 0 ? <Notice kind="error" title={`${signed.faults.length}处签名与内容不符`}><ul>{signed.faults.map((fault) => <li key={faultWords(fault)}>{faultWords(fault)}。</li>)}</ul></Notice> : null}
      <form method="get" className="mb-6 flex flex-wrap items-end gap-3" role="search">
        <label className="min-w-40">含有<input name="q" className="input mt-1" defaultValue={asked.text} maxLength={60} /></label>
        <label>事项<select name="act" className="input mt-1" defaultValue={asked.group}><option value="">全部</option>{AUDIT_GROUPS.map((item) => <option key={item.value} value={item.value}>{item.label}</option>)}</select></label>
        <label>自<input type="date" name="from" className="input mt-1" defaultValue={asked.from} /></label>
        <label>至<input type="date" name="to" className="input mt-1" defaultValue={asked.to} /></label>
        <button type="submit" className="button button-secondary">筛选</button>
        <button type="submit" name="verify" value="1" className="button button-secondary">校验完整性</button>
        <a className="button button-secondary" href={`/audit/export?${addressOf(asked)}`} download="">导出（CSV）</a>
      </form>
      <AuditList lines={entries.map(auditLine)} />
      {entries.length === 100 ? <p className="mt-4"><a href={`/audit?${addressOf(asked, { before: String(last?.seq ?? '') })}`}>更早的记录</a></p> : null}
    </>
  );
}
