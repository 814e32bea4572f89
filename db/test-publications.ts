/** Published versions for tests of what the public gets, put straight into the database: their way there has tests of its own. */
import { eq, sql } from 'drizzle-orm';
import { digestOf } from '../lib/canonical';
import type { PublishedVersion } from '../lib/publish/types';
import { check } from '../lib/report/check';
import { formVersionForYear, type OrganLevel, type ReportDocument } from '../lib/report/document';
import { cellsOf } from '../lib/report/form';
import { withDerivedTotals } from '../lib/report/totals';
import { SYSTEM } from './audit';
import { nowIso, tables } from './client';
import { addOrgan, organBySlug } from './organs';
import { publications, reports } from './schema';

const SITE = { siteName: '测试市人民政府', siteDomain: 'www.example.gov.cn', siteIdCode: '4104020001', columnName: '政府信息公开年报', columnDescription: '年度报告', columnKeywords: '年报', columnType: '信息公开年报' };

/** A balanced report: `applied` applications of natural persons, all of them granted, everything else 0. */
export function sampleReport(name: string, year: number, applied = 0, proactive = '本机关通过政府网站主动公开信息13条。'): ReportDocument {
  const format = formVersionForYear(year);
  let doc: ReportDocument = { schema: 'gouji.report/1', format, organ: { name }, year };
  const put = (pointer: string, value: number | string) => {
    const keys = pointer.split('/').slice(1);
    let node = doc as unknown as Record<string, Record<string, unknown>>;
    for (const key of keys.slice(0, -1)) node = (node[key] ??= {}) as Record<string, Record<string, unknown>>;
    (node as Record<string, unknown>)[keys.at(-1)!] = value;
  };
  for (const cell of cellsOf(format)) if (!cell.sumOf) put(cell.pointer, cell.kind === 'money' ? '0' : cell.kind === 'note' ? '0' : 0);
  put('/applications/1/naturalPerson', applied);
  put('/applications/3.1/naturalPerson', applied);
  doc = withDerivedTotals(doc);
  return {
    ...doc,
    overview: {
      proactive, onRequest: `${year}年，本机关收到政府信息公开申请${applied}件，均予以公开。`, management: '健全信息发布审核制度，坚持先审查后公开。',
      platform: '维护政府网站公开专栏1个。', supervision: `政务公开纳入工作考核；开展社会评议1次；${year}年度无责任追究情况。`,
    },
    problems: '存在的问题：一是解读材料偏少。改进情况：一是按季度发布解读。', otherMatters: '本年度没有产生政府信息公开处理费。', informationFees: { notices: 0, chargedYuan: '0', collectedYuan: '0' },
  };
}

/** Publishes a version as the next one of its office and year; the one before becomes superseded. */
export function publishSample(slug: string, document: ReportDocument, more: { level?: OrganLevel; publishedAt?: string; correctionReason?: string; waivers?: PublishedVersion['waivers']; site?: Partial<typeof SITE> } = {}): PublishedVersion {
  const level = more.level ?? 'subdistrict';
  if (!organBySlug(slug)) {
    const added = addOrgan(SYSTEM, { slug, name: document.organ.name, level, powers: { regulations: 'no', normativeDocuments: 'unknown', licensing: 'unknown', penalties: 'unknown', coercion: 'unknown' }, countsCarriedDisputes: false, site: SITE });
    if (!added.ok) throw new Error(added.message);
  }
  const organ = organBySlug(slug)!;
  const { year } = document;
  const known = tables().select().from(reports).where(sql`organ_id = ${organ.id} AND year = ${year}`).get();
  const reportId = known?.id ?? tables().insert(reports).values({ organId: organ.id, year, format: document.format, state: 'drafting', createdAt: nowIso(), changedAt: nowIso() }).returning({ id: reports.id }).get().id;
  const before = tables().select({ version: publications.version }).from(publications).where(eq(publications.reportId, reportId)).all();
  const version = before.length + 1;
  const published: Omit<PublishedVersion, 'status'> = {
    organ: { slug, name: document.organ.name, level, site: { ...SITE, ...more.site } }, year, version, document, digest: digestOf({ document, version }), publishedAt: more.publishedAt ?? `${year + 1}-01-1${version}T01:30:00.000Z`, catalogueVersion: 'test',
    tieOut: check(document).tieOut, waivers: more.waivers ?? [], footnotes: [], steps: [], auditHead: digestOf(version), ...(more.correctionReason ? { correctionReason: more.correctionReason } : {}),
  };
  tables().update(publications).set({ status: 'superseded', wanted: sql`wanted + 1` }).where(sql`report_id = ${reportId} AND status = 'current'`).run();
  tables().insert(publications).values({ reportId, organSlug: slug, organName: published.organ.name, organLevel: published.organ.level, year, version, status: 'current', content: JSON.stringify(published), digest: published.digest, publishedAt: published.publishedAt }).run();
  return { ...published, status: 'current' };
}

/** Takes all versions of a report down. */
export function takeDownSample(slug: string, year: number, reason: string, at: string): void {
  tables().update(publications).set({ status: 'takenDown', takenDownAt: at, takenDownReason: reason, wanted: sql`wanted + 1` }).where(sql`organ_slug = ${slug} AND year = ${year}`).run();
}
