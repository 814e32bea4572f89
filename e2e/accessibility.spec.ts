/**
 * axe on every page found on disk, for every role that may open it, in the states that look different; nothing wider than
 * the window. A page whose markup another role was given already, but for its words and addresses, is not looked at twice.
 */
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { fillByName, loginAs, personOf, press } from './helpers';
import { signIn } from './http';
import { EVERYBODY, ROUTES } from './permissions';
import { makeList, pagesFor, routesOnDisk } from './routes';
import { PASSWORD } from './template';

/** Besides the pages on disk, whose report is one in work: a published one, and the trail after its check. */
const ALSO: Record<string, string[]> = {
  drafter: ['/reports/2023', '/reports/2023/review'], director: ['/reports/2023/review', '/reports/2023/history'], leader: ['/reports/2023/review'],
  admin: ['/reports/2023/history'], auditor: ['/reports/2023/history', '/audit?verify=1', '/audit?act=access&q=李敏'],
};
const OPEN = ['/open/', '/open/xishichang', '/open/xishichang/2023', '/open/search?q=公开', '/open/compare', '/api/v1', '/open/nobody/1999', '/login'];
const looked = new Set<string>();

/** The markup of a page as the server draws it: elements, and the attributes a reader's program or a style goes by. */
function shapeOf(html: string): string {
  const main = /<main\b.*<\/main>/s.exec(html)?.[0] ?? html;
  return main.replaceAll(/<script\b.*?<\/script>|<!--.*?-->/gs, '')
    .replaceAll(/\s(?:href|value|id|for|name|content|src|alt|datetime|data-[\w-]+|aria-labelledby|aria-describedby)="[^"]*"/g, '')
    .replaceAll(/\saria-label="[^"]+"/g, ' aria-label')
    .replaceAll(/>[^<]+</g, (words) => (words.trim() === '><' ? words : '>T<'))
    // Ten lines of a table are one.
    .replaceAll(/(<(tr|li|option)\b[^>]*>(?:(?!<\2\b).)*?<\/\2>)\1+/gs, '$1');
}

test.beforeAll(async ({ servers }, info) => makeList(await servers(info.file, {})));

for (const role of EVERYBODY) {
  test(`pages of ${role}`, async ({ page, server }) => {
    const cookie = await signIn(server.address, role, PASSWORD);
    await loginAs(page, role);
    // The frame of every page: its links are those of the role.
    await expectAccessible(page);
    for (const address of [...pagesFor(role), ...ALSO[role]!]) {
      const html = await (await fetch(`${server.address}${address}`, { headers: { Cookie: cookie } })).text();
      const shape = shapeOf(html);
      if (looked.has(shape)) continue;
      looked.add(shape);
      await page.goto(address);
      await expectAccessible(page);
    }
  });
}

test('a table with errors, and a conflict of totals', async ({ page }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/applications');
  await expect(page.locator('[data-ready]').first()).toBeAttached();
  await fillByName(page, { '/applications/1/naturalPerson': '12件', '/applications/3.1/naturalPerson': '-3', '/applications/4/naturalPerson': '5' });
  await press(page, '保存');
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expectAccessible(page);
});

test('every page without an account is among those looked at', () => {
  const open = routesOnDisk().filter((route) => ROUTES[route]?.public && ROUTES[route].method === undefined && !/\[name\]|nextauth/.test(route)).map((route) => ROUTES[route]!.address.replace(/^\/api\/v1\/.*/, '/api/v1'));
  expect(open.length).toBeGreaterThan(4);
  expect(open.filter((address) => !OPEN.some((known) => known.split('?')[0] === address))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`public pages, ${colorScheme}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL: baseURL!, colorScheme });
    const page = await context.newPage();
    for (const address of OPEN) {
      await page.goto(address);
      await expectAccessible(page);
    }
    await context.close();
  });
}

test('nothing is wider than the window at 1440, 1024 and 390', async ({ browser, baseURL }) => {
  const seen = new Set<string>();
  for (const role of ['drafter', 'admin', 'auditor'] as const) {
    const { page, context } = await personOf(browser, baseURL!, role);
    // What only this role sees, and once what everybody does.
    const addresses = [...pagesFor(role), ...(role === 'drafter' ? OPEN : [])].filter((address) => !seen.has(address));
    for (const address of addresses) {
      seen.add(address);
      await page.goto(address);
      for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]] as const) {
        await page.setViewportSize({ width, height });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${address} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
    await context.close();
  }
});
