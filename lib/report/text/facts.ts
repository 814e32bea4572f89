/**
 * Bound figures. A draft text holds tokens in double braces; what is printed follows the tables:
 *
 * - `{{/applications/3.1/total}}` a cell, `{{/informationFees/notices}}` a fee figure;
 * - `{{sum:不予公开}}` a named sum (amounts.ts);
 * - `{{fact:media.total}}` a fact the office counts itself (own-facts.ts);
 * - `{{pct:3.1/3.7}}` a percentage of two amounts, `{{pct:3.1/3.7:0}}` with the decimals stated (2 when not).
 *   An amount is a row code of table three (its 总计), a sum's code, or `fact:CODE`.
 */
import { valueAt, type ReportDocument } from '../document';
import { cellAt, cellsOf } from '../form/index';
import type { Pointer } from '../form/types';
import type { OwnFact } from '../rules/types';
import { amountAt, amountOf, NAMED_SUMS } from './amounts';
import { withOwnSums } from './own-facts';

export type FactGroup = '常用合计' | '自有事实' | '占比' | '信息处理费' | '表二' | '表三' | '表四';
export interface FactItem { token: string; label: string; /** As printed; `未填` when there is no figure yet. */ value: string; filled: boolean; unit: string; group: FactGroup }

export interface Binding {
  /** Offsets into the resolved text. */
  start: number;
  end: number;
  token: string;
  value: string;
  /** Offsets of the token in the draft text. */
  draft: { start: number; end: number };
}
export interface Unresolved {
  token: string;
  /** `blank`: right token, its cell is not filled yet. `unknown`: names nothing. `broken`: braces do not match. */
  cause: 'blank' | 'unknown' | 'broken';
  reason: string;
  cells: Pointer[];
  draft: { start: number; end: number };
  /** Offsets into the resolved text, where a gap stands for it. */
  start: number;
  end: number;
}
export interface Resolved { text: string; bindings: Binding[]; unresolved: Unresolved[] }

type Value = { text: string } | { cause: 'blank' | 'unknown'; reason: string; cells: Pointer[]; label: string };

const FEES: Record<string, { label: string; unit: string }> = {
  '/informationFees/notices': { label: '信息处理费收费通知件数', unit: '件' },
  '/informationFees/chargedYuan': { label: '信息处理费通知金额', unit: '元' },
  '/informationFees/collectedYuan': { label: '信息处理费实际收取金额', unit: '元' },
};

const blank = (label: string, cells: Pointer[]): Value => ({ cause: 'blank', reason: `“${label}”尚未填写`, cells, label });
const unknown = (token: string): Value => ({ cause: 'unknown', reason: `找不到“${token}”所指的数据`, cells: [], label: token });

/** Name of a cell or fee figure for people, or null when the form has none. */
function nameOf(doc: ReportDocument, pointer: Pointer): string | null {
  return FEES[pointer]?.label ?? cellAt(doc.format, pointer)?.name ?? null;
}

function cellValue(doc: ReportDocument, pointer: Pointer): Value {
  const name = nameOf(doc, pointer);
  if (name === null) return unknown(pointer);
  if (pointer in FEES || cellAt(doc.format, pointer)?.kind === 'money') {
    const raw = valueAt(doc, pointer);
    if (typeof raw === 'number') return { text: String(raw) };
    return typeof raw === 'string' && /^\d+(\.\d+)?$/.test(raw) ? { text: raw } : blank(name, [pointer]);
  }
  const amount = amountAt(doc, pointer);
  return amount === null ? blank(name, [pointer]) : { text: String(amount) };
}

interface Amount { value: number | null; label: string; cells: Pointer[] }

function amountByCode(doc: ReportDocument, facts: readonly OwnFact[], code: string): Amount | null {
  if (code.startsWith('fact:')) {
    const fact = facts.find((item) => item.code === code.slice(5));
    return fact ? { value: fact.value, label: fact.label, cells: [] } : null;
  }
  const sum = NAMED_SUMS.find((item) => item.code === code);
  if (sum) {
    const cells = sum.pointers(doc);
    return { value: amountOf(doc, cells), label: sum.label, cells };
  }
  const pointer = `/applications/${code}/total`;
  const name = nameOf(doc, pointer);
  return name ? { value: amountAt(doc, pointer), label: name, cells: [pointer] } : null;
}

/** part ÷ whole in percent with the stated decimals, rounded half up exactly; null when the whole is 0. */
export function percentage(part: number, whole: number, decimals: number): string | null {
  if (whole === 0) return null;
  const scaled = part * 100 * 10 ** decimals;
  const rounded = Math.floor((2 * scaled + whole) / (2 * whole));
  return `${(rounded / 10 ** decimals).toFixed(decimals)}%`;
}

