/** The one check of browser, server, command line and importers: the whole catalogue over a document. */
import type { ReportDocument } from './document';
import type { CheckResult } from './finding';
import { CATALOGUE } from './rules/catalogue';
import type { CheckContext, Rule } from './rules/types';
import { runRules } from './run-rules';

/** Findings, undecided rules and passes of a document. Never throws on a document that fits the schema. */
export function check(doc: ReportDocument, context: CheckContext = {}, rules: Rule[] = CATALOGUE): CheckResult {
  return runRules(doc, context, rules);
}
