'use client';

import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import type { SaveAnswer, SaveInput } from '../../lib/desk/types';
import type { Finding } from '../../lib/report/finding';
import type { Pointer, SectionId } from '../../lib/report/form/types';
import { Button } from '../ui/button';
import { Tag } from '../ui/tag';
import type { FactChoice } from './fact-dialog';
import { fieldId } from './field-id';
import { FindingsList } from './findings-list';
import { SaveBar } from './saving/save-bar';
import { useRecovered, useSaver, useSaveState } from './saving/use-saver';

// Loaded when they are needed.
const FactDialog = lazy(() => import('./fact-dialog').then((module) => ({ default: module.FactDialog })));
const ConflictDialog = lazy(() => import('./saving/conflict-dialog').then((module) => ({ default: module.ConflictDialog })));

export interface NarrativeField {
  pointer: Pointer;
  label: string;
  subheading?: string | undefined;
  suggested?: { min: number; max: number } | undefined;
  /** Guidance and last year's text, rendered on the server. */
  beside: ReactNode;
}

export interface FeeField { pointer: Pointer; label: string; unit: string }

export interface NarrativeFormProps {
  userId: number; reportId: number; year: number; section: SectionId; locked: boolean;
  fields: NarrativeField[];
  fees?: FeeField[];
  shown: Record<Pointer, { typed: string; by: string; at: string }>;
  facts: FactChoice[];
  findings: Finding[];
  save: (input: SaveInput) => Promise<SaveAnswer>;
}

/** Bound figures as they will be printed; unknown or unfilled ones stay visible. */
function printed(text: string, facts: FactChoice[]): string {
  return text.replace(/\{\{([^}]*)\}\}/g, (whole, token: string) => facts.find((fact) => fact.token.replace(/^\{\{|\}\}$/g, '') === token)?.value ?? whole);
}

const length = (text: string) => [...text.replace(/\s/g, '')].length;

