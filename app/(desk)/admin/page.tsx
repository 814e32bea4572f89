import type { Metadata } from 'next';
import Link from 'next/link';
import { OrganForm } from '@/components/desk/organ-form';
import { NewOrganForm } from '@/components/desk/new-organ-form';
import { AddUserForm, UserEditor, type UserActs } from '@/components/desk/user-forms';
import { Button } from '@/components/ui/button';
import { DetailsWhenOpen } from '@/components/ui/details-when-open';
import { PageHead } from '@/components/ui/page-head';
import { Tag } from '@/components/ui/tag';
import { organById, organsNamed } from '@/db/organs';
import { listUsers, usersNamed } from '@/db/users';
import { ROLE_NAMES } from '@/lib/desk/types';
import { requireUser } from '../require-user';
import { addOrgan, addUser, changeUser, disableUser, enableUser, resetUser, saveOrgan } from './actions';

export const metadata: Metadata = { title: '单位与用户' };

const ACTS: UserActs = { add: addUser, change: changeUser, disable: disableUser, enable: enableUser, reset: resetUser };

/** Offices and accounts shown at once; more are found by name. */
const MOST = 20;

export default async function AdminPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const me = await requireUser('/admin');
  const { q } = await searchParams;
  const named = me.organId === null && typeof q === 'string' ? q.trim().slice(0, 60) : '';
  if (me.role !== 'admin') return <PageHead title="单位与用户" next={<p>需{ROLE_NAMES.admin}办理。您的角色没有设置权限，请联系系统管理员。</p>} />;
  const found = me.organId === null ? organsNamed(named, MOST + 1) : [organById(me.organId)].filter((organ) => organ !== null);
  const organs = found.slice(0, MOST);
  const valuesOf = ({ id, name, level, powers, countsCarriedDisputes, hasSubordinates, site }: (typeof organs)[number]) => ({ id, name, level, powers, countsCarriedDisputes, hasSubordinates, site });
  const accounts = me.organId === null ? usersNamed(named, MOST + 1) : listUsers(me.organId);
  const users = me.organId === null ? accounts.slice(0, MOST) : accounts;
  const cut = me.organId === null && (found.length > MOST || accounts.length > MOST);
  return (
    <>
      <PageHead title="单位与用户" next={<p className="text-soft">单位层级和职权决定哪些校核规则适用；角色决定谁能填报、初审、签发。另见<Link href="/admin/settings">系统设置</Link>、<Link href="/admin/calendar">节假日</Link>、<Link href="/delegation">授权代审</Link>、<Link href="/handover">工作交接</Link>。</p>} />
      {cut || named !== '' ? (
        <form className="mb-6 flex flex-wrap items-end gap-3" role="search">
          <label className="block min-w-60 flex-1 font-medium">按单位名称、网址部分、用户名或姓名查找<input name="q" defaultValue={named} maxLength={60} className="input mt-1" /></label>
          <Button type="submit">查找</Button>
          {cut ? <p className="basis-full text-sm text-soft" role="status">单位或用户多于{MOST}个，只列出前{MOST}个。</p> : null}
        </form>
      ) : null}
      <section aria-labelledby="organs" className="mb-10">
        <h2 id="organs" className="mb-3 text-xl">单位设置</h2>
        {organs.map((organ) => organs.length === 1
          ? <OrganForm key={organ.id} organ={valuesOf(organ)} slug={organ.slug} save={saveOrgan} />
          : <DetailsWhenOpen key={organ.id} summary={organ.name} className="my-2"><div className="mt-1 border-l-2 border-line pl-4"><OrganForm organ={valuesOf(organ)} slug={organ.slug} save={saveOrgan} /></div></DetailsWhenOpen>)}
      </section>
      <section aria-labelledby="users" className="mb-10">
        <h2 id="users" className="mb-3 text-xl">用户</h2>
        <div className="relative overflow-x-auto"><table className="data-table min-w-192">
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
