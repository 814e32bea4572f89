import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, nowIso, tables, useDatabase } from '../db/client';
import { dueMails, waitingMailCount } from '../db/notices';
import { mails, notices, users } from '../db/schema';
import { sendDueMails } from './mail';

const folder = mkdtempSync(join(tmpdir(), 'gouji-mail-'));
const received: string[] = [];
let refuse = true;
let url = '';
const sink = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => { text += chunk.toString('utf8'); });
    stream.on('end', () => {
      if (refuse) return done(new Error('try later'));
      received.push(text);
      done();
    });
  },
});

beforeAll(async () => {
  useDatabase(join(folder, 'gouji.db'));
  await new Promise<void>((done) => { sink.listen(0, '127.0.0.1', done); });
  url = `smtp://127.0.0.1:${(sink.server.address() as AddressInfo).port}`;
  const at = nowIso();
  const { id: userId } = tables().insert(users).values({ username: 'clerk', displayName: '经办', role: 'admin', passwordHash: 'x', passwordChangedAt: at, createdAt: at }).returning({ id: users.id }).get();
  const { id: noticeId } = tables().insert(notices).values({ userId, kind: 'returned', text: '报告被退回', href: '/', at }).returning({ id: notices.id }).get();
  tables().insert(mails).values({ noticeId, recipient: 'clerk@example.gov.cn', subject: '退回修改', body: '报告被退回', nextAt: at }).run();
});
afterAll(async () => {
  closeDatabase();
  await new Promise<void>((done) => sink.close(() => done()));
  rmSync(folder, { recursive: true });
});

it('keeps a mail the server refuses and sends it once when the server takes it', async () => {
  expect(await sendDueMails({ url, from: 'gouji@example.gov.cn' })).toBe(0);
  expect([waitingMailCount(), dueMails().length]).toEqual([1, 0]);
  refuse = false;
  tables().update(mails).set({ nextAt: nowIso() }).run();
  expect(await sendDueMails({ url, from: 'gouji@example.gov.cn' })).toBe(1);
  expect(await sendDueMails({ url, from: 'gouji@example.gov.cn' })).toBe(0);
  expect(received).toHaveLength(1);
  expect(received[0]).toContain('clerk@example.gov.cn');
});
