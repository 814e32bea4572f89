/**
 * The live state of one table: what is typed, the figures read from it, computed totals and the relations.
 * A key changes one cell; the totals and relations that contain it are computed again when somebody asks after
 * them, at the latest when the change is told, and only components that listen to something that changed are drawn again.
 */
import { fenFromWanYuan } from '../../../lib/report/amounts';
import type { Pointer } from '../../../lib/report/form/types';
import type { Relation, Term } from '../../../lib/report/rules/types';
import { readTyped, type TypedFigure } from '../../../lib/report/typed';
import type { GridModel } from './model';

export interface RelationState {
  relation: Relation;
  state: 'passed' | 'failed' | 'open';
  left: number;
  right: number;
  missing: Pointer[];
}

/** 分 → 万元 text without trailing zeros. */
export const wanYuan = (fen: number) => String(fen / 1_000_000);

const NONE: RelationState[] = [];
const placeOf = ({ drawnAt }: Relation) => `${drawnAt.kind}:${drawnAt.key}`;

export class GridStore {
  private readonly typed = new Map<Pointer, string>();
  private readonly remarks = new Map<Pointer, string>();
  private readonly reads = new Map<Pointer, TypedFigure>();
  private readonly values = new Map<Pointer, number | null>();
  private readonly computed: Pointer[] = [];
  private readonly dependents = new Map<Pointer, Pointer[]>();
  private readonly relationsOf = new Map<Pointer, number[]>();
  private readonly states: RelationState[] = [];
  /** Relations by the place they are drawn at, and how they stand. */
  private readonly placed = new Map<string, number[]>();
  private readonly drawn = new Map<string, RelationState[]>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private changed = new Set<string>();
  /** Cells whose value changed since totals and relations were last computed. */
  private dirty = new Set<Pointer>();
  /** The value a cell had when the page was opened. */
  readonly openedWith: (pointer: Pointer) => number | null;
  focused: Pointer | null = null;
  /** How many cells hold a text that somebody typed. */
  filled = 0;
  /** Increases with every change, for whoever wants to look at the whole later. */
  version = 0;

  constructor(readonly model: GridModel) {
    for (const [pointer, cell] of Object.entries(model.cells)) {
      if (cell.sumOf && !model.typedTotals) {
        this.computed.push(pointer);
        for (const part of cell.sumOf) this.dependents.set(part, [...(this.dependents.get(part) ?? []), pointer]);
      } else this.read(pointer, model.typed[pointer]?.typed ?? '');
      const remark = model.typed[pointer]?.remark;
      if (remark) this.remarks.set(pointer, remark);
    }
    // Twice, because 总计 of （七） sums computed cells.
    for (let pass = 0; pass < 2; pass += 1) for (const pointer of this.computed) this.total(pointer);
    model.relations.forEach((relation, index) => {
      for (const term of [...relation.left, ...relation.right]) if (!term.previous) this.relationsOf.set(term.pointer, [...(this.relationsOf.get(term.pointer) ?? []), index]);
      this.states.push(this.assess(relation));
      const place = placeOf(relation);
      this.placed.set(place, [...(this.placed.get(place) ?? []), index]);
    });
    this.redraw(this.states.map((_, index) => index));
    this.changed.clear();
    const opened = new Map(this.values);
    this.openedWith = (pointer) => opened.get(pointer) ?? null;
  }

  isComputed = (pointer: Pointer): boolean => !this.model.typedTotals && this.model.cells[pointer]?.sumOf !== undefined;
  isEnterable = (pointer: Pointer): boolean => !this.isComputed(pointer);
  typedAt(pointer: Pointer): string { return this.typed.get(pointer) ?? ''; }
  /** Whether the figure taken over from last year still stands there. */
  isCarried(pointer: Pointer): boolean { return this.model.cells[pointer]?.carried === true && this.typedAt(pointer) === this.model.typed[pointer]?.typed; }
  remarkAt(pointer: Pointer): string { return this.remarks.get(pointer) ?? ''; }
  readAt(pointer: Pointer): TypedFigure { return this.reads.get(pointer) ?? { state: 'blank' }; }
  valueAt(pointer: Pointer): number | null {
    if (this.dirty.size > 0 && this.isComputed(pointer)) this.settle();
    return this.values.get(pointer) ?? null;
  }

