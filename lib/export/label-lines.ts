/** Labels of narrow places in table three, cut between words where a renderer that knows no words would leave single letters over. */
import type { PrintedCell } from '../report/form/types';

/** The label in the lines it may take (商业 / 企业, （三） / 不予公开); every other text whole. */
export function labelLines(cell: PrintedCell, text: string): string[] {
  if (cell.kind !== 'label' || (cell.colSpan ?? 1) > 1) return [text];
  if (text === '三、本年度办理结果') return ['三、', '本', '年度', '办理', '结果'];
  if (/^(?:商业企业|科研机构|社会公益组织|法律服务机构)$/.test(text)) return text.match(/../gu)!;
  const [, number, group] = /^(（[一二三四五六七]）)(不予公开|无法提供|不予处理|其他处理)$/.exec(text) ?? [];
  return number && group ? [number, group] : [text];
}
