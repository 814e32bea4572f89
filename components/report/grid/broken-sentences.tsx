'use client';

import { memo } from 'react';
import { useGrid, useGridValue } from './context';
import { partiesOf, visitParties } from './parties';
import { brokenUnderTable, relationName, relationWords, type RelationState } from './store';

/** Relations under columns and blocks that do not hold, each as one sentence with the way through its cells. */
export function BrokenSentences({ names }: { names: Record<string, string> }) {
  const store = useGrid();
  // A text is the same when nothing changed: the list is drawn again only when a sentence is another.
  const text = useGridValue('summary', () => brokenUnderTable(store).map((state) => `${state.relation.instance}${relationWords(state)}`).join());
  if (text === '') return null;
  return <ul className="space-y-1">{brokenUnderTable(store).map((state, index) => <Broken key={index} state={state} place={names[state.relation.drawnAt.key] ?? state.relation.drawnAt.key} />)}</ul>;
}

/** A state is another object whenever one of its figures has changed; the others need not be drawn again. */
const Broken = memo(function Broken({ state, place }: { state: RelationState; place: string }) {
  return (
    <li className="tie-bad">
      ✗ <button type="button" className="tie-link" onClick={() => visitParties(partiesOf(state.relation))}>{place}　{relationName(state.relation)}<span className="sr-only">，逐格查看</span></button>　{relationWords(state)}
    </li>
  );
});