  /** What the parts of a cell come to, for totals typed by hand. Null while a part is missing. */
  sumAt(pointer: Pointer): number | null {
    let sum = 0;
    for (const part of this.model.cells[pointer]?.sumOf ?? []) {
      const value = this.valueAt(part);
      if (value === null) return null;
      sum += value;
    }
    return sum;
  }

  /** The text of a computed cell; empty while it cannot be computed. */
  totalText = (pointer: Pointer): string => {
    const value = this.valueAt(pointer);
    return value === null ? '' : String(value);
  };

  private read(pointer: Pointer, typed: string): void {
    this.filled += Number(typed.trim() !== '') - Number(this.typedAt(pointer).trim() !== '');
    this.typed.set(pointer, typed);
    const read = readTyped(typed, this.model.cells[pointer]?.kind ?? 'count');
    this.reads.set(pointer, read);
    this.values.set(pointer, read.state !== 'figure' ? null : typeof read.value === 'number' ? read.value : fenFromWanYuan(read.value));
  }

  private total(pointer: Pointer): boolean {
    const before = this.values.get(pointer) ?? null, after = this.sumAt(pointer);
    this.values.set(pointer, after);
    return before !== after;
  }

  private termValue(term: Term): number | null {
    return term.previous ? this.model.previous[term.pointer] ?? null : this.valueAt(term.pointer);
  }

  private assess(relation: Relation): RelationState {
    const missing = new Set<Pointer>();
    let unknown = false;
    const side = (terms: Term[]) => terms.reduce((sum, term) => {
      const value = this.termValue(term);
      if (value !== null) return sum + (term.minus ? -value : value);
      unknown = true;
      if (!term.previous) this.collectMissing(term.pointer, missing);
      return sum;
    }, 0);
    const left = side(relation.left), right = side(relation.right);
    return { relation, left, right, missing: [...missing], state: unknown ? 'open' : left === right ? 'passed' : 'failed' };
  }

  private collectMissing(pointer: Pointer, into: Set<Pointer>): void {
    const parts = this.isComputed(pointer) ? this.model.cells[pointer]!.sumOf! : null;
    if (parts) { for (const part of parts) if (this.valueAt(part) === null) this.collectMissing(part, into); }
    else into.add(pointer);
  }

  private redraw(indices: number[]): void {
    for (const place of new Set(indices.map((index) => placeOf(this.states[index]!.relation)))) {
      this.drawn.set(place, this.placed.get(place)!.map((index) => this.states[index]!));
      this.changed.add(place);
    }
  }

  /** Takes what a field now holds; answers whether anything changed. */
  set(pointer: Pointer, typed: string): boolean {
    if (this.typed.get(pointer) === typed) return false;
    const before = this.values.get(pointer) ?? null, readBefore = this.reads.get(pointer);
    this.read(pointer, typed);
    const read = this.reads.get(pointer)!;
    if (readBefore?.state !== read.state || read.state === 'invalid') this.changed.add(`cell:${pointer}`);
    if (readBefore?.state !== read.state) this.changed.add('summary');
    if (this.focused === pointer) this.changed.add('focus');
    if (before !== (this.values.get(pointer) ?? null)) this.dirty.add(pointer);
    this.version += 1;
    this.changed.add('version');
    return true;
  }