export function NarrativeForm({ userId, reportId, year, section, locked, fields, fees = [], shown, facts, findings: initial, save }: NarrativeFormProps) {
  const names = [...fields.map((field) => field.pointer), ...fees.map((fee) => fee.pointer)];
  const { register, setValue, getValues, handleSubmit } = useForm<Record<string, string>>({ defaultValues: Object.fromEntries(names.map((name) => [name, shown[name]?.typed ?? ''])) });
  const saver = useSaver({ userId, reportId, year, section, shown, send: save });
  const state = useSaveState(saver);
  const form = useRef<HTMLFormElement>(null);
  const [picking, setPicking] = useState<{ pointer: Pointer; replaceSlash: boolean } | null>(null);
  const [conflictsOpen, setConflictsOpen] = useState(true);
  const [message, setMessage] = useState('');
  const recovered = useRecovered(saver);

  useEffect(() => {
    // What was left unsent, and what was typed before this script ran.
    for (const [pointer, edit] of Object.entries(saver.recovered)) setValue(pointer, edit.typed);
    for (const element of form.current!.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-field]')) {
      if (element.value !== (shown[element.name]?.typed ?? '') && !(element.name in saver.recovered)) {
        setValue(element.name, element.value);
        saver.edit(element.name, element.value);
      }
      element.dispatchEvent(new Event('gouji:count'));
    }
    form.current!.dataset.ready = 'true';
  }, [saver, setValue, shown]);

  const edited = (pointer: Pointer) => saver.edit(pointer, getValues(pointer) ?? '');
  const write = (pointer: Pointer, text: string) => {
    setValue(pointer, text);
    edited(pointer);
    document.getElementById(fieldId(pointer))?.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const insert = (token: string) => {
    if (!picking) return;
    const field = document.getElementById(fieldId(picking.pointer));
    setPicking(null);
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    const start = picking.replaceSlash ? Math.max(field.selectionStart - 1, 0) : field.selectionStart;
    field.setRangeText(token, start, field.selectionEnd, 'end');
    write(picking.pointer, field.value);
  };

  const writeFeeStatement = async () => {
    const { feeStatement, fenFromYuan } = await import('../../lib/report/fee-statement');
    const plain = (pointer: Pointer) => (getValues(pointer) ?? '').normalize('NFKC').replace(/[,\s]/g, '');
    const notices = plain('/informationFees/notices'), chargedYuan = plain('/informationFees/chargedYuan'), collectedYuan = plain('/informationFees/collectedYuan');
    if (!/^\d{1,9}$/.test(notices) || fenFromYuan(chargedYuan) === null || fenFromYuan(collectedYuan) === null) {
      setMessage('请先填好三项：件数为整数，金额单位为元，最多两位小数；没有的填 0。');
      return;
    }
    const sentence = feeStatement({ notices: Number(notices), chargedYuan, collectedYuan });
    const before = (getValues('/otherMatters') ?? '').trimEnd();
    // A sentence written by this button before is replaced, not repeated.
    const earlier = /按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》[^。]*。/;
    write('/otherMatters', earlier.test(before) ? before.replace(earlier, sentence) : before ? `${before}\n${sentence}` : sentence);
    setMessage('已写入下面的正文，可以继续修改。');
  };

  const adopt = useCallback((proposal: NonNullable<Finding['proposal']>) => {
    const field = document.getElementById(fieldId(proposal.pointer));
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    if (proposal.range) field.setSelectionRange(proposal.range.start, proposal.range.end);
    else field.setSelectionRange(field.value.length, field.value.length);
    // insertText keeps the browser's own undo; where it is refused the text is written directly.
    if (!document.execCommand('insertText', false, proposal.value)) {
      field.setRangeText(proposal.value, field.selectionStart, field.selectionEnd, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, []);

  const nameOf = (pointer: Pointer) => fields.find((field) => field.pointer === pointer)?.label ?? fees.find((fee) => fee.pointer === pointer)?.label ?? pointer.split('/').slice(1).join('·');
  const findings = (saver.result?.findings ?? initial).filter((finding) => finding.section === section);
  return (
    <>
      <form ref={form} onSubmit={(event) => { void handleSubmit(() => saver.save())(event); }} noValidate>
        {recovered > 0 ? <p role="status" className="my-3 rounded-md border border-deep-line bg-deep-tint px-4 py-2 text-sm">已恢复上次未保存的{recovered}处内容，正在保存。</p> : null}
        {fees.length > 0 ? (
          <fieldset className="panel mb-6 p-4" disabled={locked}>
            <legend className="px-1 text-lg font-semibold">信息处理费收取情况</legend>
            <p className="mb-3 text-sm text-soft">没有收取也要写明：三项均填 0。金额单位为元。</p>
            <div className="grid gap-x-4 sm:grid-cols-3">
              {fees.map((fee) => (
                <div key={fee.pointer} className="mb-3">
                  <label htmlFor={fieldId(fee.pointer)} className="mb-1 block font-medium">{fee.label}（{fee.unit}）</label>
                  <input id={fieldId(fee.pointer)} className="input text-right tabular-nums" inputMode="decimal" autoComplete="off" data-field="" {...register(fee.pointer, { onChange: () => edited(fee.pointer) })} />
                  <FieldNote saver={saver} pointer={fee.pointer} />
                </div>
              ))}
            </div>
            <Button onClick={() => void writeFeeStatement()}>写入信息处理费表述</Button>
            <p role="status" className="mt-1 min-h-6 text-sm text-soft">{message}</p>
          </fieldset>
        ) : null}
        {fields.map((field) => (
          <section key={field.pointer} aria-labelledby={`${fieldId(field.pointer)}-label`} className="mb-8 grid items-start gap-x-6 gap-y-2 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="min-w-0">
              <div className="mb-1 flex flex-wrap items-end justify-between gap-x-4">
                <label id={`${fieldId(field.pointer)}-label`} htmlFor={fieldId(field.pointer)} className="text-lg font-semibold">{field.subheading ?? field.label}</label>
                <span className="flex items-center gap-2 text-sm text-soft">
                  <LengthHint facts={facts} id={fieldId(field.pointer)} suggested={field.suggested} initial={shown[field.pointer]?.typed ?? ''} />
                  {facts.length > 0 && !locked ? <Button kind="plain" small onClick={() => setPicking({ pointer: field.pointer, replaceSlash: false })}>插入数字</Button> : null}
                </span>
              </div>
              <textarea id={fieldId(field.pointer)} rows={field.pointer === '/preface' ? 3 : section === 'overview' ? 7 : 12} className="input" readOnly={locked} data-field=""
                onKeyUp={(event) => { if (event.key === '/' && !event.nativeEvent.isComposing && !locked && facts.length > 0 && event.currentTarget.value[event.currentTarget.selectionStart - 1] === '/') setPicking({ pointer: field.pointer, replaceSlash: true }); }}
                {...register(field.pointer, { onChange: () => edited(field.pointer) })} />
              <PrintedPreview id={fieldId(field.pointer)} facts={facts} initial={shown[field.pointer]?.typed ?? ''} />
              <FieldNote saver={saver} pointer={field.pointer} />
              {findings.some((finding) => finding.cells[0] === field.pointer || finding.range?.pointer === field.pointer) ? (
                <FindingsList year={year} nameOf={nameOf} findings={findings.filter((finding) => (finding.range?.pointer ?? finding.cells[0]) === field.pointer)} onJump={jump} {...(locked ? {} : { onAdopt: adopt })} />
              ) : null}
            </div>
            <div className="text-sm lg:pt-8">{field.beside}</div>
          </section>
        ))}
        <SaveBar saver={saver} locked={locked}>
          {state.kind === 'conflict' && !conflictsOpen ? <Button small onClick={() => setConflictsOpen(true)}>处理冲突</Button> : null}
        </SaveBar>
        <OtherFindings findings={findings.filter((finding) => !fields.some((field) => field.pointer === (finding.range?.pointer ?? finding.cells[0])))} year={year} nameOf={nameOf} />
      </form>
      <Suspense fallback={null}>
      {picking ? <FactDialog facts={facts} onPick={insert} onClose={() => setPicking(null)} /> : null}
      {state.kind === 'conflict' && conflictsOpen ? (
        <ConflictDialog conflicts={saver.conflicts} nameOf={nameOf} onClose={() => setConflictsOpen(false)} onSettle={(pointer, whose) => setValue(pointer, saver.settle(pointer, whose))} />
      ) : null}
      </Suspense>
    </>
  );
}

/** Moves to the passage a finding speaks of. */
function jump(finding: Finding, pointer: Pointer): boolean {
  const field = document.getElementById(fieldId(pointer));
  if (!field) return false;
  field.focus();
  if (field instanceof HTMLTextAreaElement && finding.range?.pointer === pointer && !field.value.includes('{{')) field.setSelectionRange(finding.range.start, finding.range.end);
  return true;
}

function OtherFindings({ findings, year, nameOf }: { findings: Finding[]; year: number; nameOf: (pointer: Pointer) => string }) {
  if (findings.length === 0) return null;
  return (
    <section className="panel mt-6" aria-labelledby="other-findings">
      <h2 id="other-findings" className="panel-head text-lg">本部分其他校核结果 <Tag>{findings.length}处</Tag></h2>
      <div className="px-4"><FindingsList year={year} findings={findings} nameOf={nameOf} onJump={jump} /></div>
    </section>
  );
}

function FieldNote({ saver, pointer }: { saver: ReturnType<typeof useSaver>; pointer: Pointer }) {
  useSaveState(saver);
  const reason = saver.fields[pointer];
  return reason ? <p className="mt-1 text-sm font-medium text-error">{reason}</p> : null;
}

/** Listens to one field without drawing the form again at each key. */
function useFieldText(id: string, initial: string): string {
  const [text, setText] = useState(initial);
  useEffect(() => {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const read = () => setText(field.value);
    read();
    field.addEventListener('input', read);
    field.addEventListener('gouji:count', read);
    return () => { field.removeEventListener('input', read); field.removeEventListener('gouji:count', read); };
  }, [id]);
  return text;
}

function LengthHint({ id, suggested, initial, facts }: { id: string; facts: FactChoice[]; suggested: { min: number; max: number } | undefined; initial: string }) {
  const now = length(printed(useFieldText(id, initial), facts));
  return <span className="tabular-nums">{now}字{suggested ? `（宜${suggested.min}—${suggested.max}字${now > suggested.max ? '，偏长' : ''}）` : ''}</span>;
}

function PrintedPreview({ id, facts, initial }: { id: string; facts: FactChoice[]; initial: string }) {
  const text = useFieldText(id, initial);
  if (!text.includes('{{')) return null;
  return <p className="mt-1 rounded-sm bg-desk px-3 py-2 text-sm"><span className="font-medium">印出为：</span>{printed(text, facts)}</p>;
}
