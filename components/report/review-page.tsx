/** What the director and the leader need to answer for a report: the gist first, then the report as it will be published, beside it what is doubtful. */
import { ROLE_NAMES, type Answer, type Deadline, type DeskReport, type SignedIn, type StepAnswer, type StepInput } from '../../lib/desk/types';
import { passageNow } from '../../lib/report/text/anchor';
import { ActButton } from './act-button';
import { Details } from '../ui/details';
import { Tag } from '../ui/tag';
import { CommentThread, type CommentActs, type CommentView } from './comment-thread';
import { Gist } from './gist';
import { ReportHead } from './report-head';
import { fieldHref } from './section-href';
import { SignOffTrail } from './sign-off-trail';
import { articleHref, SinceLastLook, type AnswerView, type ChangeView } from './since-last-look';
import { StepForm } from './step-form';
import { mayReturn, explanationOf, places, pointerName, textAt } from './task-page';

export interface ReviewPageProps {
  report: DeskReport;
  /** The report as HTML, escaped by its writer. */
  article: string;
  articleCss: string;
  nonce: string | undefined;
  comments: CommentView[];
  commentActs: CommentActs | null;
  /** Since this reviewer last looked; null when this is the first look. */
  changes: ChangeView[] | null;
  /** Answers others gave to remarks since then. */
  answers: AnswerView[];
  deadlines: Deadline[];
  me: SignedIn;
  /** A director or leader, or who stands in for one today. */
  reviewer: boolean;
  markSeen: (() => Promise<Answer<object>>) | null;
  step: (input: StepInput) => Promise<StepAnswer>;
}

export function ReviewPage({ report, article, articleCss, nonce, comments, commentActs, changes, answers, deadlines, me, reviewer, markSeen, step }: ReviewPageProps) {
  const findings = report.result.findings.filter((finding) => finding.rule !== 'C-02');
  const blanks = report.result.findings.length - findings.length;
  const open = comments.filter((comment) => !comment.resolvedAt);
  const where = commentActs || mayReturn(report) ? places(report) : [];
  const waiting = report.state === 'firstReview' ? '请通读全文，核对各项意见和校核结果，然后通过或退回。' : report.state === 'secondReview' ? '请核对复审要点和全文。签发后立即公开。' : report.state === 'published' ? '以下是已经公开的全文。' : report.state === 'takenDown' ? '以下是已撤下的全文，公众看不到。' : '以下是将要公开的全文。';
  return (
    <>
      <style nonce={nonce} dangerouslySetInnerHTML={{ __html: articleCss }} />
      <ReportHead report={report} title="审阅全文" next={<p>{waiting}</p>} />
      <Gist report={report} deadlines={deadlines} />
      {changes ? (
        <SinceLastLook report={report} changes={changes} answers={answers} comments={comments} resolve={reviewer ? commentActs?.resolve ?? null : null} markSeen={markSeen} />
      ) : markSeen ? <div className="mb-4"><ActButton act={markSeen} small>已通读，下次只看改动</ActButton></div> : null}
      {/* Where all stands in one column, what is asked of the reader comes after a long text. */}
      <nav aria-label="本页" className="mb-4 flex flex-wrap gap-x-6 gap-y-1 border-y border-line py-2 xl:hidden">
        <a href="#article">全文</a><a href="#steps">审签操作</a><a href="#comments">审阅意见{open.length > 0 ? `（${open.length}）` : ''}</a><a href="#doubts">校核结果</a>
      </nav>
      <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0">
          <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
            <h2 id="article" className="text-lg">{report.state === 'published' || report.state === 'takenDown' ? '全文' : '将要公开的全文'}</h2>
            <span className="flex flex-wrap gap-x-6"><a href={`/reports/${report.year}/print`}>打印全文（A4）</a><a href={`/reports/${report.year}/signoff`}>审签单</a></span>
          </div>
          <div className="panel px-3 py-4 sm:px-8" data-article="" dangerouslySetInnerHTML={{ __html: article }} />
        </div>
        <div className="space-y-6">
          <StepForm year={report.year} digest={report.digest} offers={report.offers} places={where} step={step} />
          <section aria-labelledby="comments" className="panel">
            <h2 id="comments" tabIndex={-1} className="panel-head text-lg">审阅意见 <Tag kind={open.some((comment) => comment.must) ? 'error' : 'plain'}>{open.length}条未办</Tag></h2>
            <div className="px-4 py-3"><CommentThread year={report.year} comments={comments.map((comment) => ({ ...comment, place: comment.pointer === '' ? '全文' : pointerName(report, comment.pointer), passage: comment.quote === '' ? null : passageNow(comment.quote, comment.valueThen, textAt(report, comment.pointer)), href: comment.pointer === '' ? null : (reviewer ? articleHref(report, comment.pointer) : null) ?? fieldHref(report.year, comment.pointer), mayResolve: reviewer || comment.userId === me.userId }))} mine={me.role} reviewer={reviewer} acts={commentActs} places={where} /></div>
          </section>
          <section aria-labelledby="doubts" className="panel">
            <h2 id="doubts" className="panel-head text-lg">校核结果与说明 <Tag kind={findings.some((finding) => finding.severity === 'error') ? 'error' : 'plain'}>{findings.length}处</Tag></h2>
            <div className="px-4 py-2">
              {blanks > 0 ? <p className="text-sm text-error">还有未填的格。</p> : null}
              {findings.length === 0 ? <p className="text-sm text-soft">没有发现问题。</p> : (
                <ul className="divide-y divide-line text-sm">
                  {findings.map((finding) => {
                    const given = explanationOf(report, finding);
                    return (
                      <li key={`${finding.instance}${finding.cells.join()}`} className="py-2">
                        <p><Tag kind={finding.severity === 'error' ? 'error' : 'warning'}>{finding.severity === 'error' ? '错误' : '须说明'}</Tag> {finding.message} <a href={`/rules#${finding.rule}`} className="whitespace-nowrap">规则{finding.rule}</a></p>
                        {given ? <p className="mt-1 border-l-2 border-deep-line pl-2">{given.current ? '' : '（数字已变，须重新确认）'}{given.reason}：{given.text}<span className="text-soft">（{given.by}）</span></p> : null}
                      </li>
                    );
                  })}
                </ul>
              )}
            </div>
          </section>
          <section aria-labelledby="trail" className="panel">
            <h2 id="trail" className="panel-head text-lg">审签记录</h2>
            <div className="px-4 py-3">
              <SignOffTrail steps={report.steps} />
              <Details summary="本页内容摘要"><p className="break-all text-xs text-soft">{report.digest}</p><p className="text-sm text-soft">任何改动都会使摘要改变；签发的是与此摘要一致的内容。角色：{Object.values(ROLE_NAMES).slice(0, 3).join('、')}各一人，同一版一人只办一步。</p></Details>
            </div>
          </section>
        </div>
      </div>
    </>
  );
}
