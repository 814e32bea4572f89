/** Fills a database with offices that each have three published years and a draft, as a province would have in its fourth. */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { searchedText } from '../db/search';
import { indexWords, spacedRuns } from '../lib/open/words';
import type { PublishedVersion } from '../lib/publish/types';

const NAMES = ['城关', '新华', '西市场', '东风', '光明', '和平', '建设', '解放', '胜利', '人民', '长安', '湖滨', '江南', '河东', '桥西', '朝阳', '南山', '北苑', '金水', '凤凰'];
const TOPICS = ['社会救助', '安全生产', '财政预决算', '惠民政策', '征地补偿', '乡村振兴', '环境保护', '义务教育', '公共卫生', '食品药品'];
const LEVELS = ['subdistrict', 'subdistrict', 'township', 'township', 'department', 'department', 'department', 'county'] as const;

/** Adds offices until there are `count`, each with reports of 2021 to 2023 in public and 2024 as a draft. `template` is a published version to vary. */
export function addOffices(file: string, count: number): void {
  const db = new Database(file);
  // Nobody else has the file open, and a broken run begins anew: the data are written once, not first to a log.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  const template = JSON.parse(db.prepare("SELECT content FROM publications WHERE status = 'current' LIMIT 1").pluck().get() as string) as PublishedVersion;
  const model = db.prepare('SELECT * FROM organs LIMIT 1').get() as { powers: string; site: string };
  const hash = db.prepare("SELECT password_hash FROM users WHERE username = 'drafter'").pluck().get() as string;
  const have = db.prepare('SELECT count(*) FROM organs').pluck().get() as number;
  const addOrgan = db.prepare("INSERT INTO organs (slug, name, level, powers, site, created_at) VALUES (?, ?, ?, ?, ?, '2023-01-01T00:00:00.000Z')");
  const addUser = db.prepare("INSERT INTO users (organ_id, username, display_name, role, password_hash, password_changed_at, created_at) VALUES (?, ?, ?, ?, ?, '2023-01-01T00:00:00.000Z', '2023-01-01T00:00:00.000Z')");
  const addReport = db.prepare("INSERT INTO reports (organ_id, year, format, state, created_at, changed_at) VALUES (?, ?, '2021', 'drafting', '2024-01-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z')");
  const addPublication = db.prepare("INSERT INTO publications (report_id, organ_slug, organ_name, organ_level, year, version, status, content, digest, published_at, written) VALUES (?, ?, ?, ?, ?, 1, 'current', ?, ?, ?, 1)");
  const addWords = db.prepare('INSERT INTO published_texts (rowid, words) VALUES (?, ?)');
  const addRuns = db.prepare('INSERT INTO published_runs (publication_id, runs) VALUES (?, ?)');
  let last = db.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get() as { seq: number; hash: string };
  const addEntry = db.prepare("INSERT INTO audit (seq, at, actor_id, actor_name, organ_id, act, subject, details, prev_hash, hash) VALUES (?, '2025-01-01T00:00:00.000Z', NULL, '系统', ?, 'report.open', ?, '{}', ?, ?)");
  const added: number[] = [];
  db.transaction(() => {
    for (let index = have; index < count; index += 1) {
      const name = `第${index}号${NAMES[index % NAMES.length]}${TOPICS[(index * 7) % TOPICS.length]!.slice(0, 2)}机关`;
      const slug = `office-${index}`;
      const level = LEVELS[index % LEVELS.length]!;
      const organ = addOrgan.run(slug, name, level, model.powers, model.site).lastInsertRowid as number;
      for (const role of ['drafter', 'director', 'leader']) addUser.run(organ, `${role}-${index}`, `${NAMES[(index * 3) % NAMES.length]}${index}`, role, hash);
      for (const year of [2021, 2022, 2023, 2024]) {
        const report = addReport.run(organ, year).lastInsertRowid as number;
        if (year === 2024) continue;
        const text = `${year}年，${name}主动公开信息${index % 97}条，其中${TOPICS[index % TOPICS.length]}${index % 13}条，${TOPICS[(index + 3) % TOPICS.length]}${index % 7}条；开展政务公开培训${index % 5}次。`;
        const publishedAt = new Date(Date.UTC(year + 1, 0, 5) + (index % 2_000_000) * 1000).toISOString();
        const content: PublishedVersion = { ...template, organ: { ...template.organ, slug, name, level }, year, publishedAt, document: { ...template.document, year, organ: { name, level }, overview: { ...template.document.overview, proactive: text } } };
        delete (content as Partial<PublishedVersion>).status;
        const id = addPublication.run(report, slug, name, level, year, JSON.stringify(content), createHash('sha256').update(`${slug} ${year}`).digest('hex'), publishedAt).lastInsertRowid as number;
        added.push(id);
        addRuns.run(id, spacedRuns(searchedText(content.document)));
      }
      const next = createHash('sha256').update(`${last.hash}${index}`).digest('hex');
      addEntry.run(last.seq + 1, organ, `report:${index}`, last.hash, next);
      last = { seq: last.seq + 1, hash: next };
    }
    // The words after all else, and the index made one piece, as the product fills it: with every other row in between it falls into many, each of which a search opens.
    const runsOf = db.prepare('SELECT runs FROM published_runs WHERE publication_id = ?').pluck();
    for (const id of added) addWords.run(id, indexWords(runsOf.get(id) as string));
    db.exec("INSERT INTO published_texts (published_texts) VALUES ('optimize')");
    const known = db.prepare("SELECT id FROM users WHERE username = 'province'").get();
    if (!known) addUser.run(null, 'province', '省级管理员', 'admin', hash);
    if (!known) addUser.run(null, 'inspector', '省级审计员', 'auditor', hash);
  }).immediate();
  db.exec('ANALYZE');
  db.pragma('journal_mode = WAL');
  db.close();
}
