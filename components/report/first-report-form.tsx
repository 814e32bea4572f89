'use client';

import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { useAct } from '../ui/use-act';

/** 首份报告: the office states that there was no report last year. */
export function FirstReportForm({ year, declared, declare }: { year: number; declared: boolean; declare: (input: { year: number; declared: boolean }) => Promise<Answer<object>> }) {
  const act = useAct();
  return (
    <div className="mt-2">
      <Button small disabled={act.busy} onClick={() => void act.run(() => declare({ year, declared: !declared }))}>{declared ? '撤销首份报告声明' : '声明这是本单位首份报告'}</Button>
      <ActState act={act} />
    </div>
  );
}
