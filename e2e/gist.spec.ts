/** 复审要点: what a reviewer reads before the report: how late it is, how like last year's its texts are, which warnings were explained and how. */
import { makeOffice } from '../db/test-office';
import { deskReport, saveSection } from '../db/reports';
import { expectAccessible } from './axe';
import { withDatabase } from './database';
import { expect, test } from './fixtures';
import { personOf, press, stateIs } from './helpers';
import { bring, OFFICE_PASSWORD } from './office';

const PROBLEMS = '去年所列窗口人员变动的问题已经解决，新设岗位两个。今年的不足是惠民政策图解较少，拟请各科室每季度各交一份，由综合科在月末汇编成册并上墙公示。';

test('the director reads time, likeness and explanations, and the next look shows what the drafter made of it', async ({ browser, server }) => {
  const office = await withDatabase(server, async () => {
    const made = await makeOffice('yaodian', '新华区要点街道办事处');
    bring(made, 'published', 2023);
    bring(made, 'firstReview', 2024);
    return made;
  });
  const { page, context } = await personOf(browser, server.address, 'yaodian-director', OFFICE_PASSWORD);
  const item = (name: string) => page.locator('section[aria-labelledby="gist"] dl > div').filter({ has: page.locator('dt', { hasText: name }) }).locator('dd');

  await test.step('how late it is: the office’s own next date and the statutory one', async () => {
    await page.goto('/reports/2024/review');
    await expect(item('办理时限').getByRole('listitem')).toHaveText([/^签发 2025-01-25 逾期\d+天$/, /^法定公布期限 2025-01-31 逾期\d+天$/]);
  });

  await test.step('texts that are last year’s with other figures', async () => {
    await expect(item('文字相似度')).toHaveText('第一部分 100%，第五部分 100%');
  });

  await test.step('each warning by the title of its rule with the explanation, and the way to all of them', async () => {
    const told = await item('提示').innerText();
    const [, warnings, explained] = /^(\d+)处，已说明(\d+)处/.exec(told)!;
    expect(explained).toBe(warnings);
    expect(told).not.toContain('未说明');
    await expect(item('提示').getByRole('listitem').filter({ hasText: '（Y-05）' })).toHaveText('总体情况与去年雷同（Y-05）：情况属实，已核对台账');
    await expect(page.locator('section', { has: page.locator('#doubts') }).getByRole('listitem')).toHaveCount(Number(warnings));
    await item('提示').getByRole('link', { name: '总体情况与去年雷同' }).click();
    await expect(page.locator('#doubts')).toBeInViewport();
    await expectAccessible(page);
  });

  await test.step('the drafter writes section five anew: its likeness falls, and what is not explained yet is counted', async () => {
    await page.locator('#step-remark').fill('第五部分与去年相同，请写今年的情况。');
    await press(page, '退回修改');
    await stateIs(page, '退回修改');
    await withDatabase(server, async () => {
      const base = deskReport(office.drafter, 2024)!.texts['/problems']!.typed;
      expect(saveSection(office.drafter, { year: 2024, section: 'problems', edits: [{ pointer: '/problems', base, typed: PROBLEMS }] })).toMatchObject({ ok: true });
      await Promise.resolve();
    });
    await page.reload();
    await expect(item('文字相似度')).toHaveText(/^第一部分 100%，第五部分 \d{1,2}%$/);
    await expect(item('提示')).not.toContainText('（Y-07）');
  });
  await context.close();
});
