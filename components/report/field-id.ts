import type { Pointer } from '../../lib/report/form/types';

/** Element id of the field a pointer names: letters, digits, `-` and `_` only, so that links and selectors need no escaping. */
export function fieldId(pointer: Pointer): string {
  return `f${pointer.replaceAll('/', '-').replaceAll('.', '_')}`;
}
