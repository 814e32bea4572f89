'use client';

import type { Answer } from '../../lib/desk/types';
import { readTyped } from '../../lib/report/typed';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

/** Last year's figures that this year must tie to, entered by hand where the system has no report of last year. */
export function PreviousFiguresForm({ year, fields, save }: { year: number; fields: { pointer: string; name: string }[]; save: (input: { year: number; figures: Record<string, string> }) => Promise<Answer<object>> }) {
  // Names without dots: react-hook-form reads a dot as a path.
  const { register, handleSubmit, formState: { errors } } = useKeptForm<{ values: string[] }>({ defaultValues: { values: fields.map(() => '') } });
  const act = useAct();
  return (
    <details>
      <summary className="py-1 text-deep underline underline-offset-4">录入{year - 1}年的数字</summary>
      <form method="post" className="mt-2" noValidate onSubmit={(event) => { void handleSubmit(({ values }) => act.run(() => save({ year, figures: Object.fromEntries(fields.map((field, index) => [field.pointer, values[index]!.normalize('NFKC').trim()])) }), '去年的数字已保存'))(event); }}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {fields.map((field, index) => (
            <Field key={field.pointer} id={`previous-${index}`} label={field.name} inputMode="numeric" autoComplete="off" error={errors.values?.[index]?.message ?? act.refusal?.fields[field.pointer]}
              {...register(`values.${index}`, { validate: (typed) => { const read = readTyped(typed, 'count'); return read.state === 'figure' || (read.state === 'invalid' ? read.reason : '没有请填0'); } })} />
          ))}
        </div>
        <Button type="submit" small disabled={act.busy}>保存去年的数字</Button>
        <ActState act={act} />
      </form>
    </details>
  );
}
