import type { Metadata } from 'next';
import { HistoryPage, type Comparison, type VersionLine } from '@/components/report/history-page';
import { auditEntries } from '@/db/audit';
import { snapshotContent, snapshotsOf } from '@/db/steps';
import { auditLine } from '../../../audit/audit-line';
import { theReport, type YearParams } from '../the-report';

export const metadata: Metadata = { title: '版本与留痕' };

export default async function History({ params, searchParams }: YearParams & { searchParams: Promise<{ a?: string | string[]; b?: string | string[] }> }) {
  const { me, report } = await theReport(params);
  const asked = await searchParams;
  const kept = snapshotsOf(report.id);
  const versions: VersionLine[] = [
    ...kept.map((line, index) => ({ id: String(line.id), name: `第${line.version}版${line.kind === 'publication' ? '签发' : `提交（第${kept.slice(0, index + 1).filter((other) => other.kind === 'submission' && other.version === line.version).length}次）`}`, at: line.at, digest: line.digest, published: line.kind === 'publication', whole: line.whole })),
    { id: 'now', name: '现在的内容', at: null, digest: report.digest, published: false, whole: report.steps.some((step) => step.signature === 'broken') ? false : null },
  ];
  const documentOf = (version: VersionLine) => (version.id === 'now' ? report.document : snapshotContent(report.id, Number(version.id))?.document);
  const pick = (value: string | string[] | undefined, fallback: VersionLine | undefined) => versions.find((version) => version.id === value) ?? fallback;
  const before = pick(asked.a, versions.at(-2)), after = pick(asked.b, versions.at(-1));
  const documents = before && after ? [documentOf(before), documentOf(after)] as const : null;
  const comparison: Comparison | null = before && after && documents?.[0] && documents[1] ? { before, after, documents: [documents[0], documents[1]] } : null;
  // Whoever keeps the accounts does not read what is recorded of them.
  const audit = me.role === 'admin' ? null : auditEntries({ subject: `report:${report.id}`, limit: 200 }).map((entry) => auditLine(entry));
  return <HistoryPage report={report} versions={versions} comparison={comparison} audit={audit} />;
}
