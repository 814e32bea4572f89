/** What a check answers. The same shapes serve browser, server action, command line and importers. */
import type { Pointer, SectionId } from './form/types';

export type Severity = 'error' | 'warning';

export interface Finding {
  /** Rule id as in the catalogue, without its cell suffix: `T3-ROW`. */
  rule: string;
  /** Rule id with its suffix: `T3-ROW-3.1`, `T3-COL-naturalPerson`, `Y-01-total`. Unique within one result together with `cells`. */
  instance: string;
  severity: Severity;
  section: SectionId | 'document';
  /** JSON Pointers, the cell that is wrong first. */
  cells: Pointer[];
  /** Chinese: what is wrong, both numbers, where, the likely cause. */
  message: string;
  expected?: number | string;
  actual?: number | string;
  basis: string;
  /** Where in a text the finding stands: UTF-16 offsets into the text at `pointer`. */
  range?: { pointer: Pointer; start: number; end: number };
  /** Offered when only one value can be right; never applied by itself. */
  proposal?: { pointer: Pointer; value: string; label: string; range?: { start: number; end: number } };
}

/** A cell that is not filled yet (C-02 over a blank): work to do, not a fault. */
export const isBlank = (finding: Finding): boolean => finding.rule === 'C-02' && finding.actual === '';

export interface NotAssessed {
  rule: string;
  instance: string;
  /** Chinese: why it cannot be decided yet. */
  reason: string;
  /** Cells that would have to be filled. */
  cells: Pointer[];
}

export interface Passed { rule: string; instance: string }

export interface CheckResult {
  /** No error finding. Warnings may stand. */
  ok: boolean;
  findings: Finding[];
  notAssessed: NotAssessed[];
  passed: Passed[];
  /** The 51 identities of the form: 25 rows, 7 totals, 7 balances, 3 blocks, 7 carry-overs, 2 stocks. */
  tieOut: { total: number; passed: number; failed: number; undecided: number };
}
