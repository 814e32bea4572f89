/** Offices and their settings. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Answer, DeskOrgan, Refusal, SignedIn, SiteSettings } from '../lib/desk/types';
import type { OrganLevel } from '../lib/report/document';
import type { Powers } from '../lib/report/rules/types';
import { appendAudit, type AuditActor } from './audit';
import { nowIso, prepared, tables, write } from './client';
import { among, organIdsNamed } from './names';
import { organs } from './schema';

export interface OrganSettings extends DeskOrgan { hasSubordinates: boolean; dueDates: { name: string; date: string }[]; routine: string[] }
export interface OrganChange { name: string; level: OrganLevel; powers: Powers; countsCarriedDisputes: boolean; hasSubordinates?: boolean; site: SiteSettings; dueDates?: { name: string; date: string }[]; routine?: string[] }

const refusal = (code: Refusal['code'], message: string, fields?: Record<string, string>): Refusal => ({ ok: false, code, message, ...(fields ? { fields } : {}) });

const view = (row: typeof organs.$inferSelect): OrganSettings => ({ id: row.id, slug: row.slug, name: row.name, level: row.level, powers: row.powers, countsCarriedDisputes: row.countsCarriedDisputes, hasSubordinates: row.hasSubordinates, site: row.site, dueDates: row.dueDates, routine: row.routine });

const byId = prepared((db) => db.select().from(organs).where(eq(organs.id, sql.placeholder('id'))).prepare());
export function organById(id: number): OrganSettings | null {
  const row = byId().get({ id });
  return row ? view(row) : null;
}
export function organBySlug(slug: string): OrganSettings | null {
  const row = tables().select().from(organs).where(eq(organs.slug, slug)).get();
  return row ? view(row) : null;
}

/** Offices whose name or address holds these letters, by id; all for none. */
export function organsNamed(letters: string, limit: number): OrganSettings[] {
  return tables().select().from(organs).where(letters === '' ? undefined : among(organs.id, organIdsNamed(letters, limit))).orderBy(asc(organs.id)).limit(limit).all().map(view);
}

/** The routine of the year as it starts out; the office edits it. */
export const DEFAULT_ROUTINE = [
  '12月：向各科室发出数据收集通知，列明表二、表三、表四各项口径和截止日期',
  '1月上旬：汇总台账数据，核对上年结转与去年报告一致',
  '1月中旬：完成六个部分填写，逐条处理错误和提醒',
  '保密审查后提交初审，按意见修改',
  '1月31日前：签发并发布，将文件报送上级政务公开主管部门',
  '全年：登记每件依申请公开的收到、答复日期和办理结果',
];
export const DEFAULT_DUE_DATES = [{ name: '数据收集截止', date: '01-10' }, { name: '提交初审', date: '01-18' }, { name: '签发', date: '01-25' }];

/** Adds an office. */
export function addOrgan(by: AuditActor, input: OrganChange & { slug: string }): Answer<{ id: number }> {
  return write(() => {
    if (organBySlug(input.slug)) return refusal('conflict', `网址部分“${input.slug}”已被使用。`, { slug: '已被使用' });
    const { id } = tables().insert(organs).values({ dueDates: DEFAULT_DUE_DATES, routine: DEFAULT_ROUTINE, ...input, hasSubordinates: input.hasSubordinates ?? false, createdAt: nowIso() }).returning({ id: organs.id }).get();
    appendAudit(by, 'organ.add', `organ:${id}`, { name: input.name, slug: input.slug, level: input.level });
    return { ok: true, id };
  });
}

/** The office's own dates and its routine of the year, kept by those who do the work. */
export function changeYearPlan(user: SignedIn, input: { dueDates: { name: string; date: string }[]; routine: string[] }): Answer<object> {
  return write(() => {
    const before = user.organId === null ? null : organById(user.organId);
    if (!before || user.role === 'auditor') return refusal('forbidden', '内部期限和全年工作安排由本单位的工作人员编写。');
    const { dueDates } = input, routine = input.routine.filter((line) => line !== '');
    const changed = [...(JSON.stringify(dueDates) === JSON.stringify(before.dueDates) ? [] : ['dueDates']), ...(JSON.stringify(routine) === JSON.stringify(before.routine) ? [] : ['routine'])];
    if (changed.length === 0) return { ok: true };
    tables().update(organs).set({ dueDates, routine }).where(eq(organs.id, before.id)).run();
    appendAudit({ userId: user.userId, name: user.displayName, organId: before.id }, 'organ.plan', `organ:${before.id}`, { changed });
    return { ok: true };
  });
}

/** Changes the settings of an office. Reports under review show the change as a broken signature. */
export function changeOrgan(user: SignedIn, input: OrganChange & { id?: number; slug?: string }): Answer<object> {
  return write(() => {
    const id = input.id ?? user.organId;
    const before = id === null || id === undefined ? null : organById(id);
    if (user.role !== 'admin') return refusal('forbidden', '单位设置由系统管理员修改。');
    if (!before || (user.organId !== null && user.organId !== before.id)) return refusal('missing', '没有这个单位。');
    if (input.slug !== undefined && input.slug !== before.slug) return refusal('invalid', '网址部分已用于公开地址，不能修改。', { slug: '不能修改' });
    const { id: _id, slug: _slug, ...change } = input;
    tables().update(organs).set(change).where(eq(organs.id, before.id)).run();
    const changed = Object.entries(change).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof OrganSettings])).map(([key]) => key);
    appendAudit({ userId: user.userId, name: user.displayName, organId: before.id }, 'organ.change', `organ:${before.id}`, { name: input.name, changed });
    return { ok: true };
  });
}
