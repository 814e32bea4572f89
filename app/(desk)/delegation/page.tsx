import type { Metadata } from 'next';
import { DelegationForm, RevokeButton, type Absent } from '@/components/desk/delegation-form';
import { PageHead } from '@/components/ui/page-head';
import { Tag } from '@/components/ui/tag';
import { todayInChina } from '@/db/client';
import { delegationsOf } from '@/db/delegations';
import { listUsers } from '@/db/users';
import { ROLE_NAMES } from '@/lib/desk/types';
import { delegate, revokeDelegation } from '../actions';
import { requireUser } from '../require-user';

export const metadata: Metadata = { title: '授权代审' };

export default async function DelegationPage() {
  const me = await requireUser('/delegation');
  if (me.organId === null) return <PageHead title="授权代审" next={<p>授权在单位内办理，您的账号不属于任何单位。</p>} />;
  const people = listUsers(me.organId).filter((person) => person.disabledAt === null);
  const today = todayInChina();
  const absent: Absent[] = people.flatMap((person) => (person.role === 'director' || person.role === 'leader') && (me.role === 'admin' || person.id === me.userId) ? [{ userId: person.id, role: person.role, label: `${person.displayName}（${ROLE_NAMES[person.role]}）` }] : []);
  const deputies = people.filter((person) => person.role !== 'admin' && person.role !== 'auditor' && !(absent.length === 1 && person.id === absent[0]!.userId)).map((person) => ({ value: String(person.id), label: `${person.displayName}（${ROLE_NAMES[person.role]}）` }));
  const delegations = delegationsOf(me.organId);
  return (
    <>
      <PageHead title="授权代审" next={<p className="text-soft">党政办主任、分管领导不在岗时，可以在一段时间内授权他人代审。授权记录显示在审签单上。</p>} />
      <section aria-labelledby="granted" className="mb-8">
        <h2 id="granted" className="mb-3 text-xl">授权记录</h2>
        {delegations.length === 0 ? <p className="text-soft">还没有授权记录。</p> : (
          <div className="overflow-x-auto" role="region" aria-label="授权记录表" tabIndex={0}><table className="data-table">
            <thead><tr><th scope="col">不在岗的人</th><th scope="col">代审人</th><th scope="col">期限和原因</th><th scope="col">状态</th></tr></thead>
            <tbody>{delegations.map((item) => {
              const over = item.revokedAt !== null || item.toDate < today;
              return (
                <tr key={item.id}>
                  <th scope="row" className="font-medium">{item.fromName}<span className="inline-block">（{ROLE_NAMES[item.role]}）</span></th><td className="whitespace-nowrap">{item.toName}</td><td><span className="inline-block whitespace-nowrap">{item.fromDate}</span><span className="inline-block whitespace-nowrap">至{item.toDate}</span><br /><span className="text-soft">{item.reason}</span></td>
                  <td><div className="flex flex-wrap items-center gap-x-4 gap-y-2"><Tag kind={over ? 'plain' : 'tie'}>{item.revokedAt ? '已收回' : item.toDate < today ? '已过期' : item.fromDate > today ? '未开始' : '有效'}</Tag>{!over && (me.role === 'admin' || item.fromUserId === me.userId) ? <RevokeButton id={item.id} revoke={revokeDelegation} /> : null}</div></td>
                </tr>
              );
            })}</tbody>
          </table></div>
        )}
      </section>
      {absent.length > 0
        ? <section aria-labelledby="grant" className="panel max-w-3xl"><h2 id="grant" className="panel-head text-lg">新的授权</h2><div className="px-4 py-3"><DelegationForm absent={absent} deputies={deputies} today={today} grant={delegate} /></div></section>
        : <p>授权由{ROLE_NAMES.director}、{ROLE_NAMES.leader}本人或者{ROLE_NAMES.admin}办理。</p>}
    </>
  );
}
