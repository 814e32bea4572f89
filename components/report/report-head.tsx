import { HOME } from '../desk/home';
import { STATE_NAMES, type DeskReport } from '../../lib/desk/types';
import { Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { Tag } from '../ui/tag';
import { BrokenSignature } from './sign-off-trail';
import { STATE_KINDS } from './state-kinds';

/** Top of every page of one report: place, heading, state, and what is next or why it is locked. */
export function ReportHead({ report, title, next }: { report: DeskReport; title: string; next?: React.ReactNode }) {
  return (
    <>
      <PageHead
        place={<><a href={HOME}>工作台</a> › <a href={`/reports/${report.year}`}>{report.organ.name}{report.year}年度报告</a>{report.version > 1 ? `（第${report.version}版）` : ''}</>}
        title={title} state={<Tag kind={STATE_KINDS[report.state]}>{STATE_NAMES[report.state]}</Tag>} next={next}
      />
      <BrokenSignature report={report} />
      {report.state === 'returned' && report.steps.length > 0 ? <ReturnedNotice report={report} /> : null}
      {report.correctionReason && report.state === 'correcting' ? <Notice title="正在更正已发布的报告"><p>更正说明：{report.correctionReason}。更正版签发前，公众看到的仍是上一版。</p></Notice> : null}
    </>
  );
}

function ReturnedNotice({ report }: { report: DeskReport }) {
  const last = report.steps.filter((step) => step.action === 'return').at(-1);
  if (!last) return null;
  return <Notice kind="warning" title={`${last.byName}退回修改`}><p className="whitespace-pre-wrap">{last.remark}</p></Notice>;
}
