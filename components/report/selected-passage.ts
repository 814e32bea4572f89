/** What the person has selected in the report as it is shown, with the text or cell it stands in. */

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
