/** Differences between two Chinese texts in whole words, as 去年与今年 are set beside each other. */
import { diffArrays } from 'diff';

export interface TextChange { kind: 'same' | 'added' | 'removed'; text: string }

let segmenter: Intl.Segmenter | null = null;
/** Words, with numbers kept whole (12.5%, 2024年度 splits after the digits). */
function words(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** Words of a text that is parted at these places, so that none reaches over one of them. */
function wordsApart(text: string, at: readonly number[]): string[] {
  return [0, ...at].flatMap((from, index) => words(text.slice(from, at[index])));
}

/** Changes from `before` to `after` in order; joined without `removed` they give `after`, without `added` `before`. `at`: places of `before`, ascending, over which no word reaches. */
export function textDiff(before: string, after: string, at: readonly number[] = []): TextChange[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const changes: TextChange[] = [];
  for (const part of diffArrays(wordsApart(before, at), words(after))) {
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same';
    const text = part.value.join('');
    const last = changes.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') changes.push({ kind, text });
  }
  return changes;
}
