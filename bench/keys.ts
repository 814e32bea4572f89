/**
 * From a key to the next frame in the grid of table three, with all rules on, beside a page of as many bare
 * inputs in the same run: at full speed and with the CPU slowed four times.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { wholeBrowser } from '../scripts/browser.mjs';
import { signIn } from '../e2e/http';
import { startServer } from '../e2e/server';
import makeTemplate, { PASSWORD } from '../e2e/template';
import { figure, report } from './result';

const ROUNDS = 3, CELLS = 20, KEYS_A_CELL = 4;
/** Script time is an average: over as many cells as somebody fills who works through a third of table three. */
const SCRIPT_CELLS = 40;
const INPUTS = 182;
/** Widest p95 of the grid against the bare page, and milliseconds of script a key. */
const RATIO = 1.25, SCRIPT = 1;

/** Between two keys of a quick typist; no fixed rhythm, or keys would always fall on the same place of a frame. */
const pause = (page: Page, least: number, spread: number) => page.waitForTimeout(least + Math.random() * spread);

interface TraceEvent { name: string; ph: string; pid: number; ts: number; dur?: number; id?: number; args?: { data?: { type?: string } } }

/**
 * From each key that typed something to the presentation of the first frame drawn after it, in milliseconds, out of the
 * browser's own trace: nothing of the measure runs in the page. A frame that was asked for before the key and is drawn after
 * it holds the key.
 */
function framesAfterKeys(trace: Buffer): number[] {
  const { traceEvents: events } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const inTime = (name: string, ph: string) => events.filter((event) => event.name === name && event.ph === ph).sort((a, b) => a.ts - b.ts);
  const dispatched = (type: string) => inTime('EventDispatch', 'X').filter((event) => event.args?.data?.type === type);
  const inputs = dispatched('input'), renders = inTime('AnimationFrame::Render', 'b');
  const presented = new Map(inTime('AnimationFrame', 'f').map(({ pid, id, ts }) => [`${pid}:${id}`, ts]));
  const frames = inTime('AnimationFrame', 's').flatMap(({ pid, id, ts }) => {
    const render = renders.find((event) => event.pid === pid && event.ts >= ts), end = presented.get(`${pid}:${id}`);
    return render && end !== undefined ? [{ pid, drawn: render.ts, end }] : [];
  });
  return dispatched('keydown').flatMap((key) => {
    const input = inputs.find((event) => event.pid === key.pid && event.ts > key.ts && event.ts < key.ts + 50_000);
    const frame = input && frames.find(({ pid, drawn }) => pid === key.pid && drawn > input.ts);
    return frame ? [(frame.end - key.ts) / 1000] : [];
  });
}

async function scriptMilliseconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find((metric) => metric.name === 'ScriptDuration')?.value ?? NaN) * 1000;
}

/** Types figures into one cell after another; after each cell a pause in which the rules run. Answers the keys that show a figure: the Tab of each cell is one more. */
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
    await pause(page, 60, 80);
  }
  return keys;
}

/** A page of its own at this speed, its rules loaded and its program translated by some first keys. */
async function warmPage(context: BrowserContext, slowed: number, open: (page: Page) => Promise<void>): Promise<{ page: Page; session: CDPSession }> {
  const page = await context.newPage();
  await open(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  await type(page, 8);
  await page.waitForLoadState('networkidle');
  return { page, session };
}

/** All keys of a run, with the Tab that leads from each cell to the next: what the page does at it is part of the script time. */
const pressed = (keys: number) => keys * (KEYS_A_CELL + 1) / KEYS_A_CELL;

/** Milliseconds of script a key. Tracing has its own price in the page: this visit is not traced. */
async function scriptOfVisit(context: BrowserContext, slowed: number, open: (page: Page) => Promise<void>): Promise<number> {
  const { page, session } = await warmPage(context, slowed, open);
  const before = await scriptMilliseconds(session);
  const keys = await type(page, SCRIPT_CELLS);
  await pause(page, 1000, 0);
  const script = (await scriptMilliseconds(session) - before) / pressed(keys);
  await page.close();
  return script;
}

/** Milliseconds from each key to its frame, out of a trace of the visit. */
async function framesOfVisit(context: BrowserContext, slowed: number, open: (page: Page) => Promise<void>): Promise<number[]> {
  const { page } = await warmPage(context, slowed, open);
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline'] });
  const keys = await type(page, CELLS);
  await pause(page, 1000, 0);
  const frames = framesAfterKeys(await browser.stopTracing());
  await page.close();
  if (frames.length < keys * 0.95) throw new Error(`${keys} keys, ${frames.length} frames`);
  return frames;
}

const quantile = (values: number[], part: number) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]!;

