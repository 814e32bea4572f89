'use client';

import { useRouter } from 'next/navigation';
import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

/** Begins the report of a year; what the law ties together is taken over from last year. */
export function OpenReportForm({ years, open }: { years: number[]; open: (input: { year: number }) => Promise<Answer<object>> }) {
  const { register, handleSubmit } = useKeptForm({ defaultValues: { year: String(years[0] ?? '') } });
  const act = useAct();
  const router = useRouter();
  return (
    <form method="post" noValidate onSubmit={(event) => { void handleSubmit(async ({ year }) => { if (await act.run(() => open({ year: Number(year) }), '已开始填报')) router.push(`/reports/${year}`); })(event); }}>
      <div className="flex flex-wrap items-end gap-x-3">
        <div className="w-44"><Select id="open-year" label="报告年度" options={years.map((year) => ({ value: String(year), label: `${year}年` }))} {...register('year')} /></div>
        <div className="mb-4"><Button type="submit" kind="primary" disabled={act.busy}>开始填报</Button></div>
      </div>
      <ActState act={act} />
    </form>
  );
}
