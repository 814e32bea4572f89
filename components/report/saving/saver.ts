/**
 * Saves a section by itself, at most 800 ms after the last key. Each edit carries what the person saw, so
 * that the server can tell when somebody else changed the cell meanwhile. Nothing typed is dropped before
 * the server has said that it is written.
 */
import type { Conflict, SaveAnswer, SaveInput } from '../../../lib/desk/types';
import type { Finding } from '../../../lib/report/finding';
import type { Pointer, SectionId } from '../../../lib/report/form/types';
import { Journal, type Pending, type PendingEdit } from './journal';
import { Clock, Rest } from './rest';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saved'; at: string }
  | { kind: 'saving' }
  | { kind: 'waiting' }
  | { kind: 'offline' }
  | { kind: 'signedOut' }
  | { kind: 'conflict'; count: number }
  | { kind: 'refused'; message: string };

interface Known { typed: string; remark: string }

export interface SaverParts {
  userId: number; reportId: number; year: number; section: SectionId;
  /** What the page showed: the server's values when it was opened. */
  shown: Record<Pointer, { typed: string; remark?: string }>;
  send(input: SaveInput): Promise<SaveAnswer>;
  storage: Storage | null;
  /** Longest quiet time before a save, ms. */
  quiet?: number;
}

/** One write to the journal for a burst of keys, ms: so soon when the page does something else then, and at the latest. A crash of the browser loses at most what was typed in it. */
const JOURNAL = 150, LATEST = 250;
const RETRY = [2000, 5000, 10_000, 30_000];

