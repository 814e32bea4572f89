/** The proofreader: everything that looks wrong in one text. Hints only; what blocks submission are the N rules. */
import { unmatchedBrackets } from './brackets';
import { confusionHints } from './confusions';
import { wrongCitations, wrongYearBrackets } from './documents';
import { doubledWords } from './doubled';
import type { ProofHint } from './hint';
import { LEFTOVERS } from './leftovers';
import { punctuationHints } from './punctuation';
import { organNameHints, repeatedSentences } from './repeated';

export interface ProofSettings {
  organName?: string;
  /** Report year, for citations that are out of date. */
  year?: number;
  /** Keys ({@link hintKey}) the office chose to ignore. */
  ignored?: readonly string[];
  /** The office's own words: nothing inside them is remarked. */
  ownWords?: readonly string[];
}

/** What an ignored hint is remembered by: kind and words, not the place. */
export const hintKey = (text: string, hint: Pick<ProofHint, 'start' | 'end' | 'rule'>): string => `${hint.rule}|${text.slice(hint.start, hint.end)}`;

/** Hints in order of place. Tokens of bound figures are left alone. Linear time; about a millisecond for a whole section. */
export function proofread(text: string, settings: ProofSettings = {}): ProofHint[] {
  const found: ProofHint[] = [
    ...confusionHints(text), ...doubledWords(text), ...unmatchedBrackets(text), ...punctuationHints(text), ...wrongYearBrackets(text), ...wrongCitations(text, settings.year), ...repeatedSentences(text),
    ...(settings.organName ? organNameHints(text, settings.organName) : []),
    ...LEFTOVERS.flatMap(({ pattern, what }) => [...text.matchAll(pattern)].map((match): ProofHint => ({ start: match.index, end: match.index + match[0].length, problem: `遗留${what}“${match[0]}”`, rule: 'leftover', note: '请补写或删去。' }))),
  ];
  const kept: { start: number; end: number }[] = [...text.matchAll(/\{\{[^{}\n]*\}\}/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  for (const word of settings.ownWords ?? []) {
    if (word === '') continue;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) kept.push({ start: at, end: at + word.length });
  }
  const ignored = new Set(settings.ignored);
  return found
    .filter((hint) => !ignored.has(hintKey(text, hint)) && !kept.some((span) => hint.start < span.end && span.start < hint.end))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
