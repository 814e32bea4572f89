'use client';

import type { Conflict } from '../../../lib/desk/types';
import { Button } from '../../ui/button';
import { clock } from '../../ui/dates';
import { Dialog } from '../../ui/dialog';

/** One person's value with its remark, when the remarks differ, and the button that keeps it. */
function Side({ whose, value, remark, keep, name, words }: { whose: string; value: string; remark: string | null; keep: () => void; name: string; words: string }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="text-sm text-soft">{whose}</p>
      <p className="max-h-40 w-full flex-1 overflow-auto whitespace-pre-wrap break-words font-medium">{value || '（空）'}</p>
      {remark === null ? null : <p className="w-full break-words text-sm"><span className="text-soft">备注：</span>{remark || '（没有）'}</p>}
      <Button small onClick={keep} aria-label={`${words}：${name}`}>{words}</Button>
    </div>
  );
}

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
        {conflicts.map((conflict) => {
          const { pointer, mineRemark, theirRemark = '' } = conflict, name = nameOf(pointer);
          const differ = mineRemark !== undefined && mineRemark !== theirRemark;
          return (
            <li key={pointer} className="panel p-3" data-conflict={pointer}>
              <p className="font-medium">{name}{differ && conflict.mine === conflict.theirs ? <span className="font-normal text-soft">（备注不同）</span> : null}</p>
              <div className="mt-2 grid gap-3 sm:grid-cols-2">
                <Side whose="我的" value={conflict.mine} remark={differ ? mineRemark : null} keep={() => onSettle(pointer, 'mine')} name={name} words="用我的" />
                <Side whose={`${conflict.by}的${conflict.at ? `（${clock(conflict.at)}保存）` : ''}`} value={conflict.theirs} remark={differ ? theirRemark : null} keep={() => onSettle(pointer, 'theirs')} name={name} words="用对方的" />
              </div>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
