'use client';

import type { Answer } from '../../lib/desk/types';
import type { Pointer } from '../../lib/report/form/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

export interface WaiveInput { year: number; rule: string; instance: string; cells: Pointer[]; reason: string }

/** 放行: the leader lets an error through that cannot be mended; the reason is printed and public. */
export function WaiverForm({ year, rule, instance, cells, waive }: { year: number; rule: string; instance: string; cells: Pointer[]; waive: (input: WaiveInput) => Promise<Answer<object>> }) {
  const { register, handleSubmit, formState: { errors } } = useKeptForm({ defaultValues: { reason: '' } });
  const act = useAct();
  return (
    <form method="post" className="rounded-md bg-desk p-3" noValidate onSubmit={(event) => { void handleSubmit((values) => act.run(() => waive({ year, rule, instance, cells, reason: values.reason.trim() }), '已放行'))(event); }}>
      <TextArea id={`waive-${instance.replace(/[^\w-]/g, '_')}`} label="放行理由（将印在表下，公众可见）" rows={2} error={errors.reason?.message} {...register('reason', { validate: (reason) => reason.trim().length >= 6 || '请写明理由，不少于6个字' })} />
      <Button type="submit" small kind="danger" disabled={act.busy}>放行此项</Button>
      <ActState act={act} />
    </form>
  );
}
