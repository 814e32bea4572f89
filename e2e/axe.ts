/** Accessibility check of the page as it stands: WCAG 2.2 A and AA and axe's best practices, no exceptions. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function expectAccessible(page: Page): Promise<void> {
  // After a step within the page the title comes with the rest of its answer.
  await expect(page).toHaveTitle(/./);
  // The checker puts a style element of its own into the page, which the policy rightly reports.
  await page.route('**/csp-report', (route) => route.fulfill({ status: 204 }));
  // No page has frames, and only violations are told: without a second page for the results and without all that passed, a third of the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], runOnly: { type: 'tag', values: TAGS } }).analyze();
  await page.unroute('**/csp-report');
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.slice(0, 5).map(({ html, failureSummary }) => `   ${html}\n   ${failureSummary}`).join('\n')}`);
  expect(told, `${page.url()} 的可访问性问题`).toEqual([]);
}
