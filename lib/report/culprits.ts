/**
 * Which cells are likely wrong when relations fail: the smallest sets of cells (one, else two, else three) whose
 * change satisfies every failing relation and breaks none that holds, each with the values that would mend it.
 * An exact search: a set is proposed only when the relations leave a single value for each of its cells.
 */
import { LARGEST_COUNT } from './amounts';
import { numberAt, type ReportDocument } from './document';
import { figureCell, figureCells } from './form/cells';
import type { Pointer } from './form/types';
import { relationsOf } from './relations';
import type { Relation } from './rules/types';
import { SLIP_WORDS, slipBetween, type Slip } from './slips';

export interface Mending {
  pointer: Pointer;
  name: string;
  /** 件, as it stands. */
  actual: number;
  /** 件, the value that would mend it. */
  mended: number;
  /** The slip of the pen that explains it, if one does. */
  slip?: Slip;
}

export interface Proposal {
  cells: Mending[];
  /** Chinese: 表三·自然人·予以公开可能有误：现为13，改为31（数字位置颠倒）后全部相符。 */
  message: string;
}
export interface CulpritGroup {
  /** Instances of the failing relations that belong together, in printed order. */
  relations: string[];
  /** Best first, at most three; empty when no three cells explain the failure. */
  proposals: Proposal[];
}
export interface CulpritOptions {
  previous?: ReportDocument;
  /** `derived`: totals follow their parts and are never proposed. `typed` (imported or typed reports): totals can be wrong themselves. */
  totals?: 'typed' | 'derived';
}

/** Σ coefficient·cell + constant = 0. */
interface Equation { instance: string; terms: Map<Pointer, number>; residual: number }

const MOST_PROPOSALS = 3, MOST_CELLS = 3;

/** Groups of failing relations with the cells that would mend them. Empty when everything decided holds. */
export function culprits(doc: ReportDocument, { previous, totals = 'typed' }: CulpritOptions = {}): CulpritGroup[] {
  const equations = relationsOf(doc.format).flatMap((relation) => equationOf(relation, doc, previous, totals === 'derived') ?? []);
  const touching = new Map<Pointer, Equation[]>();
  for (const equation of equations) for (const pointer of equation.terms.keys()) touching.set(pointer, [...(touching.get(pointer) ?? []), equation]);
  return together(equations.filter((equation) => equation.residual !== 0)).map((failing) => ({
    relations: failing.map((equation) => equation.instance),
    proposals: search(failing, touching, doc),
  }));
}

function equationOf(relation: Relation, doc: ReportDocument, previous: ReportDocument | undefined, derived: boolean): Equation | null {
  const terms = new Map<Pointer, number>();
  let constant = 0, decided = true;
  const add = (pointer: Pointer, sign: number) => {
    const parts = derived ? figureCell(doc.format, pointer)?.sumOf : undefined;
    if (parts) { for (const part of parts) add(part, sign); return; }
    terms.set(pointer, (terms.get(pointer) ?? 0) + sign);
  };
  const side = (list: Relation['left'], sign: number) => {
    for (const term of list) {
      const signed = term.minus ? -sign : sign;
      if (!term.previous) { add(term.pointer, signed); continue; }
      const value = previous ? numberAt(previous, term.pointer) : null;
      if (value === null) decided = false;
      else constant += signed * value;
    }
  };
  side(relation.left, 1);
  side(relation.right, -1);
  let residual = constant;
  for (const [pointer, coefficient] of terms) {
    if (coefficient === 0) { terms.delete(pointer); continue; }
    const value = numberAt(doc, pointer);
    if (value === null) return null;
    residual += coefficient * value;
  }
  return decided && terms.size > 0 ? { instance: relation.instance, terms, residual } : null;
}

/** Failing relations that share cells, directly or through others, are explained together. */
function together(failing: Equation[]): Equation[][] {
  const groups: Equation[][] = [];
  for (const equation of failing) {
    const linked = groups.filter((group) => group.some((other) => [...equation.terms.keys()].some((pointer) => other.terms.has(pointer))));
    const merged = [...linked.flat(), equation];
    groups.splice(0, groups.length, ...groups.filter((group) => !linked.includes(group)), merged);
  }
  const order = new Map(failing.map((equation, index) => [equation, index]));
  return groups.map((group) => group.sort((a, b) => order.get(a)! - order.get(b)!)).sort((a, b) => order.get(a[0]!)! - order.get(b[0]!)!);
}

function search(failing: Equation[], touching: Map<Pointer, Equation[]>, doc: ReportDocument): Proposal[] {
  const alike = interchangeable(touching);
  const mostRelations = Math.max(...[...touching.values()].map((equations) => equations.length));
  for (let size = 1; size <= MOST_CELLS; size += 1) {
    const seen = new Set<string>();
    const found: Mending[][] = [];
    const grow = (cells: Pointer[]) => {
      const key = [...cells].sort().join(' ');
      if (seen.has(key)) return;
      seen.add(key);
      if (cells.length === size) {
        const changes = solve(cells, touching, failing);
        if (changes?.every((change) => change !== 0)) found.push(...choices(cells.map((pointer, index) => menders(alike.get(pointer)!, changes[index]!, doc))));
        return;
      }
      for (const next of nextCells(cells, failing, touching, (size - cells.length) * mostRelations)) {
        const one = alike.get(next)![0]!;
        if (!cells.includes(one)) grow([...cells, one]);
      }
    };
    grow([]);
    if (found.length > 0) return rank(found, doc).slice(0, MOST_PROPOSALS).map((cells) => ({ cells, message: words(cells) }));
  }
  return [];
}

