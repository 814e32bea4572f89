import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { PrintButton } from '@/components/report/import-print-button';
import { ReportHead } from '@/components/report/report-head';
import { reportArticle } from '@/lib/export/article';
import { ARTICLE_CSS, ARTICLE_PAPER } from '@/lib/export/article-css';
import { emptyDocument } from '@/lib/report/document';
import { theReport, type YearParams } from '../../the-report';

export const metadata: Metadata = { title: '空白表' };

/** Where a text belongs, paper to write it on. */
const TO_WRITE_ON = '@media print{.report p.report-blank{color:transparent;background:none;min-height:84pt;break-inside:avoid}.report td.report-blank{background:none;height:18pt}}';

/** The official form without figures, to fill on paper. */
export default async function Paper({ params }: YearParams) {
  const { report } = await theReport(params);
  const article = reportArticle({ ...emptyDocument({ name: report.organ.name }, report.year), format: report.format }, { headingLevel: 2 });
  return (
    <>
      <style nonce={(await headers()).get('x-nonce') ?? undefined} dangerouslySetInnerHTML={{ __html: `${ARTICLE_CSS}${ARTICLE_PAPER}${TO_WRITE_ON}` }} />
      <div className="no-print">
        <ReportHead report={report} title="空白表（A4打印）" next={<p className="text-soft">在纸上填好后，到各部分录入。</p>} />
        <p className="mb-4 flex flex-wrap items-center gap-4"><PrintButton /><a href={`/reports/${report.year}/import`}>返回导入</a></p>
      </div>
      <div className="panel px-3 py-4 sm:px-8 print:border-0 print:p-0" data-article="" dangerouslySetInnerHTML={{ __html: article }} />
    </>
  );
}
