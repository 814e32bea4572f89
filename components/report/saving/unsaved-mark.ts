/** The mark of one field that the server has not got: apart from the saver, so that the tables, which mark their cells themselves, do not load it. */
import { useState, useSyncExternalStore } from 'react';
import type { Pointer } from '../../../lib/report/form/types';
import type { SectionSaver } from './saver';

/** Whether one field is to be marked: left by an earlier visit, or not brought to the server by the last attempt. Made when the page opens. */
export class UnsavedMark {
  private marked: boolean;
  constructor(private readonly saver: SectionSaver, private readonly pointer: Pointer) { this.marked = saver.lacks(pointer); }

  /** To be asked at every change of the saver's state. */
  read = (): boolean => {
    const { kind } = this.saver.state;
    // The moment before an ordinary save is no reason to mark a field, nor is what was typed while a save went well.
    if (kind === 'saved') this.marked = false;
    else if (kind !== 'waiting' && kind !== 'saving') this.marked = this.saver.lacks(this.pointer);
    return this.marked && this.saver.lacks(this.pointer);
  };
}

/** The mark of a field as the page shows it; none until the browser has taken over the page. */
export function useUnsaved(saver: SectionSaver, pointer: Pointer): boolean {
  const [mark] = useState(() => new UnsavedMark(saver, pointer));
  return useSyncExternalStore(saver.subscribe, mark.read, () => false);
}
