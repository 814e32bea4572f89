/**
 * Upgrade and return, with programs that were really released: the previous release (scripts/releases.json) is built from the
 * history, an office works in it, then today's archive takes its data over as docs/operation.md says, and the other way round.
 * Where the history is not there, the tests are skipped and say so.
 */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyCopy } from '../db/copy';
import { migrationsIn } from '../db/migrate';
import { actionId, callAction, signIn } from '../e2e/http';
import { installation, unpack, type Installation } from '../e2e/installed';
import { absent, buildRelease, makeArchive, releases, versionOfToday } from '../e2e/releases';
import { PASSWORD } from '../e2e/template';

const previous = releases().at(-1)!, today = versionOfToday();
const missing = absent(previous);
const SLUG = 'xishichang', CELL = '/applications/3.3.1/naturalPerson', REQUESTS = ['12', '15', '17'] as const;
const NEWEST = migrationsIn('db/migrations').map(({ name }) => name);
let folder: string;
const places: Installation[] = [];
/** The data of the office after its work in the previous release, with the backup made before the upgrade. */
let worked: { data: string; backup: string; seen: Seen };
/** Migrations the previous release knows. */
let known: string[];

let pressed = 0;
/** A key of its own for every press of a button. */
const nextKey = () => `upgrade-key-${(pressed += 1)}`;

/** Somebody who is signed in and works through the pages, as a browser would. */
async function desk({ address, program }: Installation, username: string) {
  const cookie = await signIn(address, username, PASSWORD);
  const page = async (path: string) => {
    const answer = await fetch(address + path, { headers: { cookie } });
    expect(answer.status, `${username} ${path}`).toBe(200);
    return answer.text();
  };
  const act = async (name: string, input: { year: number } & Record<string, unknown>) => {
    const { result } = await callAction(address, cookie, `/reports/${input.year}`, actionId('app/(desk)/reports/[year]/actions.ts', name, program), [input]);
    expect(result, `${username} ${name} ${JSON.stringify(input)}`).toMatchObject({ ok: true });
    return result;
  };
  return {
    page, act,
    save: async (year: number, section: string, pointer: string, base: string, typed: string) => expect(await act('saveSection', { year, section, edits: [{ pointer, base, typed }] })).toMatchObject({ saved: [pointer], conflicts: [] }),
    step: async (year: number, action: string, remark: string) => act('step', {
      year, action, remark, digest: /\bdigest\\?":\\?"([0-9a-f]{64})/.exec(await page(`/reports/${year}`))![1]!, idempotencyKey: nextKey(), ...(action === 'publish' ? { password: PASSWORD } : {}),
    }),
  };
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

/** Every figure and text of the report that stands in a page, by its pointer: in its fields, or in what the page's program is given. */
function fieldsOf(html: string): Record<string, string> {
  const boxes = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => [attribute(tag, 'name'), attribute(tag, 'value') ?? ''] as const);
  const given = [...html.matchAll(/\\"(\/[^"\\]+)\\":\{\\"typed\\":\\"([^"\\]*)\\"/g)].map(([, pointer, typed]) => [pointer, typed!] as const);
  return Object.fromEntries([...boxes, ...given].filter((field): field is readonly [string, string] => field[0]?.startsWith('/') ?? false));
}

/** SHA-256 of the published page of 2023, of its two versions and of every file they offer, by address. */
async function published({ address }: Installation): Promise<Record<string, string>> {
  const found: Record<string, string> = {}, open = ['', 'v1/', 'v2/'].map((version) => `/open/${SLUG}/2023/${version}`);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const answer = await fetch(address + path);
    expect(answer.status, path).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    found[path] = createHash('sha256').update(bytes).digest('hex');
    if (path.endsWith('/')) for (const [, link] of bytes.toString().matchAll(/href="(\/open\/[^"]+\/2023\/[^"]*\.(?:html|pdf|docx|xlsx|csv|json|md))"/g)) if (!(link! in found)) open.push(link!);
  }
  return found;
}

