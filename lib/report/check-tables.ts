/** The same check with the rules of the figures only, small enough for the page of a table. */
import type { ReportDocument } from './document';
import type { CheckResult } from './finding';
import { CELL_RULES } from './rules/cells';
import { TABLE_RULES } from './rules/tables';
import type { CheckContext } from './rules/types';
import { YEAR_FIGURE_RULES, YEAR_RELATION_RULES } from './rules/years';
import { runRules } from './run-rules';

export const FIGURE_RULES = [...CELL_RULES, ...TABLE_RULES, ...YEAR_RELATION_RULES, ...YEAR_FIGURE_RULES];

export function checkTables(doc: ReportDocument, context: CheckContext = {}): CheckResult {
  return runRules(doc, context, FIGURE_RULES);
}
