/** 复审要点: what a reviewer has to know before reading, on one screen. */
import { dayWords } from '../desk/due-dates';
import { Tag } from '../ui/tag';
import type { Deadline, DeskReport } from '../../lib/desk/types';
import { isBlank } from '../../lib/report/finding';
import { numberAt } from '../../lib/report/document';
import { cellsOf } from '../../lib/report/form';
import type { CellDef } from '../../lib/report/form/types';
import { CATALOGUE } from '../../lib/report/rules/catalogue';
import { likenessToLastYear } from '../../lib/report/rules/years-text';
import { ALIKE } from '../../lib/report/text/alike';
import { tieOutLine } from './states';
import { explanationOf } from './task-page';

interface Movement { name: string; now: number; before: number }

/** Of table three only the totals are told: their column goes without saying. */
const shortName = (cell: CellDef): string => (cell.pointer.startsWith('/applications/') ? `表三·${cell.pointer.startsWith('/applications/3.7/') ? '办理结果总计' : cell.rowLabel}` : cell.name);

/** The figures that moved most against last year: totals and the cells that are no total of others. */
function movements(report: DeskReport): Movement[] {
  const previous = report.previous.document;
  if (!previous) return [];
  return cellsOf(report.format).filter((cell) => cell.kind === 'count' && (cell.columnLabel === '总计' || !cell.pointer.startsWith('/applications/'))).flatMap((cell): Movement[] => {
    const now = numberAt(report.document, cell.pointer), before = numberAt(previous, cell.pointer);
    return now !== null && before !== null && now !== before ? [{ name: shortName(cell), now, before }] : [];
  }).sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before)).slice(0, 6);
}

const figure = (report: DeskReport, pointer: string) => {
  const value = numberAt(report.document, pointer);
  return value === null ? '未填' : `${value}件`;
};

const titleOf = (id: string): string => CATALOGUE.find((rule) => rule.id === id)?.title ?? id;

/** Explanations told in the gist; all stand beside the report. */
const MOST_EXPLAINED = 4;

const percent = (value: number) => `${Math.round(value * 100)}%`;

function Likeness({ report }: { report: DeskReport }) {
  if (!report.previous.document) return report.firstReport ? '首份报告' : '没有去年的文字';
  const alike = likenessToLastYear(report.document, report.previous.document);
  const part = (name: string, value: number | null, notable: number) => value === null ? `${name}暂不能比较` : <>{name} {value >= notable ? <Tag kind="warning">{percent(value)}</Tag> : percent(value)}</>;
  return <>{part('第一部分', alike.overview, ALIKE.overview)}，{part('第五部分', alike.problems, ALIKE.problems)}</>;
}

/** The statutory date, and the office's own next one; of a published report nothing is left to do. */
function TimeLeft({ report, deadlines }: { report: DeskReport; deadlines: Deadline[] }) {
  if (report.state === 'published' || report.state === 'takenDown') return '已办结';
  const open = deadlines.filter((due) => !due.done), own = open.find((due) => !due.statutory), statutory = open.find((due) => due.statutory);
  const shown = [own, statutory].filter((due) => due !== undefined);
  if (shown.length === 0) return '已公布，更正没有法定期限';
  return <ul>{shown.map((due) => <li key={due.name + due.date}>{due.name} <span className="whitespace-nowrap">{due.date}</span> <Tag kind={due.overdue ? 'error' : due.daysLeft <= 7 ? 'warning' : 'plain'}>{dayWords(due)}</Tag></li>)}</ul>;
}

export function Gist({ report, deadlines }: { report: DeskReport; deadlines: Deadline[] }) {
  const warnings = report.result.findings.filter((finding) => finding.severity === 'warning').map((finding) => ({ finding, given: explanationOf(report, finding) }));
  const explained = warnings.filter(({ given }) => given?.current).length;
  const wrong = report.result.findings.filter((finding) => finding.severity === 'error'), blanks = wrong.filter(isBlank).length, errors = wrong.length - blanks;
  const moved = movements(report);
  const items: [string, React.ReactNode][] = [
    ['办理时限', <TimeLeft key="time" report={report} deadlines={deadlines} />],
    ['勾稽', <>{tieOutLine(report.result.tieOut)} {blanks > 0 ? <Tag>{blanks}格未填</Tag> : null} {errors > 0 ? <Tag kind="error">{errors}处错误</Tag> : blanks > 0 ? null : <Tag kind="tie">无错误</Tag>}</>],
    ['新收／结转', `本年新收${figure(report, '/applications/1/total')}，上年结转${figure(report, '/applications/2/total')}，办结${figure(report, '/applications/3.7/total')}，结转下年度${figure(report, '/applications/4/total')}`],
    ['复议／诉讼', `复议${figure(report, '/disputes/reconsideration/total')}（纠正${figure(report, '/disputes/reconsideration/corrected')}），诉讼：未经复议直接起诉${figure(report, '/disputes/litigationDirect/total')}，复议后起诉${figure(report, '/disputes/litigationAfterReconsideration/total')}`],
    ['与去年相比', moved.length > 0 ? <ul className="sm:columns-2">{moved.map((item) => <li key={item.name}>{item.name}：{item.before} → {item.now}（{item.now > item.before ? '+' : '−'}{Math.abs(item.now - item.before)}）</li>)}</ul> : report.previous.document ? (blanks > 0 ? '表未填齐，已填的没有变化' : '没有变化') : report.firstReport ? '首份报告' : '没有去年的数'],
    ['文字相似度', <Likeness key="alike" report={report} />],
    ['提示', warnings.length === 0 ? '没有' : <>{warnings.length}处，已说明{explained}处 {explained < warnings.length ? <Tag kind="warning">{warnings.length - explained}处未说明</Tag> : null}
      <ul className="text-sm text-soft">{warnings.filter(({ given }) => given?.current).slice(0, MOST_EXPLAINED).map(({ finding, given }) => <li key={`${finding.instance}${finding.cells.join()}`}><a href="#doubts">{titleOf(finding.rule)}</a>（{finding.rule}）：{given!.reason}，{given!.text}</li>)}{explained > MOST_EXPLAINED ? <li><a href="#doubts">全部{explained}条说明</a></li> : null}</ul></>],
    ['保密审查', report.secrecyReview ? `${report.secrecyReview.confirmedBy}，${report.secrecyReview.date}` : <Tag kind="warning">未完成</Tag>],
    ...(report.waivers.length > 0 ? [['放行', `${report.waivers.length}项，将印在表下`] as [string, React.ReactNode]] : []),
  ];
  return (
    <section aria-labelledby="gist" className="panel mb-6">
      <h2 id="gist" className="panel-head text-lg">复审要点</h2>
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[7rem_minmax(0,1fr)]">
        {items.map(([name, content]) => <div key={name} className="contents"><dt className="text-soft">{name}</dt><dd>{content}</dd></div>)}
      </dl>
    </section>
  );
}
