/** A mail server of the test's own that keeps what it is given. */
import { SMTPServer } from 'smtp-server';

export interface Mail { to: string; from: string; subject: string; body: string }

/** Words of a header as people read them (RFC 2047), folded lines joined. */
function readHeader(head: string, name: string): string {
  const value = new RegExp(`^${name}:[ \\t]*((?:.*)(?:\\r?\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replaceAll(/\r?\n[ \t]+/g, ' ') ?? '';
  const bytes = (kind: string, text: string) => (kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : fromQuoted(text.replaceAll('_', ' ')));
  // Words that stand beside one another may part a character between them: their bytes are joined before they are read.
  return value.replaceAll(/(?:=\?UTF-8\?[BQ]\?[^?]*\?=\s*)+/gi, (run) => Buffer.concat([...run.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)].map(([, kind, text]) => bytes(kind!, text!))).toString('utf8'));
}

const fromQuoted = (text: string) => Buffer.from(text.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');

function readMail(raw: string): Mail {
  const gap = raw.search(/\r?\n\r?\n/);
  const head = raw.slice(0, gap), body = raw.slice(gap).trimStart();
  const encoding = readHeader(head, 'Content-Transfer-Encoding').toLowerCase();
  return {
    to: readHeader(head, 'To'), from: readHeader(head, 'From'), subject: readHeader(head, 'Subject'),
    body: (encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === 'quoted-printable' ? fromQuoted(body) : Buffer.from(body)).toString('utf8').trim(),
  };
}

/** Opens the mail server on a port that may have been without one so far; `mails` grows with what it takes. */
export async function openMailbox(port: number): Promise<{ mails: Mail[]; close: () => Promise<void> }> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(readMail(Buffer.concat(parts).toString('utf8')));
        done();
      });
    },
  });
  await new Promise<void>((done, refuse) => { server.once('error', refuse); server.listen(port, '127.0.0.1', done); });
  return { mails, close: () => new Promise((done) => { server.close(() => done()); }) };
}
