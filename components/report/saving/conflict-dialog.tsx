'use client';

import type { Conflict } from '../../../lib/desk/types';
import { Button } from '../../ui/button';
import { clock } from '../../ui/dates';
import { Dialog } from '../../ui/dialog';

/** Two people changed the same fields: both values side by side, and a choice for each. Nothing is overwritten before. */
export function ConflictDialog({ conflicts, nameOf, onSettle, onClose }: { conflicts: Conflict[]; nameOf: (pointer: string) => string; onSettle: (pointer: string, whose: 'mine' | 'theirs') => void; onClose: () => void }) {
  const all = (whose: 'mine' | 'theirs') => { for (const conflict of [...conflicts]) onSettle(conflict.pointer, whose); };
  return (
    <Dialog title={`有${conflicts.length}处被他人同时修改`} onClose={onClose} actions={<>
      <Button onClick={() => all('theirs')}>全部用对方的</Button>
      <Button onClick={() => all('mine')}>全部用我的</Button>
    </>}>
      <p className="mb-3 text-sm">您打开页面以后，以下内容已由他人保存。请逐处选择保留哪一个；未选择之前，双方的内容都不会丢失。</p>
      <ul className="space-y-3">
        {conflicts.map((conflict) => (
          <li key={conflict.pointer} className="panel p-3">
            <p className="font-medium">{nameOf(conflict.pointer)}</p>
            <div className="mt-2 grid gap-3 sm:grid-cols-2">
              <div><p className="text-sm text-soft">我的</p><p className="max-h-40 overflow-auto whitespace-pre-wrap break-words">{conflict.mine || '（空）'}</p><Button small onClick={() => onSettle(conflict.pointer, 'mine')}>用我的</Button></div>
              <div><p className="text-sm text-soft">{conflict.by}的{conflict.at ? `（${clock(conflict.at)}保存）` : ''}</p><p className="max-h-40 overflow-auto whitespace-pre-wrap break-words">{conflict.theirs || '（空）'}</p><Button small onClick={() => onSettle(conflict.pointer, 'theirs')}>用对方的</Button></div>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
