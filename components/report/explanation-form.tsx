'use client';

import type { FormEvent } from 'react';
import type { Answer, ExplanationView } from '../../lib/desk/types';
import type { Pointer } from '../../lib/report/form/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Select, TextArea } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';

export interface ExplainInput { year: number; rule: string; instance: string; cells: Pointer[]; reason: string; text: string }

export const EXPLANATION_REASONS = ['数据已核实，情况属实', '机构职能调整', '统计口径变化', '法规规章清理或修订', '个别事项集中发生', '上级部署要求', '其他'];

/** The written reason for one warning: a kind from the list and words of one's own. */
export function ExplanationForm({ year, rule, instance, cells, given, explain, nested }: { year: number; rule: string; instance: string; cells: Pointer[]; given: ExplanationView | null; explain: (input: ExplainInput) => Promise<Answer<object>>; /** Stands inside another form: HTML knows no form within a form. */ nested: boolean }) {
  const { register, handleSubmit, formState: { errors } } = useKeptForm({ defaultValues: { reason: given?.reason ?? EXPLANATION_REASONS[0]!, text: given?.text ?? '' } });
  const act = useAct();
  const id = `explain-${(instance + cells.join('')).replace(/[^\w-]/g, '_')}`;
  const send = handleSubmit((values) => act.run(() => explain({ year, rule, instance, cells, reason: values.reason, text: values.text.trim() }), '说明已保存'));
  const Frame = nested ? 'div' : 'form';
  return (
    <div className="rounded-md bg-desk px-3 pt-3">
      <Frame {...(nested ? {} : { method: 'post', noValidate: true, onSubmit: (event: FormEvent) => void send(event) })}>
        {given && !given.current ? <p className="mb-2 text-sm font-medium text-warn">说明之后相关数字已改变，请重新确认。</p> : null}
        <div className="grid items-end gap-x-3 sm:grid-cols-[13rem_minmax(0,1fr)_auto]">
          <Select id={`${id}-reason`} label="原因" options={EXPLANATION_REASONS.map((reason) => ({ value: reason, label: reason }))} {...register('reason')} />
          <TextArea id={`${id}-text`} label="说明" rows={1} error={errors.text?.message ?? act.refusal?.fields.text} {...register('text', { validate: (text) => text.trim().length >= 4 || '请写明具体情况，不少于4个字' })} />
          <Button type={nested ? 'button' : 'submit'} className="mb-4" disabled={act.busy} {...(nested ? { onClick: () => void send() } : {})}>{given ? (given.current ? '修改说明' : '重新确认') : '保存说明'}</Button>
        </div>
        <ActState act={act} tight />
      </Frame>
    </div>
  );
}
