'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { SectionSaver } from '../saving/saver';
import { CellDetails } from './cell-details';
import type { GridController } from './controller';
import { useGrid, writeText } from './context';
import { NO_CELL } from './no-cell';

/** The panel and the name in it, looked for anew only when the page has made them anew. */
class PanelElements {
  private found: HTMLElement | null = null;
  private named: HTMLElement | null = null;
  get panel(): HTMLElement | null { return (this.found = this.found?.isConnected ? this.found : document.querySelector<HTMLElement>('.cell-panel')); }
  get name(): HTMLElement | null { return (this.named = this.named?.isConnected ? this.named : this.panel?.querySelector<HTMLElement>('.cell-name') ?? null); }
}

/** Beside the table: everything about the cell that has the focus. Loaded once the page stands. */
export function CellPanel({ controller, saver }: { controller: () => GridController | null; saver: SectionSaver }) {
  const store = useGrid();
  const [elements] = useState(() => new PanelElements());
  const subscribe = useCallback((listener: () => void) => store.subscribe('focus', () => {
    listener();
    // After React, which draws what changed in a microtask of its own; also when nothing changed: there and back.
    queueMicrotask(() => elements.panel?.removeAttribute('data-behind'));
  }), [store, elements]);
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
    const { panel, name } = elements;
    if (!panel || !name || !store.focused) return;
    panel.setAttribute('data-behind', '');
    writeText(name, store.model.cells[store.focused]!.name);
  }), [store, elements]);
  // A new text whenever the focused cell, its value or its remark changes.
  const version = useSyncExternalStore(subscribe, () => `${store.focused}\n${store.focused ? store.typedAt(store.focused) + store.remarkAt(store.focused) : ''}`, () => '');
  const pointer = version === '' ? null : store.focused;
  if (!pointer || !store.model.cells[pointer]) return NO_CELL;
  return <CellDetails store={store} pointer={pointer} controller={controller} saver={saver} />;
}
