'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

/** A figure that a text can follow: what is inserted, what it is called, what it prints now. */
export interface FactChoice { token: string; label: string; value: string; unit: string; group: string }

/** Choosing a figure that follows the tables: typed words narrow the list, the arrows move in it, Enter takes one. */
export function FactDialog({ facts, onPick, onClose }: { facts: FactChoice[]; onPick: (token: string) => void; onClose: () => void }) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const wanted = words.trim();
  const found = facts.filter((fact) => wanted.split(/\s+/).every((word) => `${fact.group}${fact.label}${fact.value}`.includes(word))).slice(0, 60);
  const chosen = Math.min(at, found.length - 1);
  useEffect(() => { list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }); }, [chosen]);
  const moves: Record<string, number> = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, PageDown: chosen + 8, PageUp: chosen - 8, Home: 0, End: found.length - 1 };
  return (
    <Dialog title="插入随表变化的数字" onClose={onClose} actions={<Button onClick={onClose}>取消</Button>}>
      <label className="mb-1 block font-medium" htmlFor="fact-search">按名称查找</label>
      <input id="fact-search" className="input" role="combobox" aria-expanded="true" aria-controls="fact-list" aria-autocomplete="list" aria-activedescendant={found.length > 0 ? `fact-${chosen}` : undefined} autoComplete="off"
        value={words} autoFocus placeholder="如：新收 自然人" onChange={(event) => { setWords(event.target.value); setAt(0); }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') { event.preventDefault(); if (found[chosen]) onPick(found[chosen].token); return; }
          const to = moves[event.key];
          // Home and End belong to the typed words while there are any.
          if (to === undefined || (words !== '' && (event.key === 'Home' || event.key === 'End'))) return;
          event.preventDefault();
          setAt(Math.max(0, Math.min(found.length - 1, to)));
        }} />
      <ul id="fact-list" ref={list} role="listbox" aria-label="可引用的数字" className="mt-3 max-h-80 overflow-auto" tabIndex={-1}>
        {found.map((fact, index) => (
          <li key={fact.token} id={`fact-${index}`} role="option" aria-selected={index === chosen} className={`flex cursor-pointer justify-between gap-4 border-b border-line px-2 py-2 ${index === chosen ? 'bg-deep-tint outline-2 -outline-offset-2 outline-deep' : 'hover:bg-deep-tint'}`} onClick={() => onPick(fact.token)}>
            <span><span className="text-sm text-soft">{fact.group}　</span>{fact.label}</span>
            <span className="tabular-nums">{fact.value}{fact.unit}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="mt-1 text-sm text-soft">{found.length === 0 ? `没有名称含“${wanted}”的数字。` : `${found.length}${found.length === 60 ? '项以上' : '项'}，上下键移动，回车插入。`}</p>
    </Dialog>
  );
}
