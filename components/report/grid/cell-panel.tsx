'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { SectionSaver } from '../saving/saver';
import { CellDetails } from './cell-details';
import type { GridController } from './controller';
import { useGrid } from './context';
import { NO_CELL } from './no-cell';

/** Beside the table: everything about the cell that has the focus. Loaded once the page stands. */
export function CellPanel({ controller, saver }: { controller: () => GridController | null; saver: SectionSaver }) {
  const store = useGrid();
  const subscribe = useCallback((listener: () => void) => store.subscribe('focus', listener), [store]);
  // A new text whenever the focused cell, its value or its remark changes.
  const version = useSyncExternalStore(subscribe, () => `${store.focused}\n${store.focused ? store.typedAt(store.focused) + store.remarkAt(store.focused) : ''}`, () => '');
  const pointer = version === '' ? null : store.focused;
  if (!pointer || !store.model.cells[pointer]) return NO_CELL;
  return <CellDetails store={store} pointer={pointer} controller={controller} saver={saver} />;
}
