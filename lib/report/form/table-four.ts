/** Table four, the same in both forms: 行政复议, 行政诉讼 in three blocks of five. */
import { DISPUTE_BLOCKS } from '../document';
import type { FigureCell, PrintedCell, TableDef } from './types';

export const DISPUTE_RESULTS = { upheld: '结果维持', corrected: '结果纠正', other: '其他结果', pending: '尚未审结', total: '总计' } as const;
export type DisputeResult = keyof typeof DISPUTE_RESULTS;
export const BLOCK_LABELS = { reconsideration: '行政复议', litigationDirect: '未经复议直接起诉', litigationAfterReconsideration: '复议后起诉' } as const;
/** Block names for messages: the two lawsuit blocks need their group in front. */
export const BLOCK_NAMES = { reconsideration: '行政复议', litigationDirect: '行政诉讼·未经复议直接起诉', litigationAfterReconsideration: '行政诉讼·复议后起诉' } as const;

export const disputePointer = (block: string, result: string) => `/disputes/${block}/${result}`;

/** Table four as printed. */
export function tableFour(): TableDef {
  const label = (text: string, id: string, more: Partial<Extract<PrintedCell, { kind: 'label' }>> = {}): PrintedCell => ({ kind: 'label', id, text, scope: 'col', ...more });
  const results = Object.keys(DISPUTE_RESULTS) as DisputeResult[];
  const isLawsuit = (block: string) => block !== 'reconsideration';
  return {
    id: 'disputes', shortName: '表四', caption: '政府信息公开行政复议、行政诉讼情况', columns: 15, widths: Array(15).fill(1),
    head: [
      { code: 'head-1', cells: [label('行政复议', 't4-b-reconsideration', { colSpan: 5, rowSpan: 2, scope: 'colgroup' }), label('行政诉讼', 't4-litigation', { colSpan: 10, scope: 'colgroup' })] },
      { code: 'head-2', cells: DISPUTE_BLOCKS.filter(isLawsuit).map((block) => label(BLOCK_LABELS[block], `t4-b-${block}`, { colSpan: 5, scope: 'colgroup' })) },
      { code: 'head-3', cells: DISPUTE_BLOCKS.flatMap((block) => results.map((result) => label(DISPUTE_RESULTS[result], `t4-c-${block}-${result}`))) },
    ],
    body: [{ code: 'cases', cells: DISPUTE_BLOCKS.flatMap((block) => results.map((result): PrintedCell => ({
      kind: 'figure', pointer: disputePointer(block, result),
      headers: [...(isLawsuit(block) ? ['t4-litigation'] : []), `t4-b-${block}`, `t4-c-${block}-${result}`],
    }))) }],
  };
}

/** The figures of table four, in printed order. */
export function disputeCells(): FigureCell[] {
  return DISPUTE_BLOCKS.flatMap((block) => (Object.keys(DISPUTE_RESULTS) as DisputeResult[]).map((result): FigureCell => ({
    pointer: disputePointer(block, result), kind: 'count', unit: '件',
    rowLabel: BLOCK_NAMES[block], columnLabel: DISPUTE_RESULTS[result], name: `表四·${BLOCK_NAMES[block]}·${DISPUTE_RESULTS[result]}`,
    ...(result === 'total' ? { sumOf: (['upheld', 'corrected', 'other', 'pending'] as const).map((part) => disputePointer(block, part)) } : {}),
  })));
}
