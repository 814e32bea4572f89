'use client';

import { ROLE_NAMES, type Role } from '../../lib/report/states';
import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { DetailsWhenOpen } from '../ui/details-when-open';
import { Field, Select } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

const ROLE_OPTIONS = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }));
/** An account is the auditor's from the beginning or never. */
const rolesFor = (role: Role) => ROLE_OPTIONS.filter((option) => (option.value === 'auditor') === (role === 'auditor'));

export interface UserItem { id: number; username: string; displayName: string; role: Role; organName: string | null; email: string | null; disabled: boolean }
export interface UserActs {
  add: (input: { username: string; displayName: string; role: Role; organId: number | null; email?: string; password: string }) => Promise<Answer<object>>;
  change: (input: { id: number; displayName: string; role: Role; email?: string }) => Promise<Answer<object>>;
  disable: (input: { id: number }) => Promise<Answer<object>>;
  enable: (input: { id: number }) => Promise<Answer<object>>;
  reset: (input: { id: number; password: string }) => Promise<Answer<object>>;
}

/** A new account. */
export function AddUserForm({ organs, add }: { organs: { id: number; name: string }[]; add: UserActs['add'] }) {
  const { register, handleSubmit, reset, formState: { errors } } = useKeptForm({ defaultValues: { username: '', displayName: '', role: 'drafter', organId: String(organs[0]?.id ?? ''), email: '', password: '' } });
  const act = useAct();
  return (
    <form method="post" noValidate onSubmit={(event) => { void handleSubmit(async (values) => {
      const role = values.role as Role, email = values.email.trim();
      const ok = await act.run(() => add({ username: values.username.trim(), displayName: values.displayName.trim(), role, organId: values.organId === '' ? null : Number(values.organId), password: values.password, ...(email ? { email } : {}) }), '用户已添加');
      if (ok) reset();
    })(event); }}>
      <div className="grid items-end gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field id="new-username" label="用户名" autoComplete="off" autoCapitalize="none" error={errors.username?.message ?? act.refusal?.fields.username} {...register('username', { validate: (name) => name.trim() !== '' || '请填写用户名' })} />
        <Field id="new-name" label="姓名" autoComplete="off" error={errors.displayName?.message ?? act.refusal?.fields.displayName} {...register('displayName', { validate: (name) => name.trim() !== '' || '请填写姓名' })} />
        <Select id="new-role" label="角色" options={ROLE_OPTIONS} error={act.refusal?.fields.role} {...register('role')} />
        <Select id="new-organ" label="单位" options={[...organs.map((organ) => ({ value: String(organ.id), label: organ.name })), { value: '', label: '（不属于单位：管理员、审计员）' }]} error={act.refusal?.fields.organId} {...register('organId')} />
        <Field id="new-email" type="email" label="电子邮箱（可不填）" autoComplete="off" error={act.refusal?.fields.email} {...register('email')} />
        <Field id="new-password" type="password" label="初始密码" autoComplete="new-password" error={errors.password?.message ?? act.refusal?.fields.password} {...register('password', { required: '请设置初始密码' })} />
      </div>
      <Button type="submit" disabled={act.busy}>添加用户</Button>
      <ActState act={act} />
    </form>
  );
}

/** Change, disable or reset one account. */
export function UserEditor({ user, acts }: { user: UserItem; acts: UserActs }) {
  return <DetailsWhenOpen className="-my-1" summary={<>管理<span className="sr-only">{user.displayName}</span></>}><UserEditing user={user} acts={acts} /></DetailsWhenOpen>;
}

function UserEditing({ user, acts }: { user: UserItem; acts: UserActs }) {
  const { register, handleSubmit } = useKeptForm({ defaultValues: { displayName: user.displayName, role: user.role as string, email: user.email ?? '' } });
  const password = useKeptForm({ defaultValues: { password: '' } });
  const act = useAct();
  return (
    <div className="mt-2 rounded-md bg-desk p-3">
      <form method="post" noValidate onSubmit={(event) => { void handleSubmit((values) => { const email = values.email.trim(); return act.run(() => acts.change({ id: user.id, displayName: values.displayName.trim(), role: values.role as Role, ...(email ? { email } : {}) }), '已保存'); })(event); }}>
        <Field id={`name-${user.id}`} label="姓名" error={act.refusal?.fields.displayName} {...register('displayName')} />
        <Select id={`role-${user.id}`} label="角色" options={rolesFor(user.role)} error={act.refusal?.fields.role} {...register('role')} />
        <Field id={`email-${user.id}`} type="email" label="电子邮箱" error={act.refusal?.fields.email} {...register('email')} />
        <Button type="submit" small disabled={act.busy}>保存用户</Button>
      </form>
      <form method="post" className="mt-4 border-t border-line pt-3" noValidate onSubmit={(event) => { void password.handleSubmit(async (values) => { if (await act.run(() => acts.reset({ id: user.id, password: values.password }), '密码已重置，首次登录须更改')) password.reset(); })(event); }}>
        <Field id={`password-${user.id}`} type="password" label="新的初始密码" autoComplete="new-password" error={password.formState.errors.password?.message ?? act.refusal?.fields.password} {...password.register('password', { required: '请输入' })} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" small disabled={act.busy}>重置密码</Button>
          <Button small kind={user.disabled ? 'secondary' : 'danger'} disabled={act.busy} onClick={() => void act.run(() => (user.disabled ? acts.enable({ id: user.id }) : acts.disable({ id: user.id })), user.disabled ? '已启用' : '已停用，正在使用的会话立即失效')}>{user.disabled ? '启用' : '停用'}</Button>
        </div>
      </form>
      <ActState act={act} />
    </div>
  );
}
