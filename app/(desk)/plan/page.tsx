import type { Metadata } from 'next';
import Link from 'next/link';
import { PlanForm } from '@/components/desk/plan-form';
import { PageHead } from '@/components/ui/page-head';
import { statutoryDate } from '@/db/calendar';
import { todayInChina } from '@/db/client';
import { organById } from '@/db/organs';
import { savePlan } from '../actions';
import { requireUser } from '../require-user';

export const metadata: Metadata = { title: '年度安排' };

/** The dates and the routine of the yearly work, kept by the office itself. */
export default async function PlanPage() {
  const me = await requireUser('/plan');
  const organ = me.organId === null ? null : organById(me.organId);
  if (!organ) return <PageHead title="年度安排" next={<p>年度安排按单位编写，您的账号不属于任何单位。</p>} />;
  const statutory = statutoryDate(organ.level, Number(todayInChina().slice(0, 4)) - 1).date.slice(5);
  return (
    <>
      <PageHead title="年度安排" next={<p className="text-soft">内部期限显示在工作台和复审要点中；到期前7个、1个工作日提醒报告在其手中的人，逾期未办的每五个工作日提醒一次。全年工作安排写入<Link href="/handover">交接清单</Link>。法定公布期限每年{Number(statutory.slice(0, 2))}月{Number(statutory.slice(3))}日，不能更改。工作日按系统管理员登记的节假日计算。</p>} />
      <PlanForm dueDates={organ.dueDates} routine={organ.routine} readOnly={me.role === 'auditor'} save={savePlan} />
    </>
  );
}
