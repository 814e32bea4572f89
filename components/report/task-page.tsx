/** The report's own page: six sections as tasks, what stands in the way of submission, warnings with their explanations, and the sign-off. */
import { ROLE_NAMES, type Answer, type DeskReport, type Role, type SignedIn, type StepAnswer, type StepInput } from '../../lib/desk/types';
import { isBlank, type Finding } from '../../lib/report/finding';
import type { OwnFact } from '../../lib/report/rules/types';
import { nameOfPlace, rowsOf } from '../../lib/desk/fields';
import { valueAt } from '../../lib/report/document';
import { cellAt, formOf, SECTION_IDS } from '../../lib/report/form';
import { passageNow } from '../../lib/report/text/anchor';
import { OWN_FACT_GROUPS, OWN_FACTS } from '../../lib/report/text/own-facts';
import { Details } from '../ui/details';
import { Notice } from '../ui/notice';
import { Tag } from '../ui/tag';
import { TaskList } from '../ui/task-list';
import type { ExplainInput } from './explanation-form';
import { explanationFor } from './explanation-for';
import { FindingsPanel, type FindingGroup } from './findings-panel';
import { OwnFactsForm } from './own-facts-form';
import { PreviousYear, type PreviousYearActs } from './previous-year';
import { ReportHead } from './report-head';
import { SecrecyForm, type SecrecyInput } from './secrecy-form';
import { fieldHref } from './section-href';
import { QuotedPassage } from './quoted-passage';
import { SECTION_NAMES } from './section-names';
import { SignOffTrail } from './sign-off-trail';
import { dateTime } from '../ui/dates';
import { sectionState, tieOutLine } from './states';
import { StepForm } from './step-form';
import { TotalsModeForm } from './totals-mode-form';
import { WaiverForm, type WaiveInput } from './waiver-form';

export interface TaskPageActs extends PreviousYearActs {
  step: (input: StepInput) => Promise<StepAnswer>;
  explain: (input: ExplainInput) => Promise<Answer<object>>;
  confirmSecrecy: (input: SecrecyInput) => Promise<Answer<object>>;
  waive: (input: WaiveInput) => Promise<Answer<object>>;
  totalsMode: (input: { year: number; totals: 'derived' | 'typed' }) => Promise<Answer<object>>;
  ownFacts: (input: { year: number; facts: OwnFact[] }) => Promise<Answer<object>>;
}

/** Name of a pointer for people: the cell's own, or the field's label. */
export function pointerName(report: DeskReport, pointer: string): string {
  return cellAt(report.format, pointer)?.name ?? formOf(report.format).sections.flatMap((section) => section.texts).find((text) => text.pointer === pointer)?.label ?? nameOfPlace(report.format, pointer);
}

/** What is printed at a place of the report, as one text. */
export function textAt(report: DeskReport, pointer: string): string {
  const value = valueAt(report.document, pointer);
  return typeof value === 'string' ? value : '';
}

export const explanationOf = (report: DeskReport, finding: Finding) => explanationFor(report.explanations, finding);

/** Findings by section, in the order of the report; what concerns the whole of it last. */
export function findingGroups(report: DeskReport, findings: Finding[]): FindingGroup[] {
  const sections = formOf(report.format).sections.map((section) => ({ id: section.id as string, heading: section.heading, href: `/reports/${report.year}/${section.id}` as string | null, findings: findings.filter((finding) => finding.section === section.id) }));
  const known = new Set(sections.map((section) => section.id));
  return [...sections, { id: 'document', heading: '全文', href: null, findings: findings.filter((finding) => !known.has(finding.section)) }].filter((group) => group.findings.length > 0);
}

function nextSentence(report: DeskReport, unanswered: number): string {
  const errors = report.result.findings.filter((finding) => finding.severity === 'error'), blanks = errors.filter(isBlank).length, wrong = errors.length - blanks;
  const open = report.result.findings.filter((finding) => finding.severity === 'warning' && !explanationOf(report, finding)?.current).length;
  switch (report.state) {
    case 'drafting': case 'returned': case 'correcting': {
      const todo = [blanks > 0 ? `填写${blanks}格` : '', wrong > 0 ? `改正${wrong}处错误` : '', open > 0 ? `说明${open}处提示` : '', unanswered > 0 ? `答复${unanswered}条“必须改”的意见` : '', report.secrecyReview ? '' : '完成保密审查'].filter(Boolean);
      return todo.length > 0 ? `提交初审前还要：${todo.join('，')}。` : '已具备条件，可以提交初审。';
    }
    case 'firstReview': return '等待党政办主任初审。';
    case 'secondReview': return '等待分管领导复审签发。';
    case 'published': return '已签发并公开。如需修改，请发起更正。';
    case 'takenDown': return '已撤下，公众只看到撤下说明。';
  }
}

