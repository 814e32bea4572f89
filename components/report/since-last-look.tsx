/** 自您上次审阅后: what changed, each change beside the reviewers' remarks on its place and the drafter's answers. */
import { besideAnswers } from '../../lib/desk/answered-changes';
import { ROLE_NAMES, type Answer, type DeskReport } from '../../lib/desk/types';
import { anchorOf } from '../../lib/export/article';
import { cellAt, formOf } from '../../lib/report/form';
import { dateTime } from '../ui/dates';
import { Tag } from '../ui/tag';
import { ActButton } from './act-button';
import { ChangedText } from './changed-text';
import type { CommentView } from './comment-thread';
import { ANSWER_NAMES, type ReplyKind } from './reply-names';
import { ResolveButton, type Resolve } from './resolve-button';
import { pointerName } from './task-page';

export interface ChangeView { pointer: string; before: string; after: string; by?: string; at?: string }

export interface AnswerView { commentId: number; pointer: string; name: string; kind: ReplyKind; text: string; byName: string; at: string }

/** “改动7格、2段，答复1条”, without what there is none of. */
function sinceThen(report: DeskReport, changes: ChangeView[], answers: number): string {
  const cells = changes.filter((change) => cellAt(report.format, change.pointer)).length, texts = changes.length - cells;
  const changed = [...(cells > 0 ? [`${cells}格`] : []), ...(texts > 0 ? [`${texts}段`] : [])].join('、');
  return [changed ? `改动${changed}` : '没有改动', ...(answers > 0 ? [`答复${answers}条`] : [])].join('，');
}

/** Where a place stands in the article on the same page; null when it is not printed. */
export function articleHref(report: DeskReport, pointer: string): string | null {
  if (cellAt(report.format, pointer)) return `#cell-${anchorOf(pointer)}`;
  return pointer === '/preface' || formOf(report.format).sections.some((section) => section.texts.some((text) => text.pointer === pointer)) ? `#text-${anchorOf(pointer)}` : null;
}

function Change({ report, change }: { report: DeskReport; change: ChangeView }) {
  const cell = cellAt(report.format, change.pointer);
  const who = <span className="text-soft">{change.by ? `${change.by}${change.at ? `，${dateTime(change.at)}` : ''}` : cell?.sumOf ? '系统合计' : ''}</span>;
  const href = articleHref(report, change.pointer), words = pointerName(report, change.pointer);
  const name = href ? <a href={href} className="font-medium">{words}</a> : <span className="font-medium">{words}</span>;
  const isFigure = cell !== undefined || change.pointer.startsWith('/informationFees/');
  return (
    <div data-change={change.pointer}>
      {isFigure
        ? <p className="flex flex-wrap items-baseline gap-x-4 sm:grid sm:grid-cols-[minmax(0,1fr)_5rem_12rem]"><span>{name}</span><span className="whitespace-nowrap tabular-nums"><del className="text-error">{change.before || '（空）'}</del> → <ins className="font-semibold text-tie">{change.after || '（空）'}</ins></span>{who}</p>
        : <><p className="flex flex-wrap items-baseline gap-x-4"><span>{name}</span>{who}</p><ChangedText before={change.before} after={change.after} /></>}
    </div>
  );
}

interface Answered { pointer: string; name: string; comment: CommentView | undefined; answers: AnswerView[] }

/** Answers of one remark together, in the order of their first. */
function byRemark(answers: AnswerView[], comments: CommentView[]): Answered[] {
  const remarks = new Map<number, Answered>();
  for (const answer of answers) {
    const known = remarks.get(answer.commentId);
    if (known) known.answers.push(answer);
    else remarks.set(answer.commentId, { pointer: answer.pointer, name: answer.name, comment: comments.find((comment) => comment.id === answer.commentId), answers: [answer] });
  }
  return [...remarks.values()];
}

function AnsweredRemark({ year, item: { comment, answers }, place, resolve }: { year: number; item: Answered; place?: string; resolve: Resolve | null }) {
  return (
    <div className="border-l-2 border-deep-line pl-3" data-answered={comment?.id}>
      {comment ? (
        <p>
          <Tag kind={comment.resolvedAt ? 'tie' : comment.must ? 'error' : 'warning'}>{comment.resolvedAt ? '已解决' : comment.must ? '必须改' : '建议'}</Tag> {place ? <span className="font-medium">{place}：</span> : null}{comment.quote ? <span className="text-soft">“{comment.quote}”　</span> : null}<span className="whitespace-pre-wrap">{comment.text}</span>
          <span className="inline-block text-soft">（{ROLE_NAMES[comment.role]} {comment.byName}）</span>
        </p>
      ) : null}
      {answers.map((answer, index) => <p key={index} className="mt-1"><span className="font-medium">{ANSWER_NAMES[answer.kind]}</span>{answer.text ? `　${answer.text}` : ''}<span className="inline-block text-soft">（{answer.byName}，{dateTime(answer.at)}）</span></p>)}
      {comment && resolve && !comment.resolvedAt ? <p className="mt-2 flex flex-wrap items-center gap-3"><ResolveButton year={year} commentId={comment.id} resolved={false} about={comment.text} resolve={resolve} /></p> : null}
    </div>
  );
}

export function SinceLastLook({ report, changes, answers, comments, resolve, markSeen }: { report: DeskReport; changes: ChangeView[]; answers: AnswerView[]; comments: CommentView[]; resolve: Resolve | null; markSeen: (() => Promise<Answer<object>>) | null }) {
  const { groups, apart } = besideAnswers(changes, byRemark(answers, comments));
  return (
    <section aria-labelledby="changes" className="panel mb-6">
      <h2 id="changes" tabIndex={-1} className="panel-head text-lg">自您上次审阅后：{sinceThen(report, changes, answers.length)}</h2>
      {groups.length > 0 ? (
        <ul className="divide-y divide-line px-4 text-sm">
          {groups.map((group) => (
            <li key={group.changes[0]!.pointer} className={group.answers.length > 0 ? 'grid gap-x-8 gap-y-3 py-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]' : 'py-2 lg:pr-[calc(50%+1rem)]'}>
              <div className="space-y-2">{group.changes.map((change) => <Change key={change.pointer} report={report} change={change} />)}</div>
              {group.answers.length > 0 ? <div className="space-y-3">{group.answers.map((item) => <AnsweredRemark key={item.answers[0]!.commentId} year={report.year} item={item} resolve={resolve} />)}</div> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {apart.length > 0 ? (
        <div className={`px-4 py-3 text-sm ${groups.length > 0 ? 'border-t border-line' : ''}`}>
          <h3 id="answers-apart" className="mb-2 font-semibold">所提之处没有改动的答复</h3>
          <ul aria-labelledby="answers-apart" className="grid gap-x-8 gap-y-3 lg:grid-cols-2">{apart.map((item) => <li key={item.answers[0]!.commentId}><AnsweredRemark year={report.year} item={item} place={item.name} resolve={resolve} /></li>)}</ul>
        </div>
      ) : null}
      {markSeen && changes.length + answers.length > 0 ? <div className="border-t border-line px-4 py-3"><ActButton act={markSeen} small>{answers.length > 0 ? '这些改动和答复已看过' : '这些改动已看过'}</ActButton></div> : null}
    </section>
  );
}
