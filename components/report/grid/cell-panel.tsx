'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { SectionSaver } from '../saving/saver';
import type { CellDetails } from './cell-details';
import type { GridController } from './controller';
import { useGrid } from './context';

/** Beside the table: everything about the cell that has the focus, loaded once the page stands. */
export function CellPanel({ controller, saver }: { controller: () => GridController | null; saver: SectionSaver }) {
  const store = useGrid();
  const [loaded, setLoaded] = useState<{ Details: typeof CellDetails } | null>(null);
  const subscribe = useCallback((listener: () => void) => store.subscribe('focus', listener), [store]);
  // A new text whenever the focused cell, its value or its remark changes.
  const version = useSyncExternalStore(subscribe, () => `${store.focused}\n${store.focused ? store.typedAt(store.focused) + store.remarkAt(store.focused) : ''}`, () => '');
  const pointer = version === '' ? null : store.focused;
  const cell = pointer ? store.model.cells[pointer] : undefined;
  useEffect(() => {
    // Once the page stands. Without the network the name of the cell stays, and the next cell tries again.
    if (!loaded) import('./cell-details').then((module) => setLoaded({ Details: module.CellDetails }), () => undefined);
  }, [pointer, loaded]);
  if (!pointer || !cell) {
    return <p className="p-4 text-sm text-soft">将光标放入某一格，这里显示填报说明、去年的数和勾稽关系。</p>;
  }
  if (!loaded) return <p className="p-4 text-base font-semibold">{cell.name}</p>;
  return <loaded.Details store={store} pointer={pointer} controller={controller} saver={saver} />;
}
