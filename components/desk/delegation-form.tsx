'use client';

import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Field, Select, TextArea } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

export interface Absent { userId: number; role: 'director' | 'leader'; label: string }
type Input = { role: 'director' | 'leader'; fromUserId?: number; toUserId: number; fromDate: string; toDate: string; reason: string };

/** 授权代审 for a period: by the absent person, or by the administrator for them. */
export function DelegationForm({ absent, deputies, today, grant }: { absent: Absent[]; deputies: { value: string; label: string }[]; today: string; grant: (input: Input) => Promise<Answer<object>> }) {
  const { register, handleSubmit, reset, formState: { errors } } = useKeptForm({ defaultValues: { from: String(absent[0]?.userId ?? ''), to: '', fromDate: today, toDate: '', reason: '' } });
  const act = useAct();
  return (
    <form method="post" noValidate onSubmit={(event) => { void handleSubmit(async (values) => {
      const from = absent.find((person) => String(person.userId) === values.from);
      if (!from) return;
      if (await act.run(() => grant({ role: from.role, fromUserId: from.userId, toUserId: Number(values.to), fromDate: values.fromDate, toDate: values.toDate, reason: values.reason }), '已授权')) reset();
    })(event); }}>
      <div className="grid items-end gap-x-4 sm:grid-cols-2">
        <Select id="delegate-from" label="不在岗的人" options={absent.map((person) => ({ value: String(person.userId), label: person.label }))} error={act.refusal?.fields.fromUserId} {...register('from')} />
        <Select id="delegate-to" label="代审人" hint="填写或办理过某一版的人不能代审该版" options={[{ value: '', label: '请选择' }, ...deputies]} error={errors.to?.message ?? act.refusal?.fields.toUserId} {...register('to', { required: '请选择代审人' })} />
        <Field id="delegate-from-date" type="date" label="开始日期" error={errors.fromDate?.message ?? act.refusal?.fields.fromDate} {...register('fromDate', { required: '请填写开始日期' })} />
        <Field id="delegate-to-date" type="date" label="结束日期" error={errors.toDate?.message ?? act.refusal?.fields.toDate} {...register('toDate', { required: '请填写结束日期' })} />
      </div>
      <TextArea id="delegate-reason" label="原因" rows={2} error={errors.reason?.message ?? act.refusal?.fields.reason} {...register('reason', { validate: (reason) => reason.trim() !== '' || '请写明原因' })} />
      <Button kind="primary" type="submit" disabled={act.busy}>授权代审</Button>
      <ActState act={act} />
    </form>
  );
}

export function RevokeButton({ id, revoke }: { id: number; revoke: (input: { id: number }) => Promise<Answer<object>> }) {
  const act = useAct();
  return <><Button small disabled={act.busy} onClick={() => void act.run(() => revoke({ id }), '已收回')}>收回</Button><ActState act={act} tight /></>;
}
