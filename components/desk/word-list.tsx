'use client';

import { useRef, useState } from 'react';
import type { Answer } from '../../lib/desk/types';
import { LONGEST_WORD } from '../../lib/report/text/proofread/remembered';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Tag } from '../ui/tag';
import { useTakenOver } from '../ui/taken-over';
import { useAct } from '../ui/use-act';

type Remember = (input: { kind: 'word' | 'ignore'; text: string; remove?: boolean }) => Promise<Answer<{ changed: boolean }>>;
/** A row of the list: `text` is what is remembered, `passage` what a person reads. */
export interface WordRow { text: string; passage: string; kind?: string; byName: string; when: string }

/** The answer with the sentence for what came of it: done now, or so already. */
const told = async (answer: Promise<Answer<{ changed: boolean }>>, done: string, already: string): Promise<Answer<{ message: string }>> => {
  const result = await answer;
  return result.ok ? { ok: true, message: result.changed ? done : already } : result;
};

/** Takes one word into the office's list. The field is the browser's own, so that what is typed before this script runs stays. */
export function WordForm({ remember }: { remember: Remember }) {
  const [fault, setFault] = useState<string>();
  const act = useAct();
  const ready = useTakenOver();
  const submit = async (form: HTMLFormElement) => {
    const field = form.elements.namedItem('text') as HTMLInputElement;
    const text = field.value.trim();
    const wrong = text === '' ? '请填写词语' : [...text].length > LONGEST_WORD ? `不能超过${LONGEST_WORD}个字` : undefined;
    setFault(wrong);
    if (wrong === undefined && await act.run(() => told(remember({ kind: 'word', text }), `已将“${text}”加入本单位词表。`, `“${text}”已在本单位词表中。`))) form.reset();
    field.focus();
  };
  return (
    <form method="post" noValidate onSubmit={(event) => { event.preventDefault(); void submit(event.currentTarget); }}>
      <Field id="word-text" name="text" label="词语" hint={`本单位的专有名称、习惯用语，不超过${LONGEST_WORD}个字。`} autoComplete="off" error={fault ?? act.refusal?.fields.text} />
      {/* Before the script runs a press would send the word to the address line and keep nothing. */}
      <Button kind="primary" type="submit" disabled={act.busy || !ready}>加入词表</Button>
      <ActState act={act} />
    </form>
  );
}

/** One of the two lists with its way to take entries out; what came of it is said above the table, where it outlives the row. */
export function WordTable({ id, kind, title, rows, empty, readOnly, remember }: { id: string; kind: 'word' | 'ignore'; title: string; rows: WordRow[]; empty: string; readOnly: boolean; remember: Remember }) {
  const act = useAct();
  const ready = useTakenOver();
  const head = useRef<HTMLHeadingElement>(null);
  const isWord = kind === 'word';
  const remove = async ({ text, passage }: WordRow) => {
    const shown = short(passage);
    const done = isWord ? `已移除“${shown}”，今后照常校对。` : `今后重新提示“${shown}”。`;
    // The button goes with its row; the keyboard goes on from the list's heading.
    if (await act.run(() => told(remember({ kind, text, remove: true }), done, `“${shown}”已经不在表中。`))) head.current?.focus();
  };
  return (
    <section aria-labelledby={id} className="mb-8" data-words={kind}>
      <h2 id={id} ref={head} tabIndex={-1} className="mb-1 text-xl outline-none">{title} <Tag>{rows.length}项</Tag></h2>
      {readOnly ? null : <ActState act={act} />}
      {rows.length === 0 ? <p className="text-soft">{empty}</p> : (
        <div className="overflow-x-auto" role="region" aria-label={`${title}一览`} tabIndex={0}><table className="data-table">
          <thead><tr><th scope="col">{isWord ? '词语' : '文字'}</th>{isWord ? null : <th scope="col">提示种类</th>}<th scope="col">{isWord ? '加入人' : '忽略人'}</th><th scope="col">时间</th>{readOnly ? null : <th scope="col">操作</th>}</tr></thead>
          <tbody>{rows.map((row) => (
            <tr key={row.text}>
              <th scope="row" className="font-medium">{row.passage.trim() === '' ? '空格' : <span className="whitespace-pre-wrap break-all">{row.passage}</span>}</th>
              {isWord ? null : <td>{row.kind}</td>}
              <td>{row.byName}</td><td className="whitespace-nowrap">{row.when}</td>
              {readOnly ? null : <td><Button small disabled={act.busy || !ready} aria-label={isWord ? `移除“${short(row.passage)}”` : `重新提示“${short(row.passage)}”`} onClick={() => void remove(row)}>{isWord ? '移除' : '重新提示'}</Button></td>}
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </section>
  );
}

const short = (passage: string) => (passage.trim() === '' ? '空格' : passage.length > 24 ? `${passage.slice(0, 24)}…` : passage);
