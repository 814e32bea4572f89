'use client';

import { createContext, useCallback, useContext, useEffect, useRef, useSyncExternalStore, type RefObject } from 'react';
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
  // The same function each time, or React would leave and enter the list of listeners whenever it draws.
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]);
  return useSyncExternalStore(subscribe, () => read(store), () => read(store));
}

/**
 * Writes something of the store into an element whenever `key` changes, past React: a figure of the table changes with
 * every pause of the typist, and drawing it through React costs more than all its arithmetic.
 */
export function useLive<E extends HTMLElement>(key: string, write: (element: E, store: GridStore) => void): RefObject<E | null> {
  const store = useGrid(), element = useRef<E>(null), latest = useRef(write);
  useEffect(() => {
    latest.current = write;
    // After a refresh of the page React has written what the store said then.
    if (element.current) write(element.current, store);
  });
  useEffect(() => store.subscribe(key, () => { if (element.current) latest.current(element.current, store); }), [store, key]);
  return element;
}

/** Changes the words of an element in place: to take a text away and put another one there costs the page several times as much. The same words are left alone. */
export function writeText(element: Element, text: string): void {
  const { firstChild } = element;
  if (firstChild) { if (firstChild.nodeValue !== text) firstChild.nodeValue = text; }
  else element.textContent = text;
}
