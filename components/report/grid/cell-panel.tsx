'use client';

import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { SectionSaver } from '../saving/saver';
import { CellDetails } from './cell-details';
import type { GridController } from './controller';
import { useGrid, writeText } from './context';
import { NO_CELL } from './no-cell';

/** Beside the table: everything about the cell that has the focus. Loaded once the page stands. */
export function CellPanel({ controller, saver }: { controller: () => GridController | null; saver: SectionSaver }) {
  const store = useGrid();
  const subscribe = useCallback((listener: () => void) => store.subscribe('focus', () => {
    listener();
    // After React, which draws what changed in a microtask of its own; also when nothing changed: there and back.
    queueMicrotask(() => document.querySelector('.cell-panel')?.removeAttribute('data-behind'));
  }), [store]);
  useEffect(() => {
    // A computed total has no input that would say so: who is led to one is told about it all the same.
    const led = ({ target }: FocusEvent) => {
      const pointer = target instanceof HTMLTableCellElement ? target.dataset.pointer : undefined;
      if (!pointer) return;
      store.focus(pointer);
      store.flush('focus');
    };
    window.addEventListener('focusin', led, true);
    return () => window.removeEventListener('focusin', led, true);
  }, [store]);
  // The name follows the focus at once, past React; the rest is out of sight until the person rests in a cell, for it would still speak of the one that was left.
  useEffect(() => store.subscribe('place', () => {
    const panel = document.querySelector('.cell-panel'), name = panel?.querySelector<HTMLElement>('.cell-name');
    if (!panel || !name || !store.focused) return;
    panel.setAttribute('data-behind', '');
    writeText(name, store.model.cells[store.focused]!.name);
  }), [store]);
  // A new text whenever the focused cell, its value or its remark changes.
  const version = useSyncExternalStore(subscribe, () => `${store.focused}\n${store.focused ? store.typedAt(store.focused) + store.remarkAt(store.focused) : ''}`, () => '');
  const pointer = version === '' ? null : store.focused;
  if (!pointer || !store.model.cells[pointer]) return NO_CELL;
  return <CellDetails store={store} pointer={pointer} controller={controller} saver={saver} />;
}
