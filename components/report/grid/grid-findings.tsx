'use client';

import { startTransition, useEffect, useState } from 'react';
import type { Proposal } from '../../../lib/report/culprits';
import type { Finding } from '../../../lib/report/finding';
import type { Pointer } from '../../../lib/report/form/types';
import { Tag } from '../../ui/tag';
import { FindingsList } from '../findings-list';
import type { SectionSaver } from '../saving/saver';
import { useGrid } from './context';
import type { GridController } from './controller';
import type { LiveAnswer } from './live-check';

type LiveCheck = typeof import('./live-check');

/** Proposals with the list that shows them; it comes together with the rules. */
interface Culprits { proposals: Proposal[]; List: LiveCheck['CulpritList'] }

/** Findings of this table: the server's as of the last save, and once somebody types, the figure rules run beside the page. */
function useSectionFindings(initial: Finding[], saver: SectionSaver): { findings: Finding[]; culprits: Culprits | null } {
  const store = useGrid();
  const [findings, setFindings] = useState(() => initial.filter((finding) => finding.rule !== 'C-02'));
  const [culprits, setCulprits] = useState<Culprits | null>(null);
  useEffect(() => {
    let live: InstanceType<LiveCheck['LiveCheck']> | null = null, answer: LiveAnswer | null = null, loading = false, stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined, saved = saver.findings;
    const known = () => (saver.findings ?? initial).filter((finding) => finding.rule !== 'C-02');
    const show = () => {
      const { rules, findings } = answer ?? { rules: [] as string[], findings: [] as Finding[] };
      setFindings([...findings, ...known().filter((finding) => !rules.includes(finding.rule))]);
    };
    // The list under the table follows a rest of the typist; what stands beside rows and columns does not wait for it.
    const soon = () => { clearTimeout(timer); timer = setTimeout(() => live?.look(), 600); };
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
    // A table that does not tie out gets its proposals without waiting for a key.
    if (store.relations.some((state) => state.state === 'failed')) typed();
    return () => { stopped = true; clearTimeout(timer); stopStore(); stopSaver(); live?.stop(); };
  }, [store, saver, initial]);
  return { findings, culprits };
}

type Filter = 'all' | 'error' | 'warning';

/** What is wrong in this table: invalid figures first, then findings, with ways to the cells. */
export function GridFindings({ findings: initial, saver, controller, nameOf }: { findings: Finding[]; saver: SectionSaver; controller: () => GridController | null; nameOf: (pointer: Pointer) => string }) {
  const store = useGrid();
  const { findings, culprits } = useSectionFindings(initial, saver);
  const [filter, setFilter] = useState<Filter>('all');
  useEffect(() => {
    const cells = (severity: Finding['severity']) => new Set(findings.filter((finding) => finding.severity === severity).flatMap((finding) => finding.cells.slice(0, 1)));
    controller()?.markFindings(cells('error'), cells('warning'));
  }, [findings, controller]);
  const errors = findings.filter((finding) => finding.severity === 'error'), warnings = findings.filter((finding) => finding.severity === 'warning');
  const shown = filter === 'error' ? errors : filter === 'warning' ? warnings : [...errors, ...warnings];
  const option = (value: Filter, words: string) => <button type="button" aria-pressed={filter === value} onClick={() => setFilter(value)} className={`button button-small ${filter === value ? 'button-secondary' : 'button-plain'}`}>{words}</button>;
  return (
    <section aria-labelledby="findings-heading" className="panel mt-6">
      <div className="panel-head flex flex-wrap items-center gap-3">
        <h2 id="findings-heading" className="text-lg">校核结果</h2>
        {errors.length > 0 ? <Tag kind="error">{errors.length}处错误</Tag> : null}
        {warnings.length > 0 ? <Tag kind="warning">{warnings.length}处须说明</Tag> : null}
        {findings.length === 0 ? <Tag kind="plain">本表暂无问题</Tag> : <span className="ml-auto flex gap-1">{option('all', '全部')}{option('error', '错误')}{option('warning', '须说明')}</span>}
      </div>
      {culprits ? <culprits.List culprits={culprits.proposals} controller={controller} /> : null}
      <div className="px-4 pb-2">
        <FindingsList year={store.model.year} findings={shown} nameOf={nameOf}
          onJump={(_, pointer) => { if (!(pointer in store.model.cells)) return false; controller()?.focus(pointer); return true; }}
          onAdopt={(proposal) => { if (proposal.pointer in store.model.cells) controller()?.apply('采用建议', [{ pointer: proposal.pointer, typed: proposal.value }]); }} />
      </div>
    </section>
  );
}
