'use client';

import type { Pointer } from '../../../lib/report/form/types';
import { fieldId } from '../field-id';
import { later } from '../../ui/later';
import { useGrid, useLive, writeText } from './context';
import { relationName, relationWords, type GridStore, type RelationState } from './store';

const LOOKS: Record<RelationState['state'], { mark: string; look: string }> = {
  passed: { mark: '✓', look: 'block tie-ok' },
  failed: { mark: '✗', look: 'block tie-bad' },
  open: { mark: '○', look: 'block tie-open' },
};

/** Goes through the cells of a relation; loaded at the first click. Without the network nothing moves, and the next click tries again. */
const visit = ({ relation }: RelationState) => void import('./parties').then(({ partiesOf, visitParties }) => visitParties(partiesOf(relation)), () => undefined);

const wordsOf = (state: RelationState, short: boolean) => (state.state === 'passed' ? '平' : state.state === 'failed' && short ? ` 差${Math.abs(state.left - state.right)}` : `：${relationWords(state)}`);
const hiddenWhenPassed = (state: RelationState) => (state.state === 'passed' ? 'sr-only' : '');

/** The relations drawn at a row, a column or a block, in plain words. Which they are never changes; how they stand does. One that fails leads to its cells, one after another. */
export function TieState({ at, short = false }: { at: string; short?: boolean }) {
  const states = useGrid().statesAt(at);
  return <>{states.map((state, index) => <Tie key={state.relation.instance} at={at} index={index} short={short} />)}</>;
}

function Tie({ at, index, short }: { at: string; index: number; short: boolean }) {
  const state = useGrid().statesAt(at)[index]!;
  const element = useLive<HTMLSpanElement>(at, (tie, store) => {
    const now = store.statesAt(at)[index]!, words = tie.lastElementChild as HTMLElement;
    if (tie.dataset.state !== now.state) {
      tie.className = LOOKS[now.state].look;
      tie.dataset.state = now.state;
      writeText(tie.firstElementChild!, LOOKS[now.state].mark);
      words.className = hiddenWhenPassed(now);
    }
    writeText(words, wordsOf(now, short));
  });
  return (
    // For the mouse. With the keyboard the same ways stand under the table and beside the cell: Tab stays in the cells here.
    <span ref={element} className={LOOKS[state.state].look} onClick={({ currentTarget }) => { if (currentTarget.dataset.state === 'failed') visit(state); }} data-relation={state.relation.instance} data-state={state.state}>
      <span aria-hidden="true">{LOOKS[state.state].mark}</span> {relationName(state.relation)}<span className={hiddenWhenPassed(state)}>{wordsOf(state, short)}</span>
    </span>
  );
}

/** A computed total: shown, not typed. Four totals change with most keys: nobody wants to hear them each time. */
export function Total({ pointer }: { pointer: Pointer }) {
  const element = useLive<HTMLOutputElement>(`cell:${pointer}`, (output, store) => { writeText(output, store.totalText(pointer)); });
  return <output ref={element} id={fieldId(pointer)} data-cell={pointer} aria-live="off">{useGrid().totalText(pointer)}</output>;
}

/** Beside a total typed by hand: what it should be. Most tables have none. */
export const Computed = later(() => import('./computed').then((module) => module.Computed));

/** 已填6/144格，46项勾稽，8通过 … of this table, live, with the way to what does not hold. */
export function TieSummary() {
  const words = (store: GridStore) => `已填${store.filled}/${store.enterable}格，${store.counts()}`;
  return <a ref={useLive<HTMLAnchorElement>('summary', (line, store) => { writeText(line, words(store)); })} href="#findings-heading">{words(useGrid())}</a>;
}

/** What does not hold under columns and blocks, live and with the way through its cells. Loaded once the page stands. */
export const BrokenSentences = later(() => import('./broken-sentences').then((module) => module.BrokenSentences));
