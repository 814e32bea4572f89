/** What the drafter declares on the task page before a submission. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Writes the reason for each warning that asks for one. */
export async function explainWarnings(page: Page, text = '情况属实，本年度确无此类事项。'): Promise<void> {
  const forms = page.locator('form').filter({ has: page.getByRole('button', { name: /保存说明|提交说明|说明/ }) });
  while (await forms.count() > 0 && await forms.first().getByRole('textbox').count() > 0) {
    const before = await forms.count();
    await forms.first().getByRole('textbox').first().fill(text);
    await forms.first().getByRole('button', { name: /说明/ }).click();
    await expect.poll(() => forms.count()).toBeLessThan(before);
  }
}

/** Records who examined the content, and when. */
export async function recordSecrecyReview(page: Page): Promise<void> {
  await page.getByLabel(/审查人/).fill('王建国');
  await page.getByLabel(/审查日期|日期/).first().fill('2025-01-10');
  await page.getByRole('button', { name: /登记/ }).click();
  await expect(page.getByText(/王建国/).first()).toBeVisible();
}
