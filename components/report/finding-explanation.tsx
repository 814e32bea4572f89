'use client';

import { useState } from 'react';
import type { Answer, ExplanationView } from '../../lib/desk/types';
import type { Finding } from '../../lib/report/finding';
import { Button } from '../ui/button';
import { dateTime } from '../ui/dates';
import { later } from '../ui/later';
import { Tag } from '../ui/tag';
import type { ExplainInput } from './explanation-form';

// Loaded when somebody writes one.
const ExplanationForm = later(() => import('./explanation-form').then((module) => module.ExplanationForm));

export type Explain = (input: ExplainInput) => Promise<Answer<object>>;

/** The written reason beside a warning: what stands there, whether the values it speaks of have changed since, and the form. `explain` is null where nothing can be written now. */
export function FindingExplanation({ year, finding, given, explain, open: wide = false, nested = false }: { year: number; finding: Finding; given: ExplanationView | null; explain: Explain | null; /** The form stands open while something is to be written. */ open?: boolean; /** Inside another form. */ nested?: boolean }) {
  const [asked, setAsked] = useState(false);
  const open = explain !== null && (asked || (wide && !given?.current));
  return (
    <div className="mt-1 space-y-1" data-explanation={given ? (given.current ? 'current' : 'lapsed') : 'missing'}>
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        {given?.current ? <Tag kind="tie">已说明</Tag> : given ? <Tag kind="warning">须重新确认</Tag> : <Tag kind="warning">未说明</Tag>}
        {given ? <span className="min-w-0"><span className="font-medium">{given.reason}</span>：{given.text}<span className="text-soft">（{given.by}，{dateTime(given.at)}）</span></span> : null}
        {explain && !open ? <Button kind="plain" small onClick={() => setAsked(true)}>{given ? (given.current ? '修改说明' : '重新确认说明') : '写说明'}</Button> : null}
      </p>
      {open ? <ExplanationForm key={given?.at ?? ''} year={year} rule={finding.rule} instance={finding.instance} cells={finding.cells} given={given} nested={nested} explain={async (input) => { const answer = await explain(input); if (answer.ok) setAsked(false); return answer; }} /> : null}
    </div>
  );
}
