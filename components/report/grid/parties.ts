/** The cells a relation speaks of: outlined in the table, and visited one after another. */
import type { Pointer } from '../../../lib/report/form/types';
import type { Relation } from '../../../lib/report/rules/types';
import { fieldId } from '../field-id';

/** This year's cells on both sides, in the order of the sentence. */
export const partiesOf = (relation: Relation): Pointer[] => [...new Set([...relation.left, ...relation.right].filter((term) => !term.previous).map((term) => term.pointer))];

const cellOf = (pointer: Pointer) => document.getElementById(fieldId(pointer))?.closest('td') ?? null;

const clear = () => { for (const cell of document.querySelectorAll<HTMLElement>('td[data-party]')) delete cell.dataset.party; };

/** The outlines go when the person goes on in another cell. At the window, where the table takes its events and lets them go no further. */
function leave({ target }: FocusEvent): void {
  const cell = target instanceof Element ? target.closest('td') : null;
  if (!cell || cell.hasAttribute('data-party')) return;
  clear();
  window.removeEventListener('focusin', leave, true);
}

/** Goes to `to`, or from one of the cells to the next at every call. */
export function visitParties(pointers: readonly Pointer[], to?: Pointer): void {
  const cells = pointers.flatMap((pointer) => cellOf(pointer) ?? []);
  const here = cells.findIndex((cell) => cell.dataset.party === 'here');
  const next = to ? cellOf(to) : cells[(here + 1) % cells.length];
  if (!next) return;
  clear();
  for (const cell of cells) cell.dataset.party = cell === next ? 'here' : '';
  window.addEventListener('focusin', leave, true);
  const input = next.querySelector('input');
  if (!input) next.tabIndex = -1;
  (input ?? next).focus();
  (input ?? next).scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
