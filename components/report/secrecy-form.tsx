'use client';

import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

export interface SecrecyInput { year: number; confirmedBy: string; date: string }

/** 保密审查: name and date of the person who made it, confirmed by the drafter. */
export function SecrecyForm({ year, given, today, confirm }: { year: number; given: { confirmedBy: string; date: string } | null; today: string; confirm: (input: SecrecyInput) => Promise<Answer<object>> }) {
  const { register, handleSubmit, formState: { errors } } = useKeptForm({ defaultValues: { confirmedBy: given?.confirmedBy ?? '', date: given?.date ?? today } });
  const act = useAct();
  return (
    <form method="post" noValidate onSubmit={(event) => { void handleSubmit((values) => act.run(() => confirm({ year, confirmedBy: values.confirmedBy.trim(), date: values.date }), '保密审查已登记'))(event); }}>
      <fieldset>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <Field id="secrecy-by" label="审查人姓名" autoComplete="off" error={errors.confirmedBy?.message ?? act.refusal?.fields.confirmedBy} {...register('confirmedBy', { validate: (name) => name.trim() !== '' || '请填写审查人姓名' })} />
          <Field id="secrecy-date" label="审查日期" type="date" error={errors.date?.message ?? act.refusal?.fields.date} {...register('date', { required: '请填写审查日期' })} />
        </div>
        <p className="mb-3 text-sm">登记即确认：报告全文已经保密审查，不含国家秘密、工作秘密和不应公开的个人信息。</p>
        <Button type="submit" small disabled={act.busy}>{given ? '重新登记' : '登记保密审查'}</Button>
      </fieldset>
      <ActState act={act} />
    </form>
  );
}
