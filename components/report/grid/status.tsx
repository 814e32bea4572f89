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
export function TieState({ at }: { at: string }) {
  const states = useGridValue(at, (store) => store.statesAt(at));
  if (states.length === 0) return null;
  return (
    <>
      {states.map((state) => (
        <span key={state.relation.instance} className={`block ${LOOKS[state.state].look}`} data-relation={state.relation.instance} data-state={state.state}>
          <span aria-hidden="true">{LOOKS[state.state].mark}</span> {relationName(state.relation)}{state.state === 'passed' ? <span className="sr-only">平</span> : `：${relationWords(state)}`}
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
