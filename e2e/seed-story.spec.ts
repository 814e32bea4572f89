/**
 * The acceptance story: 新华区西市场街道办事处 fills in its 2024 report with its own words, the director returns it once,
 * it is sent again, passed, signed off, and a visitor reads exactly those figures.
 */
import { XISHICHANG_2024 } from './data/xishichang-2024';
import { explainWarnings, recordSecrecyReview } from './declarations';
import { expect, test } from './fixtures';
import { field, fillByName, personOf, press, stateIs } from './helpers';

const TEXT_PAGES: Record<string, string[]> = {
  overview: ['/overview/proactive', '/overview/onRequest', '/overview/management', '/overview/platform', '/overview/supervision'],
  problems: ['/problems'],
};
const saved = /已保存/;

test('from the first figure to the published page', async ({ browser, baseURL, server }) => {
  const drafter = await personOf(browser, baseURL!, 'drafter');
  const { page } = drafter;

  await test.step('the drafter fills in the texts', async () => {
    for (const [section, pointers] of Object.entries(TEXT_PAGES)) {
      await page.goto(`/reports/2024/${section}`);
      await fillByName(page, Object.fromEntries(pointers.map((pointer) => [pointer, XISHICHANG_2024[pointer]!])));
      await press(page, '保存');
      await expect(page.getByText(saved).first()).toBeVisible();
    }
  });

  await test.step('every table is zero: one statement each', async () => {
    for (const section of ['disclosure', 'applications', 'disputes']) {
      await page.goto(`/reports/2024/${section}`);
      await press(page, '其余均为0');
      await press(page, '保存');
      await expect(page.getByText(saved).first()).toBeVisible();
    }
    await page.goto('/reports/2024/applications');
    await expect(field(page, '/applications/3.1/naturalPerson')).toHaveValue('0');
    await expect(page.locator('[data-cell="/applications/3.7/total"]').first()).toContainText('0');
  });

  await test.step('the fee statement writes its sentence', async () => {
    await page.goto('/reports/2024/other');
    await fillByName(page, { '/informationFees/notices': 0, '/informationFees/chargedYuan': 0, '/informationFees/collectedYuan': 0 });
    await page.getByRole('button', { name: /表述/ }).first().click();
    await expect(field(page, '/otherMatters')).toHaveValue(XISHICHANG_2024['/otherMatters']!);
    await press(page, '保存');
    await expect(page.getByText(saved).first()).toBeVisible();
  });

  await test.step('nothing is left but the secrecy review, then it is submitted', async () => {
    await page.goto('/reports/2024');
    await expect(page.getByText(/51项勾稽/).first()).toContainText('51');
    await explainWarnings(page);
    await expect(page.getByRole('button', { name: '提交初审', exact: true })).toBeDisabled();
    await recordSecrecyReview(page);
    await press(page, '提交初审');
    await expect(page.getByText('待初审').first()).toBeVisible();
  });

  const director = await personOf(browser, baseURL!, 'director');
  await test.step('the director returns it with a reason', async () => {
    await director.page.goto('/reports/2024/review');
    await director.page.getByLabel(/意见/).first().fill('主动公开一段请核对新闻消息的合计数。');
    await press(director.page, '退回修改');
    await expect(director.page.getByText('退回修改').first()).toBeVisible();
  });

  await test.step('the drafter sees the reason and sends it again', async () => {
    await page.goto('/reports/2024');
    await expect(page.getByText('主动公开一段请核对新闻消息的合计数。').first()).toBeVisible();
    await press(page, '提交初审');
    await expect(page.getByText('待初审').first()).toBeVisible();
  });

  await test.step('the director passes it', async () => {
    await director.page.goto('/reports/2024/review');
    await director.page.getByLabel(/意见/).first().fill('数据已核对，同意。');
    await press(director.page, '初审通过');
    await expect(director.page.getByText('待复审').first()).toBeVisible();
  });

  const leader = await personOf(browser, baseURL!, 'leader');
  await test.step('the leader signs off with the password', async () => {
    await leader.page.goto('/reports/2024/review');
    await leader.page.getByLabel(/密码/).fill(server.env.GOUJI_DEMO_PASSWORD!);
    await press(leader.page, '签发并发布');
    await stateIs(leader.page, '已发布');
  });

  await test.step('a visitor reads exactly those figures', async () => {
    const visitor = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false });
    const open = await visitor.newPage();
    await open.goto('/open/');
    await expect(open.getByRole('link', { name: /西市场街道办事处/ }).first()).toBeVisible();
    await open.goto('/open/xishichang/2024');
    for (const heading of ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况', '五、存在的主要问题及改进情况', '六、其他需要报告的事项']) {
      await expect(open.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    }
    const figures = await open.locator('td[data-cell]').evaluateAll((cells) => cells.map((cell) => [cell.getAttribute('data-cell'), cell.textContent?.trim()]));
    expect(figures).toHaveLength(200);
    expect(figures.filter(([, text]) => text !== '0')).toEqual([]);
    await expect(open.locator('body')).toContainText('国家级5篇，省级31篇，市级228篇，区级141篇');
    const document = await (await visitor.request.get('/open/xishichang/2024/report.json')).json();
    expect(document).toMatchObject({ schema: 'gouji.report/1', year: 2024, organ: { name: '新华区西市场街道办事处' } });
    await visitor.close();
  });
  for (const person of [drafter, director, leader]) await person.context.close();
});
