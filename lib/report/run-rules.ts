/** Applies rules to a document and sorts their outcomes. */
import type { ReportDocument } from './document';
import type { CheckResult } from './finding';
import { formOf } from './form';
import { relationsOf } from './relations';
import type { CheckContext, Rule } from './rules/types';

export function runRules(doc: ReportDocument, context: CheckContext, rules: Rule[]): CheckResult {
  const form = formOf(doc.format);
  const result: CheckResult = { ok: true, findings: [], notAssessed: [], passed: [], tieOut: { total: 0, passed: 0, failed: 0, undecided: 0 } };
  for (const rule of rules) {
    if (doc.year < rule.fromYear || (rule.toYear !== undefined && doc.year > rule.toYear)) continue;
    for (const outcome of rule.assess(doc, context, form)) {
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
  const relations = new Set(relationsOf(doc.format).map((relation) => relation.instance));
  const failed = new Set(result.findings.map((finding) => finding.instance).filter((instance) => relations.has(instance))).size;
  const passed = result.passed.filter((item) => relations.has(item.instance)).length;
  result.tieOut = { total: relations.size, passed, failed, undecided: relations.size - passed - failed };
  return result;
}
