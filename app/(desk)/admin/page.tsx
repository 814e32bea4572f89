import type { Metadata } from 'next';
import Link from 'next/link';
import { OrganForm } from '@/components/desk/organ-form';
import { NewOrganForm } from '@/components/desk/new-organ-form';
import { AddUserForm, UserEditor, type UserActs } from '@/components/desk/user-forms';
import { Details } from '@/components/ui/details';
import { PageHead } from '@/components/ui/page-head';
import { Tag } from '@/components/ui/tag';
import { listOrgans, organById } from '@/db/organs';
import { listUsers } from '@/db/users';
import { ROLE_NAMES } from '@/lib/desk/types';
import { requireUser } from '../require-user';
import { addOrgan, addUser, changeUser, disableUser, enableUser, resetUser, saveOrgan } from './actions';

export const metadata: Metadata = { title: '单位与用户' };

const ACTS: UserActs = { add: addUser, change: changeUser, disable: disableUser, enable: enableUser, reset: resetUser };

export default async function AdminPage() {
  const me = await requireUser('/admin');
  if (me.role !== 'admin') return <PageHead title="单位与用户" next={<p>需{ROLE_NAMES.admin}办理。您的角色没有设置权限，请联系系统管理员。</p>} />;
  const organs = listOrgans().filter((organ) => me.organId === null || organ.id === me.organId).flatMap(({ id }) => organById(id) ?? []);
  const valuesOf = ({ id, name, level, powers, countsCarriedDisputes, hasSubordinates, site }: (typeof organs)[number]) => ({ id, name, level, powers, countsCarriedDisputes, hasSubordinates, site });
  const users = listUsers(me.organId ?? undefined);
  return (
    <>
      <PageHead title="单位与用户" next={<p className="text-soft">单位层级和职权决定哪些校核规则适用；角色决定谁能填报、初审、签发。另见<Link href="/admin/settings">系统设置</Link>、<Link href="/admin/calendar">节假日</Link>、<Link href="/delegation">授权代审</Link>、<Link href="/handover">工作交接</Link>。</p>} />
      <section aria-labelledby="organs" className="mb-10">
        <h2 id="organs" className="mb-3 text-xl">单位设置</h2>
        {organs.map((organ) => organs.length === 1
          ? <OrganForm key={organ.id} organ={valuesOf(organ)} slug={organ.slug} save={saveOrgan} />
          : <Details key={organ.id} summary={organ.name}><OrganForm organ={valuesOf(organ)} slug={organ.slug} save={saveOrgan} /></Details>)}
      </section>
      <section aria-labelledby="users" className="mb-10">
        <h2 id="users" className="mb-3 text-xl">用户</h2>
        <div className="overflow-x-auto"><table className="data-table">
          <thead><tr><th scope="col">姓名</th><th scope="col">用户名</th><th scope="col">角色</th><th scope="col">单位</th><th scope="col">状态</th><th scope="col">操作</th></tr></thead>
          <tbody>{users.map((user) => (
            <tr key={user.id}>
              <th scope="row" className="font-medium">{user.displayName}</th><td>{user.username}</td><td>{ROLE_NAMES[user.role]}</td><td>{user.organName ?? '—'}</td>
              <td>{user.disabledAt ? <Tag kind="error">已停用</Tag> : <Tag kind="tie">在用</Tag>}{user.secondFactor ? ' 双因素' : ''}</td>
              <td className="min-w-56">{user.id === me.userId ? <a href="/account">本人账号</a> : <UserEditor user={{ id: user.id, username: user.username, displayName: user.displayName, role: user.role, organName: user.organName, email: user.email, disabled: user.disabledAt !== null }} acts={ACTS} />}</td>
            </tr>
          ))}</tbody>
        </table></div>
      </section>
      <section aria-labelledby="add" className="panel"><h2 id="add" className="panel-head text-lg">添加用户</h2><div className="px-4 py-3"><AddUserForm organs={organs.map(({ id, name }) => ({ id, name }))} add={addUser} /></div></section>
      {me.organId === null ? <section aria-labelledby="add-organ" className="panel mt-8"><h2 id="add-organ" className="panel-head text-lg">添加单位</h2><div className="px-4 py-3"><NewOrganForm add={addOrgan} /></div></section> : null}
    </>
  );
}
