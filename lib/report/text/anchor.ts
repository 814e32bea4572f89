/** A passage somebody remarked on, found again after the text around it, or the passage itself, was edited. */
import { textDiff } from './diff';

const plain = (text: string): string => text.replaceAll(/\s/g, '');

/** Whether a passage stands in a text; blanks and line breaks between its words do not count. */
export const holdsPassage = (text: string, quote: string): boolean => plain(quote) !== '' && plain(text).includes(plain(quote));

/** How often a passage stands in a text, blanks and line breaks aside. */
export function timesIn(text: string, quote: string): number {
  const wanted = plain(quote), all = plain(text);
  let times = 0;
  for (let at = wanted === '' ? -1 : all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) times += 1;
  return times;
}

const CLAUSE_END = /[，。；：！？\n]/;

/** The passage from `start` to `end` of a text, with as many clauses around it as it takes to stand there only once: an anchor is one place. */
export function distinctPassage(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  while (timesIn(text, text.slice(from, to)) > 1) {
    if (from > 0) for (from -= 1; from > 0 && !CLAUSE_END.test(text[from - 1]!); from -= 1);
    if (to < text.length) for (to += 1; to < text.length && !CLAUSE_END.test(text[to - 1]!); to += 1);
  }
  return text.slice(from, to).trim();
}

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
  const wanted = plain(quote), before = plain(then), after = plain(now);
  const start = before.indexOf(wanted), end = start + wanted.length;
  if (wanted === '' || start < 0) return { state: 'gone' };
  const found = betweenSame(before.slice(0, start), before.slice(end), after) ?? inPlaceOf(before, start, end, after);
  return found === '' ? { state: 'gone' } : { state: 'changed', now: found };
}

/** What stands between the unchanged words before and after a passage; null when these changed too. */
function betweenSame(head: string, tail: string, after: string): string | null {
  return after.length >= head.length + tail.length && after.startsWith(head) && after.endsWith(tail) ? after.slice(head.length, after.length - tail.length) : null;
}

/** What stands in the place of a passage when the text around it changed as well, by the words both texts have. */
function inPlaceOf(before: string, start: number, end: number, after: string): string {
  let at = 0, found = '', kept = 0;
  for (const { kind, text } of textDiff(before, after, [start, end])) {
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
  return found;
}
