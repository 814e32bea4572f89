/**
 * The behaviour of the grid on native inputs, by delegation on the form: one listener a kind of event for
 * all cells. It works from the moment it is attached, also on what was typed before.
 */
import type { SectionSaver } from '../saving/saver';
import { fieldId } from '../field-id';
import { History, type Change } from './history';
import { Movement, type Direction, type Place } from './movement';
import type { PastePlan, PasteQuestion } from './paste-plan';
import { Rest } from '../saving/rest';
import type { GridStore } from './store';
import type { Pointer } from '../../../lib/report/form/types';

type Planner = typeof import('./paste-plan');

const ARROWS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** Totals and tie-outs follow a pause of the typist, and somebody who types on and on after this many milliseconds; or so much later, together with the journal. */
const QUIET = 180, LONGEST_BURST = 800, SLACK = 60;

export class GridController {
  readonly history = new History();
  readonly movement: Movement;
  private mode: 'ready' | 'edit' = 'ready';
  private restore = '';
  private tabColumn: number | null = null;
  private anchor: Place | null = null;
  private selection: { from: Place; to: Place } | null = null;
  /** Tells the page of what changed, once for a burst of keys. */
  private readonly telling: Rest;
  /** Since when keys have been waiting to be told of. */
  private burst: number | null = null;
  private composing = false;
  private planner: Planner | null = null;
  private readonly detach = new AbortController();
  /** What a key may cause in an input and the framework listens to, in their order, also when it leads to another one; and what is done then. */
  private readonly acts: Record<string, ((event: Event, input: HTMLInputElement) => void) | null> = {
    keydown: (event) => this.key(event as KeyboardEvent),
    keypress: null, textInput: null,
    input: (_, input) => { if (!this.composing) this.take(input); },
    selectionchange: null, change: null,
    focusout: () => this.left(),
    focusin: (_, input) => this.focused(input),
    keyup: null,
  };
  /** The cell somebody is in: nearly all events are its own. */
  private here: HTMLInputElement | null = null;
  private readonly inputs = new Map<Pointer, HTMLInputElement>();
  private readonly cells = new Map<Pointer, HTMLElement>();
  private marked: Element[] = [];
  /** Cells of the marked block. */
  private selected: Element[] = [];
  /** Cells that hold no figure. */
  private readonly invalid = new Set<Pointer>();
  /** Cells that carry the mark of an error, of a warning, or of not being saved. */
  private wrong: ReadonlySet<Pointer> = new Set();
  private warned: ReadonlySet<Pointer> = new Set();
  private unsaved: ReadonlySet<Pointer> = new Set();
  private readonly unsubscribe: () => void;
  /** Of the table whose columns are marked; none in the others. */
  private readonly columns: NodeListOf<Element>;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly store: GridStore,
    private readonly saver: SectionSaver,
    private readonly ask: (question: PasteQuestion) => void,
    private readonly say: (message: string) => void,
    private readonly changedActs: () => void,
    private readonly undone: (words: string) => void,
  ) {
    this.movement = new Movement(store.model.rows, store.isEnterable);
    this.telling = new Rest(saver.clock, () => this.tell(), SLACK);
    this.columns = form.querySelectorAll('.grid-applications col');
    for (const input of form.querySelectorAll<HTMLInputElement>('input.cell')) this.inputs.set(input.name, input);
    for (const cell of form.querySelectorAll<HTMLElement>('td[data-pointer]')) this.cells.set(cell.dataset.pointer!, cell);
    const on = <K extends keyof HTMLElementEventMap>(type: K, handler: (event: HTMLElementEventMap[K]) => void) => form.addEventListener(type, handler, { signal: this.detach.signal });
    on('keydown', (event) => this.key(event));
    // What a key does in a cell is taken at the window and goes no further: on its way through the page the framework
    // would look at each of these events in every element around the cell, which costs more than everything done here.
    for (const [type, act] of Object.entries(this.acts)) window.addEventListener(type, (event) => {
      const input = this.cellOf(event.target);
      if (!input) return;
      event.stopPropagation();
      act?.(event, input);
    }, { capture: true, signal: this.detach.signal });
    on('mousedown', (event) => this.pressed(event));
    on('mouseover', (event) => this.dragged(event));
    on('dblclick', (event) => { if (this.cellOf(event.target)) this.mode = 'edit'; });
    on('compositionstart', (event) => { if (this.cellOf(event.target)) this.composing = true; });
    on('compositionend', (event) => { this.composing = false; const input = this.cellOf(event.target); if (input) this.take(input); });
    on('copy', (event) => this.copied(event, false));
    on('cut', (event) => this.copied(event, true));
    on('paste', (event) => this.pasted(event));
    this.adopt();
    this.unsubscribe = saver.subscribe(this.showUnsaved);
  }

  stop(): void {
    this.detach.abort();
    this.telling.stop();
    this.unsubscribe();
  }

  /** Takes over what the fields hold: typed before hydration, or kept by the browser over a reload. */
  private adopt(): void {
    const recovered = Object.entries(this.saver.recovered);
    this.moveMark('data-unsaved', this.unsaved, (this.unsaved = new Set(recovered.map(([pointer]) => pointer))));
    for (const [pointer, edit] of recovered) {
      const input = this.inputs.get(pointer);
      if (input && !input.readOnly) input.value = edit.typed;
      if (edit.remark !== undefined) this.store.setRemark(pointer, edit.remark);
    }
    for (const [pointer, input] of this.inputs) {
      if (input.readOnly) continue;
      if (this.store.set(pointer, input.value)) this.saver.edit(pointer, input.value);
      this.mark(pointer);
      this.markRemark(pointer);
    }
    this.store.flush();
  }

  /** Marks the cells that the server does not have. The moment before an ordinary save is no reason to mark one. */
  private showUnsaved = (): void => {
    const { kind } = this.saver.state;
    if (kind === 'saving' || kind === 'waiting') return;
    const unsaved = new Set([...this.inputs.keys()].filter((pointer) => this.saver.lacks(pointer)));
    this.moveMark('data-unsaved', this.unsaved, unsaved);
    this.unsaved = unsaved;
  };

  private cellOf(target: EventTarget | null): HTMLInputElement | null {
    if (target === this.here) return this.here;
    const input = this.inputs.get((target as HTMLInputElement | null)?.name ?? '');
    return input === target ? input! : null;
  }

  private get locked(): boolean { return this.store.model.locked; }

  /** Shows at the cell whether it holds a figure. The input itself is not drawn again. */
  private mark(pointer: Pointer): void {
    const input = this.inputs.get(pointer);
    if (!input) return;
    const read = this.store.readAt(pointer);
    if (read.state === 'invalid') {
      this.invalid.add(pointer);
      input.setAttribute('aria-invalid', 'true');
      input.title = read.reason;
    } else if (this.invalid.delete(pointer)) {
      input.removeAttribute('aria-invalid');
      input.title = '';
    }
    // What was typed over a figure taken from last year is no longer last year's.
    if (this.store.model.cells[pointer]?.carried) input.parentElement?.classList.toggle('carried', this.store.isCarried(pointer));
  }

  private markRemark(pointer: Pointer): void { this.cells.get(pointer)?.toggleAttribute('data-remark', this.store.remarkAt(pointer) !== ''); }

  /** Marks cells that findings name: `!` for errors, a triangle for warnings. */
  markFindings(wrong: ReadonlySet<Pointer>, warned: ReadonlySet<Pointer>): void {
    const onlyWarned = new Set([...warned].filter((pointer) => !wrong.has(pointer)));
    this.moveMark('data-wrong', this.wrong, wrong);
    this.moveMark('data-warned', this.warned, onlyWarned);
    this.wrong = wrong;
    this.warned = onlyWarned;
  }

  /** Sets a mark at the cells that have it now and takes it from those that had it; the others are not touched. */
  private moveMark(name: string, before: ReadonlySet<Pointer>, now: ReadonlySet<Pointer>): void {
    for (const pointer of before) if (!now.has(pointer)) this.cells.get(pointer)?.removeAttribute(name);
    for (const pointer of now) if (!before.has(pointer)) this.cells.get(pointer)?.setAttribute(name, '');
  }

  private take(input: HTMLInputElement): void {
    const { name: pointer, value: after } = input, before = this.store.typedAt(pointer);
    if (!this.store.set(pointer, after)) return;
    this.history.record({ words: '键入', joins: pointer, changes: [{ pointer, field: 'typed', before, after }] });
    this.saver.edit(pointer, after);
    this.mark(pointer);
    this.showUnsaved();
    this.tellSoon();
  }

  /** Everything else on the page follows after the frame that shows the key, once for a burst of keys: no key waits for it. */
  private tell(): void {
    this.burst = null;
    this.store.flush();
    this.changedActs();
  }

  private tellSoon(): void {
    const now = performance.now();
    this.burst ??= now;
    this.telling.after(Math.max(0, Math.min(QUIET, this.burst + LONGEST_BURST - now)));
  }

  private focused(input: HTMLInputElement): void {
    this.mode = 'ready';
    this.here = input;
    if ((this.restore = input.value) !== '') input.select();
    // Before it is wanted: a copy or a paste must not wait for the network. Without it the next cell tries again.
    if (!this.planner) this.loadPlanner().catch(() => undefined);
    // However another cell was reached (Tab, a link to a finding), marking begins at it and a block elsewhere is no longer meant.
    if (this.store.focused !== input.name) {
      this.select(null);
      this.anchor = this.movement.placeOf(input.name);
    }
    const cell = input.closest('td');
    // The row, the column's head, and in the table of many rows the column itself (its cells stand at the right of every row).
    const { columns } = this, row = cell?.parentElement as HTMLTableRowElement | null;
    const marked: Element[] = [row, document.getElementById(cell?.headers.split(' ').at(-1) ?? ''), cell && row ? columns[columns.length - row.cells.length + cell.cellIndex] : null].filter((element) => element instanceof HTMLElement);
    // Mostly the row stays the same.
    for (const element of this.marked) if (!marked.includes(element)) element.removeAttribute('data-current');
    for (const element of marked) if (!this.marked.includes(element)) element.setAttribute('data-current', '');
    this.marked = marked;
    this.store.focus(input.name);
    this.tellSoon();
  }

  private left(): void {
    this.history.close();
    this.composing = false;
  }

  focus(pointer: Pointer): void {
    const input = this.inputs.get(pointer);
    if (input) { input.focus(); input.scrollIntoView({ block: 'nearest', inline: 'nearest' }); return; }
    const total = document.getElementById(fieldId(pointer))?.parentElement;
    total?.setAttribute('tabindex', '-1');
    total?.focus();
  }

  private go(place: Place): void {
    this.select(null);
    this.anchor = place;
    const pointer = this.movement.pointerAt(place);
    const input = pointer ? this.inputs.get(pointer) : undefined;
    if (!input) return;
    if (document.activeElement === input) input.select();
    else input.focus();
  }

  private select(range: { from: Place; to: Place } | null): void {
    for (const cell of this.selected) cell.removeAttribute('data-selected');
    this.selected = [];
    this.selection = range && (range.from.row !== range.to.row || range.from.column !== range.to.column) ? range : null;
    if (!this.selection) return;
    this.selected = this.movement.block(range!.from, range!.to).flat().flatMap((pointer) => this.cells.get(pointer) ?? []);
    for (const cell of this.selected) cell.setAttribute('data-selected', '');
  }

  private selectedPointers(): Pointer[][] | null {
    return this.selection ? this.movement.block(this.selection.from, this.selection.to) : null;
  }

  private key(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    // What is typed is the browser's own.
    if (!command && event.key?.length === 1 || event.isComposing || event.keyCode === 229) return;
    if (command && event.key.toLowerCase() === 's') { event.preventDefault(); void this.saver.save(); return; }
    const input = this.cellOf(event.target);
    if (!input) return;
    if (command && !event.altKey) {
      const letter = event.key.toLowerCase();
      if (letter === 'z') { event.preventDefault(); if (event.shiftKey) this.redo(); else this.undo(); return; }
      if (letter === 'y') { event.preventDefault(); this.redo(); return; }
      if (letter === 'a' && this.mode === 'ready') {
        event.preventDefault();
        const rows = this.store.model.rows;
        this.select({ from: { row: 0, column: 0 }, to: { row: rows.length - 1, column: Math.max(...rows.map((row) => row.length)) - 1 } });
        return;
      }
    }
    const here = this.movement.placeOf(input.name);
    if (!here || event.altKey) return;
    const direction = ARROWS[event.key];
    if (direction) {
      if (this.mode === 'edit' && (direction === 'left' || direction === 'right')) return;
      event.preventDefault();
      if (event.shiftKey) {
        const from = this.selection?.from ?? here, to = this.selection?.to ?? here;
        const rows = this.store.model.rows;
        const row = to.row + (direction === 'down' ? 1 : direction === 'up' ? -1 : 0), column = to.column + (direction === 'right' ? 1 : direction === 'left' ? -1 : 0);
        const reached = command ? this.movement.edge(to, direction) : { row: Math.min(Math.max(row, 0), rows.length - 1), column: Math.min(Math.max(column, 0), rows[Math.min(Math.max(row, 0), rows.length - 1)]!.length - 1) };
        this.select({ from, to: reached });
      } else this.go(command ? this.movement.edge(here, direction) : this.movement.step(here, direction));
      return;
    }
    switch (event.key) {
      case 'Tab':
        this.tabColumn ??= here.column;
        this.select(null);
        return;
      case 'Enter': {
        event.preventDefault();
        if (command) { void this.saver.save(); return; }
        const from = !event.shiftKey && this.tabColumn !== null ? { row: here.row, column: this.tabColumn } : here;
        this.tabColumn = null;
        this.go(this.movement.step(from, event.shiftKey ? 'up' : 'down'));
        return;
      }
      case 'F2':
        event.preventDefault();
        // As in Excel, where Shift+F2 opens the note of a cell.
        if (event.shiftKey) { this.tell(); queueMicrotask(() => document.getElementById('cell-remark')?.focus()); return; }
        this.mode = 'edit';
        input.setSelectionRange(input.value.length, input.value.length);
        return;
      case 'Escape':
        event.preventDefault();
        if (this.selection) { this.select(null); return; }
        if (input.value !== this.restore && !input.readOnly) { input.value = this.restore; this.take(input); }
        this.mode = 'ready';
        input.select();
        return;
      case 'Home': case 'End':
        if (this.mode === 'edit') return;
        event.preventDefault();
        this.go(event.key === 'Home' ? (command ? this.movement.first() : this.movement.rowStart(here)) : (command ? this.movement.last() : this.movement.rowEnd(here)));
        return;
      case 'Delete': case 'Backspace': {
        const block = this.selectedPointers();
        if (!block || this.locked) return;
        event.preventDefault();
        this.clear('清除', block);
        return;
      }
    }
  }

  private pressed(event: MouseEvent): void {
    if (event.button !== 0) return;
    const input = this.cellOf(event.target);
    const pointer = input?.name ?? (event.target instanceof Element ? event.target.closest<HTMLElement>('td[data-pointer]')?.dataset.pointer : undefined);
    const place = pointer ? this.movement.placeOf(pointer) : null;
    if (!place) return;
    this.tabColumn = null;
    if (event.shiftKey && this.anchor) {
      event.preventDefault();
      this.select({ from: this.anchor, to: place });
      return;
    }
    this.select(null);
    this.anchor = place;
    if (input && document.activeElement === input) this.mode = 'edit';
    // The browser would put the caret on release and undo the selection made on focus.
    else if (input) { event.preventDefault(); input.focus(); }
  }

  private dragged(event: MouseEvent): void {
    if ((event.buttons & 1) === 0 || !this.anchor || this.mode === 'edit') return;
    const pointer = event.target instanceof Element ? event.target.closest<HTMLElement>('td[data-pointer]')?.dataset.pointer : undefined;
    const place = pointer ? this.movement.placeOf(pointer) : null;
    if (place) this.select({ from: this.anchor, to: place });
  }

  private copied(event: ClipboardEvent, cut: boolean): void {
    const block = this.selectedPointers();
    if (!block || !event.clipboardData || !this.planner || !this.cellOf(event.target)) return;
    event.preventDefault();
    this.planner.copyBlock(event.clipboardData, block, this.store);
    if (cut && !this.locked) this.clear('剪切', block);
  }

  private clear(words: string, block: Pointer[][]): void {
    this.apply(words, block.flat().filter(this.store.isEnterable).map((pointer) => ({ pointer, typed: '' })));
  }

  private pasted(event: ClipboardEvent): void {
    const input = this.cellOf(event.target);
    if (!input || this.locked || !event.clipboardData) return;
    const html = event.clipboardData.getData('text/html'), text = event.clipboardData.getData('text/plain'), { planner } = this;
    // One value into a cell that is being edited is ordinary text.
    if (this.mode === 'edit' && (planner ? planner.isOneValue(html, text) : !/[\t\r\n]/.test(text.trim()))) return;
    event.preventDefault();
    const marked = this.selection ?? { from: this.movement.placeOf(input.name)! };
    const lay = (by: Planner) => {
      const { question, clean } = by.layPaste(html, text, this.store, marked);
      if (clean) this.paste(question.plan, false, false);
      else this.ask(question);
    };
    if (planner) lay(planner);
    else this.loadPlanner().then(lay, () => this.say('网络中断，没有粘贴。请在网络恢复后再试。'));
  }

  private async loadPlanner(): Promise<Planner> {
    this.planner ??= await import('./paste-plan');
    return this.planner;
  }

  /** Writes a paste. `dashesAsZero`: the person said that dashes mean 0; `keepRefused`: take refused texts as typed, to be mended in place. */
  paste(plan: PastePlan, dashesAsZero: boolean, keepRefused: boolean): void {
    const edits = this.planner!.pasteEdits(plan, dashesAsZero, keepRefused);
    this.apply('粘贴', edits);
    this.say(this.planner!.pasteWords(plan, edits.length, this.store));
  }

  /** One act over many cells: written into the fields, recorded for undo, saved. */
  apply(words: string, edits: { pointer: Pointer; typed: string; remark?: string }[]): void {
    if (this.locked) return;
    const changes = edits.flatMap(({ pointer, typed, remark }): Change[] => [
      { pointer, field: 'typed', before: this.store.typedAt(pointer), after: typed },
      ...(remark === undefined ? [] : [{ pointer, field: 'remark' as const, before: this.store.remarkAt(pointer), after: remark }]),
    ]);
    this.history.close();
    this.history.record({ words, changes });
    this.put(changes);
  }

  /** The server has filled these cells: shown, and one act for undo, but nothing to save. What was typed meanwhile stays. */
  filled(words: string, filled: Pointer[], typed: string): void {
    const pointers = filled.filter((pointer) => this.saver.took(pointer, typed));
    this.history.close();
    this.history.record({ words, changes: pointers.map((pointer) => ({ pointer, field: 'typed', before: this.store.typedAt(pointer), after: typed })) });
    for (const pointer of pointers) this.show(pointer, typed);
    this.changedActs();
  }

  setRemark(pointer: Pointer, remark: string): void {
    this.history.record({ words: '备注', joins: `${pointer}#remark`, changes: [{ pointer, field: 'remark', before: this.store.remarkAt(pointer), after: remark }] });
    this.put([{ pointer, field: 'remark', before: '', after: remark }]);
  }

  /** Puts a value into a field without an act of its own (the other person's value, a recovered one). */
  show(pointer: Pointer, typed: string): void {
    const input = this.inputs.get(pointer);
    if (input) input.value = typed;
    this.store.set(pointer, typed);
    this.mark(pointer);
    this.store.flush();
  }

  private put(changes: Change[]): void {
    for (const { pointer, field, after } of changes) {
      if (field === 'remark') {
        this.store.setRemark(pointer, after);
        this.markRemark(pointer);
      } else {
        const input = this.inputs.get(pointer);
        if (input) input.value = after;
        this.store.set(pointer, after);
      }
      this.mark(pointer);
      this.saver.edit(pointer, this.store.typedAt(pointer), this.store.remarkAt(pointer));
    }
    this.showUnsaved();
    this.store.flush();
    this.changedActs();
    const active = this.cellOf(document.activeElement);
    if (active) { this.restore = active.value; if (this.mode === 'ready') active.select(); }
  }

  undo(): void {
    const act = this.history.undo();
    if (!act) return;
    this.put(act.changes);
    if (act.changes.length > 0) this.focus(act.changes[0]!.pointer);
    this.say(`已撤销：${act.words}（${act.changes.length}格）`);
    this.undone(act.words);
  }

  redo(): void {
    const act = this.history.redo();
    if (!act) return;
    this.put(act.changes);
    if (act.changes.length > 0) this.focus(act.changes[0]!.pointer);
    this.say(`已重做：${act.words}（${act.changes.length}格）`);
  }
}
