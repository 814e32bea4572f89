/**
 * The tie-out relations of the form as data: 25 rows, 7 totals, 7 balances, 3 blocks, 7 carry-overs and 2 stocks
 * (2021 form; domain 1.9). Grid, check and culprit search read the same list.
 */
import { APPLICANT_KEYS, DISPUTE_BLOCKS, numberAt, type ReportDocument } from './document';
import { figureCell, figureCells } from './form/cells';
import { BLOCK_NAMES, DISPUTE_RESULTS, disputePointer } from './form/table-four';
import { applicationPointer, COLUMN_KEYS, COLUMN_LABELS } from './form/table-three';
import type { FormVersion, Pointer } from './form/types';
import type { Relation, Term } from './rules/types';

const cache = new Map<FormVersion, Relation[]>();

/** Every relation of a form, in printed order. */
export function relationsOf(format: FormVersion): Relation[] {
  let relations = cache.get(format);
  if (!relations) cache.set(format, (relations = build(format)));
  return relations;
}

function build(format: FormVersion): Relation[] {
  const term = (pointer: Pointer): Term => ({ pointer });
  const codes = [...new Set(figureCells(format).filter((cell) => cell.pointer.startsWith('/applications/')).map((cell) => cell.pointer.split('/')[2]!))];
  const outcomes = codes.filter((code) => code.startsWith('3.') && code !== '3.7');
  const rows = codes.map((code): Relation => ({
    rule: 'T3-ROW', instance: `T3-ROW-${code}`, section: 'applications', drawnAt: { kind: 'row', key: code },
    leftWords: '总计', rightWords: '自然人+商业企业+科研机构+社会公益组织+法律服务机构+其他',
    left: [term(applicationPointer(code, 'total'))], right: APPLICANT_KEYS.map((key) => term(applicationPointer(code, key))),
  }));
  const totals = COLUMN_KEYS.map((key): Relation => ({
    rule: 'T3-COL', instance: `T3-COL-${key}`, section: 'applications', drawnAt: { kind: 'column', key },
    leftWords: '（七）总计', rightWords: `${outcomes.length}项办理结果之和`,
    left: [term(applicationPointer('3.7', key))], right: outcomes.map((code) => term(applicationPointer(code, key))),
  }));
  const balances = COLUMN_KEYS.map((key): Relation => ({
    rule: 'T3-BAL', instance: `T3-BAL-${key}`, section: 'applications', drawnAt: { kind: 'column', key },
    leftWords: '本年新收+上年结转', rightWords: '办理结果总计+结转下年度',
    left: [term(applicationPointer('1', key)), term(applicationPointer('2', key))],
    right: [term(applicationPointer('3.7', key)), term(applicationPointer('4', key))],
  }));
  const blocks = DISPUTE_BLOCKS.map((block): Relation => ({
    rule: 'T4-SUM', instance: `T4-SUM-${block}`, section: 'disputes', drawnAt: { kind: 'block', key: block },
    leftWords: '总计', rightWords: '结果维持+结果纠正+其他结果+尚未审结',
    left: [term(disputePointer(block, 'total'))],
    right: (Object.keys(DISPUTE_RESULTS) as (keyof typeof DISPUTE_RESULTS)[]).filter((key) => key !== 'total').map((key) => term(disputePointer(block, key))),
  }));
  const carryOvers = COLUMN_KEYS.map((key): Relation => ({
    rule: 'Y-01', instance: `Y-01-${key}`, section: 'applications', drawnAt: { kind: 'column', key },
    leftWords: '上年结转', rightWords: '去年“结转下年度”',
    left: [term(applicationPointer('2', key))], right: [{ pointer: applicationPointer('4', key), previous: true }],
  }));
  const stocks = format === '2021' ? (['regulations', 'normativeDocuments'] as const).map((kind): Relation => ({
    rule: 'Y-02', instance: `Y-02-${kind}`, section: 'disclosure', drawnAt: { kind: 'row', key: kind },
    leftWords: '现行有效件数', rightWords: '去年现行有效+本年制发−本年废止',
    left: [term(`/disclosure/${kind}/inForce`)],
    right: [{ pointer: `/disclosure/${kind}/inForce`, previous: true }, term(`/disclosure/${kind}/made`), { pointer: `/disclosure/${kind}/repealed`, minus: true }],
  })) : [];
  return [...rows, ...totals, ...balances, ...blocks, ...carryOvers, ...stocks];
}

export interface Evaluation {
  state: 'holds' | 'fails' | 'undecided';
  /** Sums of both sides, over the figures that are there (件). */
  left: number;
  right: number;
  /** left − right. */
  difference: number;
  /** Cells of this year's document that are not figures yet. */
  missing: Pointer[];
  /** Last year's figures are needed and not there. */
  needsPrevious: boolean;
}

/** Evaluates one relation; undecided while a cell is not a figure. */
export function evaluate(relation: Relation, doc: ReportDocument, previous?: ReportDocument): Evaluation {
  const missing: Pointer[] = [];
  let needsPrevious = false;
  const side = (terms: Term[]) => terms.reduce((sum, term) => {
    const source = term.previous ? previous : doc, value = source ? numberAt(source, term.pointer) : null;
    if (value === null) {
      if (term.previous) needsPrevious = true;
      else missing.push(term.pointer);
      return sum;
    }
    return sum + (term.minus ? -value : value);
  }, 0);
  const left = side(relation.left);
  const right = side(relation.right);
  const state = missing.length > 0 || needsPrevious ? 'undecided' : left === right ? 'holds' : 'fails';
  return { state, left, right, difference: left - right, missing, needsPrevious };
}

/** Where a relation stands, for messages: 列：自然人 / 行：予以公开 / 行政复议 / 规章. */
export function placeOf(relation: Relation, format: FormVersion): string {
  const { kind, key } = relation.drawnAt;
  if (kind === 'column') return `列：${COLUMN_LABELS[key as keyof typeof COLUMN_LABELS]}`;
  if (kind === 'block') return BLOCK_NAMES[key as keyof typeof BLOCK_NAMES];
  return `行：${figureCell(format, relation.left[0]!.pointer)?.rowLabel ?? key}`;
}
