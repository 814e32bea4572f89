/** Chinese text as overlapping pairs of characters: any word of two characters or more is found as a phrase of pairs. */

const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const HAN = /^\p{Script=Han}/u;
const MOST_RUNS = 8;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
// Most letters are these, and stay as they are; to ask for the form of each takes most of the time of a passage.
const NOT_PLAIN = /[^\u4e00-\u9fff0-9a-z、。\n ]/gu;
const plainLetter = (letter: string): string => (letter >= '\u4e00' && letter <= '\u9fff' ? letter : plain(letter));
const pairs = (run: string): string[] => { const letters = [...run]; return letters.slice(0, -1).map((letter, index) => letter + letters[index + 1]!); };

/** Runs of Han characters become pairs and their last character, other words stay whole; everything in lower case, NFKC. */
export function indexWords(text: string): string {
  const words: string[] = [];
  for (const run of plain(text).match(RUNS) ?? []) {
    if (HAN.test(run)) words.push(...pairs(run), [...run].at(-1)!);
    else words.push(run);
  }
  return words.join(' ');
}

/** What is looked for in a typed text, in the form of the index. */
export const runsOf = (typed: string): string[] => (plain(typed).match(RUNS) ?? []).slice(0, MOST_RUNS);

/** What was typed as phrases of FTS5: one for each run, all of them required. */
export const searchPhrases = (typed: string): string[] => runsOf(typed).map((run) => {
  if (!HAN.test(run)) return `"${run}"`;
  // One character alone begins a pair, or ends its run.
  return [...run].length === 1 ? `"${run}"*` : `"${pairs(run).join(' ')}"`;
});

/** An FTS5 query for what a person typed: each run a phrase, all of them required. Empty when nothing can be searched. */
export const searchQuery = (typed: string): string => searchPhrases(typed).join(' AND ');

// As the index takes words: without the marks on their letters.
const bare = (run: string): string => (HAN.test(run) ? run : run.normalize('NFD').replaceAll(/\p{M}/gu, ''));

/** A text as its runs between blanks: {@link heldRuns} stand in it where the index of its pairs has the phrases. */
export const spacedRuns = (text: string): string => ` ${(plain(text).match(RUNS) ?? []).map(bare).join(' ')} `;

/** What was typed in the form of {@link spacedRuns}: Han characters anywhere in a run, other words whole. */
export const heldRuns = (typed: string): string[] => runsOf(typed).map((run) => (HAN.test(run) ? run : ` ${bare(run)} `));

export interface Piece { text: string; found: boolean }

/** The passage around the first place where one of the runs stands, every run in it marked; null when none stands there. */
export function passageAround(text: string, typed: string, width = 40): Piece[] | null {
  const runs = runsOf(typed);
  if (runs.length === 0) return null;
  // Character by character, so that places in the plain form lead back to the text as printed.
  const whole = text.replaceAll(NOT_PLAIN, plain);
  // In most texts of a report none of them stands.
  if (!runs.some((run) => whole.includes(run))) return null;
  const letters = [...text];
  const at: number[] = [];
  letters.forEach((letter, index) => { for (let count = plainLetter(letter).length; count > 0; count -= 1) at.push(index); });
  const places = runs.flatMap((run) => { const all: [number, number][] = []; for (let from = whole.indexOf(run); from >= 0; from = whole.indexOf(run, from + run.length)) all.push([at[from]!, at[from + run.length - 1]! + 1]); return all; }).sort(([a], [b]) => a - b);
  const first = places[0]!;
  const from = Math.max(0, first[0] - width), to = Math.min(letters.length, first[1] + width);
  const pieces: Piece[] = [];
  let done = from;
  for (const [start, end] of places) {
    if (start < done || end > to) continue;
    if (start > done) pieces.push({ text: letters.slice(done, start).join(''), found: false });
    pieces.push({ text: letters.slice(start, end).join(''), found: true });
    done = end;
  }
  if (done < to) pieces.push({ text: letters.slice(done, to).join(''), found: false });
  if (from > 0) pieces.unshift({ text: '…', found: false });
  if (to < letters.length) pieces.push({ text: '…', found: false });
  return pieces;
}
