'use client';

import { useEffect, useRef, useState } from 'react';
import { ROLE_NAMES, type Role } from '../../lib/report/states';
import type { Answer } from '../../lib/desk/types';
import type { Passage } from '../../lib/report/text/anchor';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Checkbox, Select, TextArea } from '../ui/field';
import { dateTime } from '../ui/dates';
import { ChangedText } from './changed-text';
import { paragraphOf, selectedPassage, type SelectedPassage } from './selected-passage';
import { QuotedPassage } from './quoted-passage';
import { ANSWER_NAMES, REPLY_NAMES, type ReplyKind } from './reply-names';
import { ResolveButton, type Resolve } from './resolve-button';
import { useKeptForm } from '../ui/kept-form';
import { Tag } from '../ui/tag';
import { useAct } from '../ui/use-act';

export interface ReplyView { id: number; kind: ReplyKind; text: string; valueNow: string; byName: string; role: Role; at: string }
export interface CommentView {
  id: number; userId: number; pointer: string; quote: string; valueThen: string; must: boolean; text: string; byName: string; role: Role; at: string;
  resolvedAt: string | null; resolvedByName: string | null; replies: ReplyView[];
}
export interface CommentActs {
  add: (input: { year: number; pointer: string; quote: string; text: string; must: boolean }) => Promise<Answer<object>>;
  reply: (input: { year: number; commentId: number; kind: ReplyKind; text: string }) => Promise<Answer<object>>;
  resolve: Resolve;
}

function Reply({ year, comment, mine, acts }: { year: number; comment: CommentView; mine: Role; acts: CommentActs }) {
  const kinds = mine === 'drafter' ? REPLY_NAMES : { plain: REPLY_NAMES.plain };
  const { register, handleSubmit, reset, formState: { errors } } = useKeptForm<{ kind: ReplyKind; text: string }>({ defaultValues: { kind: mine === 'drafter' ? 'changed' : 'plain', text: '' } });
  const act = useAct();
  const form = useRef<HTMLDetailsElement>(null);
  const given = async (values: { kind: ReplyKind; text: string }) => {
    if (!(await act.run(() => acts.reply({ year, commentId: comment.id, ...values }), '已答复'))) return;
    reset();
    form.current?.removeAttribute('open');
    form.current?.querySelector('summary')?.focus({ preventScroll: true });
  };
  return (
    <>
    <details ref={form} className="open:basis-full">
      <summary className="w-fit py-1 text-deep underline underline-offset-4">答复</summary>
      <form method="post" className="mt-2 rounded-md bg-desk p-3" noValidate onSubmit={(event) => { void handleSubmit(given)(event); }}>
        <Select id={`reply-${comment.id}-kind`} label="办理情况" options={Object.entries(kinds).map(([value, label]) => ({ value, label }))} {...register('kind')} />
        <TextArea id={`reply-${comment.id}-text`} label="说明" rows={2} error={errors.text?.message} {...register('text', { validate: (text, { kind }) => kind === 'changed' || text.trim() !== '' || '请写明' })} />
        <Button type="submit" small disabled={act.busy}>答复</Button>
      </form>
    </details>
    <ActState act={act} tight />
    </>
  );
}

type RemarkView = CommentView & { place: string; passage: Passage | null; href: string | null; mayResolve: boolean };

/** Values longer than this are texts: their beginning, alike then and now, says nothing. */
const LONGEST_VALUE = 30;
const short = (value: string): boolean => value !== '' && value.length <= LONGEST_VALUE;

function Remark({ year, comment, mine, acts }: { year: number; comment: RemarkView; mine: Role; acts: CommentActs | null }) {
  return (
    <li id={`comment-${comment.id}`} className="py-3 target:bg-deep-tint">
      <p><Tag kind={comment.resolvedAt ? 'tie' : comment.must ? 'error' : 'warning'}>{comment.resolvedAt ? '已解决' : comment.must ? '必须改' : '建议'}</Tag> {comment.href ? <a href={comment.href} className="font-medium">{comment.place}</a> : <span className="font-medium">{comment.place}</span>}</p>
      {comment.quote ? <QuotedPassage quote={comment.quote} passage={comment.passage} className="mt-1 text-soft" /> : null}
      <p className="mt-1 whitespace-pre-wrap">{comment.text}</p>
      <p className="text-soft">{ROLE_NAMES[comment.role]} {comment.byName}，{dateTime(comment.at)}{comment.quote === '' && short(comment.valueThen) ? `，当时为“${comment.valueThen}”` : ''}{comment.resolvedByName ? `；${comment.resolvedByName}标为已解决` : ''}</p>
      {comment.replies.map((reply) => <div key={reply.id} className="mt-1 border-l-2 border-deep-line pl-2"><p><span className="font-medium">{ANSWER_NAMES[reply.kind]}</span>{reply.text ? `　${reply.text}` : ''}{comment.quote === '' && short(reply.valueNow) && reply.valueNow !== comment.valueThen ? <span className="text-soft">（现为“{reply.valueNow}”）</span> : null}　<span className="inline-block text-soft">{reply.byName}，{dateTime(reply.at)}</span></p>{reply.kind === 'changed' && reply.valueNow !== comment.valueThen && !(comment.quote === '' && short(reply.valueNow)) ? <ChangedText before={comment.valueThen} after={reply.valueNow} /> : null}</div>)}
      {acts ? (
        <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
          {comment.mayResolve ? <ResolveButton year={year} commentId={comment.id} resolved={comment.resolvedAt !== null} about={comment.text.slice(0, 20)} resolve={acts.resolve} /> : null}
          <Reply year={year} comment={comment} mine={mine} acts={acts} />
        </div>
      ) : null}
    </li>
  );
}

