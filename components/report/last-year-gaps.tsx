'use client';

import type { Pointer } from '../../lib/report/form/types';
import type { Gap } from '../../lib/report/text/gaps';
import { Tag } from '../ui/tag';
import { replacePassage, selectPassage } from './narrative-text';

/** Years and figures taken from last year's text: each to be confirmed, as it stands or with this year's value. */
export function GapList({ pointer, label, gaps, locked }: { pointer: Pointer; label: string; gaps: Gap[]; locked: boolean }) {
  return (
    <section className="my-2 rounded-md border border-warn-line px-3" aria-label={`“${label}”待核实的年份和数字`} data-gaps="">
      <p className="py-1 font-medium">沿用去年文字，待核实 <Tag kind="warning">{gaps.length}处</Tag></p>
      <p className="text-sm text-soft">逐处填入今年的数并确认。全部确认之前不能提交。</p>
      <ol className="max-h-80 divide-y divide-line overflow-auto">
        {gaps.map((gap, index) => (
          <li key={`${index} ${gap.text} ${gaps.length}`} className="flex flex-wrap items-center gap-2 py-2 text-sm" data-gap={gap.text}>
            <button type="button" className="text-deep underline underline-offset-4" onClick={() => selectPassage(pointer, gap.start, gap.end)}>第{index + 1}处</button>
            {locked ? <span>{gap.text}</span> : <GapForm pointer={pointer} gap={gap} number={index + 1} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function GapForm({ pointer, gap, number }: { pointer: Pointer; gap: Gap; number: number }) {
  const confirm = (value: string) => { if (value.trim() !== '') replacePassage(pointer, gap.start, gap.end, value.trim()); };
  const id = `gap-${pointer.replaceAll('/', '-')}-${number}`;
  return (
    <>
      <label htmlFor={id} className="text-soft">去年“{gap.text}”，今年</label>
      <input id={id} className="input w-40 py-1" defaultValue={gap.text} autoComplete="off" maxLength={60}
        onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); confirm(event.currentTarget.value); } }} />
      <button type="button" className="button button-secondary button-small" aria-label={`确认第${number}处“${gap.text}”`}
        onClick={(event) => { const field = event.currentTarget.parentElement?.querySelector('input'); if (field) confirm(field.value); }}>确认</button>
    </>
  );
}
