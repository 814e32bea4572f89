/** A person who has nothing but the keyboard. Wherever Tab leads, the place must be seen: outlined, and not under something else. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** What has the focus: its name as it is read out, and how it shows. */
interface Stop { name: string; kind: string; outlined: boolean; uncovered: boolean }

const stopAt = (page: Page): Promise<Stop> => page.evaluate(() => {
  const element = document.activeElement as HTMLElement;
  const words = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const labels = (element as HTMLInputElement).labels;
  const style = getComputedStyle(element);
  const points = [...element.getClientRects()].flatMap(({ left, right, top, bottom }) => [
    [(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3],
  ]);
  return {
    name: element === document.body ? '' : words(element.getAttribute('aria-label')) || words(labels?.[0]?.textContent) || words(element.textContent),
    kind: element.localName,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    uncovered: points.some(([x, y]) => { const hit = document.elementFromPoint(x!, y!); return hit !== null && (element.contains(hit) || hit.contains(element) && hit.localName === 'label'); }),
  };
});

export class Keyboard {
  /** Stops that could not be seen, to be told all at once. */
  private readonly unseen: string[] = [];
  stops = 0;
  constructor(readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Writes as an input method does: the words at once. */
  async write(words: string): Promise<void> { await this.page.keyboard.insertText(words); }

  /** Notes whether the place that has the focus can be seen. */
  async look(): Promise<Stop> {
    const stop = await stopAt(this.page);
    this.stops += 1;
    const told = `${stop.kind}“${stop.name.slice(0, 40)}” ${new URL(this.page.url()).pathname}`;
    if (stop.name !== '' && !stop.outlined) this.unseen.push(`${told}：没有焦点框`);
    if (stop.name !== '' && !stop.uncovered) this.unseen.push(`${told}：被遮住`);
    return stop;
  }

  /** Goes on with Tab (backwards with `back`) until the focus is at what has this name (and is such an element). */
  async tabTo(name: string | RegExp, { back = false, kind = '', most = 250 }: { back?: boolean; kind?: string; most?: number } = {}): Promise<void> {
    const passed: string[] = [];
    for (let step = 0; step < most; step += 1) {
      await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
      const stop = await this.look();
      if ((kind === '' || stop.kind === kind) && (typeof name === 'string' ? stop.name === name : name.test(stop.name))) return;
      passed.push(stop.name.slice(0, 20));
    }
    throw new Error(`按${most}次 Tab 没有到“${String(name)}”，经过：${passed.join('、')}`);
  }

  /** Tab to it, then Enter. */
  async choose(name: string | RegExp, options: { back?: boolean } = {}): Promise<void> {
    await this.tabTo(name, options);
    await this.press('Enter');
  }

  /** Signs in, beginning with the address of the log-in page. */
  async signIn(username: string, password: string): Promise<void> {
    await this.page.goto('/login');
    await this.tabTo('用户名');
    await this.write(username);
    await this.tabTo('密码');
    await this.write(password);
    await this.press('Enter');
    await expect(this.page).not.toHaveURL(/\/login/);
    await expect(this.page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible();
  }

  expectEverythingSeen(): void { expect(this.unseen, `${this.stops}处焦点`).toEqual([]); }
}
