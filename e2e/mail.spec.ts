/** Notices by e-mail: waiting while the mail server is down, sent in readable Chinese when it is back, once each. */
import { eq, isNull } from 'drizzle-orm';
import { nowIso, tables } from '../db/client';
import { mails, users } from '../db/schema';
import type { TestOffice } from '../db/test-office';
import { withDatabase } from './database';
import { expect, test } from './fixtures';
import { freePort } from './free-port';
import { personOf, press, stateIs } from './helpers';
import { openMailbox } from './mailbox';
import { OFFICE_PASSWORD, officeInState } from './office';
import { startServer, type TestServer } from './server';

const REVIEW = '/reports/2024/review', FROM = 'nianbao@xinhuaqu.example.cn';

/** The administrator has entered everybody's address. */
const giveAddresses = (server: TestServer, office: TestOffice) => withDatabase(server, async () => {
  for (const person of [office.drafter, office.director, office.leader]) tables().update(users).set({ email: `${person.username}@xinhuaqu.example.cn` }).where(eq(users.id, person.userId)).run();
  await Promise.resolve();
});
const waiting = async (server: TestServer) => Number(/^gouji_mails_waiting (\d+)$/m.exec(await (await fetch(`${server.address}/metrics`)).text())?.[1]);

test('what is handed over, returned and published is told by e-mail, also after the mail server was down', async ({ browser }) => {
  const port = await freePort();
  const server = await startServer({ SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_FROM: FROM });
  try {
    const office = await officeInState(server, 'youjian', '新华区邮件街道办事处', 'drafting');
    await giveAddresses(server, office);
    const [drafter, director, leader] = await Promise.all(['drafter', 'director', 'leader'].map((role) => personOf(browser, server.address, `youjian-${role}`, OFFICE_PASSWORD)));
    const submit = async () => {
      await drafter!.page.goto(REVIEW);
      await press(drafter!.page, '提交初审');
      await stateIs(drafter!.page, '待初审');
    };

    await test.step('the mail server is down: the steps are not held up, the mails wait', async () => {
      await submit();
      await director!.page.goto(REVIEW);
      await director!.page.locator('#step-remark').fill('请核对新收件数。');
      await press(director!.page, '退回修改');
      await stateIs(director!.page, '退回修改');
      await submit();
      await director!.page.goto(REVIEW);
      await press(director!.page, '初审通过');
      await stateIs(director!.page, '待复审');
      await leader!.page.goto(REVIEW);
      await leader!.page.getByLabel(/您的密码/).fill(OFFICE_PASSWORD);
      await press(leader!.page, '签发并发布');
      await stateIs(leader!.page, '已发布');
      expect(await waiting(server)).toBe(7);
      await expect.poll(() => server.log(), { timeout: 30_000 }).toContain('邮件未能发出，稍后再试');
      await withDatabase(server, async () => {
        await expect.poll(() => tables().select().from(mails).where(eq(mails.attempts, 0)).all().length, { timeout: 25_000 }).toBe(0);
        for (const mail of tables().select().from(mails).all()) expect(mail).toMatchObject({ attempts: 1, sentAt: null, lastError: expect.stringContaining('ECONNREFUSED') as unknown });
      });
      expect(server.log()).not.toContain('youjian-director@');
    });

    await test.step('the mail server is back: everything arrives once, with its Chinese subject', async () => {
      const box = await openMailbox(port);
      try {
        // The minute until the next attempt is over.
        await withDatabase(server, async () => { tables().update(mails).set({ nextAt: nowIso() }).where(isNull(mails.sentAt)).run(); await Promise.resolve(); });
        await expect.poll(() => waiting(server), { timeout: 30_000 }).toBe(0);
        const told = (role: string) => box.mails.filter((mail) => mail.to === `youjian-${role}@xinhuaqu.example.cn`).map((mail) => mail.subject);
        const published = '【政府信息公开年报】新华区邮件街道办事处2024年度报告已由张伟签发并发布。';
        expect(told('drafter')).toEqual(['【政府信息公开年报】2024年度报告被党政办主任王建国退回修改：请核对新收件数。', '【政府信息公开年报】2024年度报告已通过初审，等待复审签发。', published]);
        expect(told('director')).toEqual(['【政府信息公开年报】李敏提交了2024年度报告，请初审。', '【政府信息公开年报】李敏提交了2024年度报告，请初审。', published]);
        expect(told('leader')).toEqual(['【政府信息公开年报】2024年度报告已由王建国初审通过，请复审签发。']);
        for (const mail of box.mails) {
          expect(mail.from).toBe(FROM);
          expect(`【政府信息公开年报】${mail.body}`).toBe(mail.subject);
        }
        await withDatabase(server, async () => {
          expect(tables().select().from(mails).where(isNull(mails.sentAt)).all()).toEqual([]);
          await Promise.resolve();
        });
      } finally {
        await box.close();
      }
    });
    for (const person of [drafter!, director!, leader!]) await person.context.close();
  } finally {
    await server.remove();
  }
});
