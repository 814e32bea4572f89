/** What is wrong in any reading: doubled words, brackets without partner, sure confusions. Rule N-23 repeats these. */
import { remembered } from '../remember';
import { unmatchedBrackets } from './brackets';
import { confusionHints } from './confusions';
import { doubledWords } from './doubled';
import type { ProofHint } from './hint';

export const certainHints: (text: string) => ProofHint[] = remembered((text) =>
  [...doubledWords(text), ...unmatchedBrackets(text), ...confusionHints(text).filter((hint) => hint.certain)].sort((a, b) => a.start - b.start));
