/** The narrative rules N-01 … N-27 (group `narrative` of the catalogue): each check with its words. */
import type { Rule } from '../types';
import { NARRATIVE_LOOKS } from './looks';
import { NARRATIVE_WORDS } from './words';

export const NARRATIVE_RULES: Rule[] = NARRATIVE_LOOKS.map((look) => {
  const words = NARRATIVE_WORDS[look.id];
  if (!words) throw new Error(`Rule ${look.id} has no words`);
  return { id: look.id, severity: look.severity, ...words, group: 'narrative', fromYear: 2019, assess: look.assess };
});