function valueOf(inside: string, doc: ReportDocument, facts: readonly OwnFact[]): Value {
  if (inside.startsWith('/')) return cellValue(doc, inside);
  const [, kind, rest = ''] = /^(sum|fact|pct):(.*)$/.exec(inside) ?? [];
  if (kind === 'pct') {
    const [, partCode, wholeCode, stated] = /^([^/]+)\/([^/]+?)(?::([0-4]))?$/.exec(rest) ?? [];
    const part = partCode ? amountByCode(doc, facts, partCode) : null, whole = wholeCode ? amountByCode(doc, facts, wholeCode) : null;
    if (!part || !whole) return unknown(inside);
    if (part.value === null) return blank(part.label, part.cells);
    if (whole.value === null) return blank(whole.label, whole.cells);
    const text = percentage(part.value, whole.value, Number(stated ?? 2));
    return text === null ? { cause: 'blank', reason: `“${whole.label}”为0，不能计算占比`, cells: whole.cells, label: whole.label } : { text };
  }
  const amount = kind === 'fact' ? amountByCode(doc, facts, `fact:${rest}`) : kind === 'sum' && NAMED_SUMS.some((sum) => sum.code === rest) ? amountByCode(doc, facts, rest) : null;
  if (!amount) return unknown(inside);
  return amount.value === null ? blank(amount.label, amount.cells) : { text: String(amount.value) };
}

/** Prints the tokens of a draft text. A token that has no value leaves a marked gap and is named under `unresolved` (an error, N-04). */
export function resolveTokens(text: string, doc: ReportDocument, facts: readonly OwnFact[] = []): Resolved {
  if (!text.includes('{{') && !text.includes('}}')) return { text, bindings: [], unresolved: [] };
  const all = withOwnSums(facts);
  const bindings: Binding[] = [], unresolved: Unresolved[] = [];
  let out = '', at = 0;
  for (const match of text.matchAll(/\{\{([^{}\n]*)\}\}|\{\{|\}\}/g)) {
    out += text.slice(at, match.index);
    at = match.index + match[0].length;
    const draft = { start: match.index, end: at };
    const start = out.length;
    if (match[1] === undefined) {
      out += match[0];
      unresolved.push({ token: match[0], cause: 'broken', reason: '双花括号不成对', cells: [], draft, start, end: out.length });
      continue;
    }
    const value = valueOf(match[1].trim(), doc, all);
    if ('text' in value) {
      out += value.text;
      bindings.push({ start, end: out.length, token: match[0], value: value.text, draft });
    } else {
      out += `【待填：${value.label}】`;
      unresolved.push({ token: match[0], cause: value.cause, reason: value.reason, cells: value.cells, draft, start, end: out.length });
    }
  }
  return { text: out + text.slice(at), bindings, unresolved };
}

/** The offset in the draft text for an offset in its resolved text. Inside a bound figure: its start, or its end for an end. */
export function draftOffset(resolved: Resolved, offset: number, side: 'start' | 'end'): number {
  let shift = 0;
  const spans = [...resolved.bindings, ...resolved.unresolved].sort((a, b) => a.start - b.start);
  for (const span of spans) {
    if (offset < span.start || (side === 'end' && offset === span.start)) break;
    if (offset < span.end || (side === 'end' && offset === span.end)) return side === 'start' ? span.draft.start : span.draft.end;
    shift = span.draft.end - span.end;
  }
  return offset + shift;
}

const TABLE_GROUP: Record<string, FactGroup> = { disclosure: '表二', applications: '表三', disputes: '表四' };
const USUAL_PERCENTAGES = ['3.1', '3.2', '公开合计', '不予公开', '无法提供', '不予处理', '其他处理'];

/** Everything a text can be bound to, for the list behind 「/」: the sums first, then own facts, then every cell. */
export function factList(doc: ReportDocument, facts: readonly OwnFact[] = []): FactItem[] {
  const all = withOwnSums(facts);
  const item = (inside: string, label: string, unit: string, group: FactGroup): FactItem => {
    const value = valueOf(inside, doc, all);
    return { token: `{{${inside}}}`, label, value: 'text' in value ? value.text : '未填', filled: 'text' in value, unit, group };
  };
  const cells = cellsOf(doc.format).map((cell) => item(cell.pointer, cell.name, cell.unit, TABLE_GROUP[cell.pointer.split('/')[1]!] ?? '表二'));
  const isTotal = (fact: FactItem) => fact.token.endsWith('/total}}');
  return [
    ...NAMED_SUMS.map((sum) => item(`sum:${sum.code}`, sum.label, '件', '常用合计')),
    ...all.map((fact) => item(`fact:${fact.code}`, fact.label, fact.unit, '自有事实')),
    ...Object.entries(FEES).map(([pointer, fee]) => item(pointer, fee.label, fee.unit, '信息处理费')),
    ...cells.filter(isTotal), ...cells.filter((fact) => !isTotal(fact)),
    ...USUAL_PERCENTAGES.map((code) => {
      const label = NAMED_SUMS.find((sum) => sum.code === code)?.label ?? cellAt(doc.format, `/applications/${code}/total`)?.rowLabel ?? code;
      return item(`pct:${code}/3.7`, `${label}占办理结果总计的比例`, '', '占比');
    }),
  ];
}
