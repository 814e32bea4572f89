'use client';

import type { Role } from '../../lib/report/states';
import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Select, TextArea } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

export interface Leaving { userId: number; role: Role; label: string }

/** Makes a 交接清单 with one click: who leaves, who takes over, a note. */
export function HandoverForm({ leaving, successors, make }: { leaving: Leaving[]; successors: { value: string; label: string }[]; make: (input: { role: Role; fromUserId?: number; toUserId: number; note: string }) => Promise<Answer<{ id: number }>> }) {
  const { register, handleSubmit, reset, formState: { errors } } = useKeptForm({ defaultValues: { from: String(leaving[0]?.userId ?? ''), to: '', note: '' } });
  const act = useAct();
  return (
    <form method="post" noValidate onSubmit={(event) => { void handleSubmit(async (values) => {
      const from = leaving.find((person) => String(person.userId) === values.from);
      if (!from) return;
      if (await act.run(() => make({ role: from.role, fromUserId: from.userId, toUserId: Number(values.to), note: values.note }), '交接清单已生成')) reset();
    })(event); }}>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Select id="handover-from" label="移交人" options={leaving.map((person) => ({ value: String(person.userId), label: person.label }))} error={act.refusal?.fields.fromUserId} {...register('from')} />
        <Select id="handover-to" label="接收人" options={[{ value: '', label: '请选择' }, ...successors]} error={errors.to?.message ?? act.refusal?.fields.toUserId} {...register('to', { required: '请选择接收人' })} />
      </div>
      <TextArea id="handover-note" label="说明（可不填）" rows={3} {...register('note')} />
      <Button kind="primary" type="submit" disabled={act.busy}>生成交接清单</Button>
      <ActState act={act} />
    </form>
  );
}

export function SignHandover({ id, words, sign }: { id: number; words: string; sign: (input: { id: number }) => Promise<Answer<object>> }) {
  const act = useAct();
  return <><Button kind="primary" disabled={act.busy} onClick={() => void act.run(() => sign({ id }), '已签字确认')}>{words}</Button><ActState act={act} /></>;
}
