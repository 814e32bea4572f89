import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { PrintButton } from '@/components/report/import-print-button';
import { ReportHead } from '@/components/report/report-head';
import { noteTaken } from '@/db/audit-access';
import { reportArticle } from '@/lib/export/article';
import { ARTICLE_CSS, ARTICLE_PAPER } from '@/lib/export/article-css';
import { theReport, type YearParams } from '../the-report';

export const metadata: Metadata = { title: '打印' };

/** Exactly what will be published, on A4. */
export default async function Print({ params }: YearParams) {
  const { me, report } = await theReport(params);
  noteTaken(me, report, 'report.print');
  const article = reportArticle(report.document, {
    headingLevel: 2,
    waivers: report.waivers.filter((waiver) => waiver.current).map((waiver) => ({ section: report.result.findings.find((finding) => finding.instance === waiver.instance)?.section ?? 'document', message: waiver.message, reason: waiver.reason, by: waiver.by })),
    footnotes: report.organ.countsCarriedDisputes ? [{ section: 'disputes', text: '注：行政复议、行政诉讼数量含上年度结转数量。' }] : [],
  });
  return (
    <>
      <style nonce={(await headers()).get('x-nonce') ?? undefined} dangerouslySetInnerHTML={{ __html: `${ARTICLE_CSS}${ARTICLE_PAPER}` }} />
      <div className="no-print">
        <ReportHead report={report} title="打印全文（A4）" next={<p className="text-soft">{report.state === 'published' ? '以下是已公开的全文。' : '以下是将要公开的全文，尚未签发。'}</p>} />
        <p className="mb-4 flex flex-wrap items-center gap-4"><PrintButton /><a href={`/reports/${report.year}`}>返回任务清单</a></p>
      </div>
      <div className="panel px-3 py-4 sm:px-8 print:border-0 print:p-0" data-article="" dangerouslySetInnerHTML={{ __html: article }} />
    </>
  );
}
