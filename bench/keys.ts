/**
 * From a key to the next frame in the grid of table three, with all rules on, beside a page of as many bare
 * inputs in the same run: at full speed and with the CPU slowed four times.
 */
import { existsSync } from 'node:fs';
import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { signIn } from '../e2e/http';
import { startServer } from '../e2e/server';
import makeTemplate, { PASSWORD } from '../e2e/template';
import { figure, report } from './result';

const ROUNDS = 2, CELLS = 20, KEYS_A_CELL = 4;
const INPUTS = 182;
/** Widest p95 of the grid against the bare page, and milliseconds of script a key. */
const RATIO = 1.25, SCRIPT = 1;

interface Measured { frames: number[]; script: number; keys: number }

/** Between two keys of a quick typist; no fixed rhythm, or keys would always fall on the same place of a frame. */
const pause = (page: Page, least: number, spread: number) => page.waitForTimeout(least + Math.random() * spread);

/** Measures in the page itself: from the time stamp of the key to the first task after the frame that shows it. */
function watchFrames(): void {
  const frames: number[] = [];
  (window as unknown as { keyFrames: number[] }).keyFrames = frames;
  window.addEventListener('keydown', (event) => {
    if (!/^\d$/.test(event.key)) return;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { frames.push(performance.now() - event.timeStamp); channel.port1.close(); };
      channel.port2.postMessage(null);
    });
  }, { capture: true });
}

async function scriptMilliseconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find((metric) => metric.name === 'ScriptDuration')?.value ?? NaN) * 1000;
}

/** Types figures into one cell after another; after each cell a pause in which the rules run. */
async function type(page: Page, cells: number): Promise<number> {
  let keys = 0;
  for (let cell = 0; cell < cells; cell += 1) {
    for (let key = 0; key < KEYS_A_CELL; key += 1) {
      await page.keyboard.press(String(1 + ((cell + key) % 9)));
      keys += 1;
      await pause(page, 60, 80);
    }
    await pause(page, 200, 150);
    await page.keyboard.press('Tab');
  }
  return keys;
}

async function measure(context: BrowserContext, slowed: number, open: (page: Page) => Promise<void>): Promise<Measured> {
  const page = await context.newPage();
  await open(page);
  await page.evaluate(watchFrames);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  // The first keys load the rules.
  await type(page, 3);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => { (window as unknown as { keyFrames: number[] }).keyFrames.length = 0; });
  const before = await scriptMilliseconds(session);
  const keys = await type(page, CELLS);
  await pause(page, 1000, 0);
  const script = await scriptMilliseconds(session) - before;
  const frames = await page.evaluate(() => (window as unknown as { keyFrames: number[] }).keyFrames);
  await page.close();
  if (frames.length !== keys) throw new Error(`${keys} keys, ${frames.length} frames`);
  return { frames, script, keys };
}

const quantile = (values: number[], part: number) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]!;

const clean = makeTemplate();
const server = await startServer({ LOG_LEVEL: 'warn' });
const cookie = await signIn(server.address, 'drafter', PASSWORD);
const home = await (await fetch(`${server.address}/`, { headers: { cookie } })).text();
const year = Math.max(...[...home.matchAll(/\/reports\/(\d{4})/g)].map(([, found]) => Number(found)));
const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } });
await context.addCookies(cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: server.address })));

const PAGES: [string, (page: Page) => Promise<void>][] = [
  [`${INPUTS}个原生输入框的空白页`, async (page) => {
    await page.setContent(`<!doctype html><title>输入框</title><table>${`<tr>${'<td><input inputmode="numeric" autocomplete="off"></td>'.repeat(7)}</tr>`.repeat(INPUTS / 7)}</table>`);
    await page.locator('input').first().focus();
  }],
  ['表三（全部规则）', async (page) => {
    await page.goto(`${server.address}/reports/${year}/applications`);
    await page.locator('form[data-ready]').waitFor();
    await page.locator('input.cell:not([readonly])').first().focus();
  }],
];

const rows: (string | number)[][] = [];
const budgets: { text: string; met: boolean }[] = [];
for (const slowed of [1, 4]) {
  const all: Measured[] = PAGES.map(() => ({ frames: [], script: 0, keys: 0 }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, [, open]] of PAGES.entries()) {
      const { frames, script, keys } = await measure(context, slowed, open), sum = all[index]!;
      sum.frames.push(...frames);
      sum.script += script;
      sum.keys += keys;
    }
  }
  const speed = slowed === 1 ? '全速' : `CPU 减速 ${slowed} 倍`;
  for (const [index, { frames, script, keys }] of all.entries()) rows.push([`${PAGES[index]![0]}，${speed}`, keys, figure(quantile(frames, 0.5)), figure(quantile(frames, 0.95)), figure(script / keys)]);
  const [bare, grid] = all as [Measured, Measured];
  const ratio = quantile(grid.frames, 0.95) / quantile(bare.frames, 0.95);
  budgets.push({ text: `${speed}：按键到下一帧 p95 不超过空白页的 ${RATIO} 倍：${figure(ratio)} 倍`, met: ratio <= RATIO });
  if (slowed === 1) budgets.push({ text: `${speed}：每键脚本不超过 ${SCRIPT} ms：${figure(grid.script / grid.keys)} ms`, met: grid.script / grid.keys <= SCRIPT });
}
await browser.close();
await server.remove();
clean();
report({
  title: '按键', columns: ['页面', '按键数', '到下一帧 p50 ms', '到下一帧 p95 ms', '每键脚本 ms'], rows, budgets,
  method: `在 Chromium 中逐格输入数字，每格 ${KEYS_A_CELL} 键，键间 60—140 ms，换格前停顿 200—350 ms，规则在停顿中重算；从按键时刻计到显示它的那一帧画完，两个页面交替测 ${ROUNDS} 轮。脚本时间取浏览器的 ScriptDuration，含规则、自动保存和测量本身`,
});
