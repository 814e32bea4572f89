'use client';

import { useFieldArray } from 'react-hook-form';
import type { Answer } from '../../lib/desk/types';
import { isMonthDay, monthDay } from '../../lib/desk/month-day';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

interface DueDate { name: string; date: string }
interface Values { dueDates: DueDate[]; routine: { line: string }[] }
type Save = (input: { dueDates: DueDate[]; routine: string[] }) => Promise<Answer<object>>;

/** The office's own dates, and the routine of the year as a list that whoever takes over ticks off. */
export function PlanForm({ dueDates, routine, readOnly, save }: { dueDates: DueDate[]; routine: string[]; readOnly: boolean; save: Save }) {
  const { register, control, handleSubmit, reset, formState: { errors } } = useKeptForm<Values>({ defaultValues: { dueDates, routine: routine.map((line) => ({ line })) } });
  const dates = useFieldArray({ control, name: 'dueDates' }), lines = useFieldArray({ control, name: 'routine' });
  const act = useAct();
  if (readOnly) return <Plan dueDates={dueDates} routine={routine} />;
  return (
    <form method="post" noValidate className="max-w-4xl space-y-8" onSubmit={(event) => { void handleSubmit(async (values) => {
      const plan = { dueDates: values.dueDates.map(({ name, date }) => ({ name: name.trim(), date: monthDay(date) })), routine: values.routine.map(({ line }) => line.trim()).filter((line) => line !== '') };
      // Shown as it was written: 1月8日 as 01-08.
      if (await act.run(() => save(plan), '年度安排已保存')) reset({ dueDates: plan.dueDates, routine: plan.routine.map((line) => ({ line })) });
    })(event); }}>
      <fieldset className="panel px-4 py-3">
        <legend className="float-left mb-3 w-full text-lg font-semibold">内部期限</legend>
        <ol className="clear-both">
          {dates.fields.map((field, index) => (
            <li key={field.id} className="grid items-start gap-x-4 sm:grid-cols-[minmax(0,1fr)_10rem_auto]">
              <Field id={`due-${index}-name`} label={`期限${index + 1}的名称`} error={errors.dueDates?.[index]?.name?.message} defaultValue={field.name} {...register(`dueDates.${index}.name`, { validate: (name) => name.trim() !== '' || '请填写名称' })} />
              <Field id={`due-${index}-date`} label="月-日" placeholder="01-15" error={errors.dueDates?.[index]?.date?.message} defaultValue={field.date} {...register(`dueDates.${index}.date`, { validate: (date) => isMonthDay(monthDay(date)) || '写作月-日，如01-15' })} />
              <div className="pb-4 sm:pt-9"><Button kind="plain" small onClick={() => dates.remove(index)}>删除<span className="sr-only">期限{index + 1}</span></Button></div>
            </li>
          ))}
        </ol>
        <Button small onClick={() => dates.append({ name: '', date: '' })}>添加期限</Button>
      </fieldset>
      <fieldset className="panel px-4 py-3">
        <legend className="float-left mb-3 w-full text-lg font-semibold">全年工作安排</legend>
        <ol className="clear-both space-y-3">
          {lines.fields.map((field, index) => (
            <li key={field.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span aria-hidden="true" className="w-6 text-right tabular-nums text-soft">{index + 1}</span>
              <input aria-label={`第${index + 1}条`} className="input min-w-0 flex-1 basis-60" maxLength={500} defaultValue={field.line} {...register(`routine.${index}.line`)} />
              <span className="flex gap-2">
                <Button kind="plain" small disabled={index === 0} onClick={() => lines.move(index, index - 1)}>上移<span className="sr-only">第{index + 1}条</span></Button>
                <Button kind="plain" small onClick={() => lines.remove(index)}>删除<span className="sr-only">第{index + 1}条</span></Button>
              </span>
            </li>
          ))}
        </ol>
        <p className="mt-3"><Button small onClick={() => lines.append({ line: '' })}>添加一条</Button></p>
      </fieldset>
      <div><Button kind="primary" type="submit" disabled={act.busy}>保存年度安排</Button><ActState act={act} /></div>
    </form>
  );
}

function Plan({ dueDates, routine }: { dueDates: DueDate[]; routine: string[] }) {
  return (
    <div className="max-w-4xl space-y-6">
      <section aria-labelledby="due-dates"><h2 id="due-dates" className="mb-2 text-xl">内部期限</h2><ul className="list-disc pl-6">{dueDates.map((due) => <li key={due.name}>{due.name}：{due.date}</li>)}</ul></section>
      <section aria-labelledby="routine"><h2 id="routine" className="mb-2 text-xl">全年工作安排</h2><ol className="list-decimal pl-6">{routine.map((line, index) => <li key={index}>{line}</li>)}</ol></section>
    </div>
  );
}
