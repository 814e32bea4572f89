/**
 * Started by release.long.test.ts in a network of its own that has nothing but the loopback: runs the unpacked archive as an
 * office would, from the first account to a published report, and prints what was seen.
 * Arguments: the unpacked folder, a folder for data.
 */
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, useDatabase } from '../db/client';
import { deskReport } from '../db/reports';
import { makeOffice } from '../db/test-office';
import { actionId, callAction, signIn } from '../e2e/http';
import { bring, nextKey, OFFICE_PASSWORD } from '../e2e/office';

const [unpacked, data] = process.argv.slice(2) as [string, string];
const YEAR = 2024, SLUG = 'lixian', ADDRESS = 'http://127.0.0.1:3080';
const env = { PATH: process.env.PATH ?? '', HOME: data, DATABASE_URL: `file:${join(data, 'gouji.db')}`, PUBLIC_DIR: join(data, 'public'), PORT: '3080', GOUJI_DEMO_PASSWORD: 'Lixian-mima-2024' } as unknown as NodeJS.ProcessEnv;
const gouji = (...args: string[]) => execFileSync('node', ['bin/gouji.mjs', ...args], { cwd: unpacked, env, encoding: 'utf8' });

const outside = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []).filter(({ internal }) => !internal).length;
execFileSync('node', ['dist/demo.mjs'], { cwd: unpacked, env, stdio: 'ignore' });
// The office is made and its report filled in by the same functions the pages call; the signature goes through the running product.
useDatabase(join(data, 'gouji.db'), join(unpacked, 'db/migrations'));
const office = await makeOffice(SLUG, '新华区离线街道办事处');
bring(office, 'secondReview', YEAR);
const { digest } = deskReport(office.leader, YEAR)!;
closeDatabase();

const since = performance.now();
const server = spawn('node', ['dist/server.mjs'], { cwd: unpacked, env: { ...env, LOG_LEVEL: 'warn' }, stdio: ['ignore', 'ignore', 'inherit'] });
while (!(await fetch(`${ADDRESS}/readyz`).then((answer) => answer.ok, () => false))) {
  if (server.exitCode !== null) throw new Error('the unpacked server ended at once');
  await new Promise((done) => setTimeout(done, 25));
}
const started = Math.round(performance.now() - since);
const cookie = await signIn(ADDRESS, `${SLUG}-leader`, OFFICE_PASSWORD);
const workbench = await (await fetch(ADDRESS, { headers: { cookie } })).text();
const signed = await callAction(ADDRESS, cookie, `/reports/${YEAR}/review`, actionId('app/(desk)/reports/[year]/actions.ts', 'step', unpacked), [{ year: YEAR, action: 'publish', digest, remark: '同意。', idempotencyKey: nextKey(), password: OFFICE_PASSWORD }]);
const page = await fetch(`${ADDRESS}/open/${SLUG}/${YEAR}/`);
const html = await page.text();
const files: Record<string, [number, string]> = {};
for (const [link] of new Set([...html.matchAll(/\/open\/[^"']*\.(?:pdf|docx|xlsx|csv|json|md)(?=["'])/g)].map(([link]) => [link] as const))) {
  const answer = await fetch(ADDRESS + link);
  const bytes = Buffer.from(await answer.arrayBuffer());
  files[link.split('.').at(-1)!] = [answer.status, bytes.toString('latin1', 0, 4)];
  if (link.endsWith('.docx')) writeFileSync(join(data, 'report.docx'), bytes);
}
const found = await (await fetch(`${ADDRESS}/open/search?organ=${encodeURIComponent('离线')}`)).text();
// The reader of files, its thread and the backup work from the archive as well.
const read = JSON.parse(gouji('import', join(data, 'report.docx'), '--json')) as unknown;
const copied = gouji('backup', join(data, 'copy.db'));
const trail = gouji('audit', 'verify');
const ended = new Promise<number | null>((done) => server.once('exit', done));
server.kill('SIGTERM');
process.stdout.write(`\n${JSON.stringify({ outside, started, signedIn: workbench.includes('新华区离线街道办事处'), signed: signed.result, page: page.status, title: /<title>([^<]*)/.exec(html)?.[1], files, found: found.includes('新华区离线街道办事处'), read: JSON.stringify(read).includes('新华区离线街道办事处'), copied, trail, exit: await ended })}\n`);
