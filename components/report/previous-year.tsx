import type { Answer, DeskReport } from '../../lib/desk/types';
import { Tag } from '../ui/tag';
import { FirstReportForm } from './first-report-form';
import { PreviousFiguresForm } from './previous-figures-form';

export interface PreviousYearActs {
  declareFirst: (input: { year: number; declared: boolean }) => Promise<Answer<object>>;
  enterPrevious: (input: { year: number; figures: Record<string, string> }) => Promise<Answer<object>>;
}

/** The cells of last year that this year's report must tie to. */
const TIED: { pointer: string; name: string }[] = [
  ...(['naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'] as const).map((key, index) => ({ pointer: `/applications/4/${key}`, name: `结转下年度·${['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'][index]}` })),
  { pointer: '/disclosure/regulations/inForce', name: '规章·现行有效' },
  { pointer: '/disclosure/normativeDocuments/inForce', name: '行政规范性文件·现行有效' },
];

/** Last year's report: taken over from the system, entered by hand, or declared not to exist. */
export function PreviousYear({ report, editable, acts }: { report: DeskReport; editable: boolean; acts: PreviousYearActs }) {
  const { previous } = report;
  return (
    <section aria-labelledby="previous" className="panel">
      <h2 id="previous" className="panel-head text-lg">去年的报告 {previous.source === 'none' && !report.firstReport ? <Tag kind="warning">未提供</Tag> : <Tag kind="tie">{report.firstReport ? '首份报告' : '已承接'}</Tag>}</h2>
      <div className="px-4 py-3">
        {previous.source === 'system' ? <p>“上年结转”和“现行有效”与本系统中的<a href={`/reports/${previous.year}`}>{previous.year}年报告</a>核对；去年的“结转下年度”已逐列带入今年的“上年结转”。</p> : null}
        {previous.source === 'entered' ? <p>{previous.year}年的数由经办人录入，用于核对承接关系。</p> : null}
        {previous.source === 'none' ? <p className="mb-2 text-sm text-soft">{report.firstReport ? '本单位已声明这是首份报告，跨年校核不适用。' : `系统中没有${previous.year}年的报告。请录入去年已公开报告中的下列数字，或声明这是本单位首份报告。`}</p> : null}
        {editable && previous.source !== 'system' ? <>
          {report.firstReport ? null : <PreviousFiguresForm year={report.year} fields={TIED} save={acts.enterPrevious} />}
          <FirstReportForm year={report.year} declared={report.firstReport} declare={acts.declareFirst} />
        </> : null}
      </div>
    </section>
  );
}
