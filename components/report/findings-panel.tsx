'use client';

import { useState } from 'react';
import type { ExplanationView } from '../../lib/desk/types';
import type { Finding } from '../../lib/report/finding';
import type { Pointer } from '../../lib/report/form/types';
import { Tag } from '../ui/tag';
import { explanationFor } from './explanation-for';
import { FindingExplanation, type Explain } from './finding-explanation';
import { FindingsList } from './findings-list';

type Filter = 'all' | 'error' | 'open' | 'explained';
const FILTERS: [Filter, string][] = [['all', '全部'], ['error', '错误'], ['open', '待说明'], ['explained', '已说明']];

export interface FindingGroup { id: string; heading: string; href: string | null; findings: Finding[] }

/** All findings of the report by section: filtered, each with its cells, its rule and basis, and its explanation. */
export function FindingsPanel({ year, groups, names, explanations, explain }: { year: number; groups: FindingGroup[]; names: Record<Pointer, string>; explanations: ExplanationView[]; /** Null where nothing can be written now. */ explain: Explain | null }) {
  const [filter, setFilter] = useState<Filter>('all');
  const kindOf = (finding: Finding): Exclude<Filter, 'all'> => (finding.severity === 'error' ? 'error' : explanationFor(explanations, finding)?.current ? 'explained' : 'open');
  const all = groups.flatMap((group) => group.findings);
  const count = (kind: Filter) => (kind === 'all' ? all.length : all.filter((finding) => kindOf(finding) === kind).length);
  const shown = groups.map((group) => ({ ...group, findings: group.findings.filter((finding) => filter === 'all' || kindOf(finding) === filter) })).filter((group) => group.findings.length > 0);
  return (
    <section aria-labelledby="findings" className="panel">
      <div className="panel-head flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="findings" className="text-lg">校核结果</h2>
        {count('error') > 0 ? <Tag kind="error">{count('error')}处错误，改正后才能提交</Tag> : null}
        {count('open') > 0 ? <Tag kind="warning">{count('open')}处待说明</Tag> : null}
        {all.length === 0 ? <Tag kind="tie">没有发现问题</Tag> : (
          <span className="ml-auto flex flex-wrap gap-1" role="group" aria-label="筛选">
            {FILTERS.map(([kind, words]) => <button key={kind} type="button" aria-pressed={filter === kind} onClick={() => setFilter(kind)} className={`button button-small ${filter === kind ? 'button-secondary' : 'button-plain'}`}>{words}{count(kind)}</button>)}
          </span>
        )}
      </div>
      <div className="px-4 pb-2">
        {all.length > 0 && shown.length === 0 ? <p className="py-2 text-sm text-soft">没有这一类。</p> : null}
        {shown.map((group) => (
          <section key={group.id} aria-label={group.heading} className="pt-3" data-findings-of={group.id}>
            <h3 className="flex flex-wrap items-baseline gap-x-2 border-b border-line pb-1 font-semibold">{group.href ? <a href={group.href}>{group.heading}</a> : group.heading}<span className="text-sm font-normal text-soft">{group.findings.length}处</span></h3>
            <FindingsList year={year} findings={group.findings} nameOf={(pointer) => names[pointer] ?? pointer}
              beside={(finding) => (finding.severity === 'warning' ? <FindingExplanation year={year} finding={finding} given={explanationFor(explanations, finding)} explain={explain} open /> : null)} />
          </section>
        ))}
      </div>
    </section>
  );
}
