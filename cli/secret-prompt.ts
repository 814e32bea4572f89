/** Asks for a password without showing it; from a pipe, or GOUJI_PASSWORD, where nobody sits at a keyboard. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export async function askPassword(question: string): Promise<string> {
  if (process.env.GOUJI_PASSWORD) return process.env.GOUJI_PASSWORD;
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: mute, terminal: process.stdin.isTTY });
  process.stderr.write(question);
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
