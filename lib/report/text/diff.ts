/** Differences between two Chinese texts in whole words, as 去年与今年 are set beside each other. */
import { diffArrays } from 'diff';

export interface TextChange { kind: 'same' | 'added' | 'removed'; text: string }

let segmenter: Intl.Segmenter | null = null;
/** Words, with numbers kept whole (12.5%, 2024年度 splits after the digits). */
function words(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** Changes from `before` to `after` in order; joined without `removed` they give `after`, without `added` `before`. */
export function textDiff(before: string, after: string): TextChange[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const changes: TextChange[] = [];
  for (const part of diffArrays(words(before), words(after))) {
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same';
    const text = part.value.join('');
    const last = changes.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') changes.push({ kind, text });
  }
  return changes;
}
