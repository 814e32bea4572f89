'use client';

import { Button } from '../../ui/button';
import type { SectionSaver, SaveState } from './saver';
import { useSaveState } from './use-saver';

export const clock = (iso: string) => new Date(iso).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });

const LOOKS: Record<SaveState['kind'], string> = {
  idle: 'text-soft', saved: 'text-tie', saving: 'text-soft', waiting: 'text-soft', offline: 'text-error', signedOut: 'text-error', conflict: 'text-warn', refused: 'text-error',
};

function words(state: SaveState) {
  switch (state.kind) {
    case 'idle': return '尚无改动';
    case 'saved': return `已保存 ${clock(state.at)}`;
    case 'saving': return '保存中…';
    case 'waiting': return '有改动，即将自动保存';
    case 'offline': return '未保存：网络中断，内容已留在本机，恢复后自动保存';
    case 'signedOut': return <>未保存：登录已失效，内容已留在本机。<a href={`/login?next=${location.pathname}`} className="text-error">重新登录</a>后自动恢复</>;
    case 'conflict': return `有${state.count}处与他人的修改冲突，请选择`;
    case 'refused': return `未保存：${state.message}`;
  }
}

/** The save button with the state beside it. The line keeps its height, so that a message never moves the button. */
export function SaveBar({ saver, locked, children }: { saver: SectionSaver; locked: boolean; children?: React.ReactNode }) {
  const state = useSaveState(saver);
  return (
    <div className="no-print sticky bottom-0 z-20 -mx-2 mt-4 flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-paper px-2 py-3">
      <Button kind="primary" type="submit" disabled={locked}>保存</Button>
      {children}
      <p className={`min-h-7 min-w-0 flex-1 basis-52 text-sm font-medium ${LOOKS[state.kind]}`} role="status" data-save-state={state.kind}>{locked ? '当前不可编辑' : words(state)}</p>
    </div>
  );
}
