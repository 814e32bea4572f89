'use client';

import { useSyncExternalStore } from 'react';
import { fenFromWanYuan } from '../../../lib/report/document';
import type { Pointer } from '../../../lib/report/form/types';
import { dateTime } from '../../ui/dates';
import { GuidanceList } from '../../ui/guidance';
import type { SectionSaver } from '../saving/saver';
import type { GridController } from './controller';
import { relationWords, wanYuan, type GridStore } from './store';

/** This year against an earlier one: 多3件，增25%. Empty while either is unknown. */
function change(now: number | null, before: number, show: (value: number) => string): string {
  if (now === null) return '';
  const difference = now - before;
  if (difference === 0) return '今年持平';
  const percent = before === 0 ? '' : `，${difference > 0 ? '增' : '减'}${Math.abs(Math.round((difference / before) * 1000) / 10)}%`;
  return `今年${difference > 0 ? '多' : '少'}${show(Math.abs(difference))}${percent}`;
}

/** The figure of up to three years before, each with the change to what is typed now. */
function History({ store, pointer }: { store: GridStore; pointer: Pointer }) {
  const cell = store.model.cells[pointer]!;
  if (!cell.history) return null;
  const show = (value: number) => `${cell.kind === 'money' ? wanYuan(value) : value}${cell.unit}`;
  return (
    <ul data-history="">
      {cell.history.map(({ year, value }) => <li key={year}><span className="text-soft">{year}年：</span>{value === null ? '没有这一数' : show(value)}<span className="text-soft">{value === null ? '' : `　${change(store.valueAt(pointer), value, show)}`}</span></li>)}
    </ul>
  );
}

/** Follows the state of saving by itself, so that the rest of the panel is not drawn again with it. */
function NotSaved({ saver, pointer }: { saver: SectionSaver; pointer: Pointer }) {
  const left = useSyncExternalStore(saver.subscribe, () => saver.lacks(pointer) && saver.state.kind !== 'waiting' && saver.state.kind !== 'saving', () => false);
  return left ? <p className="font-semibold text-warn" data-unsaved="">本格尚未保存到服务器，内容留在本机</p> : null;
}

export interface CellDetailsProps { store: GridStore; pointer: Pointer; controller: () => GridController | null; saver: SectionSaver }

/** Everything about one cell: how its figure is read, its history, its relations, its remark, its guidance. */
export function CellDetails({ store, pointer, controller, saver }: CellDetailsProps) {
  const cell = store.model.cells[pointer]!;
  const read = store.readAt(pointer), authored = store.model.typed[pointer];
  return (
    <div className="space-y-3 p-4 text-sm">
      <p className="text-base font-semibold">{cell.name}</p>
      <p className="min-h-12">
        {read.state === 'invalid' ? <span className="font-semibold text-error">未计入：{read.reason}（内容按原样保留）</span>
          : read.state === 'figure' && read.understood ? <span className="text-soft">已理解为{read.understood}{cell.unit}</span>
            : read.state === 'figure' ? <span className="text-soft">{cell.kind === 'money' && fenFromWanYuan(String(read.value)) !== null ? `合${(fenFromWanYuan(String(read.value))! / 100).toLocaleString('zh-CN')}元` : `${read.value}${cell.unit}`}</span> : <span className="text-soft">尚未填写。没有的填 0。</span>}
      </p>
      <NotSaved saver={saver} pointer={pointer} />
      <History store={store} pointer={pointer} />
      {cell.carried ? <p className="text-soft">自去年报告“结转下年度继续办理”带入。</p> : null}
      {authored?.at ? <p className="text-soft">{authored.by}于{dateTime(authored.at)}填写</p> : null}
      {store.relationsAt(pointer).length > 0 ? (
        <ul className="space-y-1">
          {store.relationsAt(pointer).map((state) => (
            <li key={state.relation.instance} className={state.state === 'failed' ? 'tie-bad' : state.state === 'passed' ? 'tie-ok' : 'tie-open'}>
              {state.state === 'failed' ? '✗' : state.state === 'passed' ? '✓' : '○'} {state.relation.leftWords}＝{state.relation.rightWords}：{relationWords(state)}
            </li>
          ))}
        </ul>
      ) : null}
      {store.model.locked ? null : (
        <label className="block">
          <span className="text-soft">备注（随报告印出，如“含自然失效29件”）</span>
          <input className="input mt-1" value={store.remarkAt(pointer)} maxLength={60} onChange={(event) => controller()?.setRemark(pointer, event.target.value)} />
        </label>
      )}
      {(store.model.guidance[cell.row]?.length ?? 0) > 0 ? <GuidanceList items={store.model.guidance[cell.row]!} /> : null}
    </div>
  );
}
