'use client';

import { useState } from 'react';
import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

interface Acts {
  begin: (input: { password: string }) => Promise<Answer<{ secret: string; address: string }>>;
  confirm: (input: { code: string }) => Promise<Answer<{ recoveryCodes: string[] }>>;
  remove: (input: { password: string }) => Promise<Answer<object>>;
}

/** Setting up the second factor: password, secret into the app, first code, recovery codes shown once. */
export function SecondFactorForm({ enabled, acts }: { enabled: boolean; acts: Acts }) {
  const [secret, setSecret] = useState('');
  const [codes, setCodes] = useState<string[]>([]);
  const { register, handleSubmit, reset, formState: { errors } } = useKeptForm({ defaultValues: { password: '', code: '' } });
  const act = useAct();
  const submit = handleSubmit(async ({ password, code }) => {
    if (enabled) await act.run(() => acts.remove({ password }), '已停用动态验证码');
    else if (secret === '') await act.run(async () => { const answer = await acts.begin({ password }); if (answer.ok) setSecret(answer.secret); return answer; }, '请把密钥录入手机上的验证器，再输入显示的六位数字');
    else await act.run(async () => { const answer = await acts.confirm({ code }); if (answer.ok) { setCodes(answer.recoveryCodes); setSecret(''); } return answer; }, '已启用动态验证码');
    reset();
  });
  if (codes.length > 0) return (
    <div className="panel max-w-xl px-4 py-3" role="status">
      <h3 className="mb-2 text-lg">请抄写或打印备用码</h3>
      <p className="mb-2">手机丢失时，每个备用码可以登录一次。离开本页后不再显示。</p>
      <ul className="grid grid-cols-2 gap-1 font-mono">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
    </div>
  );
  return (
    <form method="post" className="max-w-md" noValidate onSubmit={(event) => { void submit(event); }}>
      {secret === ''
        ? <Field id="factor-password" type="password" label="您的密码" autoComplete="current-password" error={errors.password?.message ?? act.refusal?.fields.password} {...register('password', { required: '请输入密码' })} />
        : <>
          <p className="mb-3">密钥：<code className="break-all">{secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code></p>
          <Field id="factor-code" label="验证器显示的六位数字" inputMode="numeric" autoComplete="one-time-code" error={errors.code?.message ?? act.refusal?.fields.code} {...register('code', { required: '请输入六位数字' })} />
        </>}
      <Button type="submit" disabled={act.busy}>{enabled ? '停用动态验证码' : secret === '' ? '设置动态验证码' : '启用动态验证码'}</Button>
      <ActState act={act} />
    </form>
  );
}
