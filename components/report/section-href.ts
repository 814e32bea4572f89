import type { Pointer } from '../../lib/report/form/types';
import { fieldId } from './field-id';

const PAGES = ['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other'] as const;

/** The page a pointer is filled on. */
export function sectionOfPointer(pointer: Pointer): (typeof PAGES)[number] {
  const head = pointer.split('/')[1] ?? '';
  if (head === 'otherMatters' || head === 'informationFees') return 'other';
  return PAGES.find((page) => page === head) ?? 'overview';
}

/** Address of the field a pointer names. */
export function fieldHref(year: number, pointer: Pointer): string {
  return `/reports/${year}/${sectionOfPointer(pointer)}#${fieldId(pointer)}`;
}
