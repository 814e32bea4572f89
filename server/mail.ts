/** Sends the e-mails that wait in the database, where the office has configured a mail server. */
import { createTransport } from 'nodemailer';
import { dueMails, mailFailed, mailSent } from '../db/notices';
import { log } from '../lib/log';

/** Sends what is due, one by one; what fails waits longer each time, and stands in nobody's way. Answers how many were sent. */
export async function sendDueMails(smtp: { url: string; from: string }): Promise<number> {
  const due = dueMails();
  if (due.length === 0) return 0;
  const transport = createTransport(smtp.url, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as object);
  let sent = 0;
  try {
    for (const mail of due) {
      try {
        await transport.sendMail({ from: smtp.from, to: mail.recipient, subject: mail.subject, text: mail.body });
        mailSent(mail.id);
        sent += 1;
      } catch (error) {
        // The reason may hold an address; the log gets only its kind.
        const { code = 'UNKNOWN', message } = error as NodeJS.ErrnoException;
        mailFailed(mail, message);
        log.warn({ mail: mail.id, code, attempts: mail.attempts + 1 }, '邮件未能发出，稍后再试');
      }
    }
  } finally {
    transport.close();
  }
  return sent;
}
