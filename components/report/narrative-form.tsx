'use client';

import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Answer, ExplanationView, SaveAnswer, SaveInput } from '../../lib/desk/types';
import type { Finding } from '../../lib/report/finding';
import type { Pointer, SectionId } from '../../lib/report/form/types';
import { Button } from '../ui/button';
import { later } from '../ui/later';
import { Tag } from '../ui/tag';
import type { FactChoice } from './fact-dialog';
import { fieldId } from './field-id';
import { explanationFor } from './explanation-for';
import { FindingExplanation, type Explain } from './finding-explanation';
import { FindingsList, type FindingsListProps } from './findings-list';
import type { NarrativeModel } from './narrative-live';
import { replacePassage, selectPassage, useFieldText } from './narrative-text';
import type { ProofreadMemory } from './proofread-hints';
import { SaveBar } from './saving/save-bar';
import { useUnsaved } from './saving/unsaved-mark';
import { useRecovered, useSavedFindings, useSaver, useSaveState } from './saving/use-saver';

// Loaded when they are needed.
const FactDialog = later(() => import('./fact-dialog').then((module) => module.FactDialog));
const LastYear = later(() => import('./last-year').then((module) => module.LastYear));
const NarrativeAids = later(() => import('./narrative-aids').then((module) => module.NarrativeAids));

export interface NarrativeField {
  pointer: Pointer;
  label: string;
  subheading?: string | undefined;
  suggested?: { min: number; max: number } | undefined;
  /** Guidance, rendered on the server. */
  beside: ReactNode;
  lastYear?: { year: number; text: string } | undefined;
}

export interface FeeField { pointer: Pointer; label: string; unit: string }

export interface NarrativeFormProps {
  userId: number; reportId: number; year: number; section: SectionId; locked: boolean;
  fields: NarrativeField[];
  fees?: FeeField[];
  shown: Record<Pointer, { typed: string; by: string; at: string }>;
  facts: FactChoice[];
  findings: Finding[];
  /** What was written about warnings of this section. */
  explanations: ExplanationView[];
  explain: Explain;
  model: NarrativeModel;
  organName: string;
  memory: ProofreadMemory;
  save: (input: SaveInput) => Promise<SaveAnswer>;
  remember: (input: { kind: 'word' | 'ignore'; text: string }) => Promise<Answer<object>>;
}

/** Bound figures as they will be printed; unknown or unfilled ones stay visible. */
function printed(text: string, facts: FactChoice[]): string {
  return text.replace(/\{\{([^}]*)\}\}/g, (whole, token: string) => facts.find((fact) => fact.token.replace(/^\{\{|\}\}$/g, '') === token)?.value ?? whole);
}

const length = (text: string) => [...text.replace(/\s/g, '')].length;