/** Remarks that are neither answered to the end nor closed, each with its place: what a return asks for. */
function OpenRemarks({ report, remarks }: { report: DeskReport; remarks: OpenRemark[] }) {
  return (
    <section aria-labelledby="remarks" className="panel">
      <h2 id="remarks" className="panel-head text-lg">审阅意见 <Tag kind={remarks.some((remark) => remark.must && !remark.answered) ? 'error' : 'plain'}>{remarks.filter((remark) => !remark.answered).length}条待答复</Tag></h2>
      <ul className="divide-y divide-line px-4">
        {remarks.map((remark) => (
          <li key={remark.id} className="py-2">
            <p><Tag kind={remark.must ? 'error' : 'warning'}>{remark.must ? '必须改' : '建议'}</Tag> {remark.pointer === '' ? <span className="font-medium">全文</span> : <a href={fieldHref(report.year, remark.pointer)} className="font-medium">{nameOfPlace(report.format, remark.pointer)}</a>}{remark.answered ? <>　<span className="inline-block text-soft">已答复，待审核人确认</span></> : null}</p>
            {remark.quote ? <QuotedPassage quote={remark.quote} passage={passageNow(remark.quote, remark.valueThen, textAt(report, remark.pointer))} className="text-sm text-soft" /> : null}
            <p className="whitespace-pre-wrap">{remark.text}<span className="inline-block text-sm text-soft">（{ROLE_NAMES[remark.role]} {remark.byName}，{dateTime(remark.at)}）</span></p>
          </li>
        ))}
      </ul>
      <p className="px-4 py-2"><a href={`/reports/${report.year}/review#comments`}>{report.lock === null ? '逐条答复' : '查看和办理意见'}</a></p>
    </section>
  );
}

export interface OpenRemark { id: number; pointer: string; quote: string; valueThen: string; must: boolean; text: string; byName: string; role: Role; at: string; answered: boolean }

