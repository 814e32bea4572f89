'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Pointer } from '../../../lib/report/form/types';
import { Button } from '../../ui/button';
import { clock } from '../../ui/dates';
import { later } from '../../ui/later';
import type { SectionSaver, SaveState } from './saver';

// Loaded when it is needed: most days it is not.
const ConflictDialog = later(() => import('./conflict-dialog').then((module) => module.ConflictDialog));

const LOOKS: Record<SaveState['kind'], string> = {
  idle: 'text-soft', saved: 'text-tie', saving: 'text-soft', waiting: 'text-soft', offline: 'text-error', signedOut: 'text-error', conflict: 'text-warn', refused: 'text-error',
};

function words(state: SaveState): string {
  switch (state.kind) {
    case 'idle': return '尚无改动';
    case 'saved': return `已保存 ${clock(state.at)}`;
    case 'saving': return '保存中…';
    case 'waiting': return '有改动，即将自动保存';
    case 'offline': return '未保存：网络中断，内容已留在本机，恢复后自动保存';
    case 'signedOut': return '未保存：登录已失效，内容已留在本机。';
    case 'conflict': return `有${state.count}处与他人的修改冲突，请选择`;
    case 'refused': return `未保存：${state.message}`;
  }
}

/** The state in words, written past React: it changes three times with every save, and nothing else has to be drawn for it. */
function StateLine({ saver, locked }: { saver: SectionSaver; locked: boolean }) {
  const line = useRef<HTMLParagraphElement>(null);
  const signedOut = useSyncExternalStore(saver.subscribe, () => saver.state.kind === 'signedOut', () => false);
  useEffect(() => {
    const write = () => {
      if (!line.current) return;
      const { state } = saver;
      line.current.dataset.saveState = state.kind;
      line.current.className = lookOf(state.kind);
      line.current.firstElementChild!.textContent = locked ? LOCKED : words(state);
    };
    write();
    return saver.subscribe(write);
  }, [saver, locked]);
  return (
    <p ref={line} className={lookOf('idle')} role="status" data-save-state="idle">
      <span>{locked ? LOCKED : words({ kind: 'idle' })}</span>
      {signedOut && !locked ? <><a href={`/login?next=${location.pathname}`} className="text-error">重新登录</a>后自动恢复</> : null}
    </p>
  );
}

const LOCKED = '当前不可编辑';
const lookOf = (kind: SaveState['kind']) => `min-h-7 min-w-0 flex-1 basis-52 text-sm font-medium ${LOOKS[kind]}`;

export interface SaveBarProps {
  saver: SectionSaver;
  locked: boolean;
  nameOf: (pointer: Pointer) => string;
  /** Shows a value in its field after a conflict was settled. */
  show: (pointer: Pointer, value: string, remark: string) => void;
}

/**
 * The save button with the state beside it, and the choice between two people's values when there is one. Nothing else of
 * the page is drawn again when the state changes. The line keeps its height, so that a message never moves the button.
 */
export function SaveBar({ saver, locked, nameOf, show }: SaveBarProps) {
  const conflict = useSyncExternalStore(saver.subscribe, () => saver.state.kind === 'conflict', () => false);
  const conflicts = useSyncExternalStore(saver.subscribe, () => saver.conflicts, () => saver.conflicts);
  const [open, setOpen] = useState(true);
  return (
    <div className="no-print sticky bottom-0 z-20 -mx-2 mt-4 flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-paper px-2 py-3">
      <Button kind="primary" type="submit" disabled={locked}>保存</Button>
      {conflict && !open ? <Button small onClick={() => setOpen(true)}>处理冲突</Button> : null}
      <StateLine saver={saver} locked={locked} />
      {conflict && open ? <ConflictDialog conflicts={conflicts} nameOf={nameOf} onClose={() => setOpen(false)} onSettle={(pointer, whose) => { const { typed, remark } = saver.settle(pointer, whose); show(pointer, typed, remark); }} /> : null}
    </div>
  );
}
