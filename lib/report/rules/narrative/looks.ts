/** The narrative checks N-01 … N-27 without their words, in order, for pages that check while somebody types. */
import { N_05, N_06, N_09 } from './applications';
import { N_11, N_12, N_13, N_14, N_15 } from './arithmetic';
import { N_07, N_08, N_10 } from './disputes';
import { N_01, N_02, N_03, N_18, N_25, N_26, N_27 } from './structure';
import { N_04, N_16, N_17, N_19, N_20, N_21, N_22, N_23, N_24 } from './wording';
import type { Finding, NotAssessed } from '../../finding';
import type { ReportDocument } from '../../document';
import type { CheckContext } from '../types';
import type { Look } from './narrative';

export const NARRATIVE_LOOKS: Look[] = [
  N_01, N_02, N_03, N_04, N_05, N_06, N_07, N_08, N_09, N_10, N_11, N_12, N_13, N_14, N_15, N_16, N_17, N_18, N_19, N_20, N_21, N_22, N_23, N_24, N_25, N_26, N_27,
];

/** Findings of the texts alone; the basis and the explanation of a rule stand in `words.ts`, to be loaded when asked for. */
export function checkNarrative(doc: ReportDocument, context: CheckContext): { findings: Omit<Finding, 'basis'>[]; notAssessed: NotAssessed[] } {
  const findings: Omit<Finding, 'basis'>[] = [], notAssessed: NotAssessed[] = [];
  for (const look of NARRATIVE_LOOKS) {
    for (const outcome of look.assess(doc, context)) {
      if (outcome.kind === 'finding') {
        const { kind: _kind, severity = look.severity, ...rest } = outcome;
        findings.push({ rule: look.id, severity, ...rest });
      } else if (outcome.kind === 'notAssessed') {
        const { kind: _kind, ...rest } = outcome;
        notAssessed.push({ rule: look.id, ...rest });
      }
    }
  }
  return { findings, notAssessed };
}
