/** A text as it will be printed: bound figures in the place of their tokens. */
import { valueAt, type ReportDocument } from '../document';
import type { Pointer } from '../form/types';
import { resolveTokens } from '../text/facts';
import type { CheckContext } from './types';

export function printedText(doc: ReportDocument, context: CheckContext, pointer: Pointer): string {
  const text = valueAt(doc, pointer);
  return typeof text === 'string' ? resolveTokens(text, doc, context.facts).text : '';
}
