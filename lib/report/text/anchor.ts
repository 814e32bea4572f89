/** A passage somebody remarked on, found again after the text around it, or the passage itself, was edited. */
import { textDiff } from './diff';

const plain = (text: string): string => text.replaceAll(/\s/g, '');

/** Whether a passage stands in a text; blanks and line breaks between its words do not count. */
export const holdsPassage = (text: string, quote: string): boolean => plain(quote) !== '' && plain(text).includes(plain(quote));

/** What to quote of a paragraph: all of it, or the whole sentences (else the characters) that fit into `most`. */
export function passageOf(paragraph: string, most: number): string {
  const text = paragraph.trim();
  if (text.length <= most) return text;
  const fitting = text.slice(0, most);
  const end = Math.max(...['。', '；', '！', '？'].map((mark) => fitting.lastIndexOf(mark)));
  return end > 0 ? fitting.slice(0, end + 1) : fitting;
}

export type Passage = { state: 'there' } | { state: 'changed'; now: string } | { state: 'gone' };

/**
 * What became of the passage `quote` of the text `then` in the text `now`: still there, changed (with what stands in its
 * place, blanks left out), or gone.
 */
export function passageNow(quote: string, then: string, now: string): Passage {
  if (holdsPassage(now, quote)) return { state: 'there' };
  const wanted = plain(quote), before = plain(then);
  const start = before.indexOf(wanted), end = start + wanted.length;
  if (wanted === '' || start < 0) return { state: 'gone' };
  let at = 0, found = '', kept = 0;
  for (const { kind, text } of textDiff(before, plain(now))) {
    if (kind === 'added') {
      // New words within the passage, or in the place of its first or last ones.
      if (at >= start && at <= end && (at > start || found === '') && !(at === end && kept === end - start)) found += text;
      continue;
    }
    const [from, to] = [Math.max(at, start), Math.min(at + text.length, end)];
    if (kind === 'same' && from < to) {
      found += text.slice(from - at, to - at);
      kept += to - from;
    }
    at += text.length;
  }
  return kept === 0 && found === '' ? { state: 'gone' } : { state: 'changed', now: found };
}
