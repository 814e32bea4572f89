/** Reads for the open data: only what is published, in pages by cursor. */
import { and, asc, desc, eq, gt, sql, type SQL } from 'drizzle-orm';
import type { PublishedVersion } from '../lib/publish/types';
import { tables } from './client';
import { organs, publications } from './schema';

export interface OpenOrgan { slug: string; name: string; level: string; years: number[] }
export interface OpenReportLine { id: number; organ: string; name: string; level: string; year: number; version: number; status: PublishedVersion['status']; publishedAt: string; digest: string }
export interface OpenCell { id: number; organ: string; name: string; level: string; year: number; version: number; value: number | string | null; remark: string | null }
export interface OpenChange { id: number; organ: string; year: number; version: number; kind: 'published' | 'corrected' | 'takenDown'; at: string; note: string }

/** Offices with at least one published report, by slug. */
export function openOrgans(after: string, limit: number): OpenOrgan[] {
  return tables().select({ slug: organs.slug, name: organs.name, level: organs.level, years: sql<string>`group_concat(distinct ${publications.year})` })
    .from(organs).innerJoin(publications, eq(publications.organSlug, organs.slug)).where(and(eq(publications.status, 'current'), gt(organs.slug, after)))
    .groupBy(organs.id).orderBy(asc(organs.slug)).limit(limit).all()
    .map((row) => ({ ...row, years: row.years.split(',').map(Number).sort((a, b) => a - b) }));
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

/** Publications, corrections and take-downs, newest first. */
export function openChanges(limit: number): OpenChange[] {
  const rows = tables().select().from(publications).orderBy(desc(publications.id)).limit(limit).all();
  return rows.flatMap((row): OpenChange[] => {
    const base = { id: row.id, organ: row.organSlug, year: row.year, version: row.version };
    const reason = (JSON.parse(row.content) as { correctionReason?: string }).correctionReason ?? '';
    const made: OpenChange = { ...base, kind: row.version > 1 ? 'corrected' : 'published', at: row.publishedAt, note: reason };
    return row.takenDownAt ? [{ ...base, kind: 'takenDown', at: row.takenDownAt, note: row.takenDownReason ?? '' }, made] : [made];
  }).sort((a, b) => (a.at < b.at ? 1 : -1));
}
