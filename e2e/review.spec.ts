/** A report returned twice: by the director with points on a cell and a section, then by the leader; every point answered, then published. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { field, personOf, press, stateIs } from './helpers';
import { OFFICE_PASSWORD, officeInState } from './office';

const REVIEW = '/reports/2024/review', DESK = '/reports/2024';
const CELL = '/applications/3.1/enterprise';

/** One remark of the thread, found by its words. */
const remark = (page: Page, words: string) => page.locator('section[aria-labelledby="comments"] li').filter({ hasText: words });

async function writePoint(page: Page, index: number, place: string, must: '必须改' | '建议', text: string): Promise<void> {
  await press(page, '添加一条意见');
  await page.locator(`#point-${index}-pointer`).selectOption(place);
  await page.locator(`#point-${index}-must`).selectOption({ label: must });
  await page.locator(`#point-${index}-text`).fill(text);
}

async function answer(page: Page, words: string, kind: string, text: string): Promise<void> {
  const item = remark(page, words);
  await item.getByText('答复', { exact: true }).first().click();
  await item.getByLabel('办理情况').selectOption({ label: kind });
  await item.getByLabel('说明').fill(text);
  await item.getByRole('button', { name: '答复', exact: true }).click();
  await expect(item.getByText(kind.replace('（说明原因）', '')).first()).toBeVisible();
  await expect(item.getByText('已答复')).toBeVisible();
}

/** Closes the remark where it is read, in the panel or beside the change. */
async function resolve(page: Page, where: string, words: string): Promise<void> {
  await page.locator(where).filter({ hasText: words }).getByRole('button', { name: /^标为已解决/ }).click();
  await expect(remark(page, words)).toContainText(/^已解决/);
}

async function retype(page: Page, section: string, pointer: string, value: string): Promise<void> {
  await page.goto(`${DESK}/${section}`);
  await expect(page.locator('[data-ready]').first()).toBeAttached();
  await field(page, pointer).fill(value);
  await press(page, '保存');
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
}

