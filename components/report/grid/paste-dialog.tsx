'use client';

import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import type { Pointer } from '../../../lib/report/form/types';
import type { PasteQuestion } from './paste-plan';
import { PastePreview } from './paste-preview';

/** What a paste would do, when it does not fit or holds texts that are no figures. */
export function PasteDialog({ question, rows, long, nameOf, onPaste, onClose }: { question: PasteQuestion; rows: Pointer[][]; /** The table has many rows under one head. */ long: boolean; nameOf: (pointer: string) => string; onPaste: (dashesAsZero: boolean, keepRefused: boolean) => void; onClose: () => void }) {
  const [zero, setZero] = useState(false);
  const [keep, setKeep] = useState(false);
  const { plan, block, left } = question, fill = plan.edits.length + plan.dashes.length + (keep ? plan.refused.length : 0);
  return (
    <Dialog title="粘贴前请核对" onClose={onClose} actions={<>
      <Button onClick={onClose}>取消</Button>
      <Button kind="primary" onClick={() => onPaste(zero, keep)}>粘贴{fill}格</Button>
    </>}>
      <ul className="list-disc space-y-1 pl-5 text-sm">
        <li>将填入{fill}格，从“{plan.edits[0] ? nameOf(plan.edits[0].pointer) : nameOf(plan.dashes[0] ?? plan.refused[0]?.pointer ?? '')}”开始。</li>
        {left.rows + left.columns > 0 ? <li>已略去表头{left.rows}行、文字列{left.columns}列。</li> : null}
        {plan.outside.length > 0 ? <li className="text-error">有{plan.outside.length}个值超出表格范围，不会填入：{plan.outside.slice(0, 8).join('、')}{plan.outside.length > 8 ? '……' : ''}</li> : null}
        {plan.totals.length > 0 ? <li>总计由系统计算，来源中的{plan.totals.length}个总计不填入，粘贴后比对。</li> : null}
      </ul>
      {plan.refused.length > 0 ? (
        <>
          <table className="data-table mt-3">
            <caption className="text-sm">不是有效数字的内容（{plan.refused.length}处）</caption>
            <thead><tr><th scope="col">位置</th><th scope="col">读到的内容</th><th scope="col">原因</th></tr></thead>
            <tbody>{plan.refused.slice(0, 30).map((item) => <tr key={item.pointer}><td>{nameOf(item.pointer)}</td><td>{item.text}</td><td>{item.reason}</td></tr>)}</tbody>
          </table>
          <label className="mt-2 flex items-center gap-2 text-sm"><input type="checkbox" className="size-5 shrink-0 accent-deep" checked={keep} onChange={(event) => setKeep(event.target.checked)} />按原样填入并标记，由我逐格改正</label>
        </>
      ) : null}
      {plan.dashes.length > 0 ? (
        <label className="mt-3 flex items-center gap-2 text-sm"><input type="checkbox" className="size-5 shrink-0 accent-deep" checked={zero} onChange={(event) => setZero(event.target.checked)} />有{plan.dashes.length}处横线或斜杠：我确认它们表示没有，按0填入（不勾选则留空）</label>
      ) : null}
      <p className="mt-3 text-sm font-semibold">粘贴后的位置（读到{block.length}行{block[0]?.length ?? 0}列）</p>
      <PastePreview question={question} rows={rows} nameOf={nameOf} long={long} />
    </Dialog>
  );
}
