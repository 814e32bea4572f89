/** No report is nested deeply; readers that walk a tree take time with the square of its depth. */
import type { CheerioAPI } from 'cheerio';
import type { AnyNode } from 'domhandler';
import { ImportRefused } from './types';

const DEEPEST = 256;
/** Pages leave elements open here and there; so many at once nobody writes. */
const MOST_OPEN = 2_000;

/** Refuses a text with thousands of elements open at once before any parser sees it: parsers take long over those. */
export function notDeepText(text: string): string {
  let open = 0;
  for (const [, closing, end] of text.matchAll(/<(\/?)(?!(?:p|br|hr|img|input|col|meta|link|li|td|th|tr|dt|dd|option)\b)[a-z][^<>]*?(\/?)>/gi)) {
    if (closing) open -= open > 0 ? 1 : 0;
    else if (!end) open += 1;
    if (open > MOST_OPEN) throw new ImportRefused('文件结构嵌套过深，不予读取。');
  }
  return text;
}

/** The same tree, or ImportRefused when it is nested deeper than any document people write. */
export function notDeep($: CheerioAPI): CheerioAPI {
  let level: AnyNode[] = $.root().toArray();
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new ImportRefused('文件结构嵌套过深，不予读取。');
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return $;
}
