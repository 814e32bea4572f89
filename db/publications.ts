/** What is public: immutable signed-off versions, and which of their files still have to be written. */
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { PublishedVersion } from '../lib/publish/types';
import { connection, prepared, tables } from './client';
import { likeOf, publishedNamed } from './names';
import { organs, publications } from './schema';

type Row = typeof publications.$inferSelect;

function versionOf(row: Row): PublishedVersion {
  const content = JSON.parse(row.content) as Omit<PublishedVersion, 'status' | 'takenDown'>;
  return { ...content, status: row.status, ...(row.status === 'takenDown' && row.takenDownAt !== null ? { takenDown: { at: row.takenDownAt, reason: row.takenDownReason ?? '' } } : {}) };
}

const oneVersion = prepared((db) => db.select().from(publications).where(and(eq(publications.organSlug, sql.placeholder('slug')), eq(publications.year, sql.placeholder('year')), eq(publications.version, sql.placeholder('version')))).prepare());
const newestVersion = prepared((db) => db.select().from(publications).where(and(eq(publications.organSlug, sql.placeholder('slug')), eq(publications.year, sql.placeholder('year')))).orderBy(desc(publications.version)).limit(1).prepare());

/** A signed-off version, or the newest one of that office and year. */
export function publishedVersion(slug: string, year: number, version?: number): PublishedVersion | null {
  const row = version === undefined ? newestVersion().get({ slug, year }) : oneVersion().get({ slug, year, version });
  return row ? versionOf(row) : null;
}

/** All versions of one office and year, newest first. */
export function versionsOf(slug: string, year: number): PublishedVersion[] {
  return tables().select().from(publications).where(and(eq(publications.organSlug, slug), eq(publications.year, year))).orderBy(desc(publications.version)).all().map(versionOf);
}

export interface PublishedLine { slug: string; name: string; level: string; year: number; version: number; publishedAt: string; digest: string; status: PublishedVersion['status'] }

/** The newest version of every published report, for lists: newest year first. */
export function listPublished(filter: { slug?: string; year?: number; limit?: number; offset?: number } = {}): PublishedLine[] {
  return tables().select({ slug: publications.organSlug, name: organs.name, level: organs.level, year: publications.year, version: publications.version, publishedAt: publications.publishedAt, digest: publications.digest, status: publications.status })
    .from(publications).innerJoin(organs, eq(organs.slug, publications.organSlug))
    .where(and(
      filter.slug === undefined ? undefined : eq(publications.organSlug, filter.slug), filter.year === undefined ? undefined : eq(publications.year, filter.year),
      sql`NOT EXISTS (SELECT 1 FROM publications AS later WHERE later.organ_slug = ${publications.organSlug} AND later.year = ${publications.year} AND later.version > ${publications.version})`,
    )).orderBy(desc(publications.year), asc(organs.name)).limit(filter.limit ?? 100_000).offset(filter.offset ?? 0).all();
}

/** Offices and years that have ever been published. */
export function publishedPlaces(): { slug: string; year: number }[] {
  return tables().selectDistinct({ slug: publications.organSlug, year: publications.year }).from(publications).all();
}

export interface PendingPublication { id: number; slug: string; year: number; version: number; /** Pass back to {@link markWritten}. */ wanted: number }

/** Publications whose files lag behind what was decided; after a crash they are simply still here. */
export function pendingPublications(): PendingPublication[] {
  return tables().select({ id: publications.id, slug: publications.organSlug, year: publications.year, version: publications.version, wanted: publications.wanted })
    .from(publications).where(sql`written < wanted`).orderBy(asc(publications.id)).all();
}
export function pendingPublicationCount(): number {
  return tables().select({ n: sql<number>`count(*)` }).from(publications).where(sql`written < wanted`).get()?.n ?? 0;
}

/** Says that the files of a publication stand as `wanted` asked; a change decided meanwhile stays pending. */
export function markWritten(pending: Pick<PendingPublication, 'id' | 'wanted'>): void {
  tables().update(publications).set({ written: pending.wanted }).where(and(eq(publications.id, pending.id), sql`written < ${pending.wanted}`)).run();
}

