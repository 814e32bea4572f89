/** Reads for the open data: only what is published, in pages by cursor. */
import { and, asc, desc, eq, gt, sql, type SQL } from 'drizzle-orm';
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
  return tables().select({ slug: organs.slug, name: organs.name, level: organs.level, years: sql<string>`group_concat(distinct ${publications.year})` })
    .from(organs).innerJoin(publications, eq(publications.organSlug, organs.slug)).where(and(eq(publications.status, 'current'), gt(organs.slug, after)))
    .groupBy(organs.id).orderBy(asc(organs.slug)).limit(limit).all()
    .map((row) => ({ ...row, years: row.years.split(',').map(Number).sort((a, b) => a - b) }));
}

/** Years with at least one published report, newest first. */
export function publishedYears(): number[] {
  return tables().selectDistinct({ year: publications.year }).from(publications).where(eq(publications.status, 'current')).orderBy(desc(publications.year)).all().map((row) => row.year);
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
  return connection().prepare(`
    WITH changes AS (
      SELECT id, organ_slug, year, version, iif(version > 1, 'corrected', 'published') AS kind, published_at AS at,
             iif(status = 'takenDown', '', coalesce(json_extract(content, '$.correctionReason'), '')) AS note FROM publications
      UNION ALL
      SELECT max(id), organ_slug, year, max(version), 'takenDown', taken_down_at, coalesce(taken_down_reason, '') FROM publications
      WHERE taken_down_at IS NOT NULL GROUP BY organ_slug, year, taken_down_at
    )
    SELECT c.id, c.organ_slug AS organ, o.name, c.year, c.version, c.kind, c.at, c.note FROM changes c JOIN organs o ON o.slug = c.organ_slug
    WHERE (@at IS NULL OR (c.at, c.id, c.kind) < (@at, @id, @kind)) AND (@since IS NULL OR c.at >= @since)
    ORDER BY c.at DESC, c.id DESC, c.kind DESC LIMIT @limit
  `).all({ limit, at: filter.before?.at ?? null, id: filter.before?.id ?? null, kind: filter.before?.kind ?? null, since: filter.since ?? null }) as (OpenChange & ChangePlace)[];
}
