/** What the open data API takes and gives. OpenAPI and the field dictionary are generated from these and from nothing else. */
import * as z from 'zod';
import { ORGAN_LEVELS } from '../../report/document';
import { schema as reportDocument } from '../../report/schema';

const WHOLE = '应为整数';
const cursor = z.string().regex(/^[\w-]{1,200}$/, '不是本接口给出的值').optional().describe('上一页给出的next，原样送回');
const most = (largest: number, usual: number) => z.coerce.number({ error: WHOLE }).int(WHOLE).min(1, '不能小于1').max(largest, `不能大于${largest}`).default(usual).describe(`每页条数，1至${largest}`);
const limit = most(500, 100);
const format = z.enum(['json', 'csv'], { error: '应为json或csv' }).optional().describe('json（默认）或csv；不写时看Accept头');
const organ = z.string().regex(/^[a-z0-9-]{1,60}$/, '应为小写字母、数字和连字符').describe('机关代号，见/offices');
const year = z.coerce.number({ error: '应为四位年度' }).int('应为四位年度').min(2008, '不能早于2008').max(2100, '不能晚于2100').describe('报告年度');
const level = z.enum(ORGAN_LEVELS, { error: `应为${ORGAN_LEVELS.join('、')}之一` }).describe('机关层级');
const filter = { organ: organ.optional(), year: year.optional(), level: level.optional() };

export const QUERIES = {
  offices: z.strictObject({ cursor, limit, format }),
  reports: z.strictObject({ ...filter, versions: z.enum(['current', 'all'], { error: '应为current或all' }).default('current').describe('all含已被更正和已撤下的版本'), cursor, limit, format }),
  report: z.strictObject({ version: z.coerce.number({ error: WHOLE }).int(WHOLE).min(1, '不能小于1').max(999, '不能大于999').optional().describe('版本；不写为现行版本'), format }),
  cells: z.strictObject({ pointer: z.string({ error: '必须写明要哪一格' }).max(120, '过长').describe('格的地址，如/applications/1/total，见datapackage.json'), ...filter, cursor, limit, format }),
  figures: z.strictObject({ ...filter, cursor, limit: most(20, 10).describe('每页报告份数，1至20'), format }),
  changes: z.strictObject({ since: z.iso.datetime({ error: '应为ISO 8601时刻，如2025-01-31T00:00:00Z' }).optional().describe('只要这个时刻以来的'), cursor, limit, format }),
} as const;

export const REPORT_PATH = z.strictObject({ organ, year });

const page = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), next: z.string().nullable().describe('下一页的cursor；没有下一页为null') });
const line = {
  organ: z.string().describe('机关代号'), name: z.string().describe('机关全称'), level: z.enum(ORGAN_LEVELS).describe('机关层级'),
  year: z.number().int().describe('报告年度'), version: z.number().int().describe('版本，1为首次发布'),
};
const figure = {
  pointer: z.string().describe('格的地址'), value: z.union([z.number(), z.string(), z.null()]).describe('数值；金额为十进制文本；没有填写为空'),
  unit: z.enum(['件', '项', '万元']).describe('单位'), remark: z.string().nullable().describe('备注'),
};

/** One row of each list. */
export const ROWS = {
  offices: z.object({ slug: line.organ, name: line.name, level: line.level, years: z.array(z.number().int()).describe('已公开的年度') }),
  reports: z.object({ ...line, status: z.enum(['current', 'superseded', 'takenDown']).describe('现行、已被更正、已撤下'), publishedAt: z.string().describe('签发时刻'), digest: z.string().describe('内容摘要值SHA-256'), document: z.string().nullable().describe('报告文档地址，撤下的为空'), page: z.string().nullable().describe('页面地址，撤下的为空') }),
  cells: z.object({ ...line, ...figure }),
  figures: z.object({ ...line, row: z.string().describe('行'), column: z.string().describe('列'), ...figure, computed: z.boolean().describe('是否为合计') }),
  changes: z.object({ organ: line.organ, name: line.name, year: line.year, version: line.version, kind: z.enum(['published', 'corrected', 'takenDown']).describe('发布、更正、撤下'), at: z.string().describe('时刻'), note: z.string().describe('更正说明或者撤下理由') }),
} as const;

export const ANSWERS = {
  offices: page(ROWS.offices), reports: page(ROWS.reports), report: reportDocument.describe('报告文档'),
  cells: page(ROWS.cells), figures: page(ROWS.figures), changes: page(ROWS.changes),
} as const;

export const PROBLEM = z.object({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string().describe('哪里不对，怎样改') }).describe('application/problem+json（RFC 9457）');
