/** Reads for the open data: only what is published, in pages by cursor. */
import { and, asc, eq, gt, sql, type SQL } from 'drizzle-orm';
import type { PublishedVersion } from '../lib/publish/types';
import type { ReportDocument } from '../lib/report/document';
import { connection, tables } from './client';
import { organs, publications } from './schema';

export interface OpenOrgan { slug: string; name: string; level: string; years: number[] }
export interface OpenReportLine { id: number; organ: string; name: string; level: string; year: number; version: number; status: PublishedVersion['status']; publishedAt: string; digest: string }
export interface OpenCell { id: number; organ: string; name: string; level: string; year: number; version: number; value: number | string | null; remark: string | null }
export interface OpenDocument { id: number; organ: string; name: string; level: string; year: number; version: number; document: ReportDocument }
export interface OpenChange { organ: string; name: string; year: number; version: number; kind: 'published' | 'corrected' | 'takenDown'; at: string; note: string }

/** Offices with at least one published report, by slug. */
export function openOrgans(after: string, limit: number): OpenOrgan[] {
  // One office at a time along the index of addresses, so that a page costs the same among forty thousand offices.
  return tables().select({ slug: organs.slug, name: organs.name, level: organs.level, years: sql<string | null>`(SELECT group_concat(year) FROM publications p WHERE p.organ_slug = ${organs.slug} AND p.status = 'current')`.as('years') })
    .from(organs).where(and(gt(organs.slug, after), sql`EXISTS (SELECT 1 FROM publications p WHERE p.organ_slug = ${organs.slug} AND p.status = 'current')`)).orderBy(asc(organs.slug)).limit(limit).all()
    .map((row) => ({ ...row, years: (row.years ?? '').split(',').map(Number).sort((a, b) => a - b) }));
}

/** Years with at least one published report, newest first. */
export function publishedYears(): number[] {
  // From year to year along the index, instead of over every report.
  return connection().prepare(`
    WITH RECURSIVE years(year) AS (
      SELECT max(year) FROM publications WHERE status = 'current'
      UNION ALL SELECT (SELECT max(year) FROM publications WHERE status = 'current' AND year < years.year) FROM years WHERE year IS NOT NULL
    ) SELECT year FROM years WHERE year IS NOT NULL
  `).pluck().all() as number[];
}

export interface ReportFilter { organ?: string; year?: number; level?: string; allVersions?: boolean }

const where = (filter: ReportFilter, ...more: (SQL | undefined)[]) => and(
  filter.organ === undefined ? undefined : eq(publications.organSlug, filter.organ), filter.year === undefined ? undefined : eq(publications.year, filter.year),
  filter.level === undefined ? undefined : sql`${organs.level} = ${filter.level}`, filter.allVersions ? undefined : eq(publications.status, 'current'), ...more,
);

export function openReports(filter: ReportFilter, after: number, limit: number): OpenReportLine[] {
  return tables().select({ id: publications.id, organ: publications.organSlug, name: organs.name, level: organs.level, year: publications.year, version: publications.version, status: publications.status, publishedAt: publications.publishedAt, digest: publications.digest })
    .from(publications).innerJoin(organs, eq(organs.slug, publications.organSlug)).where(where(filter, gt(publications.id, after))).orderBy(asc(publications.id)).limit(limit).all();
}

/** One cell over offices and years. `pointer` must be one the form has: it becomes a path into the stored document. */
export function openCells(pointer: string, filter: ReportFilter, after: number, limit: number): OpenCell[] {
  const path = `$.document${pointer.split('/').slice(1).map((key) => `."${key}"`).join('')}`;
  return tables().select({
    id: publications.id, organ: publications.organSlug, name: organs.name, level: organs.level, year: publications.year, version: publications.version,
    raw: sql<number | string | null>`json_extract(${publications.content}, ${path})`, kind: sql<string | null>`json_type(${publications.content}, ${path})`,
  }).from(publications).innerJoin(organs, eq(organs.slug, publications.organSlug)).where(where(filter, gt(publications.id, after))).orderBy(asc(publications.id)).limit(limit).all()
    .map(({ raw, kind, ...row }) => {
      if (kind !== 'object') return { ...row, value: raw, remark: null };
      const cell = JSON.parse(String(raw)) as { value: number; remark?: string };
      return { ...row, value: cell.value, remark: cell.remark ?? null };
    });
}

/** Whole current reports, for all their figures at once. */
export function openDocuments(filter: ReportFilter, after: number, limit: number): OpenDocument[] {
  return tables().select({ id: publications.id, organ: publications.organSlug, name: organs.name, level: organs.level, year: publications.year, version: publications.version, content: publications.content })
    .from(publications).innerJoin(organs, eq(organs.slug, publications.organSlug)).where(where(filter, gt(publications.id, after))).orderBy(asc(publications.id)).limit(limit).all()
    .map(({ content, ...row }) => ({ ...row, document: (JSON.parse(content) as PublishedVersion).document }));
}

/** A place in the changes: instant, number and kind of the last one seen. */
export interface ChangePlace { at: string; id: number; kind: string }

/**
 * Publications, corrections and take-downs, newest first, from `before` on and not older than `since`. A take-down of all
 * versions is one change; what a version said of itself is no longer told once it was taken down.
 */
export function openChanges(limit: number, filter: { before?: ChangePlace; since?: string } = {}): (OpenChange & ChangePlace)[] {
  const values = { limit, at: filter.before?.at ?? null, id: filter.before?.id ?? null, kind: filter.before?.kind ?? null, since: filter.since ?? null };
  // Each kind along its own index and cut at the limit, before the two are laid together.
  const open = connection();
  const published = open.prepare(`
    SELECT p.id, p.organ_slug AS organ, p.organ_name AS name, p.year, p.version, iif(p.version > 1, 'corrected', 'published') AS kind, p.published_at AS at,
           iif(p.status = 'takenDown', '', coalesce(json_extract(p.content, '$.correctionReason'), '')) AS note
    FROM publications p WHERE (@at IS NULL OR (p.published_at, p.id, iif(p.version > 1, 'corrected', 'published')) < (@at, @id, @kind)) AND p.published_at <= coalesce(@at, '9999') AND p.published_at >= coalesce(@since, '')
    ORDER BY p.published_at DESC, p.id DESC LIMIT @limit
  `).all(values);
  const gone = open.prepare(`
    SELECT max(p.id) AS id, p.organ_slug AS organ, p.organ_name AS name, p.year, max(p.version) AS version, 'takenDown' AS kind, p.taken_down_at AS at, coalesce(p.taken_down_reason, '') AS note
    FROM publications p WHERE p.taken_down_at IS NOT NULL GROUP BY p.organ_slug, p.year, p.taken_down_at
    HAVING (@at IS NULL OR (p.taken_down_at, max(p.id), 'takenDown') < (@at, @id, @kind)) AND p.taken_down_at >= coalesce(@since, '')
    ORDER BY p.taken_down_at DESC, max(p.id) DESC LIMIT @limit
  `).all(values);
  const code = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
  return ([...published, ...gone] as (OpenChange & ChangePlace)[]).sort((a, b) => code(a.at, b.at) || b.id - a.id || code(a.kind, b.kind)).slice(0, limit);
}
