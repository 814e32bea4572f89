/** What the drafter declares on the task page before a submission. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Writes the reason for each warning that asks for one, or asks again. Its form comes a moment after the page, so what is counted is the warnings without a reason, which the server draws. */
export async function explainWarnings(page: Page, text = '情况属实，本年度确无此类事项。'): Promise<void> {
  const missing = page.locator('[data-explanation="missing"], [data-explanation="lapsed"]');
  for (let left = await missing.count(); left > 0; left -= 1) {
    await missing.first().getByRole('textbox', { name: '说明' }).fill(text);
    await missing.first().getByRole('button', { name: /^(保存说明|重新确认)$/ }).click();
    await expect(missing).toHaveCount(left - 1);
  }
}

/** Records who examined the content, and when. */
export async function recordSecrecyReview(page: Page): Promise<void> {
  await page.getByLabel(/审查人/).fill('王建国');
  await page.getByLabel(/审查日期|日期/).first().fill('2025-01-10');
  await page.getByRole('button', { name: /登记/ }).click();
  await expect(page.getByText(/王建国/).first()).toBeVisible();
}
