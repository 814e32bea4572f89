/** What the person has selected, or which paragraph, in the report as it is shown, with the text or cell it stands in. */
import { passageOf } from '../../lib/report/text/anchor';

export interface SelectedPassage { pointer: string; quote: string }

const LONGEST = 500;

/** Null when nothing is selected, or when the selection reaches over more than one text or cell. */
export function selectedPassage(): SelectedPassage | null {
  const selection = document.getSelection();
  const quote = selection?.toString().trim() ?? '';
  if (!selection || selection.rangeCount === 0 || quote === '' || quote.length > LONGEST) return null;
  const placeOf = (node: Node | null) => (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('[data-article] [data-text], [data-article] [data-cell]');
  const from = placeOf(selection.anchorNode), to = placeOf(selection.focusNode);
  const pointer = from?.dataset.text ?? from?.dataset.cell;
  return from && from === to && pointer ? { pointer, quote } : null;
}

/** The paragraph whose button 批注本段 this is; of a very long one its first sentences. */
export function paragraphOf(button: Element): SelectedPassage | null {
  const pointer = button.closest<HTMLElement>('[data-article] [data-text]')?.dataset.text;
  const quote = passageOf(button.closest('p')?.firstChild?.textContent ?? '', LONGEST);
  return pointer && quote !== '' ? { pointer, quote } : null;
}
