'use client';

import type { Pointer } from '../../../lib/report/form/types';
import { fieldId } from '../field-id';
import { useGridValue } from './context';
import { relationName, relationWords, type RelationState } from './store';

const LOOKS: Record<RelationState['state'], { mark: string; look: string }> = {
  passed: { mark: '✓', look: 'tie-ok' },
  failed: { mark: '✗', look: 'tie-bad' },
  open: { mark: '○', look: 'tie-open' },
};

/** The relations drawn at a row, a column or a block, in plain words. */
export function TieState({ at, short = false }: { at: string; short?: boolean }) {
  const states = useGridValue(at, (store) => store.statesAt(at));
  if (states.length === 0) return null;
  return (
    <>
      {states.map((state) => (
        <span key={state.relation.instance} className={`block ${LOOKS[state.state].look}`} data-relation={state.relation.instance} data-state={state.state}>
          <span aria-hidden="true">{LOOKS[state.state].mark}</span> {relationName(state.relation)}{state.state === 'passed' ? <span className="sr-only">平</span> : `：${state.state === 'failed' && short ? `差${Math.abs(state.left - state.right)}` : relationWords(state)}`}
        </span>
      ))}
    </>
  );
}

/** A computed total: shown, not typed. */
export function Total({ pointer }: { pointer: Pointer }) {
  const text = useGridValue(`cell:${pointer}`, (store) => store.totalText(pointer));
  return <output id={fieldId(pointer)} data-cell={pointer}>{text}</output>;
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
  return <>{useGridValue('summary', (store) => store.counts())}</>;
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
