'use client';

import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { useAct } from '../ui/use-act';

/** Totals computed by the system, or typed from the office's own ledger and checked against the sums. */
export function TotalsModeForm({ year, totals, change }: { year: number; totals: 'derived' | 'typed'; change: (input: { year: number; totals: 'derived' | 'typed' }) => Promise<Answer<object>> }) {
  const act = useAct();
  return (
    <section aria-labelledby="totals" className="panel">
      <h2 id="totals" className="panel-head text-lg">总计的填法</h2>
      <div className="px-4 py-3 text-sm">
        <p className="mb-2">{totals === 'derived' ? '总计由系统计算，不用填写。如单位须按自己的台账填写总计，可改为手工填写，系统逐格核对。' : '总计手工填写，系统在旁边给出算得的数并核对。'}</p>
        <Button small disabled={act.busy} onClick={() => void act.run(() => change({ year, totals: totals === 'derived' ? 'typed' : 'derived' }), '已更改')}>{totals === 'derived' ? '改为手工填写总计' : '改为系统计算总计'}</Button>
        <ActState act={act} />
      </div>
    </section>
  );
}