export function NarrativeForm({ userId, reportId, year, section, locked, fields, fees = [], shown, facts, findings: initial, explanations, explain, model, organName, memory: remembered, save, remember }: NarrativeFormProps) {
  // The fields are the browser's own, as in the tables (docs/decisions/003); a refreshed page does not write into them.
  const [first] = useState(shown);
  const [early] = useState(() => new EarlyTexts(fields.map((field) => field.pointer)));
  const saver = useSaver({ userId, reportId, year, section, shown, send: save });
  const saved = useSavedFindings(saver);
  const form = useRef<HTMLFormElement>(null);
  const [picking, setPicking] = useState<{ pointer: Pointer; replaceSlash: boolean } | null>(null);
  const [message, setMessage] = useState('');
  const recovered = useRecovered(saver);
  const [memory, setMemory] = useState(remembered);
  const live = useLiveFindings(form, model, section);
  const settled = useAfterLoad();

  useEffect(() => {
    // What was left unsent, and what was typed before this script ran.
    early.putBack();
    for (const [pointer, edit] of Object.entries(saver.recovered)) setField(pointer, edit.typed);
    for (const element of form.current!.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-field]')) {
      if (element.value !== (shown[element.name]?.typed ?? '') && !(element.name in saver.recovered)) {
        saver.edit(element.name, element.value);
      }
      element.dispatchEvent(new Event('gouji:count'));
    }
    form.current!.dataset.ready = 'true';
  }, [early, saver, shown]);

  const rememberIt = async (input: { kind: 'word' | 'ignore'; text: string }) => {
    const list = input.kind === 'word' ? 'words' : 'ignored';
    try {
      const answer = await remember(input);
      setMessage(answer.ok ? (input.kind === 'word' ? `已将“${input.text}”加入本单位词表。` : '已忽略，本单位今后不再提示。') : answer.message);
      if (answer.ok) setMemory((before) => ({ ...before, [list]: [...before[list], input.text] }));
    } catch {
      setMessage('网络中断，没有记下。请稍后再试。');
    }
  };

  /** Writes a field as if it had been typed: the saver, the counts and the hints all hear of it. */
  const write = (pointer: Pointer, text: string) => {
    setField(pointer, text);
    fieldOf(pointer)?.dispatchEvent(new Event('input', { bubbles: true }));
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
    const plain = (pointer: Pointer) => (fieldOf(pointer)?.value ?? '').normalize('NFKC').replace(/[,\s]/g, '');
    const notices = plain('/informationFees/notices'), chargedYuan = plain('/informationFees/chargedYuan'), collectedYuan = plain('/informationFees/collectedYuan');
    if (!/^\d{1,9}$/.test(notices) || fenFromYuan(chargedYuan) === null || fenFromYuan(collectedYuan) === null) {
      setMessage('请先填好三项：件数为整数，金额单位为元，最多两位小数；没有的填0。');
      return;
    }
    const sentence = feeStatement({ notices: Number(notices), chargedYuan, collectedYuan });
    const before = (fieldOf('/otherMatters')?.value ?? '').trimEnd();
    // A sentence written by this button before is replaced, not repeated.
    const earlier = /按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》[^。]*。/;
    write('/otherMatters', earlier.test(before) ? before.replace(earlier, sentence) : before ? `${before}\n${sentence}` : sentence);
    setMessage('已写入下面的正文，可以继续修改。');
  };

  const adopt = useCallback((proposal: NonNullable<Finding['proposal']>) => {
    const field = document.getElementById(fieldId(proposal.pointer));
    if (!(field instanceof HTMLTextAreaElement)) return;
    const { start, end } = proposal.range ?? { start: field.value.length, end: field.value.length };
    replacePassage(proposal.pointer, start, end, proposal.value);
  }, []);

  // An explanation speaks of what the server has.
  const explainSaved: Explain = async (input) => { if (saver.hasPending) await saver.save(); return explain(input); };
  const beside = (finding: Finding) => (finding.severity === 'warning' ? <FindingExplanation year={year} finding={finding} given={explanationFor(explanations, finding)} explain={locked ? null : explainSaved} nested /> : null);
  const nameOf = (pointer: Pointer) => fields.find((field) => field.pointer === pointer)?.label ?? fees.find((fee) => fee.pointer === pointer)?.label ?? pointer.split('/').slice(1).join('·');
  const findings = withLive(saved ?? initial, live);
  return (
    <>
      <form method="post" ref={form} onSubmit={(event) => { event.preventDefault(); void saver.save(); }} noValidate>
        {recovered > 0 ? <p role="status" className="my-3 rounded-md border border-deep-line bg-deep-tint px-4 py-2 text-sm">已恢复上次未保存的{recovered}处内容，正在保存。</p> : null}
        {fees.length > 0 ? (
          <fieldset className="panel mb-6 p-4" disabled={locked}>
            <legend className="px-1 text-lg font-semibold">信息处理费收取情况</legend>
            <p className="mb-3 text-sm text-soft">没有收取也要写明：三项均填0。金额单位为元。</p>
            <div className="grid gap-x-4 sm:grid-cols-3">
              {fees.map((fee) => (
                <div key={fee.pointer} className="mb-3">
                  <label htmlFor={fieldId(fee.pointer)} className="mb-1 block font-medium">{fee.label}（{fee.unit}）</label>
                  <input id={fieldId(fee.pointer)} className="input text-right tabular-nums" inputMode="decimal" autoComplete="off" data-field="" aria-describedby={unsavedId(fee.pointer)} name={fee.pointer} defaultValue={first[fee.pointer]?.typed ?? ''} onInput={(event) => saver.edit(fee.pointer, event.currentTarget.value)} />
                  <FieldNote saver={saver} pointer={fee.pointer} />
                </div>
              ))}
            </div>
            <Button onClick={() => void writeFeeStatement()}>写入信息处理费表述</Button>
          </fieldset>
        ) : null}
        <p role="status" className={`text-sm text-soft ${message ? 'mb-3' : ''}`} data-message="">{message}</p>
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
              <textarea id={fieldId(field.pointer)} rows={field.pointer === '/preface' ? 3 : section === 'overview' ? 7 : 12} className="input" readOnly={locked} autoComplete="off" data-field="" aria-describedby={unsavedId(field.pointer)} name={field.pointer} defaultValue={first[field.pointer]?.typed ?? ''}
                onInput={(event) => {
                  saver.edit(field.pointer, event.currentTarget.value);
                  if (!locked && facts.length > 0 && asksForFigure(event.nativeEvent, event.currentTarget)) setPicking({ pointer: field.pointer, replaceSlash: true });
                }} />
              <PrintedPreview id={fieldId(field.pointer)} facts={facts} initial={shown[field.pointer]?.typed ?? ''} />
              <FieldNote saver={saver} pointer={field.pointer} />
              {field.lastYear ? (
                // Its place is kept until it is there.
                <div className="my-2 min-h-10">{settled ? <LastYear pointer={field.pointer} label={field.subheading ?? field.label} initial={shown[field.pointer]?.typed ?? ''} lastYear={field.lastYear} year={year} printed={(text) => printed(text, facts)} locked={locked} /> : null}</div>
              ) : null}
              {findings.some((finding) => finding.cells[0] === field.pointer || finding.range?.pointer === field.pointer) ? (
                <FindingsList year={year} nameOf={nameOf} findings={findings.filter((finding) => (finding.range?.pointer ?? finding.cells[0]) === field.pointer)} onJump={jump} beside={beside} {...(locked ? {} : { onAdopt: adopt })} />
              ) : null}
              {settled ? (
                  <NarrativeAids pointer={field.pointer} label={field.subheading ?? field.label} initial={shown[field.pointer]?.typed ?? ''} year={year} organName={organName} memory={memory} locked={locked}
                    remember={(input) => void rememberIt(input)} />
              ) : null}
            </div>
            <div className="text-sm lg:pt-8">{field.beside}</div>
          </section>
        ))}
        <SaveBar saver={saver} locked={locked} nameOf={nameOf} show={(pointer, value) => { setField(pointer, value); fieldOf(pointer)?.dispatchEvent(new Event('gouji:count')); }} />
        <OtherFindings findings={findings.filter((finding) => !fields.some((field) => field.pointer === (finding.range?.pointer ?? finding.cells[0])))} year={year} nameOf={nameOf} beside={beside} />
      </form>
      {picking ? <FactDialog facts={facts} onPick={insert} onClose={() => setPicking(null)} /> : null}
    </>
  );
}

