/** Undo and redo of a section: a stack of acts, each a set of changed fields. */
import type { Pointer } from '../../../lib/report/form/types';

export interface Change { pointer: Pointer; field: 'typed' | 'remark'; before: string; after: string }
export interface Act { words: string; changes: Change[]; /** Keys in one cell join one act. */ joins?: Pointer }

export class History {
  private readonly done: Act[] = [];
  private undone: Act[] = [];
  constructor(private readonly limit = 500) {}

  /** Records an act. Acts that `join` the same cell become one until {@link close}. Changes that change nothing are left out. */
  record(act: Act): void {
    const changes = act.changes.filter((change) => change.before !== change.after);
    if (changes.length === 0) return;
    this.undone = [];
    const last = this.done.at(-1);
    if (act.joins && last?.joins === act.joins && last.changes.length === 1 && changes.length === 1 && last.changes[0]!.field === changes[0]!.field) {
      last.changes[0]!.after = changes[0]!.after;
      if (last.changes[0]!.before === last.changes[0]!.after) this.done.pop();
      return;
    }
    this.done.push({ ...act, changes });
    if (this.done.length > this.limit) this.done.shift();
  }

  /** The person left the cell: later keys in it are a new act. */
  close(): void {
    const last = this.done.at(-1);
    if (last) delete last.joins;
  }

  /** Changes to apply for one step back (each field to its `after`), or null when there is nothing. */
  undo(): Act | null {
    const act = this.done.pop();
    if (!act) return null;
    delete act.joins;
    this.undone.push(act);
    return { words: act.words, changes: act.changes.map((change) => ({ ...change, before: change.after, after: change.before })) };
  }

  redo(): Act | null {
    const act = this.undone.pop();
    if (!act) return null;
    this.done.push(act);
    return act;
  }

  get canUndo(): boolean { return this.done.length > 0; }
  get canRedo(): boolean { return this.undone.length > 0; }
}
