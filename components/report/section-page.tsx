/** The page of one section: head, guidance, form, way on. Static parts are rendered here, on the server. */
import type { DeskReport } from '../../lib/desk/types';
import { formOf, SECTION_IDS } from '../../lib/report/form';
import type { SectionId } from '../../lib/report/form/types';
import { Details } from '../ui/details';
import { GuidanceList } from '../ui/guidance';
import { Notice } from '../ui/notice';
import { ReportHead } from './report-head';
import { sectionState } from './states';

export function SectionFrame({ report, id, children }: { report: DeskReport; id: SectionId; children: React.ReactNode }) {
  const section = formOf(report.format).sections.find((item) => item.id === id)!;
  const index = SECTION_IDS.indexOf(id), before = SECTION_IDS[index - 1], after = SECTION_IDS[index + 1];
  const heading = (other: SectionId) => formOf(report.format).sections.find((item) => item.id === other)!.heading;
  const state = sectionState(report, id);
  return (
    <>
      <ReportHead report={report} title={section.heading}
        next={<p className="text-soft">{section.table ? '' : `${state.words}，已填${state.filled}/${state.wanted}。`}{report.lock === null ? '改动自动保存；填完后到下一部分。' : ''}</p>} />
      {report.lock === null ? null : <Notice title="当前不能修改"><p>{report.lock}</p></Notice>}
      {section.guidance.length > 0 ? <Details summary={`填报说明（依据：${section.basis}）`} open={id !== 'applications'}><GuidanceList items={section.guidance} /></Details> : null}
      <div className="mt-4">{children}</div>
      <nav aria-label="各部分" className="no-print mt-8 flex flex-wrap justify-between gap-4 border-t border-line pt-4">
        {before ? <a href={`/reports/${report.year}/${before}`}>‹ {heading(before)}</a> : <span />}
        <span className="flex flex-wrap gap-x-6"><a href={`/reports/${report.year}`}>返回任务清单</a><a href={`/reports/${report.year}/print`}>打印全文（A4）</a></span>
        {after ? <a href={`/reports/${report.year}/${after}`}>{heading(after)} ›</a> : <span />}
      </nav>
    </>
  );
}