export class SectionSaver {
  state: SaveState = { kind: 'idle' };
  conflicts: Conflict[] = [];
  /** Messages of the server by field, from the last refusal. */
  fields: Record<string, string> = {};
  /** Findings of the section as of the last save. */
  findings: Finding[] | null = null;
  /** How many unsent edits were found when the page was opened. */
  readonly recoveredCount: number;
  private readonly known = new Map<Pointer, Known>();
  /** Who wrote a field since the page was opened, and when; an empty name is this person. */
  private readonly authors = new Map<Pointer, { by: string; at: string }>();
  private pending: Pending;
  private readonly journal: Journal;
  /** Of everything on the page that waits for the typist. */
  readonly clock = new Clock();
  private readonly saving = new Rest(this.clock, () => { void this.save(); });
  private readonly keeping = new Rest(this.clock, () => this.flushJournal(), LATEST - JOURNAL);
  private sending: Promise<void> | null = null;
  private failures = 0;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: SaverParts) {
    for (const [pointer, value] of Object.entries(parts.shown)) this.known.set(pointer, { typed: value.typed, remark: value.remark ?? '' });
    this.journal = new Journal(parts.storage, parts.userId, parts.reportId, parts.section);
    this.pending = this.journal.read();
    for (const [pointer, edit] of Object.entries(this.pending)) {
      const known = this.knownAt(pointer);
      if (known.typed === edit.typed && known.remark === (edit.remark ?? known.remark)) delete this.pending[pointer];
    }
    this.recoveredCount = Object.keys(this.pending).length;
    if (this.hasPending) this.state = { kind: 'waiting' };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  getState = (): SaveState => this.state;

  get hasPending(): boolean { return Object.keys(this.pending).length > 0; }
  /** Edits found in the journal when the page was opened, to be shown in their fields again. */
  get recovered(): Readonly<Pending> { return this.pending; }

  /** Whether this field holds something the server has not said to be written. */
  lacks(pointer: Pointer): boolean { return pointer in this.pending; }

  authorOf(pointer: Pointer): { by: string; at: string } | null { return this.authors.get(pointer) ?? null; }

  private knownAt(pointer: Pointer): Known { return this.known.get(pointer) ?? { typed: '', remark: '' }; }

  /** Notes what a field holds now, and saves soon. */
  edit(pointer: Pointer, typed: string, remark?: string): void {
    const known = this.knownAt(pointer);
    const before = this.pending[pointer];
    const base = before?.base ?? known.typed, baseRemark = before?.baseRemark ?? known.remark;
    const words = remark ?? before?.remark ?? known.remark;
    if (typed === base && words === baseRemark && !this.sending) delete this.pending[pointer];
    else {
      const edit: PendingEdit = { base, typed };
      if (words !== baseRemark) { edit.remark = words; edit.baseRemark = baseRemark; }
      this.pending[pointer] = edit;
    }
    delete this.fields[pointer];
    this.keep();
    if (this.state.kind !== 'signedOut' && this.state.kind !== 'offline') this.become({ kind: 'waiting' });
    this.schedule(this.parts.quiet ?? 700);
  }

  private keep(): void {
    if (!this.keeping.waits) this.keeping.after(JOURNAL);
  }

  /**
   * Runs an act of the server that writes fields of this section (其余均为0) together with what the page does with its
   * answer; what is typed meanwhile is sent after it.
   */
  async during(act: () => Promise<void>): Promise<void> {
    while (this.sending) await this.sending;
    this.sending = act().finally(() => { this.sending = null; });
    await this.sending;
  }

  /**
   * The server itself has written this value: it is what stands there now. False when the person typed in the field
   * meanwhile: what they typed stays and is saved over it.
   */
  took(pointer: Pointer, typed: string): boolean {
    this.known.set(pointer, { typed, remark: this.knownAt(pointer).remark });
    this.authors.set(pointer, { by: '', at: new Date().toISOString() });
    const mine = this.pending[pointer];
    if (mine && mine.typed !== typed) {
      this.pending[pointer] = { ...mine, base: typed };
      this.keep();
      this.schedule(this.parts.quiet ?? 700);
      return false;
    }
    delete this.pending[pointer];
    this.keep();
    if (!this.hasPending) this.become({ kind: 'saved', at: new Date().toISOString() });
    return true;
  }

  /** Writes the journal at once: its time has come, or the page is about to go. */
  flushJournal(): void {
    this.keeping.stop();
    this.journal.write(this.pending);
  }

  private become(state: SaveState): void {
    if (this.state.kind === 'waiting' && state.kind === 'waiting') return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }

  schedule(delay: number): void {
    this.saving.after(delay);
  }

  stop(): void {
    this.saving.stop();
    this.flushJournal();
  }

  /** Sends everything unsent now; resolves when the server has answered (or could not be reached). */
  async save(): Promise<SaveState> {
    this.saving.stop();
    if (this.sending) {
      await this.sending;
      return this.hasUnsent() ? this.save() : this.state;
    }
    if (!this.hasUnsent()) {
      // Nothing is unsent: what stands here is what the server has.
      if (this.conflicts.length === 0) this.become({ kind: 'saved', at: new Date().toISOString() });
      return this.state;
    }
    this.sending = this.exchange();
    await this.sending;
    this.sending = null;
    if (this.hasUnsent() && this.state.kind === 'saved') {
      this.become({ kind: 'waiting' });
      this.schedule(50);
    }
    return this.state;
  }

  private hasUnsent(): boolean {
    const held = new Set(this.conflicts.map((conflict) => conflict.pointer));
    return Object.keys(this.pending).some((pointer) => !held.has(pointer));
  }

  private async exchange(): Promise<void> {
    const held = new Set(this.conflicts.map((conflict) => conflict.pointer));
    const sent = Object.entries(this.pending).filter(([pointer]) => !held.has(pointer)).map(([pointer, edit]) => ({ pointer, ...edit }));
    this.become({ kind: 'saving' });
    let answer: SaveAnswer;
    try {
      answer = await this.parts.send({ year: this.parts.year, section: this.parts.section, edits: sent });
    } catch {
      // The server could not be reached. The edits stay in the journal and go again by themselves.
      this.flushJournal();
      this.become({ kind: 'offline' });
      this.schedule(RETRY[Math.min(this.failures, RETRY.length - 1)]!);
      this.failures += 1;
      return;
    }
    this.failures = 0;
    if (!answer.ok) {
      this.flushJournal();
      this.fields = answer.fields ?? {};
      this.become(answer.code === 'signedOut' ? { kind: 'signedOut' } : { kind: 'refused', message: answer.message });
      return;
    }
    const saved = new Set(answer.saved);
    for (const edit of sent) {
      if (!saved.has(edit.pointer)) continue;
      const remark = edit.remark ?? this.knownAt(edit.pointer).remark;
      this.known.set(edit.pointer, { typed: edit.typed, remark });
      this.authors.set(edit.pointer, { by: '', at: answer.savedAt });
      const now = this.pending[edit.pointer];
      if (!now) continue;
      // Typed on while the save was under way: what was saved is the new base.
      if (now.typed === edit.typed && (now.remark ?? remark) === remark) delete this.pending[edit.pointer];
      else this.pending[edit.pointer] = { base: edit.typed, typed: now.typed, ...(now.remark !== undefined && now.remark !== remark ? { remark: now.remark, baseRemark: remark } : {}) };
    }
    // The same findings stay the same object: who shows them is drawn again only when they differ.
    if (JSON.stringify(answer.findings) !== JSON.stringify(this.findings)) this.findings = answer.findings;
    const met = answer.conflicts.filter((conflict) => !held.has(conflict.pointer));
    if (met.length > 0) this.conflicts = [...this.conflicts, ...met];
    this.flushJournal();
    this.become(this.conflicts.length > 0 ? { kind: 'conflict', count: this.conflicts.length } : { kind: 'saved', at: answer.savedAt });
  }

  /**
   * Settles a conflict: mine is sent again over what the other person wrote, theirs replaces mine in the field. Answers what
   * the field holds now. A remark this person did not touch is the other's either way.
   */
  settle(pointer: Pointer, whose: 'mine' | 'theirs'): Known {
    const known = this.knownAt(pointer), mine = this.pending[pointer];
    const conflict = this.conflicts.find((item) => item.pointer === pointer);
    if (!conflict) return { typed: mine?.typed ?? known.typed, remark: mine?.remark ?? known.remark };
    this.conflicts = this.conflicts.filter((item) => item !== conflict);
    const theirs: Known = { typed: conflict.theirs, remark: conflict.theirRemark ?? known.remark };
    const kept: Known = whose === 'theirs' ? theirs : { typed: mine?.typed ?? conflict.mine, remark: mine?.remark ?? conflict.mineRemark ?? theirs.remark };
    this.known.set(pointer, theirs);
    this.authors.set(pointer, { by: conflict.by, at: conflict.at });
    if (kept.typed === theirs.typed && kept.remark === theirs.remark) delete this.pending[pointer];
    else this.pending[pointer] = { base: theirs.typed, typed: kept.typed, ...(kept.remark === theirs.remark ? {} : { remark: kept.remark, baseRemark: theirs.remark }) };
    this.flushJournal();
    this.become(this.conflicts.length > 0 ? { kind: 'conflict', count: this.conflicts.length } : { kind: 'waiting' });
    this.schedule(0);
    return kept;
  }
}
