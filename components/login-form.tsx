'use client';

import { useActionState } from 'react';
import { Button } from './ui/button';
import { Field } from './ui/field';

export interface LoginState { message: string; username: string; needsCode: boolean }

/** The sign-in form. Works without script: it is an ordinary form over a server action. */
export function LoginForm({ login, next }: { login: (before: LoginState, form: FormData) => Promise<LoginState>; next: string }) {
  const [state, act, busy] = useActionState(login, { message: '', username: '', needsCode: false });
  return (
    <form action={act} className="mt-6">
      <div className="min-h-16" role={state.message ? 'alert' : undefined}>
        {state.message ? <p className="rounded-md border border-l-4 border-error-line border-l-error bg-error-tint px-4 py-2 text-error">{state.message}</p> : null}
      </div>
      <input type="hidden" name="next" value={next} />
      <Field id="username" name="username" label="用户名" autoComplete="username" autoCapitalize="none" spellCheck={false} required defaultValue={state.username} key={state.username} />
      <Field id="password" name="password" type="password" label="密码" autoComplete="current-password" required />
      {state.needsCode ? <Field id="code" name="code" label="动态验证码或恢复码" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={20} /> : null}
      <Button kind="primary" type="submit" disabled={busy} className="w-full">登录</Button>
    </form>
  );
}
