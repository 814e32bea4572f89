import type { Metadata } from 'next';
import { CalendarForm } from '@/components/desk/installation-forms';
import { PageHead } from '@/components/ui/page-head';
import { calendarOf, calendarYears } from '@/db/calendar';
import { todayInChina } from '@/db/client';
import { keepsInstallation } from '@/db/users';
import { ROLE_NAMES } from '@/lib/desk/types';
import { requireUser } from '../../require-user';
import { calendarDay } from '../actions';

export const metadata: Metadata = { title: '节假日' };

export default async function CalendarPage() {
  const me = await requireUser('/admin/calendar');
  if (me.role !== 'admin') return <PageHead title="节假日" next={<p>需{ROLE_NAMES.admin}办理。</p>} />;
  const current = Number(todayInChina().slice(0, 4));
  const years = [...new Set([current + 1, current, ...calendarYears()])].sort((a, b) => b - a);
  return (
    <>
      <PageHead title="节假日" place={<a href="/admin">单位与用户</a>} next={<p className="text-soft">按国务院办公厅每年的节假日安排登记放假和调休上班的日期，工作日据此计算。周六、周日不用登记。</p>} />
      {keepsInstallation(me) ? <section aria-labelledby="day" className="panel mb-8 max-w-3xl"><h2 id="day" className="panel-head text-lg">登记一天</h2><div className="px-4 py-3"><CalendarForm save={calendarDay} /></div></section> : <p className="mb-6">节假日对各单位都有效，由全系统的管理员登记。</p>}
      {years.map((year) => {
        const days = calendarOf(year);
        return (
          <section key={year} aria-labelledby={`y-${year}`} className="mb-6">
            <h2 id={`y-${year}`} className="mb-2 text-xl">{year}年</h2>
            {days.length === 0 ? <p className="text-soft">还没有登记{year}年的安排，工作日暂按周一至周五计算。</p> : (
              <div className="overflow-x-auto" role="region" aria-label={`${year}年节假日`} tabIndex={0}><table className="data-table max-w-xl"><thead><tr><th scope="col">日期</th><th scope="col">性质</th><th scope="col">名称</th></tr></thead><tbody>{days.map((day) => <tr key={day.date}><th scope="row">{day.date}</th><td>{day.kind === 'holiday' ? '放假' : '调休上班'}</td><td>{day.name}</td></tr>)}</tbody></table></div>
            )}
          </section>
        );
      })}
    </>
  );
}
