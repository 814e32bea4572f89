import type { Metadata } from 'next';
import { PrintButton } from '@/components/report/import-print-button';
import { ReportHead } from '@/components/report/report-head';
import { SignOffSheet } from '@/components/report/sign-off-sheet';
import { BrokenSignature } from '@/components/report/sign-off-trail';
import { auditHead } from '@/db/audit';
import { noteTaken } from '@/db/audit-access';
import { theReport, type YearParams } from '../the-report';

export const metadata: Metadata = { title: '审签单' };

/** The 审签单 as it stands, on A4; the one of a published version is in its package as well. */
export default async function SignOff({ params }: YearParams) {
  const { me, report } = await theReport(params);
  noteTaken(me, report, 'report.print');
  return (
    <>
      <div className="no-print">
        <ReportHead report={report} title="审签单" next={<p className="text-soft">{report.state === 'published' ? '本版已签发。' : '尚未签发，空着的环节可以打印后签字。'}</p>} />
        <p className="mb-4 flex flex-wrap items-center gap-4"><PrintButton /><a href={`/reports/${report.year}/review`}>返回审阅全文</a></p>
      </div>
      <div className="hidden print:block"><BrokenSignature report={report} /></div>
      <SignOffSheet report={report} auditHead={auditHead().hash} />
    </>
  );
}
