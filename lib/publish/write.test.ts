import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase, connection, useDatabase } from '../../db/client';
import { asOnlyWriter } from '../../db/publication-lock';
import { pendingPublicationCount } from '../../db/publications';
import { searchPublished } from '../../db/search';
import { publishSample, sampleReport, takeDownSample } from '../../db/test-publications';
import { forgetEnvironment } from '../env';

let root: string;
let write: typeof import('./write');
const before = { ...process.env };
const file = (name: string) => join(root, 'public/open', name);
const page = (name: string) => readFileSync(file(name), 'utf8');
const NAME = '新华区测试街道办事处';

/** As after a restart of the process. */
async function restart(): Promise<void> {
  vi.resetModules();
  write = await import('./write');
}

/** Every file a visitor can reach, with its digest. */
function tree(): Record<string, string> {
  const all: Record<string, string> = {};
  const walk = (folder: string, name: string) => {
    for (const entry of readdirSync(folder).filter((item) => !item.startsWith('.'))) {
      const path = join(folder, entry);
      if (statSync(path).isDirectory()) walk(path, `${name}${entry}/`);
      else all[name + entry] = createHash('sha256').update(readFileSync(path)).digest('hex');
    }
  };
  walk(join(root, 'public'), '');
  return all;
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'gouji-write-'));
  Object.assign(process.env, { DATABASE_URL: `file:${join(root, 'gouji.db')}`, PUBLIC_DIR: join(root, 'public'), SITE_ADDRESS: 'https://gk.example.gov.cn/' });
  forgetEnvironment();
  useDatabase(join(root, 'gouji.db'));
  await restart();
});
afterEach(() => {
  closeDatabase();
  process.env = { ...before };
  forgetEnvironment();
  rmSync(root, { recursive: true, force: true });
});

// All kinds of files are really made: seconds on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

