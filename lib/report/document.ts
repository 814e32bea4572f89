/**
 * The report document (schema `gouji.report/1`): one report as plain data, its cells addressed by
 * JSON Pointer. Types and pure access functions only, so that the browser need not load zod;
 * the validating schema stands in `schema.ts`.
 */
import { fenFromWanYuan } from './amounts';
import type { FigureKind, FormVersion, Pointer } from './form/types';

export const ORGAN_LEVELS = ['ministry', 'province', 'city', 'county', 'township', 'subdistrict', 'department'] as const;
export type OrganLevel = (typeof ORGAN_LEVELS)[number];

/** A count as it stands in a document. A string is kept only as printed or typed (blank, slash, 「12件」). */
export type CellValue = number | { value: number; remark?: string } | string;

export interface Organ {
  name: string;
  creditCode?: string;
  level?: OrganLevel;
}

/** The last three stand in the 2019 form only. */
export interface DocumentCounts { made?: CellValue; repealed?: CellValue; inForce?: CellValue; newlyMade?: CellValue; newlyDisclosed?: CellValue; disclosedTotal?: CellValue }
export type ApplicationRow = Partial<Record<ApplicantKey | 'total', CellValue>>;
export type DisputeBlock = Partial<Record<'upheld' | 'corrected' | 'other' | 'pending' | 'total', CellValue>>;

export const APPLICANT_KEYS = ['naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'] as const;
export type ApplicantKey = (typeof APPLICANT_KEYS)[number];
export const OVERVIEW_KEYS = ['proactive', 'onRequest', 'management', 'platform', 'supervision'] as const;
export type OverviewKey = (typeof OVERVIEW_KEYS)[number];
export const DISPUTE_BLOCKS = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'] as const;

export interface ReportDocument {
  schema: 'gouji.report/1';
  format: FormVersion;
  organ: Organ;
  year: number;
  preface?: string;
  overview?: Partial<Record<OverviewKey, string>>;
  disclosure?: {
    regulations?: DocumentCounts;
    normativeDocuments?: DocumentCounts;
    licensing?: CellValue;
    penalties?: CellValue;
    coercion?: CellValue;
    feesWanYuan?: string;
    /** Table two of the 2019 form has other rows; they are kept under their own keys. */
    [key2019: string]: unknown;
  };
  applications?: Record<string, ApplicationRow>;
  disputes?: Partial<Record<(typeof DISPUTE_BLOCKS)[number], DisputeBlock>>;
  problems?: string;
  otherMatters?: string;
  informationFees?: { notices?: number; chargedYuan?: string; collectedYuan?: string };
}

/** What stands in a figure cell. `value` is 件 for counts and 分 (1 万元 = 1,000,000 分) for money. */
export type Figure =
  | { state: 'blank' }
  | { state: 'number'; value: number; remark?: string }
  | { state: 'invalid'; printed: string };

const BLANK: Figure = Object.freeze({ state: 'blank' });

const unescape = (token: string) => token.replaceAll('~1', '/').replaceAll('~0', '~');
const split = (pointer: Pointer) => pointer.split('/').slice(1).map(unescape);

/** A check reads the same few hundred pointers thousands of times. Bounded, because pointers may come from outside. */
const known = new Map<Pointer, readonly string[]>();
export function tokensOf(pointer: Pointer): readonly string[] {
  let tokens = known.get(pointer);
  if (!tokens) {
    tokens = split(pointer);
    if (known.size < 2000) known.set(pointer, tokens);
  }
  return tokens;
}

/** The value a pointer names, or undefined where nothing stands. */
export function valueAt(doc: ReportDocument, pointer: Pointer): unknown {
  let node: unknown = doc;
  const tokens = tokensOf(pointer);
  for (let depth = 0; depth < tokens.length; depth += 1) {
    const token = tokens[depth]!;
    // What every object has of its own (constructor, toString) stands nowhere in a report. Asking each object for its own names took longer than all else a check does.
    if (node === null || typeof node !== 'object' || token === '__proto__') return undefined;
    node = (node as Record<string, unknown>)[token];
    if (typeof node === 'function') return undefined;
  }
  return node;
}

/** A copy of the document with the value at `pointer` replaced (undefined removes it). */
export const withValue = (doc: ReportDocument, pointer: Pointer, value: unknown): ReportDocument => withValues(doc, [[pointer, value]]);

/** A copy of the document with several values replaced; every part of it is copied once, however many of its cells change. */
export function withValues(doc: ReportDocument, values: Iterable<readonly [Pointer, unknown]>): ReportDocument {
  type Node = Record<string, unknown>;
  const result = { ...doc } as unknown as Node, own = new Set<unknown>([result]);
  for (const [pointer, value] of values) {
    const tokens = tokensOf(pointer);
    if (tokens.some((token) => token === '__proto__' || token === 'constructor')) throw new Error(`Not a report pointer: ${pointer}`);
    let node = result;
    for (const token of tokens.slice(0, -1)) {
      if (!own.has(node[token])) own.add((node[token] = { ...((node[token] ?? {}) as Node) }));
      node = node[token] as Node;
    }
    const last = tokens.at(-1)!;
    if (value === undefined) delete node[last];
    else node[last] = value;
  }
  return result as unknown as ReportDocument;
}

/** Reads the figure at a cell: blank is blank, never zero. Units: see {@link Figure}. */
export const figureAt = (doc: ReportDocument, pointer: Pointer, kind: FigureKind = 'count'): Figure => figureOf(valueAt(doc, pointer), kind);

function figureOf(raw: unknown, kind: FigureKind): Figure {
  if (kind === 'count' && typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0) return { state: 'number', value: raw };
  if (raw === undefined || raw === null) return BLANK;
  if (kind === 'money') {
    const fen = typeof raw === 'string' ? fenFromWanYuan(raw) : null;
    return fen === null ? { state: 'invalid', printed: String(raw) } : { state: 'number', value: fen };
  }
  if (kind === 'note' && typeof raw === 'string') return /^[+-]?\d{1,9}$/.test(raw) ? { state: 'number', value: Number(raw) } : raw.trim() === '' ? { state: 'blank' } : { state: 'invalid', printed: raw };
  const cell = typeof raw === 'object' ? (raw as { value?: unknown; remark?: string }) : { value: raw };
  if (typeof cell.value === 'number' && Number.isSafeInteger(cell.value) && cell.value >= 0) {
    return cell.remark ? { state: 'number', value: cell.value, remark: cell.remark } : { state: 'number', value: cell.value };
  }
  return { state: 'invalid', printed: typeof raw === 'object' ? JSON.stringify(raw) : String(raw) };
}

/** The number at a cell (units: see {@link Figure}), or null where no figure stands. Rules ask this thousands of times a check: a plain count costs no object. */
export function numberAt(doc: ReportDocument, pointer: Pointer, kind: FigureKind = 'count'): number | null {
  const raw = valueAt(doc, pointer);
  if (kind === 'count' && typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0) return raw;
  const figure = figureOf(raw, kind);
  return figure.state === 'number' ? figure.value : null;
}

/** The form a report of that year must use: 2019 form for 2019 and 2020, 2021 form from 2021 (domain 1.1). */
export function formVersionForYear(year: number): FormVersion {
  return year <= 2020 ? '2019' : '2021';
}

export function emptyDocument(organ: Organ, year: number): ReportDocument {
  return { schema: 'gouji.report/1', format: formVersionForYear(year), organ, year };
}
