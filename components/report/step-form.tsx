'use client';

import { useRef } from 'react';
import { useFieldArray } from 'react-hook-form';
import type { ActionOffer, StepAction, StepAnswer, StepInput } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button, type ButtonKind } from '../ui/button';
import { Field, Select, TextArea } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { pressKey, useAct } from '../ui/use-act';

interface Values { remark: string; password: string; points: { pointer: string; text: string; must: string }[] }

const KINDS: Record<StepAction, ButtonKind> = { submit: 'primary', pass: 'primary', publish: 'primary', return: 'danger', withdraw: 'secondary', correct: 'secondary', takeDown: 'danger' };
const CONSEQUENCES: Record<StepAction, string> = {
  submit: '提交后内容锁定，由党政办主任初审；尚未有人处理时可以撤回。',
  pass: '通过后交分管领导复审。',
  return: '退回后经办人可以修改，修改后须重新提交并再走全部审签。',
  publish: '签发后立即生成不可更改的公开版本，公众即可看到；此后只能以更正方式修改。',
  withdraw: '撤回后恢复为可修改，本次提交作废并留痕。',
  correct: '将新建一个更正版，走完全部审签后替换；在此之前公众仍看到现有版本。',
  takeDown: '撤下后公众只看到撤下说明，全部内容和记录保留。',
};

/** Longer reasons stand under their button, not in a narrow column beside it. */
const LONG_REASON = 45;

export interface Place { pointer: string; name: string }

/** The sign-off buttons with what they need. Those that are not available say why and who can act. */
export function StepForm({ year, digest, offers, places, step }: { year: number; digest: string; offers: ActionOffer[]; places: Place[]; step: (input: StepInput) => Promise<StepAnswer> }) {
  const { register, control, getValues, reset, setError, clearErrors, formState: { errors } } = useKeptForm<Values>({ defaultValues: { remark: '', password: '', points: [] } });
  const points = useFieldArray({ control, name: 'points' });
  const act = useAct();
  const keys = useRef(new Map<string, string>());
  // The step forward stands first.
  const available = offers.filter((offer) => offer.available).sort((a, b) => Number(KINDS[b.action] === 'primary') - Number(KINDS[a.action] === 'primary')), others = offers.filter((offer) => !offer.available);
  const needs = (need: ActionOffer['needs'][number]) => available.some((offer) => offer.needs.includes(need));

  const press = async (offer: ActionOffer) => {
    const values = getValues();
    clearErrors();
    const written = values.points.filter((point) => point.text.trim() !== '');
    if (offer.needs.includes('password') && values.password === '') { setError('password', { message: `请再次输入您的密码以确认${offer.action === 'publish' ? '签发' : offer.name}` }, { shouldFocus: true }); return; }
    const mustExplain = offer.needs.includes('reason') || offer.action === 'return';
    if (mustExplain && values.remark.trim() === '' && written.length === 0) { setError('remark', { message: offer.action === 'correct' ? '请写明更正说明，将随更正版公布' : offer.action === 'return' ? '请写明退回原因或逐条意见' : '请写明原因' }, { shouldFocus: true }); return; }
    // The same press repeated after a broken connection carries the same key, so that it acts once.
    const content = JSON.stringify([offer.action, digest, values]);
    const key = keys.current.get(content) ?? pressKey();
    keys.current.set(content, key);
    const ok = await act.run(() => step({
      year, action: offer.action, digest, idempotencyKey: key,
      remark: values.remark.trim() || (offer.action === 'return' ? written.map((point, index) => `${index + 1}.${point.text.trim()}`).join('\n') : ''),
      ...(offer.needs.includes('password') ? { password: values.password } : {}),
      ...(offer.action === 'return' && written.length > 0 ? { points: written.map((point) => ({ pointer: point.pointer, text: point.text.trim(), must: point.must !== 'no' })) } : {}),
    }), '已完成');
    if (!ok) return;
    keys.current.clear();
    // The next step is confirmed anew: neither the password nor the opinion of this one stands ready for it.
    reset();
  };

  return (
    <section className="panel" aria-labelledby="steps-heading" id="steps">
      <h2 id="steps-heading" className="panel-head text-lg">审签操作</h2>
      <form method="post" className="px-4 py-3" onSubmit={(event) => event.preventDefault()} noValidate>
        <input type="hidden" name="digest" value={digest} />
        {available.length > 0 ? <>
          <TextArea id="step-remark" label={needs('reason') ? '意见或原因' : '意见'} rows={3} error={errors.remark?.message ?? act.refusal?.fields.remark} {...register('remark')} />
          {available.some((offer) => offer.action === 'return') ? (
            <fieldset className="mb-4">
              <legend className="mb-1 font-medium">逐条退回意见</legend>
              <ol className="mb-3 list-decimal space-y-4 pl-5">
                {points.fields.map((point, index) => (
                  <li key={point.id}>
                    <div className="grid gap-x-3 sm:grid-cols-[1fr_8rem]">
                      <Select id={`point-${index}-pointer`} label="位置" options={places.map((place) => ({ value: place.pointer, label: place.name }))} {...register(`points.${index}.pointer`)} />
                      <Select id={`point-${index}-must`} label="要求" options={[{ value: 'yes', label: '必须改' }, { value: 'no', label: '建议' }]} {...register(`points.${index}.must`)} />
                    </div>
                    <TextArea id={`point-${index}-text`} label="意见" rows={2} {...register(`points.${index}.text`)} />
                    <p className="-mt-3"><Button kind="plain" small onClick={() => points.remove(index)}>删除这条</Button></p>
                  </li>
                ))}
              </ol>
              <Button small onClick={() => points.append({ pointer: '', text: '', must: 'yes' })}>添加一条意见</Button>
            </fieldset>
          ) : null}
          {needs('password') ? <Field id="step-password" type="password" label="您的密码" hint="签发、撤下须再次输入密码确认是本人操作" autoComplete="current-password" error={errors.password?.message ?? act.refusal?.fields.password} {...register('password')} /> : null}
          <ul className="space-y-3">
            {available.map((offer) => (
              <li key={offer.action} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <Button kind={KINDS[offer.action]} disabled={act.busy} onClick={() => void press(offer)}>{offer.name}</Button>
                <span className="min-w-0 flex-1 basis-60 text-sm text-soft">{CONSEQUENCES[offer.action]}</span>
              </li>
            ))}
          </ul>
        </> : null}
        <ActState act={act} tight={available.length === 0} />
        {others.length > 0 ? (
          <ul className={`space-y-3 ${available.length > 0 ? 'border-t border-line pt-3' : ''}`}>
            {others.map((offer) => (
              <li key={offer.action} className="flex flex-wrap items-start gap-x-4 gap-y-1">
                <Button disabled aria-describedby={`why-${offer.action}`}>{offer.name}</Button>
                <span id={`why-${offer.action}`} className={`min-w-0 flex-1 text-sm text-soft ${(offer.reason?.length ?? 0) > LONG_REASON ? 'basis-full' : 'basis-60 self-center'}`}>{offer.reason}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </form>
    </section>
  );
}