describe('writing publications', () => {
  it('is the same bytes again, whether from the start or in place', async () => {
    publishSample('ceshi', sampleReport(NAME, 2023, 3));
    publishSample('ceshi', sampleReport(NAME, 2024, 4));
    publishSample('ceshi', sampleReport(NAME, 2024, 5), { correctionReason: '漏计1件。' });
    await write.writePendingPublications();
    const first = tree();
    expect(Object.keys(first).length).toBeGreaterThan(60);
    expect(await write.republishAll()).toBe(3);
    expect(tree()).toEqual(first);
    rmSync(join(root, 'public'), { recursive: true });
    await restart();
    await write.writePendingPublications();
    expect(tree()).toEqual(first);
    for (const name of Object.keys(first).filter((item) => item.endsWith('.gz'))) expect(gunzipSync(readFileSync(join(root, 'public', name))).equals(readFileSync(join(root, 'public', name.slice(0, -3)))), name).toBe(true);
  });

  it('keeps the files of an earlier version byte for byte, and says on its page that it was corrected', async () => {
    publishSample('ceshi', sampleReport(NAME, 2024, 4));
    await write.writePendingPublications();
    const kept = ['report.pdf', 'report.docx', 'report.zip', 'SHA256SUMS.txt'].map((name) => [`ceshi/2024/v1/${name}`, readFileSync(file(`ceshi/2024/${name}`))] as const);
    publishSample('ceshi', sampleReport(NAME, 2024, 5), { correctionReason: '漏计1件自然人申请' });
    const made: string[] = [];
    await write.writePendingPublications((_done, _all, name) => made.push(name));
    for (const [name, bytes] of kept) expect(readFileSync(file(name)).equals(bytes), name).toBe(true);
    expect(made.filter((name) => name.endsWith('PDF'))).toHaveLength(1);
    expect(page('ceshi/2024/v1/index.html')).toContain('本版已被更正');
    const current = page('ceshi/2024/index.html');
    expect(current).toContain('漏计1件自然人申请。');
    expect(current).toContain('href="/open/ceshi/2024/v1/"');
    expect(current).toMatch(/<del>4<\/del>.*<ins>5<\/ins>/);
    expect(page('feed.atom').match(/<entry>/g)).toHaveLength(2);
  });

  it('makes a version anew when its kept files are damaged', async () => {
    publishSample('ceshi', sampleReport(NAME, 2024, 4));
    await write.writePendingPublications();
    const pdf = readFileSync(file('ceshi/2024/v1/report.pdf'));
    writeFileSync(file('ceshi/2024/v1/report.pdf'), 'damaged');
    publishSample('ceshi', sampleReport(NAME, 2024, 5), { correctionReason: '更正' });
    await write.writePendingPublications();
    expect(readFileSync(file('ceshi/2024/v1/report.pdf')).equals(pdf)).toBe(true);
  });

  it.each([
    ['a correction', 1, '漏计1件。'],
    ['a first publication', 0, undefined],
  ])('after an older copy of the database is put back, %s signed anew keeps nothing of the one of its number that stands on disk', async (_what, known, correctionReason) => {
    const earlier = Array.from({ length: known }, (_, version) => publishSample('ceshi', sampleReport(NAME, 2024, version)));
    await write.writePendingPublications();
    const kept = earlier.map(({ version }) => [`ceshi/2024/v${version}/report.pdf`, readFileSync(file(`ceshi/2024/v${version}/report.pdf`))] as const);
    await connection().backup(join(root, 'copy.db'));
    const more = correctionReason === undefined ? {} : { correctionReason };
    publishSample('ceshi', sampleReport(NAME, 2024, 40), { ...more, publishedAt: '2025-03-01T02:00:00.000Z' });
    await write.writePendingPublications();
    const FILES = ['report.pdf', 'report.docx', 'report.xlsx', 'report.zip'], gone = FILES.map((name) => readFileSync(file(`ceshi/2024/${name}`)));
    closeDatabase();
    copyFileSync(join(root, 'copy.db'), join(root, 'gouji.db'));
    useDatabase(join(root, 'gouji.db'));
    await restart();
    const { version, document } = publishSample('ceshi', sampleReport(NAME, 2024, 50), { ...more, publishedAt: '2025-03-02T02:00:00.000Z' });
    expect(version).toBe(known + 1);
    await write.writePendingPublications();
    for (const folder of ['ceshi/2024', `ceshi/2024/v${version}`]) {
      expect(JSON.parse(page(`${folder}/report.json`))).toMatchObject({ applications: document.applications });
      for (const name of ['index.html', 'report.html', 'report.md', 'report.csv']) expect(page(`${folder}/${name}`), name).not.toContain('申请40件');
      for (const [index, name] of FILES.entries()) expect(readFileSync(file(`${folder}/${name}`)).equals(gone[index]!), name).toBe(false);
    }
    for (const [name, bytes] of kept) expect(readFileSync(file(name)).equals(bytes), name).toBe(true);
  });

  it('failing midway leaves the old in place and the publication pending; the next run finishes', async () => {
    publishSample('ceshi', sampleReport(NAME, 2024, 4));
    await write.writePendingPublications();
    const old = tree(), link = readlinkSync(file('ceshi/2024'));
    publishSample('ceshi', sampleReport(NAME, 2024, 5), { correctionReason: '更正' });
    await expect(write.writePendingPublications((_done, _all, name) => { if (name.includes('Excel')) throw new Error('disk'); })).rejects.toThrow('1份报告的公开文件未能写出');
    expect(readlinkSync(file('ceshi/2024'))).toBe(link);
    expect(Object.entries(tree()).filter(([name]) => name.startsWith('open/ceshi/2024/'))).toEqual(Object.entries(old).filter(([name]) => name.startsWith('open/ceshi/2024/')));
    expect(pendingPublicationCount()).toBe(2);
    await restart();
    await write.writePendingPublications();
    expect(pendingPublicationCount()).toBe(0);
    expect(existsSync(file('ceshi/2024/v2/report.pdf'))).toBe(true);
  });

  it('one report that cannot be written does not hold up the others', async () => {
    publishSample('aaa', sampleReport('甲街道办事处', 2024));
    publishSample('bbb', sampleReport('乙街道办事处', 2024));
    mkdirSync(file(''), { recursive: true });
    writeFileSync(file('aaa'), 'in the way');
    await expect(write.writePendingPublications()).rejects.toThrow();
    expect(existsSync(file('bbb/2024/index.html'))).toBe(true);
    rmSync(file('aaa'));
    await write.writePendingPublications();
    expect(existsSync(file('aaa/2024/index.html'))).toBe(true);
    expect(pendingPublicationCount()).toBe(0);
  });

  it('removes from disk what the database does not know', async () => {
    publishSample('ceshi', sampleReport(NAME, 2024));
    await write.writePendingPublications();
    mkdirSync(file('older/2022'), { recursive: true });
    writeFileSync(file('older/2022/index.html'), 'x');
    writeFileSync(file('older/index.html'), 'x');
    mkdirSync(file('ceshi/2019'), { recursive: true });
    mkdirSync(file('notes'), { recursive: true });
    writeFileSync(file('notes/of-the-office.txt'), 'x');
    await write.republishAll();
    expect(existsSync(file('older'))).toBe(false);
    expect(existsSync(file('ceshi/2019'))).toBe(false);
    expect(existsSync(file('notes/of-the-office.txt'))).toBe(true);
    expect(existsSync(file('ceshi/2024/index.html'))).toBe(true);
  });

  it('two writers take turns', async () => {
    const order: string[] = [];
    let release = () => {};
    const first = asOnlyWriter(() => new Promise<void>((done) => { release = () => { order.push('first'); done(); }; }), root);
    const second = asOnlyWriter(async () => { order.push('second'); }, root);
    await vi.waitFor(() => { release(); expect(order).toContain('first'); });
    await Promise.all([first, second]);
    expect(order[0]).toBe('first');
    expect(order.at(-1)).toBe('second');
  });
});

