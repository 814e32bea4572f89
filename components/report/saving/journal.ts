/**
 * Edits that have not reached the server yet, kept in the browser for the person who typed them. They
 * survive reload, crash and the end of a session, and come back only to that person, report and section.
 */
import type { Pointer, SectionId } from '../../../lib/report/form/types';

/** `base`: what the person saw when they began; `typed`: what they left. */
export interface PendingEdit { base: string; typed: string; baseRemark?: string; remark?: string }
export type Pending = Record<Pointer, PendingEdit>;

const VERSION = 1;
const isEdit = (value: unknown): value is PendingEdit =>
  typeof value === 'object' && value !== null && typeof (value as PendingEdit).base === 'string' && typeof (value as PendingEdit).typed === 'string';

/** The edits in an entry of the storage; none where it is not one. */
function editsIn(entry: string | null): Pending {
  let stored: unknown;
  try {
    stored = JSON.parse(entry ?? 'null');
  } catch {
    return {};
  }
  if (typeof stored !== 'object' || stored === null || (stored as { version?: unknown }).version !== VERSION) return {};
  const edits = (stored as { edits?: unknown }).edits;
  if (typeof edits !== 'object' || edits === null) return {};
  return Object.fromEntries(Object.entries(edits).filter((entry): entry is [string, PendingEdit] => isEdit(entry[1])));
}

export class Journal {
  private readonly key: string;
  /** Fields this page has written here or read from here. Those of another tab of the same person are left as they are. */
  private readonly mine = new Set<Pointer>();
  private others: Pending = {};
  /** What this page wrote last: while that stands there, no other tab has written. */
  private last: string | null = null;
  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null, userId: number, reportId: number, section: SectionId) {
    this.key = `gouji.journal.${userId}.${reportId}.${section}`;
  }

  /** What was left unsent; an unreadable entry counts as none. */
  read(): Pending {
    let edits: Pending;
    try {
      edits = editsIn(this.storage?.getItem(this.key) ?? null);
    } catch {
      // The browser refuses its storage: nothing was kept.
      return {};
    }
    for (const pointer of Object.keys(edits)) this.mine.add(pointer);
    return edits;
  }

  /** Keeps exactly these edits of this page; none at all removes the entry. False when the browser refuses storage (full, private mode). */
  write(edits: Pending): boolean {
    if (!this.storage) return false;
    try {
      const stored = this.storage.getItem(this.key);
      if (stored !== this.last) this.others = Object.fromEntries(Object.entries(editsIn(stored)).filter(([pointer]) => !this.mine.has(pointer)));
      for (const pointer of Object.keys(edits)) this.mine.add(pointer);
      const kept = { ...this.others, ...edits };
      this.last = Object.keys(kept).length === 0 ? null : JSON.stringify({ version: VERSION, edits: kept });
      if (this.last === null) this.storage.removeItem(this.key);
      else this.storage.setItem(this.key, this.last);
      return true;
    } catch {
      return false;
    }
  }
}