function rowsOf(database: string, sql: string): unknown[] {
  const db = new Database(database, { readonly: true });
  try {
    return db.prepare(sql).raw().all();
  } finally {
    db.close();
  }
}

const migrationsOf = (database: string) => (rowsOf(database, 'SELECT name FROM migrations ORDER BY name') as [string][]).map(([name]) => name);
const trailOf = (database: string) => rowsOf(database, 'SELECT seq, hash FROM audit ORDER BY seq');

type Seen = Awaited<ReturnType<typeof look>>;

/** What stands in an installation that runs: figures and texts of this year, the public report, accounts, trail and signatures. */
async function look(place: Installation) {
  const drafter = await desk(place, 'drafter'), fields: Record<string, string> = {};
  for (const section of ['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other']) Object.assign(fields, fieldsOf(await drafter.page(`/reports/2024/${section}`)));
  const history = (await drafter.page('/reports/2023/history')).replace(/<[^>]+>/g, ' ');
  return {
    fields, history,
    published: await published(place),
    accounts: rowsOf(place.database, 'SELECT id, organ_id, username, display_name, role, password_hash, disabled_at FROM users ORDER BY id'),
    signatures: rowsOf(place.database, 'SELECT * FROM steps ORDER BY id'),
    trail: trailOf(place.database),
  };
}

/** The published report is corrected and signed again by three people; `base` and `typed` are the number of notice boards in the text. */
async function correct(place: Installation, base: number, typed: number, reason: string): Promise<void> {
  const [drafter, director, leader] = [await desk(place, 'drafter'), await desk(place, 'director'), await desk(place, 'leader')];
  const pointer = '/overview/platform', year = 2023;
  await drafter.step(year, 'correct', reason);
  const text = fieldsOf(await drafter.page(`/reports/${year}/overview`))[pointer]!;
  expect(text).toContain(`公示栏${base}处`);
  await drafter.save(year, 'overview', pointer, text, text.replace(`公示栏${base}处`, `公示栏${typed}处`));
  // The report is years late: that is asked about again whenever the rules bind the answer to other words.
  await drafter.act('explain', { year, rule: 'D-07', instance: 'D-07', cells: [], reason: '情况属实', text: '更正原报告，不是首次公布。' });
  await drafter.act('secrecyReview', { year, confirmedBy: '何平', date: '2024-02-20' });
  await drafter.step(year, 'submit', '');
  await director.step(year, 'pass', `${reason}已核对。`);
  await leader.step(year, 'publish', `${reason}同意。`);
}

const done = ({ code, said }: { code: number | null; said: string }) => {
  expect(code, said).toBe(0);
  return said;
};