function fieldOf(pointer: Pointer): HTMLTextAreaElement | HTMLInputElement | null {
  const field = document.getElementById(fieldId(pointer));
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field : null;
}

/** Puts a text into a field without a word to the saver. */
function setField(pointer: Pointer, text: string): void {
  const field = fieldOf(pointer);
  if (field && field.value !== text) field.value = text;
}

/** What stands in the text fields when this script begins: React, taking over a page, sets a text field back to what the server sent. */
class EarlyTexts {
  private texts: [Pointer, string][];
  constructor(pointers: Pointer[]) {
    this.texts = typeof document === 'undefined' ? [] : pointers.flatMap((pointer) => { const field = fieldOf(pointer); return field ? [[pointer, field.value]] : []; });
  }
  /** Once: a page refreshed later has nothing to put back. */
  putBack(): void {
    for (const [pointer, text] of this.texts) setField(pointer, text);
    this.texts = [];
  }
}

/** Moves to the passage a finding speaks of. */
function jump(finding: Finding, pointer: Pointer): boolean {
  if (finding.range?.pointer === pointer && selectPassage(pointer, finding.range.start, finding.range.end)) return true;
  const field = document.getElementById(fieldId(pointer));
  field?.focus();
  return field !== null;
}

/** A 「/」 typed by itself asks for the list of figures; one inside an address or a date does not. */
function asksForFigure(event: Event, field: HTMLTextAreaElement): boolean {
  if (!(event instanceof InputEvent) || event.isComposing || (event.data !== '/' && event.data !== '／')) return false;
  return !/[\w:/.]/.test(field.value[field.selectionStart - 2] ?? '');
}