test('two returns with points, each answered and seen, then the publication', async ({ browser, server, request }) => {
  await officeInState(server, 'shenyue', '新华区审阅街道办事处', 'firstReview');
  const [drafter, director, leader] = await Promise.all(['drafter', 'director', 'leader'].map((role) => personOf(browser, server.address, `shenyue-${role}`, OFFICE_PASSWORD)));
  const desk = drafter!.page, first = director!.page, second = leader!.page;
  const problems = '存在的问题：一是公开内容的时效性有待提高，二是业务人员变动较多。改进措施：一是明确各科室报送时限，按月检查；二是完善交接制度，加强业务培训；三是每季度公布一次整改进度。';

  await test.step('the director returns it with two points that must be mended and one that may', async () => {
    await first.goto(REVIEW);
    await writePoint(first, 0, CELL, '必须改', '予以公开的商业企业一格请与台账再核对。');
    await writePoint(first, 1, '/problems', '必须改', '改进措施太笼统，请写明完成时限。');
    await writePoint(first, 2, '', '建议', '全文再通读一遍。');
    await press(first, '退回修改');
    await stateIs(first, '退回修改');
    await expect(first.getByText('3条未办')).toBeVisible();
  });

  await test.step('points without an answer hold the submission', async () => {
    await desk.goto(DESK);
    await stateIs(desk, '退回修改');
    await expect(desk.getByRole('button', { name: '提交初审', exact: true })).toBeDisabled();
    await expect(desk.getByText('还有2条“必须改”的意见没有答复，请先逐条答复。')).toContainText('“予以公开的商业企业一格请与台账再核对。”（王建国）');
  });

  await test.step('“已改” without a change and without a word is not taken', async () => {
    await desk.goto(REVIEW);
    await expect(remark(desk, '与台账再核对')).toContainText('必须改');
    await expect(remark(desk, '与台账再核对')).toContainText('当时为“0”');
    const item = remark(desk, '改进措施太笼统');
    await item.getByText('答复', { exact: true }).first().click();
    await item.getByLabel('办理情况').selectOption({ label: '已改' });
    await item.getByRole('button', { name: '答复', exact: true }).click();
    await expect(item.getByRole('alert')).toContainText('这里的内容还没有改动');
  });

  await test.step('the drafter mends one, declines one with the reason, and the way is free', async () => {
    await retype(desk, 'problems', '/problems', problems);
    await desk.goto(REVIEW);
    await answer(desk, '改进措施太笼统', '已改', '已写明按季度公布进度。');
    await expect(desk.getByRole('button', { name: '提交初审', exact: true })).toBeDisabled();
    await answer(desk, '与台账再核对', '不改（说明原因）', '全年没有企业申请，台账无登记。');
    await expect(desk.getByRole('button', { name: '提交初审', exact: true })).toBeEnabled();
    await press(desk, '提交初审');
    await stateIs(desk, '待初审');
  });

  await test.step('the director sees only what happened since, each change beside its remark and answer; nothing passes before every 必须改 is resolved', async () => {
    await first.goto(REVIEW);
    const since = first.locator('section[aria-labelledby="changes"]');
    await expect(since.getByRole('heading', { level: 2 })).toHaveText('自您上次审阅后：改动1段，答复2条');
    await expect(since).toContainText('三是每季度公布一次整改进度');
    await expect(since).toContainText('李敏');
    await expect(since).toContainText('全年没有企业申请，台账无登记。');
    await expect(since).toContainText('已写明按季度公布进度。');
    const changed = since.locator('li').filter({ has: first.locator('[data-change="/problems"]') });
    await expect(changed.locator('[data-answered]')).toContainText('改进措施太笼统，请写明完成时限。');
    await expect(changed.locator('[data-answered]')).toContainText('已写明按季度公布进度。');
    const apart = since.getByRole('list', { name: '所提之处没有改动的答复' });
    await expect(apart.getByRole('listitem')).toHaveCount(1);
    await expect(apart).toContainText('全年没有企业申请，台账无登记。');
    await expectAccessible(first);
    await expect(first.getByRole('button', { name: '初审通过', exact: true })).toBeDisabled();
    await expect(first.getByText('还有2条“必须改”的意见没有标为已解决，不能初审通过。')).toContainText('“改进措施太笼统，请写明完成时限。”（王建国）');
    await resolve(first, 'section[aria-labelledby="changes"] [data-answered]', '改进措施太笼统');
    await expect(since.getByRole('heading', { level: 2 })).toBeFocused();
    await expect(first.getByText('还有1条“必须改”的意见没有标为已解决，不能初审通过。')).toBeVisible();
    await expect(first.getByRole('button', { name: '初审通过', exact: true })).toBeDisabled();
    await resolve(first, 'section[aria-labelledby="comments"] li', '与台账再核对');
    await press(first, '初审通过');
    await stateIs(first, '待复审');
    await expect(remark(first, '改进措施太笼统')).toContainText(/^已解决/);
    await expect(remark(first, '与台账再核对')).toContainText(/^已解决/);
    await expect(remark(first, '全文再通读一遍')).toContainText(/^建议/);
  });

  await test.step('the leader returns it too; a remark that must be mended holds every later step', async () => {
    await second.goto(REVIEW);
    await expect(second.locator('section[aria-labelledby="changes"]')).toHaveCount(0);
    await writePoint(second, 0, '/overview/platform', '必须改', '办事指南由谁更新，请写清楚。');
    await press(second, '退回修改');
    await stateIs(second, '退回修改');
    await desk.goto(REVIEW);
    await retype(desk, 'overview', '/overview/platform', '依托区政府网站公开专栏发布信息，维护公示栏1处，由党政办及时更新办事指南。');
    await desk.goto(REVIEW);
    await expect(desk.getByRole('button', { name: '提交初审', exact: true })).toBeDisabled();
    await answer(desk, '办事指南由谁更新', '已改', '已写明由党政办更新。');
    await press(desk, '提交初审');
    await stateIs(desk, '待初审');
    await first.goto(REVIEW);
    await expect(first.locator('section[aria-labelledby="changes"]').getByRole('heading', { level: 2 })).toHaveText('自您上次审阅后：改动1段，答复1条');
    await first.locator('summary').filter({ hasText: '添加意见' }).click();
    await first.locator('#comment-text').fill('盖章件请一并上传。');
    await first.locator('#comment-must').check();
    await press(first, '添加意见');
    await expect(remark(first, '盖章件请一并上传')).toContainText('必须改');
    await expect(first.getByRole('button', { name: '初审通过', exact: true })).toBeDisabled();
    await expect(first.getByText('还有2条“必须改”的意见没有标为已解决，不能初审通过。')).toContainText('“盖章件请一并上传。”');
    await desk.goto(REVIEW);
    await answer(desk, '盖章件请一并上传', '不改（说明原因）', '本系统以电子签发为准，不需要盖章件。');
    await expect(remark(desk, '盖章件请一并上传').getByRole('button', { name: /^标为已解决/ })).toHaveCount(0);
    await first.reload();
    await expect(first.getByRole('button', { name: '初审通过', exact: true })).toBeDisabled();
    await resolve(first, 'section[aria-labelledby="comments"] li', '盖章件请一并上传');
    await resolve(first, 'section[aria-labelledby="comments"] li', '办事指南由谁更新');
    await press(first, '初审通过');
    await stateIs(first, '待复审');
  });

  await test.step('the leader reads what changed since the return and publishes', async () => {
    await second.goto(REVIEW);
    const since = second.locator('section[aria-labelledby="changes"]');
    await expect(since.getByRole('heading', { level: 2 })).toHaveText('自您上次审阅后：改动1段，答复2条');
    await expect(since).toContainText('由党政办及时更新办事指南');
    await expect(since.locator('li').filter({ has: second.locator('[data-change="/overview/platform"]') }).locator('[data-answered]')).toContainText('已写明由党政办更新。');
    expect((await request.get('/open/shenyue/2024')).status()).toBe(404);
    await second.getByLabel(/您的密码/).fill(OFFICE_PASSWORD);
    await press(second, '签发并发布');
    await stateIs(second, '已发布');
    const open = await (await request.get('/open/shenyue/2024')).text();
    expect(open).toContain('三是每季度公布一次整改进度');
    expect(open).not.toContain('改进措施太笼统');
    const trail = second.locator('section[aria-labelledby="trail"] li');
    await expect(trail).toHaveCount(8);
    await expect(trail.filter({ hasText: /^退回修改/ })).toHaveCount(2);
  });
  for (const person of [drafter!, director!, leader!]) await person.context.close();
});
