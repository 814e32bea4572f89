'use client';

import { useMemo } from 'react';
import type { Pointer } from '../../lib/report/form/types';
import { hintKey, proofread } from '../../lib/report/text/proofread/proofread';
import type { ProofHint } from '../../lib/report/text/proofread/hint';
import { LONGEST_WORD } from '../../lib/report/text/proofread/remembered';
import { Tag } from '../ui/tag';
import { replacePassage, selectPassage } from './narrative-text';

/** What the office has decided about hints before. */
export interface ProofreadMemory { words: string[]; ignored: string[] }

export interface ProofreadProps {
  pointer: Pointer;
  label: string;
  text: string;
  year: number;
  organName: string;
  memory: ProofreadMemory;
  locked: boolean;
  remember: (input: { kind: 'word' | 'ignore'; text: string }) => void;
}

/** Every place of one text that looks wrong, with one-click ways to settle it. Gaps are listed on their own. */
export function ProofreadHints({ pointer, label, text, year, organName, memory, locked, remember }: ProofreadProps) {
  const hints = useMemo(
    () => proofread(text, { organName, year, ignored: memory.ignored, ownWords: memory.words }).filter((hint) => !(hint.rule === 'leftover' && text.startsWith('【待核：', hint.start))),
    [text, organName, year, memory],
  );
  if (hints.length === 0) return null;
  return (
    <details className="my-2 rounded-md border border-line" data-proofread="" open>
      <summary className="px-3 py-1 font-medium">“{label}”文字校对 <Tag kind="warning">{hints.length}处</Tag></summary>
      <ul className="divide-y divide-line px-3">
        {hints.slice(0, 30).map((hint) => <HintLine key={`${hint.rule} ${hint.start} ${hint.end}`} {...{ hint, text, pointer, locked, remember }} />)}
      </ul>
      <p className="px-3 py-1 text-sm"><a href="/words">查看、移除词表和忽略的提示</a></p>
      {hints.length > 30 ? <p className="px-3 py-1 text-sm text-soft">另有{hints.length - 30}处，处理后显示。</p> : null}
    </details>
  );
}

function HintLine({ hint, text, pointer, locked, remember }: { hint: ProofHint; text: string; pointer: Pointer; locked: boolean; remember: ProofreadProps['remember'] }) {
  const words = text.slice(hint.start, hint.end);
  const shown = words.length > 24 ? `${words.slice(0, 24)}…` : words;
  return (
    <li className="py-2 text-sm" data-hint={hint.rule}>
      <p>
        <button type="button" className="text-left text-deep underline underline-offset-4" onClick={() => selectPassage(pointer, hint.start, hint.end)}>“{shown}”</button>{' '}
        {hint.problem}{hint.suggestion === undefined ? null : hint.suggestion === '' ? '，建议删去' : <>，建议改为“<span className="font-medium">{hint.suggestion}</span>”</>}。
      </p>
      {hint.note ? <p className="text-soft">{hint.note}</p> : null}
      {locked ? null : (
        <p className="mt-1 flex flex-wrap gap-2">
          {hint.suggestion === undefined ? null : <button type="button" className="button button-secondary button-small" aria-label={`采用：“${shown}”${hint.suggestion === '' ? '删去' : `改为“${hint.suggestion}”`}`} onClick={() => replacePassage(pointer, hint.start, hint.end, hint.suggestion!)}>采用</button>}
          <button type="button" className="button button-plain button-small" aria-label={`忽略“${shown}”`} onClick={() => remember({ kind: 'ignore', text: hintKey(text, hint) })}>忽略</button>
          {words.trim() !== '' && words.length <= LONGEST_WORD && hint.rule !== 'leftover' ? <button type="button" className="button button-plain button-small" aria-label={`将“${shown}”加入本单位词表`} onClick={() => remember({ kind: 'word', text: words.trim() })}>加入本单位词表</button> : null}
        </p>
      )}
    </li>
  );
}
