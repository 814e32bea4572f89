/**
 * kill -9 during publication: another process writes a correction and is killed at a random moment. Each time the year must
 * stand complete as it was or as it will be, and a restart finishes: nothing pending, the new version there.
 */
import { spawn } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, useDatabase } from '../../db/client';
import { pendingPublicationCount } from '../../db/publications';
import { publishSample, sampleReport } from '../../db/test-publications';
import { forgetEnvironment } from '../env';
import { writePendingPublications } from './write';

const KILLS = Number(process.env.GOUJI_KILLS ?? 200);
let root: string;
const before = { ...process.env };

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'gouji-kill-'));
  Object.assign(process.env, { DATABASE_URL: `file:${join(root, 'gouji.db')}`, PUBLIC_DIR: join(root, 'public') });
  forgetEnvironment();
  useDatabase(join(root, 'gouji.db'));
});
afterAll(() => {
  closeDatabase();
  process.env = before;
  forgetEnvironment();
  rmSync(root, { recursive: true, force: true });
});

const open = (name: string) => join(root, 'public/open', name);

/** Which version stands at the top of a year; throws when the folder is not whole. */
function standing(slug: string): number {
  const folder = open(`${slug}/2024`);
  const versions = readdirSync(folder).filter((name) => /^v\d+$/.test(name)).length;
  for (const part of ['', ...Array.from({ length: versions }, (_, index) => `v${index + 1}/`)]) {
    for (const line of readFileSync(join(folder, part, 'SHA256SUMS.txt'), 'utf8').trimEnd().split('\n')) {
      const [sum, name] = line.split('  ');
      expect(createHash('sha256').update(readFileSync(join(folder, part, name!))).digest('hex'), `${slug} ${part}${name}`).toBe(sum);
    }
    const page = readFileSync(join(folder, part, 'index.html'), 'utf8');
    expect(page.endsWith('</html>\n')).toBe(true);
    expect(gunzipSync(readFileSync(join(folder, part, 'index.html.gz'))).toString('utf8')).toBe(page);
    if (part === 'v1/') expect(page.includes('本版已被更正')).toBe(versions === 2);
  }
  expect(readFileSync(join(folder, 'report.json'))).toEqual(readFileSync(join(folder, `v${versions}/report.json`)));
  for (const [name, end] of [['index.html', '</html>\n'], ['feed.atom', '</feed>\n'], ['sitemap.xml', '</urlset>\n'], [`${slug}/index.html`, '</html>\n']] as const) expect(readFileSync(open(name), 'utf8').endsWith(end), name).toBe(true);
  return versions;
}

/** Starts a writer and kills it so many milliseconds after it began, or lets it finish; answers whether it did, and how long it worked. */
async function writer(killAfter: number | null): Promise<{ finished: boolean; milliseconds: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'kill-writer.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const ended = new Promise<void>((done) => { child.on('exit', () => done()); });
  await new Promise<void>((begun, failed) => {
    child.stdout.on('data', (part: Buffer) => { said += part.toString(); if (said.includes('begin')) begun(); });
    child.on('exit', () => failed(new Error('the writer did not start')));
  });
  const since = performance.now();
  if (killAfter !== null) {
    await Promise.race([ended, new Promise((done) => { setTimeout(done, killAfter); })]);
    child.kill('SIGKILL');
  }
  await ended;
  return { finished: said.includes('done'), milliseconds: performance.now() - since };
}

it(`stands old or new in ${KILLS} kills, and a restart finishes`, { timeout: KILLS * 30_000 }, async () => {
  const count = { atWork: 0, old: 0, renewed: 0 };
  /** How long a whole writing takes here and now: kills are spread over it. */
  let whole = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const slug = `o${round % 20}`;
    if (round >= 20 && round % 20 === 0) {
      // The lists grow with the offices: a new installation now and then.
      closeDatabase();
      rmSync(join(root, 'public'), { recursive: true, force: true });
      for (const name of readdirSync(root)) if (name.startsWith('gouji.db')) rmSync(join(root, name));
      useDatabase(join(root, 'gouji.db'));
    }
    publishSample(slug, sampleReport(`第${round}街道办事处`, 2024, 4));
    await writePendingPublications();
    expect(standing(slug)).toBe(1);
    publishSample(slug, sampleReport(`第${round}街道办事处`, 2024, 5), { correctionReason: '漏计1件' });
    if (round % 20 === 0) {
      whole = (await writer(null)).milliseconds;
      expect(standing(slug)).toBe(2);
      publishSample(slug, sampleReport(`第${round}街道办事处`, 2023, 4));
    }
    if (!(await writer(randomInt(0, Math.ceil(whole * 1.1)))).finished) count.atWork += 1;
    count[standing(slug) === 1 ? 'old' : 'renewed'] += 1;
    await writePendingPublications();
    expect(standing(slug)).toBe(2);
    expect(pendingPublicationCount()).toBe(0);
    expect(readdirSync(open(slug)).filter((name) => name.startsWith('.2024.')).length).toBe(1);
  }
  console.log(`${KILLS} 次强行终止，其中写文件途中 ${count.atWork} 次；终止后为旧版 ${count.old} 次，为新版 ${count.renewed} 次，残缺 0 次`);
});
