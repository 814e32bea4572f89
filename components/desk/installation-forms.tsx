'use client';

import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Checkbox, Field, Select } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

export interface SettingsValues { passwordProfile: 'length' | 'classes'; secondFactorRequired: boolean; idleMinutes: number; absoluteHours: number; auditDays: number; backupsKept: number }

/** Settings of the installation: passwords, sessions, retention. */
export function SettingsForm({ settings, save }: { settings: SettingsValues; save: (input: SettingsValues) => Promise<Answer<object>> }) {
  const { register, handleSubmit } = useKeptForm<SettingsValues>({ defaultValues: settings });
  const act = useAct();
  const whole = (name: 'idleMinutes' | 'absoluteHours' | 'auditDays' | 'backupsKept') => register(name, { valueAsNumber: true });
  return (
    <form method="post" className="max-w-3xl" noValidate onSubmit={(event) => { void handleSubmit((values) => act.run(() => save(values), '设置已保存'))(event); }}>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Select id="profile" label="密码要求" options={[{ value: 'length', label: '长度为主：至少10位，查常见密码，不定期更换' }, { value: 'classes', label: '等保：三类字符，90天更换，不重复最近几次' }]} {...register('passwordProfile')} />
        <Field id="idle" type="number" label="空闲多久自动退出（分钟）" error={act.refusal?.fields.idleMinutes} {...whole('idleMinutes')} />
        <Field id="absolute" type="number" label="一次登录最长时间（小时）" error={act.refusal?.fields.absoluteHours} {...whole('absoluteHours')} />
        <Field id="audit-days" type="number" label="审计记录至少保存（天）" hint="不少于180天。系统从不删除审计记录，本项写明本单位规定的最短期限" error={act.refusal?.fields.auditDays} {...whole('auditDays')} />
        <Field id="backups" type="number" label="每日备份保留份数" error={act.refusal?.fields.backupsKept} {...whole('backupsKept')} />
      </div>
      <Checkbox id="factor-required" label="分管领导和系统管理员必须使用动态验证码" {...register('secondFactorRequired')} />
      <Button kind="primary" type="submit" disabled={act.busy}>保存设置</Button>
      <ActState act={act} />
    </form>
  );
}

type Day = { date: string; kind: 'holiday' | 'workday' | 'ordinary'; name: string };

/** One special day of the State Council's holiday notice. */
export function CalendarForm({ save }: { save: (input: Day) => Promise<Answer<object>> }) {
  const { register, handleSubmit, reset, formState: { errors } } = useKeptForm<Day>({ defaultValues: { date: '', kind: 'holiday', name: '' } });
  const act = useAct();
  return (
    <form method="post" noValidate onSubmit={(event) => { void handleSubmit(async (values) => { if (await act.run(() => save(values), '已登记')) reset({ ...values, date: '' }); })(event); }}>
      <div className="grid gap-x-4 sm:grid-cols-3">
        <Field id="day-date" type="date" label="日期" error={errors.date?.message ?? act.refusal?.fields.date} {...register('date', { required: '请填写日期' })} />
        <Select id="day-kind" label="性质" options={[{ value: 'holiday', label: '放假' }, { value: 'workday', label: '调休上班' }, { value: 'ordinary', label: '取消登记' }]} {...register('kind')} />
        <Field id="day-name" label="名称" error={act.refusal?.fields.name} {...register('name')} />
      </div>
      <Button kind="primary" type="submit" disabled={act.busy}>登记</Button>
      <ActState act={act} />
    </form>
  );
}
