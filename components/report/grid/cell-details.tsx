'use client';

import { memo, useSyncExternalStore, type MouseEvent } from 'react';
import { fenFromWanYuan } from '../../../lib/report/amounts';
import type { Pointer } from '../../../lib/report/form/types';
import { clock, dateTime } from '../../ui/dates';
import { GuidanceList } from '../../ui/guidance';
import type { SectionSaver } from '../saving/saver';
import type { GridController } from './controller';
import { partiesOf, visitParties } from './parties';
import { relationWords, wanYuan, type GridStore, type RelationState } from './store';

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

/** Who filled the cell, when, and what the server does not have yet. Follows the state of saving by itself, so that the rest of the panel is not drawn again with it. */
function Written({ saver, store, pointer }: { saver: SectionSaver; store: GridStore; pointer: Pointer }) {
  // Drawn again only when one of these three becomes another, not at every state of saving.
  const state = useSyncExternalStore(saver.subscribe, () => (!saver.lacks(pointer) ? `written ${saver.authorOf(pointer)?.at ?? ''}` : saver.state.kind === 'waiting' || saver.state.kind === 'saving' ? 'on its way' : 'left'), () => 'written ');
  if (state === 'left') return <p className="font-semibold text-warn" data-unsaved="">本格尚未保存到服务器，内容留在本机</p>;
  if (state === 'on its way') return <p className="text-soft">刚刚改动，即将保存</p>;
  const now = saver.authorOf(pointer), loaded = store.model.typed[pointer];
  if (now) return <p className="text-soft" data-author="">{now.by || '您'}于{clock(now.at)}填写</p>;
  if (store.isCarried(pointer)) return <p className="text-soft" data-author="">自去年报告“结转下年度继续办理”带入{loaded?.at ? `（${dateTime(loaded.at)}）` : ''}。</p>;
  return loaded?.at ? <p className="text-soft" data-author="">{loaded.by}于{dateTime(loaded.at)}填写</p> : null;
}

/** Names of cells that stand together, without the parts they share: 本年新收…, 上年结转…. */
function shortNames(names: string[]): string[] {
  const parts = names.map((name) => name.split('·').slice(1));
  return parts.map((own) => {
    const left = parts.length === 1 ? own.slice(-1) : own.filter((part, index) => !parts.every((other) => other[index] === part));
    return (left.length > 0 ? left : own).join('·');
  });
}

/** The same for all cells of a row, and long. */
const Guidance = memo(GuidanceList);

const MOST_SHOWN = 8;

/** One relation of the cell: its state in words, and where it fails or waits the cells that take part, each one press away. A state is another object whenever one of its figures has changed. */
const RelationLine = memo(function RelationLine({ state, store, pointer }: { state: RelationState; store: GridStore; pointer: Pointer }) {
  const { relation } = state;
  const cells = state.state === 'failed' ? partiesOf(relation) : [];
  // Zeros of a long sum are seldom what is wrong.
  const told = cells.length <= MOST_SHOWN ? cells : cells.filter((cell) => cell === pointer || store.valueAt(cell) !== 0).slice(0, MOST_SHOWN);
  const names = shortNames(told.map((cell) => store.model.cells[cell]?.name ?? cell));
  const [missing] = state.missing.filter((cell) => cell !== pointer);
  // One listener for all of them, so that a cell more or less changes a text and no element's properties.
  const visit = ({ target }: MouseEvent<HTMLElement>) => {
    const place = (target as Element).closest('button')?.value;
    if (place) visitParties(cells, told[Number(place)]);
  };
  return (
    <li>
      <p className={state.state === 'failed' ? 'tie-bad' : state.state === 'passed' ? 'tie-ok' : 'tie-open'}>
        {`${state.state === 'failed' ? '✗' : state.state === 'passed' ? '✓' : '○'} ${relation.leftWords}＝${relation.rightWords}：${relationWords(state)}`}
      </p>
      {told.length > 1 ? (
        <p className="mt-1 flex flex-wrap gap-1" onClick={visit}>
          {/* Keys by place, here and below: from cell to cell the panel changes its words and figures, and makes no elements anew. */}
          {told.map((cell, index) => (
            <button key={index} type="button" className="chip" value={index} aria-current={cell === pointer ? 'true' : undefined}>{names[index]}<b className="ml-1 font-semibold">{store.valueAt(cell) ?? '空'}</b></button>
          ))}
          {told.length < cells.length ? <button type="button" className="chip" onClick={() => visitParties(cells)}>共{cells.length}格，逐格查看</button> : null}
        </p>
      ) : missing ? <button type="button" className="chip mt-1" onClick={() => visitParties(state.missing, missing)}>去填{shortNames([store.model.cells[missing]?.name ?? missing])[0]}</button> : null}
    </li>
  );
});

export interface CellDetailsProps { store: GridStore; pointer: Pointer; controller: () => GridController | null; saver: SectionSaver }

/** Everything about one cell: how its figure is read, its history, its relations, its remark, its guidance. */
export function CellDetails({ store, pointer, controller, saver }: CellDetailsProps) {
  const cell = store.model.cells[pointer]!;
  const read = store.readAt(pointer), guidance = store.model.guidance[cell.row], computed = store.isComputed(pointer), value = store.valueAt(pointer);
  // What does not hold first: the strip at the foot of a small window shows little more than one.
  const relations = store.relationsAt(pointer).sort((a, b) => Number(b.state === 'failed') - Number(a.state === 'failed'));
  return (
    <div className="cell-details" data-cell-details="">
      <div className="xl:space-y-2">
        <p className="cell-name text-base font-semibold">{cell.name}</p>
        <p className="xl:min-h-12">
          {computed ? <span className="text-soft">{value === null ? '各项填全后由系统计算。' : `${value}${cell.unit}，由系统计算。`}</span>
            : read.state === 'invalid' ? <span className="font-semibold text-error">未计入：{read.reason}（内容按原样保留）</span>
            : read.state === 'figure' && read.understood ? <span className="text-soft">已理解为{read.understood}{cell.unit}</span>
              : read.state === 'figure' ? <span className="text-soft">{cell.kind === 'money' && fenFromWanYuan(String(read.value)) !== null ? `合${(fenFromWanYuan(String(read.value))! / 100).toLocaleString('zh-CN')}元` : `${read.value}${cell.unit}`}</span> : <span className="text-soft">尚未填写。没有的填0。</span>}
        </p>
        <History store={store} pointer={pointer} />
        <Written saver={saver} store={store} pointer={pointer} />
      </div>
      {relations.length > 0 ? <ul className="space-y-2">{relations.map((state, index) => <RelationLine key={index} state={state} store={store} pointer={pointer} />)}</ul> : null}
      {store.model.locked || computed ? null : (
        <label className="block">
          <span className="text-soft">备注（随报告印出，如“含自然失效29件”；Shift+F2）</span>
          <input id="cell-remark" className="input mt-1" value={store.remarkAt(pointer)} maxLength={60} onChange={(event) => controller()?.setRemark(pointer, event.target.value)}
            onKeyDown={(event) => { if ((event.key === 'Escape' || event.key === 'Enter') && !event.nativeEvent.isComposing) { event.preventDefault(); controller()?.focus(pointer); } }} />
        </label>
      )}
      {guidance && guidance.length > 0 ? <Guidance items={guidance} /> : null}
    </div>
  );
}
