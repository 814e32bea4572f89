/** The narrative rules N-01 … N-27 (group `narrative` of the catalogue): each check with its words. */
import type { Rule } from '../types';
import { NARRATIVE_LOOKS } from './looks';
import type { Look } from './narrative';
import { NARRATIVE_WORDS } from './words';

/** A check with its words; one without is a mistake of ours and is told at once. */
export function inWords({ id, severity, assess }: Look, words: (typeof NARRATIVE_WORDS)[string] | undefined): Rule {
  if (!words) throw new Error(`Rule ${id} has no words`);
  return { id, severity, ...words, group: 'narrative', fromYear: 2019, assess };
}

export const NARRATIVE_RULES: Rule[] = NARRATIVE_LOOKS.map((look) => inWords(look, NARRATIVE_WORDS[look.id]));
