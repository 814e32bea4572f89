/** JavaScript a browser downloads for each page, gzip. */
import { gzipSync } from 'node:zlib';
import { signIn } from '../e2e/http';
import { startServer } from '../e2e/server';
import makeTemplate, { PASSWORD } from '../e2e/template';
import { figure, report } from './result';

const PAGES: [string, string, number | null][] = [
  ['登录', '/login', null],
  ['工作台', '/', null],
  ['任务列表', '/reports/YEAR', null],
  ['一、总体情况（正文）', '/reports/YEAR/overview', 150],
  ['二、主动公开', '/reports/YEAR/disclosure', null],
  ['三、依申请公开（表三）', '/reports/YEAR/applications', 150],
  ['四、复议诉讼', '/reports/YEAR/disputes', null],
  ['审签', '/reports/YEAR/review', null],
  ['公开检索', '/open/', null],
];

const clean = makeTemplate();
const server = await startServer({ LOG_LEVEL: 'warn' });
const cookie = await signIn(server.address, 'drafter', PASSWORD);
const home = await (await fetch(`${server.address}/`, { headers: { cookie } })).text();
const year = Math.max(...[...home.matchAll(/\/reports\/(\d{4})/g)].map(([, found]) => Number(found)));
const rows: (string | number)[][] = [];
const budgets: { text: string; met: boolean }[] = [];
for (const [name, path, budget] of PAGES) {
  const answer = await fetch(`${server.address}${path.replace('YEAR', String(year))}`, { headers: path === '/login' ? {} : { cookie }, redirect: 'manual' });
  const html = await answer.text();
  if (answer.status !== 200) throw new Error(`${name} ${path} 答 ${answer.status}`);
  // noModule scripts are for browsers of ten years ago; a current browser does not download them.
  const sources = new Set([...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/nomodule/i.test(tag)).map((tag) => /src="([^"]+)"/.exec(tag)?.[1]).filter((source) => source !== undefined));
  let scripts = 0;
  for (const source of sources) scripts += gzipSync(Buffer.from(await (await fetch(new URL(source, server.address))).arrayBuffer()), { level: 6 }).length;
  const kilobytes = scripts / 1000;
  rows.push([name, sources.size, figure(kilobytes), figure(gzipSync(html).length / 1000)]);
  if (budget) budgets.push({ text: `${name}：JavaScript 不超过 ${budget} KB：${figure(kilobytes)} KB`, met: kilobytes <= budget });
}
await server.remove();
clean();
report({ title: '页面重量', method: '登录后取每个页面，按页面所引用的脚本逐个下载并以 gzip（6 级）压缩计算，KB 为 1000 字节；页面显示之后才载入的部分（在另一线程中运行的规则、格旁说明、对话框等）不计。', columns: ['页面', '脚本个数', 'JavaScript KB', 'HTML KB'], rows, budgets });
