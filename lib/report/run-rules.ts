/** Applies rules to a document and sorts their outcomes. */
import type { ReportDocument } from './document';
import type { CheckResult } from './finding';
import { relationsOf } from './relations';
import type { CheckContext, Rule } from './rules/types';

export function runRules(doc: ReportDocument, given: CheckContext, rules: Rule[]): CheckResult {
  // A report of any other year says nothing about the carry-over into this one.
  const context = given.previous && given.previous.year !== doc.year - 1 ? { ...given, previous: undefined } : given;
  const result: CheckResult = { ok: true, findings: [], notAssessed: [], passed: [], tieOut: { total: 0, passed: 0, failed: 0, undecided: 0 } };
  for (const rule of rules) {
    if (doc.year < rule.fromYear || (rule.toYear !== undefined && doc.year > rule.toYear)) continue;
    for (const outcome of rule.assess(doc, context)) {
      if (outcome.kind === 'finding') {
        const { kind: _kind, severity = rule.severity, ...rest } = outcome;
        result.findings.push({ rule: rule.id, severity, basis: rule.basis, ...rest });
      } else if (outcome.kind === 'notAssessed') {
        const { kind: _kind, ...rest } = outcome;
        result.notAssessed.push({ rule: rule.id, ...rest });
      } else result.passed.push({ rule: rule.id, instance: outcome.instance });
    }
  }
  result.ok = !result.findings.some((finding) => finding.severity === 'error');
  // Relations that do not serve the year, or not a first report, give no outcome and are not counted.
  const relations = new Set(relationsOf(doc.format).map((relation) => relation.instance));
  const counted = (outcomes: { instance: string }[]) => outcomes.filter((outcome) => relations.has(outcome.instance)).length;
  const [passed, failed, undecided] = [counted(result.passed), counted(result.findings), counted(result.notAssessed)];
  result.tieOut = { total: passed + failed + undecided, passed, failed, undecided };
  return result;
}
