'use client';

import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

/** Changing one's own password. */
export function PasswordForm({ change, rule }: { change: (input: { current: string; next: string }) => Promise<Answer<object>>; rule: string }) {
  const { register, handleSubmit, reset, getValues, formState: { errors } } = useKeptForm({ defaultValues: { current: '', next: '', again: '' } });
  const act = useAct();
  return (
    <form method="post" className="max-w-md" noValidate onSubmit={(event) => { void handleSubmit(async ({ current, next }) => { if (await act.run(() => change({ current, next }), '密码已更改')) reset(); })(event); }}>
      <Field id="current" type="password" label="现在的密码" autoComplete="current-password" error={errors.current?.message ?? act.refusal?.fields.current} {...register('current', { required: '请输入现在的密码' })} />
      <Field id="next" type="password" label="新密码" hint={rule} autoComplete="new-password" error={errors.next?.message ?? act.refusal?.fields.next} {...register('next', { required: '请输入新密码' })} />
      <Field id="again" type="password" label="再次输入新密码" autoComplete="new-password" error={errors.again?.message} {...register('again', { validate: (again) => again === getValues('next') || '两次输入不一致' })} />
      <Button kind="primary" type="submit" disabled={act.busy}>更改密码</Button>
      <ActState act={act} />
    </form>
  );
}
