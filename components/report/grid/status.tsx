'use client';

import type { Pointer } from '../../../lib/report/form/types';
import { fieldId } from '../field-id';
import { useGrid, useGridValue, useLive } from './context';
import { relationName, relationWords, type RelationState } from './store';

const LOOKS: Record<RelationState['state'], { mark: string; look: string }> = {
  passed: { mark: '✓', look: 'tie-ok' },
  failed: { mark: '✗', look: 'tie-bad' },
  open: { mark: '○', look: 'tie-open' },
};

const lookOf = (state: RelationState) => `block ${LOOKS[state.state].look}`;
const wordsOf = (state: RelationState, short: boolean) => (state.state === 'passed' ? '平' : `：${state.state === 'failed' && short ? `差${Math.abs(state.left - state.right)}` : relationWords(state)}`);
const hiddenWhenPassed = (state: RelationState) => (state.state === 'passed' ? 'sr-only' : '');

/** The relations drawn at a row, a column or a block, in plain words. Which they are never changes; how they stand does. */
export function TieState({ at, short = false }: { at: string; short?: boolean }) {
  const states = useGrid().statesAt(at);
  return <>{states.map((state, index) => <Tie key={state.relation.instance} at={at} index={index} short={short} />)}</>;
}

function Tie({ at, index, short }: { at: string; index: number; short: boolean }) {
  const state = useGrid().statesAt(at)[index]!;
  const element = useLive<HTMLSpanElement>(at, (tie, store) => {
    const now = store.statesAt(at)[index]!, [mark, words] = tie.querySelectorAll<HTMLElement>(':scope > span');
    tie.className = lookOf(now);
    tie.dataset.state = now.state;
    mark!.textContent = LOOKS[now.state].mark;
    words!.className = hiddenWhenPassed(now);
    words!.textContent = wordsOf(now, short);
  });
  return (
    <span ref={element} className={lookOf(state)} data-relation={state.relation.instance} data-state={state.state}>
      <span aria-hidden="true">{LOOKS[state.state].mark}</span> {relationName(state.relation)}<span className={hiddenWhenPassed(state)}>{wordsOf(state, short)}</span>
    </span>
  );
}

/** A computed total: shown, not typed. */
export function Total({ pointer }: { pointer: Pointer }) {
  const element = useLive<HTMLOutputElement>(`cell:${pointer}`, (output, store) => { output.textContent = store.totalText(pointer); });
  return <output ref={element} id={fieldId(pointer)} data-cell={pointer}>{useGrid().totalText(pointer)}</output>;
}

/** Beside a total typed by hand: what it should be. */
export function Computed({ pointer }: { pointer: Pointer }) {
  const row = useGridValue('summary', (store) => {
    const sum = store.sumAt(pointer);
    return sum === null || sum === store.valueAt(pointer) ? '' : `算得${sum}`;
  });
  return row ? <span className="block px-1 text-right text-xs font-semibold text-error">{row}</span> : null;
}

/** 51项勾稽，49通过 … of this table, live. */
export function TieSummary() {
  return <span ref={useLive<HTMLSpanElement>('summary', (line, store) => { line.textContent = store.counts(); })}>{useGrid().counts()}</span>;
}

/** Relations under columns and blocks that do not hold, each as one sentence with a way to its first cell. */
export function BrokenSentences({ names }: { names: Record<string, string> }) {
  const text = useGridValue('summary', (store) => store.relations.filter((state) => state.state === 'failed' && state.relation.drawnAt.kind !== 'row')
    .map((state) => `${fieldId(state.relation.left[0]!.pointer)}\t${names[state.relation.drawnAt.key] ?? state.relation.drawnAt.key}\t${relationName(state.relation)}\t${relationWords(state)}`).join('\n'));
  if (text === '') return null;
  return (
    <ul className="space-y-1">
      {text.split('\n').map((line) => {
        const [id, place, name, words] = line.split('\t');
        return <li key={line} className="tie-bad">✗ <a href={`#${id}`} className="text-error" onClick={(event) => { const field = document.getElementById(id!); if (field) { event.preventDefault(); field.focus(); } }}>{place}</a>　{name}　{words}</li>;
      })}
    </ul>
  );
}
