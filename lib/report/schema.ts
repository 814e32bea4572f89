/** The validating schema of a report document (`gouji.report/1`). The only place in the domain that needs zod; the browser does not load it. */
import * as z from 'zod';
import { DISPUTE_BLOCKS, OVERVIEW_KEYS, APPLICANT_KEYS, ORGAN_LEVELS, type ReportDocument } from './document';
import type { Pointer } from './form/types';

/** Longest text of one section, longest printed cell: far above any published report, so that a file cannot fill the memory. */
const LONGEST_TEXT = 200_000, LONGEST_CELL = 200;

/** Year of a report; the regulation came into force in 2008. */
export const reportYear = z.int({ error: '年度应为整数' }).min(2008, '年度不能早于2008').max(2100, '年度不能晚于2100');
const text = z.string({ error: '应为文字' }).max(LONGEST_TEXT, '文字过长');
const count = z.int({ error: '应为不小于0的整数' }).min(0, '不能为负数');
/** A string stands only for what a published report printed: a blank, a slash. The check answers it with C-02 or C-01. */
const cell = z.union([
  count,
  z.strictObject({ value: count, remark: z.string().max(LONGEST_CELL, '备注过长').optional() }),
  z.string().max(LONGEST_CELL, '格中文字过长'),
], { error: '应为不小于0的整数、带备注的数，或原样照录的文字' });

/** Fills an object type with the same optional part under every key. */
const each = <K extends string, T extends z.ZodType>(keys: readonly K[], part: T) =>
  Object.fromEntries(keys.map((key) => [key, part.optional()])) as { [key in K]: z.ZodOptional<T> };

const documents = (more: readonly string[]) => z.strictObject(each(['made', 'repealed', 'inForce', ...more], cell), { error: objectError });
/** An amount, or what a published report printed in its place (a slash, seven decimals): C-02 and C-03 answer that, as for a count. */
const moneyText = z.union([z.string().max(LONGEST_CELL).regex(/^\d+(\.\d{1,6})?$/), z.string().max(LONGEST_CELL)], {
  error: (issue) => (typeof issue.input === 'string' ? '格中文字过长' : '金额应为文字形式的小数'),
});
const yuanText = z.string({ error: '金额应为文字形式的小数' }).max(20, '金额过长');

/** Rows of table two of the 2019 form stand beside those of the 2021 form under keys of their own. */
const disclosure = z.strictObject({
  regulations: documents(['newlyMade', 'newlyDisclosed', 'disclosedTotal']).optional(),
  normativeDocuments: documents(['newlyMade', 'newlyDisclosed', 'disclosedTotal']).optional(),
  ...each(['licensing', 'penalties', 'coercion'], cell),
  feesWanYuan: moneyText.optional(),
  ...each(['licensingItems', 'otherServiceItems', 'penaltyItems', 'coercionItems'], z.strictObject(each(['previousYear', 'change', 'decisions'], cell), { error: objectError })),
  feeItems: z.strictObject(each(['previousYear', 'change'], cell), { error: objectError }).optional(),
  procurement: z.strictObject({ projects: cell.optional(), amountWanYuan: moneyText.optional() }, { error: objectError }).optional(),
}, { error: objectError });

const ROW_CODE = /^(1|2|3\.[12]|3\.3\.[1-8]|3\.4\.[1-3]|3\.5\.[1-5]|3\.6|3\.6\.[1-3]|3\.7|4)$/;

/** Also the source of the description of the open data. */
export const schema = z.strictObject({
  schema: z.literal('gouji.report/1', { error: '应为“gouji.report/1”' }),
  format: z.enum(['2021', '2019'], { error: '应为“2021”或“2019”' }),
  organ: z.strictObject({
    name: z.string({ error: '机关名称应为文字' }).min(1, '机关名称不能为空').max(200, '机关名称过长'),
    creditCode: z.string({ error: '应为文字' }).max(40, '统一社会信用代码过长').optional(),
    level: z.enum(ORGAN_LEVELS, { error: `应为${ORGAN_LEVELS.join('、')}之一` }).optional(),
  }, { error: objectError }),
  year: reportYear,
  preface: text.optional(),
  overview: z.strictObject(each(OVERVIEW_KEYS, text), { error: objectError }).optional(),
  disclosure: disclosure.optional(),
  applications: z.record(z.string().regex(ROW_CODE, '表三没有这一行'), z.strictObject(each([...APPLICANT_KEYS, 'total'], cell), { error: objectError }), { error: objectError }).optional(),
  disputes: z.strictObject(each(DISPUTE_BLOCKS, z.strictObject(each(['upheld', 'corrected', 'other', 'pending', 'total'], cell), { error: objectError })), { error: objectError }).optional(),
  problems: text.optional(),
  otherMatters: text.optional(),
  informationFees: z.strictObject({ notices: count.optional(), chargedYuan: yuanText.optional(), collectedYuan: yuanText.optional() }, { error: objectError }).optional(),
}, { error: objectError });

function objectError(issue: { code?: string; keys?: unknown; input?: unknown }): string {
  if (issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)) return `报告中没有这一项：${issue.keys.map(String).join('、')}`;
  return issue.input === undefined ? '缺少这一项' : '应为一组数据';
}

export interface DocumentError {
  /** JSON Pointer to the place; empty for the whole. */
  path: Pointer;
  /** Chinese. */
  message: string;
}
export type ParsedDocument = { ok: true; document: ReportDocument } | { ok: false; errors: DocumentError[] };

const pointerOf = (path: PropertyKey[]): Pointer => path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/**
 * Reads an unknown value as a report document. Nothing is converted or filled in; what does not belong is refused
 * with a Chinese message at its place. Whether figures tie out is not asked here but by the check.
 */
export function parseDocument(value: unknown): ParsedDocument {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, document: result.data };
  return {
    ok: false,
    errors: result.error.issues.slice(0, 50).map((issue) => ({ path: pointerOf(issue.path), message: issue.code === 'invalid_key' ? '表三没有这一行' : issue.message })),
  };
}
