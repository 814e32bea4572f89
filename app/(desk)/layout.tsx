import type { ReactNode } from 'react';
import { DeskFrame, type DeskLink } from '@/components/desk/desk-frame';
import { Notice } from '@/components/ui/notice';
import { organView } from '@/db/desk-state';
import { unreadCount } from '@/db/notices';
import { reportsOfOrgan } from '@/db/reports';
import { helpTopics } from '@/lib/manual/manual';
import { logout } from './actions';
import { requireUser } from './require-user';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const me = await requireUser();
  const organ = me.organId === null ? null : organView(me.organId);
  const latest = organ ? reportsOfOrgan(organ.id)[0] : undefined;
  const links: DeskLink[] = [
    { href: '/', name: '工作台' },
    ...(latest ? [{ href: `/reports/${latest.year}`, name: `${latest.year}年报告` }] : []),
    { href: '/rules', name: '规则说明' },
    ...(organ ? [{ href: '/words', name: '校对词表' }] : []),
    ...(me.role === 'admin' ? [{ href: '/admin', name: '单位与用户' }] : []),
    ...(me.role === 'auditor' ? [{ href: '/audit', name: '审计' }] : []),
    { href: '/help', name: '使用手册' },
  ];
  return <DeskFrame me={me} organName={organ?.name ?? null} links={links} help={helpTopics(me.role)} unread={unreadCount(me.userId)} signOut={logout}>{me.mustChangePassword || me.mustEnrolSecondFactor ? <Notice kind="warning" title={me.mustChangePassword ? '请先更改密码' : '请先设置动态验证码'}><p>在此之前只能查看，不能办理。请到<a href="/account">账号</a>页面办理。</p></Notice> : null}{children}</DeskFrame>;
}
