'use client';

import { useEffect, useState } from 'react';
import { fieldId } from './field-id';
import type { Pointer } from '../../lib/report/form/types';

/** What stands in a field now. Listens to the field itself, so that a key does not draw the form again. */
export function useFieldText(id: string, initial: string): string {
  const [text, setText] = useState(initial);
  useEffect(() => {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const read = () => setText(field.value);
    read();
    field.addEventListener('input', read);
    field.addEventListener('gouji:count', read);
    return () => { field.removeEventListener('input', read); field.removeEventListener('gouji:count', read); };
  }, [id]);
  return text;
}

/** The text once nobody has typed for a moment. */
export function useIdle<T>(value: T, quiet = 450): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === settled) return;
    const timer = setTimeout(() => setSettled(value), quiet);
    return () => clearTimeout(timer);
  }, [value, settled, quiet]);
  return settled;
}

/** Shows a passage of a field to the person: focused, selected, scrolled to. */
export function selectPassage(pointer: Pointer, start: number, end: number): boolean {
  const field = document.getElementById(fieldId(pointer));
  if (!(field instanceof HTMLTextAreaElement)) return false;
  field.focus();
  field.setSelectionRange(start, end);
  return true;
}

/** Writes over a passage as if it had been typed, so that the browser's own undo takes it back. */
export function replacePassage(pointer: Pointer, start: number, end: number, words: string): void {
  const field = document.getElementById(fieldId(pointer));
  if (!(field instanceof HTMLTextAreaElement) || field.readOnly) return;
  field.focus();
  field.setSelectionRange(start, end);
  const wanted = field.value.slice(0, start) + words + field.value.slice(end);
  const done = document.execCommand(words === '' ? 'delete' : 'insertText', false, words);
  if (done && field.value === wanted) return;
  // Where the browser refuses the command the text is written directly.
  field.value = wanted;
  field.setSelectionRange(start + words.length, start + words.length);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
