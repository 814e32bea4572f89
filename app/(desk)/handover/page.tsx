import type { Metadata } from 'next';
import Link from 'next/link';
import { HandoverForm } from '@/components/desk/handover-form';
import { PageHead } from '@/components/ui/page-head';
import { dateOnly } from '@/components/ui/dates';
import { Tag } from '@/components/ui/tag';
import { handoversOf } from '@/db/handover';
import { listUsers } from '@/db/users';
import { ROLE_NAMES } from '@/lib/desk/types';
import { makeHandover } from '../actions';
import { requireUser } from '../require-user';

export const metadata: Metadata = { title: '工作交接' };

export default async function HandoverPage() {
  const me = await requireUser('/handover');
  if (me.organId === null) return <PageHead title="工作交接" next={<p>交接在单位内办理，您的账号不属于任何单位。</p>} />;
  const people = listUsers(me.organId);
  const label = (person: (typeof people)[number]) => `${person.displayName}（${ROLE_NAMES[person.role]}）`;
  const leaving = people.filter((person) => person.role !== 'auditor' && (me.role === 'admin' || person.id === me.userId)).map((person) => ({ userId: person.id, role: person.role, label: label(person) }));
  const successors = people.filter((person) => person.role !== 'auditor' && person.disabledAt === null && (me.role === 'admin' || person.id !== me.userId)).map((person) => ({ value: String(person.id), label: label(person) }));
  const handovers = handoversOf(me.organId);
  return (
    <>
      <PageHead title="工作交接" next={<p className="text-soft">换人时生成交接清单：各年报告的进度、未办的错误和意见、数字由谁填写、期限、账号、全年工作安排。移交人和接收人都签字确认。全年工作安排在“<Link href="/plan">年度安排</Link>”中编写。</p>} />
      <section aria-labelledby="lists" className="mb-8">
        <h2 id="lists" className="mb-3 text-xl">交接清单</h2>
        {handovers.length === 0 ? <p className="text-soft">还没有交接清单。</p> : (
          <ul className="space-y-2">{handovers.map((item) => (
            <li key={item.id} className="flex flex-wrap items-center gap-3">
              <Link href={`/handover/${item.id}`}>{item.fromName}向{item.toName}移交{item.roleName}工作</Link><span className="text-soft">{dateOnly(item.at)}</span>
              <Tag kind={item.handedAt && item.acknowledgedAt ? 'tie' : 'warning'}>{item.handedAt && item.acknowledgedAt ? '双方已签字' : item.handedAt ? '待接收人签字' : '待移交人签字'}</Tag>
            </li>
          ))}</ul>
        )}
      </section>
      {me.role === 'auditor' ? null : <section aria-labelledby="make" className="panel max-w-3xl"><h2 id="make" className="panel-head text-lg">生成交接清单</h2><div className="px-4 py-3"><HandoverForm leaving={leaving} successors={successors} make={makeHandover} /></div></section>}
    </>
  );
}