/** Remarks on places of the report with their answers, the open ones first (of these 必须改), and a form for a new one. */
export function CommentThread({ year, comments, mine, reviewer, acts, places }: { mine: Role; reviewer: boolean; year: number; comments: RemarkView[]; acts: CommentActs | null; places: { pointer: string; name: string }[] }) {
  const { register, handleSubmit, reset, setValue, setFocus, formState: { errors } } = useKeptForm<{ pointer: string; quote: string; text: string; must: boolean }>({ defaultValues: { pointer: '', quote: '', text: '', must: false } });
  const act = useAct();
  const open = comments.filter((comment) => comment.resolvedAt === null).sort((a, b) => Number(b.must) - Number(a.must)), resolved = comments.filter((comment) => comment.resolvedAt !== null);
  const form = useRef<HTMLDetailsElement>(null);
  const [hint, setHint] = useState('');
  /** Finds the button 批注本段 from which the form was opened; the article is another one after a remark was added. */
  const [from, setFrom] = useState<(() => HTMLElement | undefined) | null>(null);
  const quote = ({ pointer, quote: words }: SelectedPassage) => {
    form.current!.open = true;
    setValue('pointer', pointer);
    setValue('quote', words);
    setFocus('text');
  };
  const quoteSelection = () => {
    const found = selectedPassage();
    setHint(found ? '' : '请先在全文中选中一段文字（不跨部分），再按“批注所选文字”；也可以展开“添加意见”，自己写明位置和所引原文。');
    setFrom(null);
    if (found) quote(found);
  };
  // The article is one string of HTML: its buttons are answered here, and shown once they are.
  const canAdd = acts !== null;
  useEffect(() => {
    const article = document.querySelector<HTMLElement>('[data-article]');
    if (!canAdd || !article) return undefined;
    const answer = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-remark-here]') : null;
      const found = button ? paragraphOf(button) : null;
      if (!found) return;
      setHint('');
      const all = () => [...article.querySelectorAll<HTMLElement>('[data-remark-here]')], index = all().indexOf(button!);
      setFrom(() => () => all()[index]);
      quote(found);
    };
    article.addEventListener('click', answer);
    article.dataset.remarkable = '';
    return () => article.removeEventListener('click', answer);
  });
  return (
    <>
      {open.length === 0 ? <p className="text-sm text-soft">{comments.length === 0 ? '还没有意见。' : '没有未解决的意见。'}</p> : <ul className="-mt-3 divide-y divide-line text-sm">{open.map((comment) => <Remark key={comment.id} year={year} comment={comment} mine={mine} acts={acts} />)}</ul>}
      {resolved.length > 0 ? (
        <details className="mt-2 border-t border-line pt-2">
          <summary className="text-deep underline underline-offset-4">已解决{resolved.length}条</summary>
          <ul className="divide-y divide-line text-sm">{resolved.map((comment) => <Remark key={comment.id} year={year} comment={comment} mine={mine} acts={acts} />)}</ul>
        </details>
      ) : null}
      {acts ? (
        <>
        {/* Pressing it must not take the selection away. */}
        <p className="mt-3"><Button small onMouseDown={(event) => event.preventDefault()} onClick={quoteSelection}>批注所选文字</Button></p>
        <p role="status" className="text-sm text-soft">{hint}</p>
        <details ref={form} className="mt-2">
          <summary className="text-deep underline underline-offset-4">添加意见</summary>
          <form method="post" className="mt-2 rounded-md bg-desk p-3" noValidate onSubmit={(event) => { void handleSubmit(async (values) => { if (await act.run(() => acts.add({ year, ...values }), '意见已添加')) reset(); })(event); }}>
            <Select id="comment-pointer" label="位置" options={places.map((place) => ({ value: place.pointer, label: place.name }))} {...register('pointer')} />
            <TextArea id="comment-quote" label="所引原文（可不填）" rows={2} maxLength={500} error={act.refusal?.fields.quote} {...register('quote')} />
            <TextArea id="comment-text" label="意见" rows={2} error={errors.text?.message} {...register('text', { validate: (text) => text.trim() !== '' || '请写明意见' })} />
            {reviewer ? <Checkbox id="comment-must" label="必须改（标为已解决前不能通过、签发）" {...register('must')} /> : null}
            <div className="flex flex-wrap gap-3">
              <Button type="submit" small disabled={act.busy}>添加意见</Button>
              {from ? <Button kind="plain" small onClick={() => from()?.focus()}>回到这一段</Button> : null}
            </div>
            <ActState act={act} />
          </form>
        </details>
        </>
      ) : null}
    </>
  );
}