/** Cells that stand in the same relations with the same sign can replace each other; the search looks at one of each kind. */
function interchangeable(touching: Map<Pointer, Equation[]>): Map<Pointer, Pointer[]> {
  const kinds = new Map<string, Pointer[]>();
  const kindOf = new Map<Pointer, Pointer[]>();
  for (const [pointer, equations] of touching) {
    const key = equations.map((equation) => `${equation.instance}*${equation.terms.get(pointer)!}`).join(' ');
    const kind = kinds.get(key) ?? [];
    kind.push(pointer);
    kinds.set(key, kind);
    kindOf.set(pointer, kind);
  }
  return kindOf;
}

/** The cells of a kind that the change leaves in range, the likeliest first; more than can be proposed are not needed. */
function menders(kind: Pointer[], change: number, doc: ReportDocument): Mending[] {
  const able = kind.flatMap((pointer) => {
    const value = numberAt(doc, pointer);
    return value !== null && inRange(value + change) ? [[mending(doc, pointer, value, value + change)]] : [];
  });
  return rank(able, doc).slice(0, MOST_PROPOSALS).flat();
}

/** Every way to take one of each. */
const choices = (lists: Mending[][]): Mending[][] => lists.reduce<Mending[][]>((taken, list) => taken.flatMap((cells) => list.map((cell) => [...cells, cell])), [[]]);

const inRange = (value: number) => value >= 0 && value <= LARGEST_COUNT;

/** Cells one of which must join the set: those of a failing relation without a cell yet, or of a relation the set would break. */
function nextCells(cells: Pointer[], failing: Equation[], touching: Map<Pointer, Equation[]>, reach: number): Iterable<Pointer> {
  const open = failing.filter((equation) => !cells.some((pointer) => equation.terms.has(pointer)));
  if (open.length > reach) return [];
  const fewest = (equations: Equation[]) => equations.reduce((best, equation) => (equation.terms.size < best.terms.size ? equation : best)).terms.keys();
  if (open.length > 0) return fewest(open);
  const touched = [...new Set(cells.flatMap((pointer) => touching.get(pointer) ?? []))];
  const broken = touched.filter((equation) => equation.residual === 0 && cells.filter((pointer) => equation.terms.has(pointer)).length === 1);
  if (broken.length > 0) return fewest(broken);
  return new Set(touched.flatMap((equation) => [...equation.terms.keys()]));
}

/** The one change of each cell that satisfies every relation the cells stand in, or null when there is none or more than one. */
function solve(cells: Pointer[], touching: Map<Pointer, Equation[]>, failing: Equation[]): number[] | null {
  if (failing.some((equation) => !cells.some((pointer) => equation.terms.has(pointer)))) return null;
  const rows = [...new Set(cells.flatMap((pointer) => touching.get(pointer) ?? []))].map((equation) => [...cells.map((pointer) => equation.terms.get(pointer) ?? 0), -equation.residual]);
  const count = cells.length;
  // Whole-number elimination without division, so that nothing is rounded.
  for (let column = 0; column < count; column += 1) {
    const at = rows.findIndex((row, index) => index >= column && row[column] !== 0);
    if (at < 0) return null;
    [rows[column], rows[at]] = [rows[at]!, rows[column]!];
    const pivot = rows[column]!;
    rows.forEach((row, index) => {
      if (index === column || row[column] === 0) return;
      const factor = row[column]!;
      for (let k = 0; k <= count; k += 1) row[k] = row[k]! * pivot[column]! - pivot[k]! * factor;
    });
  }
  if (rows.slice(count).some((row) => row[count] !== 0)) return null;
  const changes = cells.map((_, index) => rows[index]![count]! / rows[index]![index]!);
  return changes.every(Number.isInteger) ? changes : null;
}

function mending(doc: ReportDocument, pointer: Pointer, actual: number, mended: number): Mending {
  const cell = figureCell(doc.format, pointer);
  const slip = slipBetween(mended, actual, cell?.sumOf !== undefined);
  return { pointer, name: cell?.name ?? pointer, actual, mended, ...(slip ? { slip } : {}) };
}

/** A slip explains best, then a total (it is copied or added by hand), then printed order. */
function rank(found: Mending[][], doc: ReportDocument): Mending[][] {
  const place = new Map(figureCells(doc.format).map((cell, index) => [cell.pointer, index]));
  const without = (cells: Mending[], has: (cell: Mending) => boolean) => cells.filter((cell) => !has(cell)).length;
  const isTotal = (cell: Mending) => figureCell(doc.format, cell.pointer)?.sumOf !== undefined;
  for (const cells of found) cells.sort((a, b) => place.get(a.pointer)! - place.get(b.pointer)!);
  return found.sort((a, b) => without(a, (cell) => cell.slip !== undefined) - without(b, (cell) => cell.slip !== undefined)
    || without(a, isTotal) - without(b, isTotal)
    || place.get(a[0]!.pointer)! - place.get(b[0]!.pointer)!);
}

function words(cells: Mending[]): string {
  const parts = cells.map((cell) => `${cell.name}现为${cell.actual}，改为${cell.mended}${cell.slip ? `（可能${SLIP_WORDS[cell.slip]}）` : ''}`);
  return cells.length === 1 ? `${parts[0]}后，有关勾稽全部相符。` : `${cells.length}格同时有误：${parts.join('；')}后，有关勾稽全部相符。`;
}
