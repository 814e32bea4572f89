/** What one measure hands to the page of results. */
export interface BenchResult {
  title: string;
  /** How it was measured, in one or two sentences. */
  method: string;
  columns: string[];
  rows: (string | number)[][];
  budgets: { text: string; met: boolean }[];
}

/** Number with three significant figures, as a person would write it. */
export const figure = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en-US') : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** Hands the result to scripts/bench.mjs: the last line of standard output. */
export function report(result: BenchResult): void {
  process.stdout.write(`\n${JSON.stringify(result)}\n`);
}
