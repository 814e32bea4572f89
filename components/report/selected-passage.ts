/** What the person has selected, or which paragraph, in the report as it is shown, with the text or cell it stands in. */
import { distinctPassage, passageOf } from '../../lib/report/text/anchor';

export interface SelectedPassage { pointer: string; quote: string }

const LONGEST = 500;

/** Null when nothing is selected, or when the selection reaches over more than one text or cell. Words that stand in their text more than once come with those around them. */
export function selectedPassage(): SelectedPassage | null {
  const selection = document.getSelection();
  const words = selection?.toString().trim() ?? '';
  if (!selection || selection.rangeCount === 0 || words === '' || words.length > LONGEST) return null;
  const range = selection.getRangeAt(0);
  const around = (node: Node, place: string) => (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(`[data-article] ${place}`) ?? null;
  const cell = around(range.startContainer, '[data-cell]'), text = around(range.startContainer, '[data-text]');
  if (cell) return cell === around(range.endContainer, '[data-cell]') ? { pointer: cell.dataset.cell!, quote: words } : null;
  const quote = text ? passageIn(text, range, words) : '';
  return quote === '' || quote.length > LONGEST ? null : { pointer: text!.dataset.text!, quote };
}

/** The selected words as a passage of the paragraphs of one text; none when more than these is selected. A click that selects a whole paragraph ends before the next one. */
function passageIn(text: HTMLElement, range: Range, words: string): string {
  let all = '', start = -1, end = -1;
  for (const paragraph of text.querySelectorAll('p')) {
    const line = paragraph.firstChild;
    if (!(line instanceof Text)) continue;
    if (all !== '') all += '\n';
    const from = line === range.startContainer ? range.startOffset : 0, to = line === range.endContainer ? range.endOffset : line.data.length;
    if (from < to && range.intersectsNode(line)) {
      if (start < 0) start = all.length + from;
      end = all.length + to;
    }
    all += line.data;
  }
  const blank = /\s/g;
  return start >= 0 && all.slice(start, end).replace(blank, '') === words.replace(blank, '') ? distinctPassage(all, start, end) : '';
}

/** The paragraph whose button 批注本段 this is; of a very long one its first sentences. */
export function paragraphOf(button: Element): SelectedPassage | null {
  const pointer = button.closest<HTMLElement>('[data-article] [data-text]')?.dataset.text;
  const quote = passageOf(button.closest('p')?.firstChild?.textContent ?? '', LONGEST);
  return pointer && quote !== '' ? { pointer, quote } : null;
}
