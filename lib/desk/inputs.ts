/** Shapes of what actions take. Limits of meaning are checked where the meaning is; here only what no page of ours would send. */
import * as z from 'zod';
import { reportYear } from '../report/schema';
import { isMonthDay } from './month-day';
import { ACTIONS, ROLES } from '../report/states';
import { LONGEST_TEXT, MOST_EDITS } from './fields';

export const year = reportYear;
export const section = z.enum(['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other']);
const pointer = z.string().max(120);
/** Ten times the limit: what lies between is refused with its own sentence, what lies above is no form of ours. */
const typed = z.string().max(LONGEST_TEXT * 10);
const short = z.string().max(200);
export const prose = z.string().max(2000, '文字不能超过2000字');

export const saveInput = z.strictObject({
  year, section,
  edits: z.array(z.strictObject({ pointer, base: typed, typed, remark: short.optional(), baseRemark: short.optional() })).max(MOST_EDITS, `一次最多保存${MOST_EDITS}项`),
});
const importKey = z.string().regex(/^[0-9a-f]{32}$/);
export const importInput = saveInput.extend({ key: importKey, fileName: z.string().min(1).max(200) });
export const undoImportInput = z.strictObject({ year, key: importKey });
export const readImportInput = z.strictObject({ year, fileName: z.string().min(1, '没有文件名').max(200, '文件名过长'), bytes: z.instanceof(Uint8Array) });
export const tableInput = z.strictObject({ year, section });
export const explainInput = z.strictObject({ year, rule: short, instance: short, cells: z.array(pointer).max(400).optional(), reason: short, text: prose });
export const waiveInput = z.strictObject({ year, rule: short, instance: short, cells: z.array(pointer).max(400).optional(), reason: prose });
export const secrecyInput = z.strictObject({ year, confirmedBy: z.string().max(40, '姓名不能超过40字'), date: z.string().max(10) });
export const totalsInput = z.strictObject({ year, totals: z.enum(['derived', 'typed']) });
export const firstReportInput = z.strictObject({ year, declared: z.boolean() });
export const previousInput = z.strictObject({ year, figures: z.record(pointer, z.string().max(40)).refine((figures) => Object.keys(figures).length <= 300, '项目过多') });
export const factsInput = z.strictObject({
  year,
  facts: z.array(z.strictObject({ code: z.string().min(1).max(60), label: z.string().min(1).max(60), value: z.number(), unit: z.string().max(10) })).max(100, '最多100项'),
});
export const stepInput = z.strictObject({
  year, action: z.enum(ACTIONS), digest: z.string().regex(/^[0-9a-f]{64}$/), remark: prose,
  idempotencyKey: z.string().min(8).max(100), password: short.optional(),
  points: z.array(z.strictObject({ pointer, text: z.string().trim().min(1, '意见不能为空').max(2000, '意见不能超过2000字'), must: z.boolean() })).max(200).optional(),
});
export const commentInput = z.strictObject({ year, pointer, quote: z.string().max(500).optional(), must: z.boolean(), text: z.string().trim().min(1, '意见不能为空').max(2000, '意见不能超过2000字') });
export const replyInput = z.strictObject({ year, commentId: z.int(), kind: z.enum(['plain', 'changed', 'declined']), text: prose });
export const seenInput = z.strictObject({ year });
export const resolveInput = z.strictObject({ year, commentId: z.int(), resolved: z.boolean() });
export const delegateInput = z.strictObject({ role: z.enum(['director', 'leader']), fromUserId: z.int().optional(), toUserId: z.int(), fromDate: z.string().max(10), toDate: z.string().max(10), reason: prose });

const power = z.enum(['yes', 'no', 'unknown']);
const line = z.string().trim().max(200, '不能超过200字');
export const organInput = z.strictObject({
  id: z.int().optional(), slug: z.string().max(60).optional(), name: line.min(2, '请填写单位全称'), level: z.enum(['ministry', 'province', 'city', 'county', 'township', 'subdistrict', 'department']),
  powers: z.strictObject({ regulations: power, normativeDocuments: power, licensing: power, penalties: power, coercion: power }),
  countsCarriedDisputes: z.boolean(), hasSubordinates: z.boolean().optional(),
  site: z.strictObject({ siteName: line, siteDomain: line, siteIdCode: line, columnName: line, columnDescription: line, columnKeywords: line, columnType: line, address: line.optional(), telephone: line.optional(), email: line.optional() }),
  dueDates: z.array(z.strictObject({ name: line.min(1), date: z.string().refine(isMonthDay, '日期写作月-日，如01-15') })).max(20).optional(),
  routine: z.array(line).max(60).optional(),
});
export const planInput = z.strictObject({
  dueDates: z.array(z.strictObject({ name: line.min(1, '请写明期限的名称'), date: z.string().refine(isMonthDay, '日期写作月-日，如01-15') })).max(20, '内部期限最多20个'), routine: z.array(line).max(60, '全年工作安排最多60条'),
});
export const newOrganInput = organInput.omit({ id: true, slug: true }).extend({ slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, '网址部分用小写字母、数字、横线').refine((slug) => !['search', 'compare'].includes(slug), '这个代号是公开页面的固定网址，请换一个') });
export const newUserInput = z.strictObject({ username: short, displayName: short, role: z.enum(ROLES), organId: z.int().nullable().optional(), email: z.union([z.literal(''), z.email('电子邮箱格式不对').max(200)]).optional(), password: short });
export const changeUserInput = z.strictObject({ id: z.int(), displayName: z.string().trim().min(1, '请填写姓名').max(40), role: z.enum(ROLES), email: z.union([z.literal(''), z.email('电子邮箱格式不对').max(200)]).optional() });
export const userInput = z.strictObject({ id: z.int() });
export const resetUserInput = z.strictObject({ id: z.int(), password: short });
export const passwordInput = z.strictObject({ current: short, next: short });
export const calendarInput = z.strictObject({ date: z.iso.date('日期格式不对'), kind: z.enum(['holiday', 'workday', 'ordinary']), name: z.string().trim().max(40) });
export const settingsInput = z.strictObject({
  passwordProfile: z.enum(['length', 'classes']), secondFactorRequired: z.boolean(), idleMinutes: z.int().min(5, '空闲时限应为5至480分钟').max(480, '空闲时限应为5至480分钟'),
  absoluteHours: z.int().min(1, '会话时限应为1至24小时').max(24, '会话时限应为1至24小时'), auditDays: z.int().min(180, '审计记录至少保存180天'), backupsKept: z.int().min(1).max(365),
});
export const handoverInput = z.strictObject({ role: z.enum(ROLES), fromUserId: z.int().optional(), toUserId: z.int(), note: prose });
export const handoverIdInput = z.strictObject({ id: z.int() });
export const noticeInput = z.strictObject({ id: z.int().optional() });
export const openInput = z.strictObject({ year });
export const wordInput = z.strictObject({ kind: z.enum(['word', 'ignore']), text: z.string().min(1, '不能为空').max(1000, '不能超过1000字').refine((text) => text.trim() !== '', '不能为空'), remove: z.boolean().optional() });
export const codeInput = z.strictObject({ code: z.string().max(40) });
export const stepUpInput = z.strictObject({ password: short });
export const nothing = z.strictObject({}).optional();