export function TaskPage({ report, remarks, me, today, acts }: { report: DeskReport; remarks: OpenRemark[]; me: SignedIn; today: string; acts: TaskPageActs }) {
  const { tieOut } = report.result;
  const errors = report.result.findings.filter((finding) => finding.severity === 'error');
  const blanks = errors.filter((finding) => finding.rule === 'C-02');
  const faults = errors.filter((finding) => !isBlank(finding));
  const warnings = report.result.findings.filter((finding) => finding.severity === 'warning');
  const editable = report.lock === null;
  const toReview = report.offers.some((offer) => offer.available && (offer.action === 'return' || offer.action === 'pass' || offer.action === 'publish'));
  return (
    <>
      <ReportHead report={report} title={`${report.year}年政府信息公开工作年度报告`} next={<p className="font-medium">{nextSentence(report, remarks.filter((remark) => remark.must && !remark.answered).length)}{toReview ? <>　<a href={`/reports/${report.year}/review`}>审阅全文并办理</a></> : null}</p>} />
      {report.lock ? <p className="mb-4 text-soft">{report.lock}</p> : null}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-8">
          {remarks.length > 0 ? <OpenRemarks report={report} remarks={remarks} /> : null}
          <section aria-labelledby="tasks">
            <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
              <h2 id="tasks" className="text-xl">六个部分</h2>
              <p className="text-sm" data-tie-out="">{tieOutLine(tieOut)} {tieOut.failed > 0 ? <Tag kind="error">有不符</Tag> : tieOut.undecided > 0 ? <Tag>未填全</Tag> : <Tag kind="tie">全部勾稽</Tag>}</p>
            </div>
            <TaskList tasks={SECTION_IDS.map((id) => {
              const state = sectionState(report, id);
              return { href: `/reports/${report.year}/${id}`, title: formOf(report.format).sections.find((section) => section.id === id)!.heading, hint: `已填${state.filled}/${state.wanted}${state.warnings > 0 ? `，${state.warnings}处须说明` : ''}`, state: state.words, kind: state.kind };
            })} />
            <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1"><a href={`/reports/${report.year}/review`}>预览与审阅全文</a><a href={`/reports/${report.year}/print`}>打印全文（A4）</a><a href={`/reports/${report.year}/import`}>从文件导入、空白表</a><a href={`/reports/${report.year}/history`}>版本与留痕</a></p>
          </section>

          <section aria-labelledby="facts" className="panel">
            <h2 id="facts" className="panel-head text-lg">自有数据 <Tag>{report.facts?.length ?? 0}项</Tag></h2>
            <div className="px-4 py-3">
              <p className="mb-2 text-sm text-soft">第一部分要写而表中没有的数，如各渠道主动公开条数、各级媒体篇数。填在这里，正文可以引用，合计自动核对。</p>
              <Details summary={editable ? '填写自有数据' : '查看自有数据'}><OwnFactsForm year={report.year} facts={report.facts ?? []} definitions={OWN_FACTS.map(({ code, label, unit, group, sumOf }) => ({ code, label, unit, group: OWN_FACT_GROUPS[group], ...(sumOf ? { sumOf } : {}) }))} locked={!editable} save={acts.ownFacts} /></Details>
            </div>
          </section>

          <PreviousYear report={report} editable={editable} acts={acts} />

          {faults.length > 0 && me.role === 'leader' ? (
            <section aria-labelledby="waivers-heading">
              <h2 id="waivers-heading" className="text-xl">确实无法改正的错误</h2>
              {faults.map((finding) => <Details key={finding.instance + finding.cells.join()} summary={finding.message}><WaiverForm year={report.year} rule={finding.rule} instance={finding.instance} cells={finding.cells} waive={acts.waive} /></Details>)}
            </section>
          ) : null}
          {report.waivers.length > 0 ? (
            <section aria-labelledby="waived"><h2 id="waived" className="text-xl">已放行</h2><ul className="mt-2 space-y-2 text-sm">{report.waivers.map((waiver) => <li key={waiver.instance}>{waiver.message}<br /><span className="text-soft">放行理由：{waiver.reason}（{waiver.by}，{dateTime(waiver.at)}）{waiver.current ? '' : '，数字已变，放行失效'}</span></li>)}</ul></section>
          ) : null}
          {blanks.length > 0 ? <Notice kind="warning" title={`还有${new Set(blanks.flatMap((finding) => finding.cells)).size}格没有填写`}><p>没有的填0；可在各表中用“其余均为0”一次填入。</p></Notice> : null}

          <FindingsPanel year={report.year} groups={findingGroups(report, [...faults, ...warnings])} names={Object.fromEntries([...faults, ...warnings].flatMap((finding) => finding.cells.slice(0, 6)).map((pointer) => [pointer, pointerName(report, pointer)]))} explanations={report.explanations} explain={editable ? acts.explain : null} />

          <section aria-labelledby="secrecy" className="panel">
            <h2 id="secrecy" className="panel-head text-lg">保密审查 {report.secrecyReview ? <Tag kind="tie">已确认</Tag> : <Tag kind="warning">未完成</Tag>}</h2>
            <div className="px-4 py-3">
              {report.secrecyReview ? <p className="mb-3">{report.secrecyReview.confirmedBy}于{report.secrecyReview.date}审查。</p> : <p className="mb-3 text-sm text-soft">先审查、后公开。未经保密审查不能提交。</p>}
              {editable ? <SecrecyForm year={report.year} given={report.secrecyReview} today={today} confirm={acts.confirmSecrecy} /> : null}
            </div>
          </section>
        </div>
        <div className="space-y-6">
          <StepForm year={report.year} digest={report.digest} offers={report.offers} step={acts.step} places={mayReturn(report) ? places(report) : []} />
          <section aria-labelledby="trail" className="panel"><h2 id="trail" className="panel-head text-lg">审签记录</h2><div className="px-4 py-3"><SignOffTrail steps={report.steps} /></div></section>
          {editable ? <TotalsModeForm year={report.year} totals={report.totals} change={acts.totalsMode} /> : null}
        </div>
      </div>
    </>
  );
}

/** Whether a return is offered to who looks at it now: only then the many places travel to the page. */
export const mayReturn = (report: DeskReport): boolean => report.offers.some((offer) => offer.available && offer.action === 'return');

/** Where a point of a return can be tied to: sections and passages first, then every cell. */
export function places(report: DeskReport): { pointer: string; name: string }[] {
  const form = formOf(report.format);
  return [
    { pointer: '', name: '全文' },
    ...(report.document.preface?.trim() ? [{ pointer: '/preface', name: '前言' }] : []),
    ...form.sections.flatMap((section) => [
      ...(section.table ? [{ pointer: `/${section.id}`, name: SECTION_NAMES[section.id] }] : []),
      ...section.texts.map((text) => ({ pointer: text.pointer, name: text.subheading ?? section.heading })),
    ]),
    ...[...rowsOf(report.format)].map(([pointer, name]) => ({ pointer, name })),
    ...form.sections.flatMap((section) => section.table ? section.table.body.flatMap((row) => row.cells.flatMap((cell) => (cell.kind === 'figure' ? [{ pointer: cell.pointer, name: pointerName(report, cell.pointer) }] : []))) : []),
  ];
}
