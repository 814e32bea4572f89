/** What the open data API takes and gives. OpenAPI is generated from these and from nothing else. */
import { z } from 'zod';
import { ORGAN_LEVELS } from '../../report/document';

const cursor = z.string().max(80).optional().describe('上一页给出的 next，原样送回');
const limit = z.coerce.number().int().min(1).max(500).default(100).describe('每页条数，1 至 500');
const format = z.enum(['json', 'csv']).default('json').describe('json 或 csv，也可用 Accept 头指定');
const organ = z.string().regex(/^[a-z0-9-]{1,60}$/, '应为小写字母、数字和连字符').describe('机关代号，见 /offices');
const year = z.coerce.number().int().min(2008).max(2100).describe('报告年度');
const level = z.enum(ORGAN_LEVELS).describe('机关层级');

export const QUERIES = {
  offices: z.strictObject({ cursor, limit, format }),
  reports: z.strictObject({ organ: organ.optional(), year: year.optional(), level: level.optional(), versions: z.enum(['current', 'all']).default('current').describe('all 含被更正和撤下的版本'), cursor, limit, format }),
  report: z.strictObject({}),
  cells: z.strictObject({ pointer: z.string().max(120).describe('格的地址，如 /applications/1/total，见数据字典'), organ: organ.optional(), year: year.optional(), level: level.optional(), cursor, limit, format }),
  changes: z.strictObject({ limit, format }),
} as const;

export const REPORT_PATH = z.strictObject({ organ, year });

const page = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), next: z.string().nullable().describe('下一页的 cursor；没有下一页为 null') });
const line = { organ: z.string(), name: z.string().describe('机关全称'), level: z.enum(ORGAN_LEVELS), year: z.number().int(), version: z.number().int() };

export const ANSWERS = {
  offices: page(z.object({ slug: z.string(), name: z.string(), level: z.enum(ORGAN_LEVELS), years: z.array(z.number().int()).describe('已公开的年度') })),
  reports: page(z.object({ ...line, status: z.enum(['current', 'superseded', 'takenDown']), publishedAt: z.string(), digest: z.string().describe('内容摘要值 SHA-256'), document: z.string().describe('文档地址'), page: z.string().describe('页面地址') })),
  report: z.object({ schema: z.literal('gouji.report/1') }).loose().describe('报告文档'),
  cells: page(z.object({ ...line, value: z.union([z.number(), z.string(), z.null()]).describe('件数；万元金额为十进制文本；没有为 null'), remark: z.string().nullable() })),
  changes: z.object({ data: z.array(z.object({ organ: z.string(), year: z.number().int(), version: z.number().int(), kind: z.enum(['published', 'corrected', 'takenDown']), at: z.string(), note: z.string() })), next: z.null() }),
} as const;

export const PROBLEM = z.object({ title: z.string(), status: z.number().int(), detail: z.string() }).describe('application/problem+json');
