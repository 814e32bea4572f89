/** 本页帮助: from every page to the chapter of the reader's own handbook that explains it. */
import { expect, test } from './fixtures';
import { loginAs } from './helpers';
import { signIn } from './http';
import { EVERYBODY } from './permissions';
import { makeList, pagesFor } from './routes';
import { PASSWORD } from './template';

const LINK = /<a href="([^"]*)">本页帮助(?:<span class="sr-only">：([^<]*)<\/span>)?<\/a>/;

test('every page of every role leads to a chapter that stands in that role’s handbook', async ({ server }) => {
  await makeList(server);
  for (const role of EVERYBODY) {
    const cookie = await signIn(server.address, role, PASSWORD);
    const get = async (path: string) => (await (await fetch(`${server.address}${path}`, { headers: { Cookie: cookie } })).text()).replaceAll('<!-- -->', '');
    const handbook = await get(`/help/${role}`);
    const titles = new Map([...handbook.matchAll(/<h2 id="(c\d+)-title"[^>]*>([^<]*)<\/h2>/g)].map(([, id, title]) => [id, title]));
    expect(titles.size, role).toBeGreaterThan(2);
    const pages = pagesFor(role);
    expect(pages.length, role).toBeGreaterThan(15);
    for (const page of pages) {
      const [, href, title] = LINK.exec(await get(page)) ?? [];
      if (page.startsWith('/help')) {
        expect(href, `${role} ${page}`).toBe(`/help/${role}`);
        continue;
      }
      expect(href, `${role} ${page}`).toMatch(new RegExp(`^/help/${role}#c\\d+$`));
      expect(titles.get(href!.split('#')[1]), `${role} ${page}`).toBe(title);
    }
  }
});

test('the link stands in the chapter, with its heading in sight', async ({ page }) => {
  await loginAs(page, 'leader');
  await page.goto('/reports/2024/review');
  await page.getByRole('link', { name: /^本页帮助\s?：一、复审$/ }).click();
  await expect(page).toHaveURL(/\/help\/leader#c1$/);
  await expect(page.getByRole('heading', { name: '一、复审' })).toBeInViewport();
  await page.goto('/delegation');
  await page.getByRole('link', { name: /^本页帮助/ }).click();
  await expect(page.getByRole('heading', { name: '五、不在岗时' })).toBeInViewport();
});
