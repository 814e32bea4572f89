/** axe on a report's pages in the states after drafting, for each of the three who work on it, and on what the public sees of them. */
import { expectAccessible } from './axe';
import { withDatabase } from './database';
import { expect, test } from './fixtures';
import { personOf } from './helpers';
import { bring, OFFICE_PASSWORD } from './office';
import { makeOffice } from '../db/test-office';
import type { ReportState } from '../lib/report/states';
import { STATE_NAMES } from '../lib/report/states';

/** One office, each of its years in another state, so that one log-in a role sees them all. */
const YEARS: [number, ReportState][] = [[2021, 'firstReview'], [2022, 'returned'], [2023, 'correcting'], [2024, 'takenDown']];
/** `GOUJI_EVERY_PAGE=1`: every page of a report in every state, some five minutes; an ordinary run looks at those that look most different. */
const EVERY = process.env.GOUJI_EVERY_PAGE === '1';
const OFFICES: { slug: string; years: [number, ReportState][] }[] = [{ slug: 'wuzhangai', years: YEARS }, ...(EVERY ? [{ slug: 'meiyiye', years: [[2022, 'drafting'], [2023, 'secondReview'], [2024, 'published']] as [number, ReportState][] }] : [])];
const OTHER_PAGES = EVERY ? ['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other', 'signoff', 'import', 'print'] : [];

test.beforeAll(async ({ servers }, info) => {
  const server = await servers(info.file, {});
  await withDatabase(server, async () => {
    for (const { slug, years } of OFFICES) {
      const office = await makeOffice(slug, `新华区无障碍街道办事处${slug === 'wuzhangai' ? '' : '二'}`);
      for (const [year, state] of years) bring(office, state, year);
    }
  });
});

for (const role of ['drafter', 'director', 'leader']) {
  test(`pages of the ${role} in review, returned, correcting and taken down`, async ({ browser, server }) => {
    if (EVERY) test.setTimeout(900_000);
    for (const { slug, years } of OFFICES) {
      const { page, context } = await personOf(browser, server.address, `${slug}-${role}`, OFFICE_PASSWORD);
      await expectAccessible(page);
      for (const [year, state] of years) {
        for (const address of [`/reports/${year}`, `/reports/${year}/review`, `/reports/${year}/history`]) {
          await page.goto(address);
          await expect(page.locator('main h1 + *'), address).toHaveText(STATE_NAMES[state]);
          await expectAccessible(page);
        }
        for (const other of OTHER_PAGES) {
          await page.goto(`/reports/${year}/${other}`);
          await expectAccessible(page);
        }
      }
      await context.close();
    }
  });
}

test('what the public sees of a report being corrected and of one taken down', async ({ page, request }) => {
  for (const [address, status] of [['/open/wuzhangai/2023', 200], ['/open/wuzhangai/2024', 410]] as const) {
    await expect.poll(async () => (await request.get(address)).status(), { timeout: 30_000 }).toBe(status);
    await page.goto(address);
    await expectAccessible(page);
  }
});
