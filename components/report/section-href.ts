import type { Pointer, SectionId } from '../../lib/report/form/types';
import { fieldId } from './field-id';

export const SECTION_NAMES: Record<SectionId, string> = {
  overview: '一、总体情况', disclosure: '二、主动公开政府信息情况', applications: '三、收到和处理政府信息公开申请情况',
  disputes: '四、政府信息公开行政复议、行政诉讼情况', problems: '五、存在的主要问题及改进情况', other: '六、其他需要报告的事项',
};

/** The page a pointer is filled on. */
export function sectionOfPointer(pointer: Pointer): SectionId {
  const head = pointer.split('/')[1] ?? '';
  if (head === 'otherMatters' || head === 'informationFees') return 'other';
  return head in SECTION_NAMES ? (head as SectionId) : 'overview';
}

/** Address of the field a pointer names. */
export function fieldHref(year: number, pointer: Pointer): string {
  return `/reports/${year}/${sectionOfPointer(pointer)}#${fieldId(pointer)}`;
}
