'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { GridStore } from './store';

export const GridContext = createContext<GridStore | null>(null);

export function useGrid(): GridStore {
  const store = useContext(GridContext);
  if (!store) throw new Error('Outside of a count grid');
  return store;
}

/** Reads something of the store and is drawn again only when `key` changes. `read` must give a stable or plain value. */
export function useGridValue<T>(key: string, read: (store: GridStore) => T): T {
  const store = useGrid();
  return useSyncExternalStore((listener) => store.subscribe(key, listener), () => read(store), () => read(store));
}
