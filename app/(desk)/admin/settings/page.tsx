import type { Metadata } from 'next';
import { SettingsForm } from '@/components/desk/installation-forms';
import { PageHead } from '@/components/ui/page-head';
import { allSettings } from '@/db/settings';
import { keepsInstallation } from '@/db/users';
import { ROLE_NAMES } from '@/lib/desk/types';
import { requireUser } from '../../require-user';
import { saveSettings } from '../actions';

export const metadata: Metadata = { title: '系统设置' };

export default async function SettingsPage() {
  const me = await requireUser('/admin/settings');
  if (me.role !== 'admin') return <PageHead title="系统设置" next={<p>需{ROLE_NAMES.admin}办理。</p>} />;
  if (!keepsInstallation(me)) return <PageHead title="系统设置" place={<a href="/admin">单位与用户</a>} next={<p>系统设置对各单位都有效，由全系统的管理员修改。</p>} />;
  return (
    <>
      <PageHead title="系统设置" place={<a href="/admin">单位与用户</a>} next={<p className="text-soft">密码、会话和保存期限。改动立即生效，并记入审计记录。</p>} />
      <SettingsForm settings={allSettings()} save={saveSettings} />
    </>
  );
}
