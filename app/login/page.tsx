import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PUBLIC_SITE } from '@/components/desk/home';
import { LoginForm } from '@/components/login-form';
import { currentUser } from '@/lib/auth/current-user';
import { login } from './actions';

export const metadata: Metadata = { title: '登录' };

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  if (await currentUser()) redirect('/');
  const { next } = await searchParams;
  return (
    <>
      <a href="#main" className="skip-link">跳到正文</a>
      <div className="h-1 bg-deep" />
      <main id="main" className="mx-auto max-w-md px-4 py-12 sm:py-20">
        <p className="text-lg font-semibold">勾稽</p>
        <h1 className="mt-1 text-2xl">政府信息公开工作年度报告</h1>
        <p className="mt-2 text-soft">编制、校核、审签、发布。请用本单位分配的账号登录。</p>
        <LoginForm login={login} next={typeof next === 'string' ? next : '/'} />
        <p className="mt-8 text-sm text-soft">查阅已公开的报告不需要登录：<a href={PUBLIC_SITE}>公开的年度报告</a></p>
      </main>
    </>
  );
}
