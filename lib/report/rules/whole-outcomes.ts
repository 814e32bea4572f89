/** For tests of the rules: a whole report to change, and an outcome as one line that holds all of it. */
import { balancedFrom } from '../arbitrary';
import { withValue, type ReportDocument } from '../document';
import type { CheckContext, Outcome } from './types';

/** Every figure filled in with 0. */
export const WHOLE: ReportDocument = { ...balancedFrom([0]).document, disclosure: { regulations: { made: 0, repealed: 0, inForce: 0 }, normativeDocuments: { made: 0, repealed: 0, inForce: 0 }, licensing: 0, penalties: 0, coercion: 0, feesWanYuan: '0' } };

export type Changes = Record<string, unknown>;
export const changed = (doc: ReportDocument, changes: Changes): ReportDocument => Object.entries(changes).reduce((next, [pointer, value]) => withValue(next, pointer, value), doc);

/** The context in which last year's report was the whole one with these changes. */
export const lastYear = (changes: Changes = {}, more: CheckContext = {}): CheckContext => ({ previous: changed({ ...WHOLE, year: WHOLE.year - 1 }, changes), ...more });

/** `passed ID`, `waits ID reason [cells]`, or `ID section message [cells] expected ≠ actual → proposal`. */
export const inOneLine = (outcome: Outcome): string => (outcome.kind === 'passed' ? `passed ${outcome.instance}`
  : outcome.kind === 'notAssessed' ? `waits ${outcome.instance} ${outcome.reason} [${outcome.cells.join(' ')}]`
    : `${outcome.instance} ${outcome.section} ${outcome.message} [${outcome.cells.join(' ')}]${outcome.expected === undefined ? '' : ` ${outcome.expected} ≠ ${outcome.actual}`}${outcome.proposal ? ` → ${outcome.proposal.pointer} ${outcome.proposal.value} ${outcome.proposal.label}` : ''}`);
