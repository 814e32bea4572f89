/** Chinese text as overlapping pairs of characters: any word of two characters or more is found as a phrase of pairs. */

const HAN = /\p{Script=Han}/u;

/** Runs of Han characters become pairs, other words stay whole; everything in lower case, NFKC. */
export function indexWords(text: string): string {
  const words: string[] = [];
  for (const run of text.normalize('NFKC').toLowerCase().match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []) {
    if (!HAN.test(run)) words.push(run);
    else if ([...run].length === 1) words.push(run);
    else words.push(...pairs(run));
  }
  return words.join(' ');
}

const pairs = (run: string): string[] => { const letters = [...run]; return letters.slice(0, -1).map((letter, index) => letter + letters[index + 1]!); };

/** An FTS5 query for what a person typed: each run a phrase, all of them required. Empty when nothing can be searched. */
export function searchQuery(typed: string): string {
  const runs = typed.normalize('NFKC').toLowerCase().match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return runs.slice(0, 8).map((run) => {
    if (!HAN.test(run)) return `"${run}"`;
    // One character alone is the beginning of a pair.
    return [...run].length === 1 ? `"${run}"*` : `"${pairs(run).join(' ')}"`;
  }).join(' AND ');
}

/** The passage around the first place that holds the first run, with the match apart; plain text. */
export function passageAround(text: string, typed: string, width = 40): { before: string; match: string; after: string } | null {
  const [run] = typed.normalize('NFKC').match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  if (!run) return null;
  const at = text.toLowerCase().indexOf(run.toLowerCase());
  if (at < 0) return null;
  return { before: text.slice(Math.max(0, at - width), at), match: text.slice(at, at + run.length), after: text.slice(at + run.length, at + run.length + width) };
}
