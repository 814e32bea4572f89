'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

/** A figure that a text can follow: what is inserted, what it is called, what it prints now. */
export interface FactChoice { token: string; label: string; value: string; unit: string; group: string }

/** Choosing a figure that follows the tables. */
export function FactDialog({ facts, onPick, onClose }: { facts: FactChoice[]; onPick: (token: string) => void; onClose: () => void }) {
  const [words, setWords] = useState('');
  const wanted = words.trim();
  const found = facts.filter((fact) => wanted.split(/\s+/).every((word) => `${fact.group}${fact.label}${fact.value}`.includes(word))).slice(0, 60);
  return (
    <Dialog title="插入随表变化的数字" onClose={onClose} actions={<Button onClick={onClose}>取消</Button>}>
      <label className="mb-1 block font-medium" htmlFor="fact-search">按名称查找</label>
      <input id="fact-search" className="input" value={words} autoFocus placeholder="如：新收 自然人" onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && found[0]) { event.preventDefault(); onPick(found[0].token); } }} />
      <ul className="mt-3 max-h-80 divide-y divide-line overflow-auto">
        {found.map((fact) => (
          <li key={fact.token}>
            <button type="button" className="flex w-full justify-between gap-4 px-2 py-2 text-left hover:bg-deep-tint" onClick={() => onPick(fact.token)}>
              <span><span className="text-sm text-soft">{fact.group}　</span>{fact.label}</span>
              <span className="tabular-nums">{fact.value}{fact.unit}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="text-sm text-soft">没有名称含“{wanted}”的数字。</p> : null}
    </Dialog>
  );
}
