/** One remark of the proofreader: a hint, never an error by itself. Offsets are UTF-16 offsets into the text given. */
export interface ProofHint {
  start: number;
  end: number;
  /** Chinese, short: what is wrong. */
  problem: string;
  /** Text to stand in place of start..end. */
  suggestion?: string;
  /** Kind of the remark, or the id of its entry: `doubled`, `half-width`, `confusion:截止`. */
  rule: string;
  note: string;
  /** Wrong in any reading, so that rule N-23 repeats it; other hints depend on the sense. */
  certain?: boolean;
}
