'use client';

import type { Pointer } from '../../../lib/report/form/types';
import { useGridValue } from './context';

/** What a total typed by hand should be, where it is another. */
export function Computed({ pointer }: { pointer: Pointer }) {
  const words = useGridValue('summary', (store) => {
    const sum = store.sumAt(pointer);
    return sum === null || sum === store.valueAt(pointer) ? '' : `算得${sum}`;
  });
  return words ? <span className="block px-1 text-right text-xs font-semibold text-error">{words}</span> : null;
}