const isNarrative = (finding: Finding) => /^N-\d\d$/.test(finding.rule);

/** Narrative findings of the browser in place of the server's, which are one save old. */
function withLive(findings: Finding[], live: Finding[] | null): Finding[] {
  return live === null ? findings : [...findings.filter((finding) => !isNarrative(finding)), ...live];
}

/** True once the page stands and the browser has nothing better to do. */
function useAfterLoad(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    // Not before everything the page itself needs has come.
    const stop = new AbortController();
    const idle = () => {
      if (typeof requestIdleCallback !== 'function') { const timer = setTimeout(() => setSettled(true), 200); stop.signal.addEventListener('abort', () => clearTimeout(timer)); return; }
      const handle = requestIdleCallback(() => setSettled(true), { timeout: 1500 });
      stop.signal.addEventListener('abort', () => cancelIdleCallback(handle));
    };
    if (document.readyState === 'complete') idle();
    else window.addEventListener('load', idle, { once: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
  return settled;
}

/** The narrative rules over the fields as they are typed, after each pause; null until the rules are loaded. */
function useLiveFindings(form: RefObject<HTMLFormElement | null>, model: NarrativeModel, section: SectionId): Finding[] | null {
  const settled = useAfterLoad();
  const [findings, setFindings] = useState<Finding[] | null>(null);
  useEffect(() => {
    const element = form.current;
    if (!settled || !element) return;
    let timer: ReturnType<typeof setTimeout> | undefined, gone = false;
    const look = async () => {
      // Without the network the server's findings stay.
      const rules = await import('./narrative-live').catch(() => null);
      if (gone || !rules) return;
      const typed: Record<Pointer, string> = {};
      for (const field of element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-field]')) typed[field.name] = field.value;
      setFindings(rules.narrativeFindings(model, section, typed));
    };
    const later = () => { clearTimeout(timer); timer = setTimeout(() => void look(), 450); };
    later();
    element.addEventListener('input', later);
    return () => { gone = true; clearTimeout(timer); element.removeEventListener('input', later); };
  }, [form, model, section, settled]);
  return findings;
}

function OtherFindings({ findings, year, nameOf, beside }: Pick<FindingsListProps, 'findings' | 'year' | 'nameOf' | 'beside'>) {
  if (findings.length === 0) return null;
  return (
    <section className="panel mt-6" aria-labelledby="other-findings">
      <h2 id="other-findings" className="panel-head text-lg">本部分其他校核结果 <Tag>{findings.length}处</Tag></h2>
      <div className="px-4"><FindingsList year={year} findings={findings} nameOf={nameOf} onJump={jump} beside={beside} /></div>
    </section>
  );
}

const unsavedId = (pointer: Pointer) => `${fieldId(pointer)}-unsaved`;

/** What became of a field: not saved yet, or refused and why. */
function FieldNote({ saver, pointer }: { saver: ReturnType<typeof useSaver>; pointer: Pointer }) {
  useSaveState(saver);
  const unsaved = useUnsaved(saver, pointer);
  const reason = saver.fields[pointer];
  return (
    <>
      {/* The line marks the field above it too (globals.css). */}
      {unsaved ? <p id={unsavedId(pointer)} className="mt-1 text-sm font-semibold text-warn" data-unsaved={pointer}>本段尚未保存到服务器，内容留在本机</p> : null}
      {reason ? <p className="mt-1 text-sm font-medium text-error">{reason}</p> : null}
    </>
  );
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
