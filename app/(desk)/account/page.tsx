import type { Metadata } from 'next';
import Link from 'next/link';
import { PasswordForm } from '@/components/desk/account-form';
import { SecondFactorForm } from '@/components/desk/second-factor-form';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { setting } from '@/db/settings';
import { ROLE_NAMES } from '@/lib/desk/types';
import { userByName } from '@/db/users';
import { beginSecondFactor, changePassword, confirmSecondFactor, removeSecondFactor } from '../actions';
import { requireUser } from '../require-user';

export const metadata: Metadata = { title: '账号' };

export default async function AccountPage() {
  const me = await requireUser('/account');
  return (
    <>
      <PageHead title="账号" place={`${ROLE_NAMES[me.role]} ${me.displayName}（${me.username}）`} next={<p className="text-soft">在这里更改自己的密码。姓名和角色由系统管理员更改。</p>} />
      {me.mustChangePassword ? <Notice kind="warning" title="请先更改密码"><p>初始密码或过期的密码须更改后才能继续办理。</p></Notice> : null}
      <h2 className="mb-3 text-xl">更改密码</h2>
      <PasswordForm change={changePassword} rule={setting('passwordProfile') === 'classes' ? '至少8位，含大写、小写、数字、符号中的三类；不含用户名，不用常见密码' : '至少10位，可以是一句话；不含用户名，不用常见密码'} />
      <h2 className="mb-1 mt-8 text-xl">动态验证码</h2>
      <p className="mb-3 text-soft">登录时除密码外再输入手机验证器显示的六位数字。</p>
      <SecondFactorForm enabled={Boolean(userByName(me.username)?.totpEnabledAt)} acts={{ begin: beginSecondFactor, confirm: confirmSecondFactor, remove: removeSecondFactor }} />
      {me.role === 'director' || me.role === 'leader' ? <p className="mt-8">不在岗时可以<Link href="/delegation">授权代审</Link>。</p> : null}
      <p className="mt-4">调岗、离职前请<Link href="/handover">办理工作交接</Link>。</p>
    </>
  );
}
