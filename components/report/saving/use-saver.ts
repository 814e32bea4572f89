'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { SectionSaver, type SaverParts, type SaveState } from './saver';

const BEFORE_HYDRATION: SaveState = { kind: 'idle' };

const storage = (): Storage | null => {
  try {
    return window.localStorage;
  } catch {
    // The browser forbids storage; saving still works, only the journal does not.
    return null;
  }
};

/** The saver of this page: made in the browser, flushed when the page is left or hidden. */
export function useSaver(parts: Omit<SaverParts, 'storage'>): SectionSaver {
  const [it] = useState(() => new SectionSaver({ ...parts, storage: typeof window === 'undefined' ? null : storage() }));
  useEffect(() => {
    const flush = () => it.flushJournal();
    const hidden = () => { if (document.visibilityState === 'hidden') { flush(); if (it.hasPending) void it.save(); } };
    const online = () => { if (it.hasPending) void it.save(); };
    const leaving = (event: BeforeUnloadEvent) => { flush(); if (it.hasPending && it.state.kind !== 'saving') event.preventDefault(); };
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leaving);
    if (it.hasPending) it.schedule(300);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leaving);
      if (it.hasPending) void it.save();
      it.stop();
    };
  }, [it]);
  return it;
}

export function useSaveState(saver: SectionSaver) {
  return useSyncExternalStore(saver.subscribe, saver.getState, () => BEFORE_HYDRATION);
}

/** Findings of the section as of the last save; null before one. Drawn again only when a save has brought new ones. */
export function useSavedFindings(saver: SectionSaver) {
  return useSyncExternalStore(saver.subscribe, () => saver.findings, () => null);
}

const never = () => () => {};

/** How many edits of an earlier visit came back; 0 until the browser has taken over the page. */
export function useRecovered(saver: SectionSaver): number {
  return useSyncExternalStore(never, () => saver.recoveredCount, () => 0);
}