/** Asks for all files to be written again (republish everything). Answers how many. */
export function rewriteAll(): number {
  return tables().update(publications).set({ wanted: sql`wanted + 1` }).run().changes;
}

/** Chain heads the public knows, for the check of the audit trail. */
export function publishedHeads(): { hash: string; where: string }[] {
  return tables().select().from(publications).orderBy(asc(publications.id)).all().map((row) => ({ hash: versionOf(row).auditHead, where: `${row.organSlug} ${row.year}年报告第${row.version}版` }));
}

/** Every version of everything an office published, by year and version. */
export function publishedOfOrgan(slug: string): PublishedVersion[] {
  return tables().select().from(publications).where(eq(publications.organSlug, slug)).orderBy(asc(publications.year), asc(publications.version)).all().map(versionOf);
}

/** One current report as the lists name it. */
export interface ListedReport { slug: string; name: string; level: string; year: number; version: number; publishedAt: string }

/** Most offices that the first page names one by one; of more it gives the levels, and the search finds them. */
export const MOST_LISTED = 300;

/** What the first page of the site says. */
export interface SiteOverview {
  offices: number;
  reports: number;
  /** The newest publications, newest first. */
  latest: PublishedVersion[];
  levels: { level: string; offices: number; reports: number }[];
  /** Every current report, when the offices are no more than {@link MOST_LISTED}. */
  listed: ListedReport[] | null;
}

export function siteOverview(latest: number): SiteOverview {
  const levels = connection().prepare("SELECT organ_level AS level, count(DISTINCT organ_slug) AS offices, count(*) AS reports FROM publications INDEXED BY publications_listed WHERE status = 'current' GROUP BY organ_level").all() as SiteOverview['levels'];
  const offices = levels.reduce((sum, line) => sum + line.offices, 0);
  return {
    offices, reports: levels.reduce((sum, line) => sum + line.reports, 0), levels,
    latest: tables().select().from(publications).where(eq(publications.status, 'current')).orderBy(desc(publications.publishedAt), desc(publications.id)).limit(latest).all().map(versionOf),
    listed: offices > MOST_LISTED ? null : [...listedReports()],
  };
}

/** Every current report, newest year first, one at a time. */
export function listedReports(): IterableIterator<ListedReport> {
  return connection().prepare("SELECT organ_slug AS slug, organ_name AS name, organ_level AS level, year, version, published_at AS publishedAt FROM publications INDEXED BY publications_listed WHERE status = 'current' ORDER BY year DESC, id DESC").iterate() as IterableIterator<ListedReport>;
}

/** Current reports whose office has this level and these letters in its name, newest year first. */
export function reportsNamed({ level, name = '' }: { level?: string; name?: string }, limit: number): ListedReport[] {
  const values = { level: level ?? null, letters: name, like: likeOf(name), limit };
  const fitting = "p.organ_level = coalesce(@level, p.organ_level) AND instr(p.organ_name, @letters) > 0 ORDER BY p.year DESC, p.id DESC LIMIT @limit";
  const listed = 'SELECT p.organ_slug AS slug, p.organ_name AS name, p.organ_level AS level, p.year, p.version, p.published_at AS publishedAt';
  const named = name === '' ? null : publishedNamed(name);
  const statement = named === null
    ? `${listed} FROM publications p INDEXED BY publications_listed WHERE p.status = 'current' AND ${fitting}`
    : `${listed} FROM (SELECT p.year, p.id FROM ${named} WHERE ${fitting}) AS chosen CROSS JOIN publications p INDEXED BY publications_listed ON p.year = chosen.year AND p.id = chosen.id AND p.status = 'current' ORDER BY p.year DESC, p.id DESC`;
  return connection().prepare(statement).all(values) as ListedReport[];
}

/** What was published or taken down last, newest first. */
export function newestVersions(limit: number): PublishedVersion[] {
  const byTime = tables().select().from(publications).orderBy(desc(publications.publishedAt), desc(publications.id)).limit(limit).all();
  const gone = tables().select().from(publications).where(isNotNull(publications.takenDownAt)).orderBy(desc(publications.takenDownAt), desc(publications.id)).limit(limit).all();
  return [...new Map([...byTime, ...gone].map((row) => [row.id, row])).values()].map(versionOf);
}
