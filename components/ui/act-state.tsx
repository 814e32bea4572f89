'use client';

import type { useAct } from './use-act';

/** The line under a form that says what came of it. It keeps its height, unless it is `tight`: beside a single button nothing stands below to jump. */
export function ActState({ act, tight = false }: { act: ReturnType<typeof useAct>; tight?: boolean }) {
  return (
    <p className={`${tight ? '' : 'min-h-7 '}text-sm font-medium ${act.refusal ? 'text-error' : 'text-tie'}`} role={act.refusal ? 'alert' : 'status'}>
      {act.busy ? <span className="text-soft">正在提交…</span> : act.refusal ? `未完成：${act.refusal.message}` : act.done}
    </p>
  );
}
