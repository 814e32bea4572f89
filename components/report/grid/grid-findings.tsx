'use client';

import { startTransition, useEffect, useState } from 'react';
import type { ExplanationView } from '../../../lib/desk/types';
import type { Proposal } from '../../../lib/report/culprits';
import type { Finding } from '../../../lib/report/finding';
import type { Pointer } from '../../../lib/report/form/types';
import { FindingsList } from '../findings-list';
import { explanationFor } from '../explanation-for';
import { FindingExplanation, type Explain } from '../finding-explanation';
import { Rest } from '../saving/rest';
import type { SectionSaver } from '../saving/saver';
import { useGrid } from './context';
import type { GridController } from './controller';
import { adopt } from './adopt';
import { FindingsFrame, shownUnderTable } from './findings-frame';
import type { LiveAnswer } from './live-check';
import type { GridStore } from './store';

type LiveCheck = typeof import('./live-check');

/** Proposals with the list that shows them; it comes together with the rules. */
interface Culprits { proposals: Proposal[]; List: LiveCheck['CulpritList'] }

/** The rules look when no key has come for so long, and while somebody types on and on at least so often, ms. */
const REST = 600, LONGEST_UNSEEN = 30_000;

/** The list as it stands where the new one says the same, so that nothing is drawn again: rules and server mostly find what the other has found. */
const kept = (before: Finding[], now: Finding[]): Finding[] => (JSON.stringify(before) === JSON.stringify(now) ? before : now);

/** Findings of this table: the server's as of the last save, and once somebody types, the figure rules run beside the page. */
function useSectionFindings(initial: Finding[], saver: SectionSaver): { findings: Finding[]; culprits: Culprits | null } {
  const store = useGrid();
  const [findings, setFindings] = useState(() => shownUnderTable(initial));
  const [culprits, setCulprits] = useState<Culprits | null>(null);
  useEffect(() => {
    let live: InstanceType<LiveCheck['LiveCheck']> | null = null, answer: LiveAnswer | null = null, loading = false, stopped = false;
    let since: number | null = null, saved = saver.findings;
    const known = () => shownUnderTable(saver.findings ?? initial);
    const show = () => {
      const { rules, findings } = answer ?? { rules: [] as string[], findings: [] as Finding[] };
      setFindings((before) => kept(before, [...findings, ...known().filter((finding) => !rules.includes(finding.rule))]));
    };
    // The list under the table follows a rest of the typist; what stands beside rows and columns does not wait for it.
    const soon = () => { since ??= performance.now(); rest.after(REST); };
    const rest = new Rest(saver.clock, () => {
      // Typing on already: whoever tells of those keys asks for another look.
      if (!live || (store.untold && performance.now() - since! < LONGEST_UNSEEN)) return;
      since = null;
      live.look();
    });
    const typed = () => {
      if (!live && !loading && !store.model.locked) {
        loading = true;
        // Without them the tie-outs beside rows and columns are live all the same, the server's findings come with every save, and the next key tries again.
        const failed = () => { live = answer = null; loading = false; };
        import('./live-check').then((module) => {
          if (stopped) return;
          live = new module.LiveCheck(store, (now) => startTransition(() => {
            answer = now;
            show();
            setCulprits(now.proposals.length > 0 ? { proposals: now.proposals, List: module.CulpritList } : null);
          }), failed);
          soon();
        }, failed);
      }
      soon();
    };
    const stopStore = store.subscribe('version', typed);
    const stopSaver = saver.subscribe(() => { if (saver.findings !== saved) { saved = saver.findings; show(); } });
    show();
    // A table that does not tie out gets its proposals without waiting for a key; and keys may have come before this part of the page.
    if (store.version > 0 || store.relations.some((state) => state.state === 'failed')) typed();
    return () => { stopped = true; rest.stop(); stopStore(); stopSaver(); live?.stop(); };
  }, [store, saver, initial]);
  return { findings, culprits };
}

type Filter = 'all' | 'error' | 'warning';

const valuesOf = (store: GridStore, explanations: readonly ExplanationView[], valueOf: (pointer: Pointer) => number | null) =>
  new Map(explanations.flatMap((item) => item.cells).filter((pointer) => pointer in store.model.cells).map((pointer) => [pointer, valueOf(pointer)]));

/** What is wrong in this table: errors first, with ways to the cells. Loaded once the page stands; until then the server's list is there. */
export function GridFindings({ findings: initial, explanations, explain, saver, controller, nameOf }: { findings: Finding[]; explanations: ExplanationView[]; explain: Explain; saver: SectionSaver; controller: () => GridController | null; nameOf: (pointer: Pointer) => string }) {
  const store = useGrid();
  // The values that were explained: a figure typed since then asks for the explanation again, before the server says so.
  const [explained, setExplained] = useState(() => ({ explanations, values: valuesOf(store, explanations, store.openedWith) }));
  if (explained.explanations !== explanations) setExplained({ explanations, values: valuesOf(store, explanations, (pointer) => store.valueAt(pointer)) });
  const explanationOf = (finding: Finding): ExplanationView | null => {
    const given = explanationFor(explanations, finding);
    return given && given.cells.some((pointer) => explained.values.get(pointer) !== store.valueAt(pointer)) ? { ...given, current: false } : given;
  };
  const { findings, culprits } = useSectionFindings(initial, saver);
  const [filter, setFilter] = useState<Filter>('all');
  useEffect(() => {
    const cells = (severity: Finding['severity']) => new Set(findings.filter((finding) => finding.severity === severity).flatMap((finding) => finding.cells.slice(0, 1)));
    controller()?.markFindings(cells('error'), cells('warning'));
  }, [findings, controller]);
  // An explanation speaks of what the server has.
  const explainSaved: Explain = async (input) => { if (saver.hasPending) await saver.save(); return explain(input); };
  const errors = findings.filter((finding) => finding.severity === 'error'), warnings = findings.filter((finding) => finding.severity === 'warning');
  const shown = filter === 'error' ? errors : filter === 'warning' ? warnings : [...errors, ...warnings];
  const option = (value: Filter, words: string) => <button type="button" aria-pressed={filter === value} onClick={() => setFilter(value)} className={`button button-small ${filter === value ? 'button-secondary' : 'button-plain'}`}>{words}</button>;
  return (
    <FindingsFrame findings={findings} above={culprits ? <culprits.List culprits={culprits.proposals} controller={controller} /> : null}
      filters={<span className="ml-auto flex gap-1">{option('all', `全部${findings.length}`)}{option('error', `错误${errors.length}`)}{option('warning', `须说明${warnings.length}`)}</span>}>
      {findings.length > 0 && shown.length === 0 ? <p className="py-2 text-sm text-soft">没有这一类。</p> : null}
      <FindingsList year={store.model.year} findings={shown} nameOf={nameOf}
        onJump={(_, pointer) => { if (!(pointer in store.model.cells)) return false; controller()?.focus(pointer); return true; }}
        beside={(finding) => (finding.severity === 'warning' ? <FindingExplanation year={store.model.year} finding={finding} given={explanationOf(finding)} explain={store.model.locked ? null : explainSaved} /> : null)}
        onAdopt={(proposal) => { if (proposal.pointer in store.model.cells) adopt(controller(), [{ pointer: proposal.pointer, typed: proposal.value }]); }} />
    </FindingsFrame>
  );
}
