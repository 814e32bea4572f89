'use client';

import { useWatch } from 'react-hook-form';
import type { Answer } from '../../lib/desk/types';
import type { OwnFact } from '../../lib/report/rules/types';
import { readTyped } from '../../lib/report/typed';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

export interface FactField { code: string; label: string; unit: string; group: string; sumOf?: string[] }

const figure = (typed: string | undefined): number | null => {
  const read = readTyped(typed ?? '', 'count');
  return read.state === 'figure' && typeof read.value === 'number' ? read.value : null;
};

/** The figures of section 一 that stand in no official table, with their sums checked live. */
export function OwnFactsForm({ year, facts, definitions, locked, save }: { year: number; facts: OwnFact[]; definitions: FactField[]; locked: boolean; save: (input: { year: number; facts: OwnFact[] }) => Promise<Answer<object>> }) {
  // Fields by position: a code holds dots, which react-hook-form reads as a path.
  const kept = definitions.map((definition) => { const fact = facts.find((item) => item.code === definition.code); return fact ? String(fact.value) : ''; });
  const { register, handleSubmit, control, formState: { errors } } = useKeptForm<{ values: string[] }>({ defaultValues: { values: kept } });
  const values = useWatch({ control, name: 'values' });
  const act = useAct();
  const others = facts.filter((fact) => !definitions.some((definition) => definition.code === fact.code));
  const submit = handleSubmit((form) => act.run(() => save({ year, facts: [...definitions.flatMap(({ code, label, unit }, index) => { const value = figure(form.values[index]); return value === null ? [] : [{ code, label, value, unit }]; }), ...others] }), '自有数据已保存'));
  return (
    <form method="post" noValidate onSubmit={(event) => { void submit(event); }}>
      <fieldset disabled={locked}>
        <table className="data-table">
          <caption className="sr-only">自有数据</caption>
          <thead><tr><th scope="col">项目</th><th scope="col">数量</th><th scope="col">核对</th></tr></thead>
          <tbody>
            {definitions.map((definition, index) => {
              const parts = definition.sumOf?.map((code) => figure(values[definitions.findIndex((item) => item.code === code)])).filter((value) => value !== null);
              const sum = parts && parts.length > 0 ? parts.reduce((total, value) => total + value, 0) : null;
              const own = figure(values[index]);
              const error = errors.values?.[index]?.message;
              return (
                <tr key={definition.code}>
                  <th scope="row"><label htmlFor={`fact-${index}`}>{definition.label}</label><span className="block text-xs text-soft">{definition.group}</span></th>
                  <td><span className="flex items-center gap-2"><input id={`fact-${index}`} className="input w-28 text-right tabular-nums" inputMode="numeric" autoComplete="off" aria-invalid={error ? true : undefined} defaultValue={kept[index]} {...register(`values.${index}`, { validate: (typed) => { const read = readTyped(typed, 'count'); return read.state !== 'invalid' || read.reason; } })} />{definition.unit}</span></td>
                  <td className="min-w-32">{error ? <span className="text-error">{error}</span> : sum === null ? null : own === null ? <span className="text-soft">分项之和{sum}</span> : own === sum ? <span className="tie-ok">✓ 平</span> : <span className="tie-bad">✗ 差额{Math.abs(own - sum)}：分项之和{sum}</span>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <div className="mt-3"><Button type="submit" small disabled={act.busy}>保存自有数据</Button></div>
      </fieldset>
      <ActState act={act} />
    </form>
  );
}
