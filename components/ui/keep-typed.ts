import type { RefCallback } from 'react';

type FieldElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Fields the page's program has taken over: what happens to them from then on is its own doing. */
const takenOver = new WeakSet<FieldElement>();

/** Whether the field still stands as the server drew it. */
function untouched(field: FieldElement): boolean {
  if (field instanceof HTMLSelectElement) {
    const drawn = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex === Math.max(0, drawn);
  }
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) return field.checked === field.defaultChecked;
  return field.value === field.defaultValue;
}

/** Puts what was typed back the way a person would, so that the form hears of it. Past React's own setter, or it would see no change. */
function typeAgain(field: FieldElement, property: 'value' | 'checked', typed: string | boolean): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, property)!.set!.call(field, typed);
  field.dispatchEvent(new Event(property === 'checked' ? 'click' : field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/**
 * On a slow machine a person types before the page's program runs; the form would then write its own first value over it.
 * The field keeps what the person typed or chose.
 */
export function keepTyped(ref: RefCallback<FieldElement>): RefCallback<FieldElement> {
  return (field) => {
    const fresh = field !== null && !takenOver.has(field);
    const property = field instanceof HTMLInputElement && field.type === 'checkbox' ? 'checked' : 'value';
    const typed = fresh && !untouched(field) ? (field as HTMLInputElement)[property] : null;
    ref(field);
    if (!fresh) return;
    takenOver.add(field);
    // The form hears of it only when the whole page has been taken over.
    if (typed !== null) setTimeout(() => { if (field.isConnected) typeAgain(field, property, typed); });
  };
}