describe('take-down', () => {
  it('leaves a notice alone, and nothing in lists, feed and search', async () => {
    publishSample('ceshi', sampleReport(NAME, 2024, 4, '主动公开涉密内容甲乙丙。'));
    publishSample('ceshi', sampleReport(NAME, 2024, 5), { correctionReason: '删去某句' });
    await write.writePendingPublications();
    takeDownSample('ceshi', 2024, '含有个人信息', '2025-03-01T02:00:00.000Z');
    await write.writePendingPublications();
    expect(readdirSync(file('ceshi/2024')).filter((name) => !name.startsWith('.')).sort()).toEqual(['410.html', '410.html.br', '410.html.gz']);
    expect(page('ceshi/2024/410.html')).toContain('理由：含有个人信息。');
    expect(page('ceshi/index.html')).toContain('已撤下（2025-03-01）');
    expect(page('index.html')).not.toContain('/open/ceshi/2024');
    expect(page('feed.atom')).toContain('已撤下：');
    expect(page('feed.atom')).not.toContain('删去某句');
    expect(searchPublished({ words: '甲乙丙' }, 10).total).toBe(0);
    expect(page('sitemap.xml')).not.toContain('2024');
  });

  it('a new version after it does not bring the old one back', async () => {
    publishSample('ceshi', sampleReport(NAME, 2024, 4, '主动公开涉密内容甲乙丙。'));
    takeDownSample('ceshi', 2024, '含有个人信息', '2025-03-01T02:00:00.000Z');
    publishSample('ceshi', sampleReport(NAME, 2024, 5), { correctionReason: '删去个人信息' });
    await write.writePendingPublications();
    expect(readdirSync(file('ceshi/2024/v1')).filter((name) => name.endsWith('.html'))).toEqual(['410.html']);
    const html = page('ceshi/2024/index.html');
    expect(html).not.toContain('甲乙丙');
    expect(html).not.toContain('href="/open/ceshi/2024/v1/"');
    expect(html).toContain('已撤下');
    const words = Object.keys(tree()).filter((name) => /\.(html|json|csv|md|atom|xml)$/.test(name) && readFileSync(join(root, 'public', name), 'utf8').includes('甲乙丙'));
    expect(words).toEqual([]);
  });
});

describe('lists for machines', () => {
  it('name whole addresses and identities that do not change', async () => {
    publishSample('ceshi', sampleReport(NAME, 2024));
    await write.writePendingPublications();
    expect(page('sitemap.xml')).toContain('<loc>https://gk.example.gov.cn/open/ceshi/2024</loc>');
    const feed = page('feed.atom');
    expect(feed).toContain('href="https://gk.example.gov.cn/open/ceshi/2024/v1/"');
    expect(feed).toMatch(/<entry><id>urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}<\/id>/);
    const ids = () => page('feed.atom').match(/<id>[^<]+/g)!;
    const first = ids();
    publishSample('ceshi', sampleReport(NAME, 2023));
    await write.writePendingPublications();
    expect(ids()).toEqual(expect.arrayContaining(first));
  });
});