  private settle(): void {
    if (this.dirty.size === 0) return;
    const dirty = this.dirty, touched = new Set<number>();
    this.dirty = new Set();
    let wave = new Set<Pointer>();
    for (const pointer of dirty) {
      for (const index of this.relationsOf.get(pointer) ?? []) touched.add(index);
      for (const total of this.dependents.get(pointer) ?? []) wave.add(total);
    }
    while (wave.size > 0) {
      const next = new Set<Pointer>();
      for (const total of wave) {
        // A total that still cannot be computed keeps its relations waiting for fewer cells.
        for (const index of this.relationsOf.get(total) ?? []) touched.add(index);
        if (this.total(total)) this.changed.add(`cell:${total}`);
        for (const above of this.dependents.get(total) ?? []) next.add(above);
      }
      wave = next;
    }
    for (const index of touched) this.states[index] = this.assess(this.states[index]!.relation);
    this.redraw([...touched]);
    this.changed.add('summary');
  }

  setRemark(pointer: Pointer, remark: string): void {
    if (this.remarkAt(pointer) === remark) return;
    this.remarks.set(pointer, remark);
    this.version += 1;
    this.changed.add('focus').add('version').add(`cell:${pointer}`);
  }

  focus(pointer: Pointer | null): void {
    if (this.focused === pointer) return;
    this.focused = pointer;
    this.changed.add('focus');
    for (const listener of this.listeners.get('place') ?? []) listener();
  }

  /** Tells everybody who listens to something that changed since the last call, or only those who listen to `one`. */
  flush(one?: string): void {
    if (one === undefined) this.settle();
    const changed = one === undefined ? this.changed : this.changed.has(one) ? [one] : [];
    if (one === undefined) this.changed = new Set();
    else this.changed.delete(one);
    for (const key of changed) for (const listener of this.listeners.get(key) ?? []) listener();
  }

  /** Whether keys have come that nobody was told of yet. */
  get untold(): boolean { return this.changed.has('version'); }

  subscribe(key: string, listener: () => void): () => void {
    const set = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, set.add(listener));
    return () => set.delete(listener);
  }

  statesAt(key: string): RelationState[] {
    this.settle();
    return this.drawn.get(key) ?? NONE;
  }
  get relations(): readonly RelationState[] {
    this.settle();
    return this.states;
  }
  /** Relations a cell takes part in. */
  relationsAt(pointer: Pointer): RelationState[] {
    this.settle();
    return (this.relationsOf.get(pointer) ?? []).map((index) => this.states[index]!);
  }

  blanks(): Pointer[] {
    return this.model.rows.flat().filter((pointer) => this.isEnterable(pointer) && this.typedAt(pointer).trim() === '');
  }

  /** Cells somebody has to fill. */
  get enterable(): number { return this.typed.size; }

  counts = (): string => {
    let passed = 0, failed = 0, open = 0;
    for (const state of this.relations) if (state.state === 'passed') passed += 1; else if (state.state === 'failed') failed += 1; else open += 1;
    return `${this.states.length}项勾稽，${passed}通过，${failed}不符，${open}暂不能判断`;
  };
}

/** Short names of the relations for the narrow places beside rows and under columns. */
const RELATION_NAMES: Record<string, string> = { 'T3-ROW': '合计', 'T3-COL': '结果合计', 'T3-BAL': '收办平衡', 'Y-01': '承接去年', 'Y-02': '现行有效', 'T4-SUM': '合计' };
export const relationName = (relation: Relation): string => RELATION_NAMES[relation.rule] ?? relation.rule;

/** A relation's state in plain words: 差额3：本年新收+上年结转=13，办理结果总计+结转=10. */
export function relationWords({ state, left, right, missing, relation }: RelationState): string {
  if (state === 'passed') return '平';
  if (state === 'open') return missing.length > 0 ? `缺${missing.length}格` : '缺上年数';
  return `差额${Math.abs(left - right)}：${relation.leftWords}=${left}，${relation.rightWords}=${right}`;
}

/** Relations under columns and blocks that do not hold: they are told under the table in whole sentences. */
export const brokenUnderTable = (store: GridStore): RelationState[] => store.relations.filter((state) => state.state === 'failed' && state.relation.drawnAt.kind !== 'row');