const clean = makeTemplate();
const server = await startServer({ LOG_LEVEL: 'warn' });
const cookie = await signIn(server.address, 'drafter', PASSWORD);
const home = await (await fetch(`${server.address}/`, { headers: { cookie } })).text();
const year = Math.max(...[...home.matchAll(/\/reports\/(\d{4})/g)].map(([, found]) => Number(found)));
const executablePath = wholeBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } });
await context.addCookies(cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: server.address })));

// Over HTTP like the table: for a page without an address the browser leaves out its own work at every key (form filling).
const bareServer = createServer((_, response) => response.setHeader('Content-Type', 'text/html; charset=utf-8').end(`<!doctype html><title>输入框</title><form><table>${`<tr>${'<td><input inputmode="numeric" autocomplete="off"></td>'.repeat(7)}</tr>`.repeat(INPUTS / 7)}</table></form>`));
await new Promise<void>((done) => bareServer.listen(0, '127.0.0.1', done));

const PAGES: [string, (page: Page) => Promise<void>][] = [
  [`${INPUTS}个原生输入框的空白页`, async (page) => {
    await page.goto(`http://127.0.0.1:${(bareServer.address() as AddressInfo).port}/`);
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
  const frames: number[][] = PAGES.map(() => []);
  let script = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, [, open]] of PAGES.entries()) frames[index]!.push(...await framesOfVisit(context, slowed, open));
    // What else the machine does only adds to it. The bare page has no script.
    script = Math.min(script, await scriptOfVisit(context, slowed, PAGES[1]![1]));
  }
  const speed = slowed === 1 ? '全速' : `CPU 减速 ${slowed} 倍`;
  for (const [index, taken] of frames.entries()) rows.push([`${PAGES[index]![0]}，${speed}`, taken.length, figure(quantile(taken, 0.5)), figure(quantile(taken, 0.95)), index === 1 ? figure(script) : '—']);
  const ratio = quantile(frames[1]!, 0.95) / quantile(frames[0]!, 0.95);
  budgets.push({ text: `${speed}：按键到下一帧 p95 不超过空白页的 ${RATIO} 倍：${figure(ratio)} 倍`, met: ratio <= RATIO });
  if (slowed === 1) budgets.push({ text: `${speed}：每键脚本不超过 ${SCRIPT} ms：${figure(script)} ms`, met: script <= SCRIPT });
}
await browser.close();
bareServer.close();
await server.remove();
clean();
report({
  title: '按键', columns: ['页面', '按键数', '到下一帧 p50 ms', '到下一帧 p95 ms', '每键脚本 ms'], rows, budgets,
  method: `在 Chromium 中逐格输入数字，每格 ${KEYS_A_CELL} 键，键间（含换格的 Tab 键）60—140 ms，换格前停顿 200—350 ms，规则在停顿中重算；从按键事件送达页面计到含有它的那一帧呈现（取自浏览器自己的跟踪记录），两个页面交替测 ${ROUNDS} 轮。脚本时间取页面主线程的 ScriptDuration（浏览器的这一计数不含定时器之后的微任务），不开跟踪另测 ${ROUNDS} 遍、取最少的一遍（各连填 ${SCRIPT_CELLS} 格），含换格、保存和各处重画，除以所按的全部键数（Tab 也是一键）；规则在另一线程中运行`,
});
