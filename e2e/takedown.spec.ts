/** 撤下 by the leader: what it asks for, what the public finds afterwards at every address, and what the desk keeps. */
import { expect, test } from './fixtures';
import { personOf, press, stateIs } from './helpers';
import { OFFICE_PASSWORD, officeInState } from './office';

const REVIEW = '/reports/2024/review';
const REASON = '附表中含有个人信息，撤下核查。';

test('a published report is taken down with its reason; the desk keeps all of it and can correct it', async ({ browser, server, request }) => {
  await officeInState(server, 'chexia', '新华区撤下街道办事处', 'secondReview');
  const [leader, director, drafter] = await Promise.all(['leader', 'director', 'drafter'].map((role) => personOf(browser, server.address, `chexia-${role}`, OFFICE_PASSWORD)));
  const { page } = leader!;
  await page.goto(REVIEW);
  await page.getByLabel(/您的密码/).fill(OFFICE_PASSWORD);
  await press(page, '签发并发布');
  await stateIs(page, '已发布');
  const files = ['', '/report.docx', '/report.pdf', '/report.json', '/report.zip'].map((name) => `/open/chexia/2024${name}`);
  const text = '健全信息发布审核制度';

  await test.step('every file of it is public', async () => {
    for (const address of files) expect((await request.get(address)).status(), address).toBe(200);
    expect(await (await request.get('/open/search?q=健全信息发布审核制度')).text()).toContain('/open/chexia/2024');
  });

  await test.step('only the leader has the button, and it wants reason and password', async () => {
    await director!.page.goto(REVIEW);
    await expect(director!.page.getByRole('button', { name: '撤下', exact: true })).toBeDisabled();
    await expect(director!.page.getByText('需分管领导张伟撤下。')).toBeVisible();
    await press(page, '撤下');
    await expect(page.getByText(/请再次输入您的密码/)).toBeVisible();
    await page.getByLabel(/您的密码/).fill(OFFICE_PASSWORD);
    await press(page, '撤下');
    await expect(page.getByText('错误：请写明原因')).toBeVisible();
    await page.locator('#step-remark').fill(REASON);
    await page.getByLabel(/您的密码/).fill('Cuowu-mima-2024');
    await press(page, '撤下');
    await expect(page.getByRole('alert').filter({ hasText: '未完成' })).toBeVisible();
    expect((await request.get(files[0]!)).status()).toBe(200);
  });

  await test.step('taken down, each address answers 410 with the plain notice and nothing of the content', async () => {
    await page.getByLabel(/您的密码/).fill(OFFICE_PASSWORD);
    await press(page, '撤下');
    await stateIs(page, '已撤下');
    for (const address of [...files, '/open/chexia/2024/v1/']) {
      const answer = await request.get(address);
      expect(answer.status(), address).toBe(410);
      const notice = await answer.text();
      expect(notice, address).toContain(REASON);
      expect(notice, address).toContain('新华区撤下街道办事处');
      expect(notice, address).not.toContain(text);
    }
    expect(await (await request.get('/open/chexia')).text()).toContain('已撤下');
    expect(await (await request.get('/open/search?q=健全信息发布审核制度')).text()).not.toContain('/open/chexia/2024');
    const { changes } = await (await request.get('/api/v1/changes')).json() as { changes?: unknown[] };
    expect(JSON.stringify(changes ?? await (await request.get('/api/v1/changes')).json())).toContain(REASON);
  });

  await test.step('the desk keeps the whole text, every version, the reason and who did it', async () => {
    for (const person of [drafter!, director!]) {
      await person.page.goto(REVIEW);
      await expect(person.page.getByText('以下是已撤下的全文，公众看不到。')).toBeVisible();
      await expect(person.page.locator('[data-article]')).toContainText(text);
      await person.page.goto('/reports/2024/history');
      await expect(person.page.locator('section[aria-labelledby="versions"] tbody tr')).not.toHaveCount(0);
      const step = person.page.locator('section[aria-labelledby="trail"] li').filter({ hasText: '撤下' });
      await expect(step).toContainText('分管领导 张伟');
      await expect(step).toContainText(REASON);
      await expect(step).toContainText('已发布 → 已撤下');
    }
  });

  await test.step('the way back is a correction', async () => {
    await drafter!.page.goto(REVIEW);
    await drafter!.page.locator('#step-remark').fill('删去个人信息后重新公开。');
    await press(drafter!.page, '发起更正');
    await stateIs(drafter!.page, '更正中');
    expect((await request.get(files[0]!)).status()).toBe(410);
  });
  for (const person of [leader!, director!, drafter!]) await person.context.close();
});
