/** How far a long piece of work is, told on the error stream: standard output stays data. */

export interface Counter {
  /** The `number`-th of `all` is at work, or finished. One thing alone is not counted. */
  at: (number: number, all: number, name: string) => void;
  /** Takes the line from the terminal, so that something else can stand there. */
  clear: () => void;
}

/** Without a terminal (a log, a scheduled task) a plain line is written no oftener than this, in milliseconds: short work stays silent. */
const BETWEEN_LINES = 10_000;

/** A counter with the name of the work: one line that is written over on a terminal, plain lines now and then elsewhere. */
export function counter(act: string, now: () => number = Date.now): Counter {
  let told = now();
  return {
    at: (number, all, name) => {
      if (all < 2) return;
      const line = `${act} ${number}/${all} ${name}`;
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${withinColumns(line, (process.stderr.columns ?? 80) - 1)}`);
      else if (now() - told >= BETWEEN_LINES) {
        told = now();
        process.stderr.write(`${line}\n`);
      }
    },
    clear: () => {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    },
  };
}

/** A line that breaks could not be written over. Chinese letters take two columns. */
function withinColumns(line: string, columns: number): string {
  let width = 0, kept = '';
  for (const letter of line) {
    width += letter.codePointAt(0)! > 0x2e7f ? 2 : 1;
    if (width > columns) break;
    kept += letter;
  }
  return kept;
}
