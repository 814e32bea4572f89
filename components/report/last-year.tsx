'use client';

import { useMemo, useState } from 'react';
import type { Pointer } from '../../lib/report/form/types';
import { alikeLimit } from '../../lib/report/text/alike';
import { textDiff, type TextChange } from '../../lib/report/text/diff';
import { markGaps } from '../../lib/report/text/gaps';
import { similarity } from '../../lib/report/text/similarity';
import { Button } from '../ui/button';
import { Tag } from '../ui/tag';
import { fieldId } from './field-id';
import { replacePassage, useFieldText, useIdle } from './narrative-text';

export interface LastYearProps {
  pointer: Pointer;
  label: string;
  year: number;
  lastYear: { year: number; text: string };
  initial: string;
  /** The text with its bound figures as they will be printed. */
  printed: (text: string) => string;
  locked: boolean;
}

/** A button that takes the place of the one that was pressed takes its focus too. */
const takeFocus = (button: HTMLButtonElement | null) => button?.focus();

/**
 * Last year's text beside this year's: how alike they are, what differs, and last year's as a start with its figures left open.
 * Its buttons stand above everything that grows with the text, so that nothing moves them under the pointer.
 */
export function LastYear({ pointer, label, year, lastYear, initial, printed, locked }: LastYearProps) {
  const text = useIdle(useFieldText(fieldId(pointer), initial)), now = printed(text), empty = text.trim() === '';
  const limit = alikeLimit(pointer);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<boolean | null>(null);
  const question = `${fieldId(pointer)}-replace`;
  const alike = useMemo(() => similarity(lastYear.text, now), [lastYear.text, now]);
  const changes = useMemo(() => (open ? textDiff(lastYear.text, now) : []), [open, lastYear.text, now]);
  const written = () => (document.getElementById(fieldId(pointer)) as HTMLTextAreaElement).value;
  const start = () => {
    replacePassage(pointer, 0, written().length, markGaps(lastYear.text, year));
    setAsked(null);
  };
  return (
    <details className="rounded-md border border-line" data-last-year="" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="px-3 py-1 font-medium">“{label}”与{lastYear.year}年文字对照 {empty ? <Tag>今年未填</Tag> : <Tag kind={limit !== null && alike >= limit ? 'warning' : 'plain'}>相似度{Math.floor(alike * 100)}%</Tag>}</summary>
      <div className="px-3 pb-3">
        {locked ? null : asked ? (
          <p className="mt-2 flex flex-wrap items-center gap-2 text-sm" role="status">
            <span id={question}>现有文字将被替换（可按 Ctrl+Z 撤销），是否继续？</span>
            <Button small ref={takeFocus} aria-describedby={question} onClick={start}>替换</Button>
            <Button small kind="plain" onClick={() => setAsked(false)}>取消</Button>
          </p>
        ) : <p className="mt-2"><Button small ref={asked === false ? takeFocus : null} aria-label={`${label}：以去年文字为底稿`} onClick={() => { if (written().trim() === '') start(); else setAsked(true); }}>以去年文字为底稿</Button> <span className="text-sm text-soft">年份和数字变为待核实的空，逐处确认后才能提交。</span></p>}
        <div className="mt-2 grid gap-4 text-sm md:grid-cols-2">
          <Side title={`${lastYear.year}年`} changes={changes} leaveOut="added" />
          <Side title={`${year}年`} changes={changes} leaveOut="removed" />
        </div>
        <p className="mt-2 text-sm text-soft">删去的划线，新写的加下划线。相似度不计数字和标点。</p>
      </div>
    </details>
  );
}

function Side({ title, changes, leaveOut }: { title: string; changes: TextChange[]; leaveOut: TextChange['kind'] }) {
  const parts = changes.filter((change) => change.kind !== leaveOut);
  return (
    <div className="min-w-0">
      <p className="font-medium">{title}</p>
      <p className="mt-1 whitespace-pre-wrap">
        {parts.length === 0 ? <span className="text-soft">（未填）</span> : parts.map((change, index) => {
          if (change.kind === 'removed') return <del key={index} className="bg-error-tint text-error">{change.text}</del>;
          if (change.kind === 'added') return <ins key={index} className="bg-tie-tint text-tie">{change.text}</ins>;
          return <span key={index}>{change.text}</span>;
        })}
      </p>
    </div>
  );
}
