/** Explanations and waivers are bound to the values they speak of. */
import { digestOf } from '../canonical';
import { valueAt, type ReportDocument } from '../report/document';
import type { CheckResult, Finding } from '../report/finding';
import type { Pointer } from '../report/form/types';

const TEXT_PLACES = /^\/(preface|overview\/|problems$|otherMatters$)/;

/** Where a finding stands, as one key. */
export const placeOf = (cells: readonly Pointer[]): string => cells.join(' ');

/**
 * Digest of everything the finding depends on: its figures, both sides of the comparison, and of a text the
 * passage only, so that an edit elsewhere in the text does not void the explanation.
 */
export function valuesDigest(document: ReportDocument, finding: Finding): string {
  const values = finding.cells.map((pointer) => {
    const value = valueAt(document, pointer);
    if (typeof value !== 'string' || !TEXT_PLACES.test(pointer)) return value ?? null;
    return finding.range?.pointer === pointer ? value.slice(finding.range.start, finding.range.end) : finding.message;
  });
  return digestOf({ instance: finding.instance, cells: finding.cells, values, expected: finding.expected, actual: finding.actual });
}

export interface Judged { instance: string; place: string; valuesDigest: string }

/** Tells of an explanation or a waiver whether it still speaks of what stands there. */
export function holdsIn(document: ReportDocument, result: CheckResult): (given: Judged) => boolean {
  const findings = new Map(result.findings.map((finding) => [`${finding.instance} ${placeOf(finding.cells)}`, finding]));
  return (given) => {
    const finding = findings.get(`${given.instance} ${given.place}`);
    return finding !== undefined && valuesDigest(document, finding) === given.valuesDigest;
  };
}