/** An installation of its own, over a copy of other data where these are named. */
async function installed(name: string, from?: string): Promise<Installation> {
  const data = join(folder, name);
  if (from !== undefined) cpSync(from, data, { recursive: true, verbatimSymlinks: true });
  const place = await installation(folder, data);
  places.push(place);
  return place;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-upgrade-'));
  // The reporter keeps the reason of a skipped test to itself.
  if (missing !== null) return console.warn(`跳过：${missing}`);
  const since = Date.now();
  unpack(buildRelease(previous, join(folder, 'source')), folder);
  rmSync(join(folder, 'source'), { recursive: true });
  unpack(makeArchive(process.cwd()), folder);
  console.log(`上一版本 ${previous.version}（${previous.date}，${previous.commit.slice(0, 7)}）与本版 ${today} 的归档制作完成，${Math.round((Date.now() - since) / 1000)} 秒`);
  known = migrationsIn(join(folder, `opt/gouji-${previous.version}/db/migrations`)).map(({ name }) => name);

  const place = await installed('office');
  place.use(previous.version);
  place.demo();
  await place.start();
  await correct(place, 12, 13, '公示栏少计一处。');
  const drafter = await desk(place, 'drafter');
  await drafter.save(2024, 'applications', CELL, '', REQUESTS[0]);
  await drafter.save(2024, 'problems', '/problems', '', '存在的主要问题：政策解读偏少。');
  const seen = await look(place);
  expect(seen.fields).toMatchObject({ [CELL]: REQUESTS[0], '/problems': '存在的主要问题：政策解读偏少。' });
  expect(seen.history).toContain('公示栏少计一处。同意。');
  expect(Object.keys(seen.published).filter((path) => !path.endsWith('/')).length).toBeGreaterThanOrEqual(12);
  const backup = join(folder, 'before-upgrade.db');
  done(place.gouji('backup', backup));
  expect(await place.stop()).toBe(0);
  worked = { data: place.data, backup, seen };
}, 1_800_000);
afterAll(async () => {
  // A test that failed must not leave its server behind.
  await Promise.all(places.map((place) => place.stop('SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

it(`from ${previous.version} to ${today} with everything that stood, and back`, async ({ skip }) => {
  skip(missing !== null, missing ?? '');
  const { seen, backup } = worked, place = await installed('upgraded', worked.data);
  expect(NEWEST.filter((name) => !known.includes(name)).length).toBeGreaterThan(1);

  // Upgrade: the link is pointed at the new release, and it is started.
  place.use(today);
  const started = await place.start();
  expect(migrationsOf(place.database)).toEqual(NEWEST);
  const [aside] = readdirSync(join(place.data, 'backups'));
  const copyAside = join(place.data, 'backups', aside!);
  expect(migrationsOf(copyAside)).toEqual(known);
  const now = await look(place);
  expect(now.fields).toMatchObject(seen.fields);
  expect(now.published).toEqual(seen.published);
  expect(now.accounts).toEqual(seen.accounts);
  expect(now.signatures.map((row) => (row as unknown[]).slice(0, (seen.signatures[0] as unknown[]).length))).toEqual(seen.signatures);
  expect(now.trail.slice(0, seen.trail.length)).toEqual(seen.trail);
  expect(now.history).toContain('公示栏少计一处。同意。');
  const verified = done(place.gouji('audit', 'verify'));
  expect(verified).toContain('审计记录完整');
  expect(verified).toContain('2份报告的签名与内容相符');
  expect(await (await fetch(`${place.address}/open/search?organ=${encodeURIComponent('西市场')}`)).text()).toContain('新华区西市场街道办事处');
  for (const username of ['admin', 'auditor', 'drafter2']) await (await desk(place, username)).page('/');

  // Work goes on: a save, and a signed and published correction.
  await (await desk(place, 'drafter')).save(2024, 'applications', CELL, REQUESTS[0], REQUESTS[1]);
  await correct(place, 13, 14, '公示栏又增一处。');
  const after = await look(place);
  expect(after.fields[CELL]).toBe(REQUESTS[1]);
  const third = async () => (await fetch(`${place.address}/open/${SLUG}/2023/v3/`)).status;
  expect(await third()).toBe(200);
  expect(after.published[`/open/${SLUG}/2023/`]).not.toBe(seen.published[`/open/${SLUG}/2023/`]);
  expect(done(place.gouji('audit', 'verify'))).toMatch(/与3份已发布报告公布的链首相符。\n2份报告的签名与内容相符/);
  // What was signed before stays as it was written.
  const earlier = Object.entries(seen.published).filter(([path]) => /\/v[12]\/report\./.test(path));
  expect(earlier.length).toBeGreaterThan(5);
  expect(after.published).toMatchObject(Object.fromEntries(earlier));
  expect(await place.stop()).toBe(0);

  // Return. The old program refuses the new structure, and leaves it alone.
  const upgraded = readFileSync(place.database);
  place.use(previous.version);
  const { code, said } = place.refused();
  expect([code, said]).toEqual([1, expect.stringContaining('数据库由更新的版本建立')]);
  const ownBackup = join(folder, 'of-today.db');
  place.use(today);
  done(place.gouji('backup', ownBackup));
  place.use(previous.version);
  expect(place.gouji('restore', ownBackup)).toMatchObject({ code: 1, said: expect.stringContaining('备份由更新的版本建立') });
  expect(readFileSync(place.database).equals(upgraded)).toBe(true);
  done(place.gouji('restore', backup));
  done(place.gouji('publish'));
  await place.start();
  expect(migrationsOf(place.database)).toEqual(known);
  const back = await look(place);
  expect(back.fields).toEqual(seen.fields);
  expect(back.published).toEqual(seen.published);
  expect(await third()).toBe(404);
  expect(back.accounts).toEqual(seen.accounts);
  expect(back.signatures).toEqual(seen.signatures);
  expect(back.trail.slice(0, seen.trail.length)).toEqual(seen.trail);
  expect(done(place.gouji('audit', 'verify'))).toContain('审计记录完整');
  await (await desk(place, 'drafter')).save(2024, 'applications', CELL, REQUESTS[0], REQUESTS[2]);
  // What was published after the upgrade is published anew, with a number the public has seen.
  const thirdFiles = async () => {
    const found = await Promise.all(['json', 'md', 'html', 'docx', 'pdf'].map(async (kind) => Buffer.from(await (await fetch(`${place.address}/open/${SLUG}/2023/v3/report.${kind}`)).arrayBuffer())));
    return { text: found.slice(0, 3).map(String), digests: found.map((bytes) => createHash('sha256').update(bytes).digest('hex')) };
  };
  await correct(place, 13, 15, '公示栏又增两处。');
  const anew = await thirdFiles();
  for (const text of anew.text) expect(text).toContain('公示栏15处');
  expect(await place.stop()).toBe(0);

  // The copy the new program put aside by itself serves as well, and an office that went back comes forward again.
  done(place.gouji('restore', copyAside));
  expect(migrationsOf(place.database)).toEqual(known);
  expect(trailOf(place.database)).toEqual(seen.trail);
  done(place.gouji('restore', backup));
  place.use(today);
  await place.start();
  const again = await look(place);
  expect(again.fields).toMatchObject(seen.fields);
  expect(done(place.gouji('audit', 'verify'))).toContain('2份报告的签名与内容相符');
  // The public files were not written again this time: those of a version the database does not know lie where the next one comes.
  expect(await third()).toBe(200);
  await correct(place, 13, 16, '公示栏又增三处。');
  const last = await thirdFiles();
  for (const text of last.text) expect(text).toContain('公示栏16处');
  expect(last.digests.filter((digest) => anew.digests.includes(digest))).toEqual([]);
  expect(await place.stop()).toBe(0);
  console.log(`升级：启动 ${Math.round(started)} 毫秒，应用 ${NEWEST.length - known.length} 项结构变更；${Object.keys(seen.published).length} 个公开文件逐字节相同，${seen.trail.length} 条审计记录、${seen.signatures.length} 个办理步骤在；退回后与升级前相同，再次升级成功`);
});

const OFFICES = 10_000;

/** Offices and accounts by the thousand in the structure of the previous release, so that the upgrade lasts long enough to be killed in. */
function enlarge(database: string): void {
  const db = new Database(database);
  db.pragma('foreign_keys = ON');
  const copied = (table: string, changed: Record<string, string>) => {
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
    db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${OFFICES})
      INSERT INTO ${table} (${columns.join()}) SELECT ${columns.map((column) => changed[column] ?? `t.${column}`).join()} FROM n, (SELECT * FROM ${table} WHERE id = (SELECT min(id) FROM ${table})) t`);
  };
  db.transaction(() => {
    copied('organs', { id: 'NULL', slug: "'jg-' || i", name: "'第' || i || '街道办事处'" });
    copied('users', { id: 'NULL', username: "'ren-' || i", display_name: "'第' || i || '人'" });
  })();
  db.close();
}

/** Number of migrations that stand, or of those the previous release knows while the database cannot be asked. */
function progressOf(db: Database.Database): number {
  return db.prepare('SELECT count(*) FROM migrations').pluck().get() as number;
}

it('a kill -9 at any moment of the upgrade is made good by the next start', async ({ skip }) => {
  skip(missing !== null, missing ?? '');
  const grown = await installed('grown', worked.data);
  enlarge(grown.database);
  const plain = (database: string) => {
    const db = new Database(database, { readonly: true });
    const tables = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all() as string[];
    // The migrations carry the time they were made.
    const counted = Object.fromEntries(tables.map((name) => [name, name === 'migrations' ? db.prepare('SELECT name, digest FROM migrations ORDER BY name').raw().all() : db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]));
    db.close();
    return counted;
  };

  /** Starts the new release over a copy, and kills it `after` milliseconds from the moment `reached` migrations stand; null: while it writes the copy. */
  const broken = async (name: string, reached: number | null, after: number | null) => {
    const place = await installed(name, grown.data);
    const watch = new Database(place.database, { readonly: true });
    const aside = join(place.data, 'backups'), server = place.launch();
    const there = () => (reached === null ? existsSync(aside) && readdirSync(aside).some((file) => file.endsWith('.part')) : progressOf(watch) >= reached);
    while (!there()) {
      if (server.exitCode !== null) throw new Error('The server ended at once, see above.');
      await new Promise((turn) => setImmediate(turn));
    }
    const since = performance.now();
    if (after !== null) {
      while (performance.now() - since < after) await new Promise((turn) => setImmediate(turn));
      await place.stop('SIGKILL');
    } else while (progressOf(watch) < NEWEST.length) await new Promise((turn) => setTimeout(turn, 1));
    const took = performance.now() - since, left = progressOf(watch);
    watch.close();
    return { place, took, left };
  };

  grown.use(today);
  const step = known.length + NEWEST.filter((name) => !known.includes(name)).indexOf('0007_name_endings');
  const whole = await broken('whole', step, null);
  await whole.place.stop();
  const expected = plain(whole.place.database), lengths: number[] = [];
  const moments: [number | null, number][] = [[null, 0], [known.length, 0], [known.length + 1, 0], [known.length + 2, 0], ...[0.1, 0.3, 0.5, 0.7].map((part): [number, number] => [step, whole.took * part])];
  for (const [index, [reached, after]] of moments.entries()) {
    let killed = await broken(`killed-${index}`, reached, after);
    // On a machine whose pace changes the upgrade may be over by then: sooner, then.
    for (let sooner = after / 2; killed.left === NEWEST.length; sooner /= 2) killed = await broken(`killed-${index}-${sooner}`, reached, sooner);
    const { place, left } = killed;
    lengths.push(left - known.length);
    await place.start();
    expect(migrationsOf(place.database)).toEqual(NEWEST);
    expect(rowsOf(place.database, 'PRAGMA integrity_check')).toEqual([['ok']]);
    expect(rowsOf(place.database, 'PRAGMA foreign_key_check')).toEqual([]);
    expect(done(place.gouji('audit', 'verify'))).toContain('2份报告的签名与内容相符');
    expect(trailOf(place.database).slice(0, worked.seen.trail.length)).toEqual(worked.seen.trail);
    expect(await published(place)).toEqual(worked.seen.published);
    await (await desk(place, 'drafter')).save(2024, 'applications', CELL, REQUESTS[0], REQUESTS[1]);
    expect(await place.stop()).toBe(0);
    // Whatever was killed, the copy of before the upgrade is whole.
    const aside = join(place.data, 'backups'), [first] = readdirSync(aside).filter((name) => name.endsWith('.db') && name.startsWith('before-')).sort();
    expect(verifyCopy(join(aside, first!))).toMatchObject({ reports: 2 });
    expect(migrationsOf(join(aside, first!))).toEqual(known);
    const now = plain(place.database);
    for (const [table, count] of Object.entries(expected)) if (['organs', 'users', 'migrations', 'reports', 'steps', 'publications'].includes(table) || /ending|name/.test(table)) expect(now[table], table).toEqual(count);
    rmSync(place.data, { recursive: true, force: true });
  }
  console.log(`升级中强行终止 ${moments.length} 次（终止时已完成的结构变更 ${lengths.join('、')} 项，共 ${NEWEST.length - known.length} 项；数据文件 ${(statSync(grown.database).size / 1e6).toFixed(0)} MB，最长一项 ${Math.round(whole.took)} 毫秒）：再次启动都接着做完`);
});
