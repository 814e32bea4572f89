/** The figure rules over what stands in the grid now, asked of a thread of their own. Loaded when somebody begins to type. */
import type { Proposal } from '../../../lib/report/culprits';
import type { ReportDocument } from '../../../lib/report/document';
import type { Finding } from '../../../lib/report/finding';
import type { CheckContext } from '../../../lib/report/rules/types';
import type { Pointer } from '../../../lib/report/form/types';
import { figuresOf, type Figures } from './live-document';
import type { GridModel } from './model';
import type { GridStore } from './store';

export { CulpritList } from './culprit-list';

/** `table`: what does not change while the page is open, with the first question only. `figures`: those that changed since the question before, undefined where nothing stands any more. `broken`: whether any relation fails. */
export interface LiveQuestion { table?: { section: GridModel['section']; document: ReportDocument; context: CheckContext; totals: 'typed' | 'derived' }; figures: Figures; broken: boolean }
/** `rules`: those the thread looks at; the server's findings stand for all others. */
export interface LiveAnswer { rules: string[]; findings: Finding[]; proposals: Proposal[] }

/** A figure with a remark is an object made anew each time. */
const same = (before: unknown, now: unknown) => before === now || (typeof now === 'object' && JSON.stringify(before) === JSON.stringify(now));

export class LiveCheck {
  private readonly worker = new Worker(new URL('./check-worker.ts', import.meta.url));
  private asked = false;
  private readonly sent = new Map<Pointer, unknown>();

  /** `tell` gets an answer whenever it differs from the one before; `failed` is called when the thread cannot be loaded. */
  constructor(private readonly store: GridStore, tell: (answer: LiveAnswer) => void, failed: () => void) {
    this.worker.addEventListener('message', ({ data }: MessageEvent<LiveAnswer>) => tell({
      ...data, proposals: data.proposals.filter((proposal) => proposal.cells.every((cell) => cell.pointer in store.model.cells && store.isEnterable(cell.pointer))),
    }));
    this.worker.addEventListener('error', () => { this.worker.terminate(); failed(); });
  }

  look(): void {
    const { model, relations } = this.store;
    const question: LiveQuestion = { figures: this.changed(), broken: relations.some((state) => state.state === 'failed') };
    if (!this.asked) question.table = { section: model.section, document: model.document, context: model.context, totals: model.typedTotals ? 'typed' : 'derived' };
    this.asked = true;
    this.worker.postMessage(question);
  }

  private changed(): Figures {
    const changed = figuresOf(this.store).filter(([pointer, content]) => !same(this.sent.get(pointer), content));
    for (const [pointer, content] of changed) this.sent.set(pointer, content);
    return changed;
  }

  stop(): void { this.worker.terminate(); }
}
