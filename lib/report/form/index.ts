/** The forms by version; which year has which: formVersionForYear. */
import { CELLS_2019, FORM_2019 } from './form-2019';
import { CELLS_2021, FORM_2021 } from './form-2021';
import type { CellDef, FormDef, FormVersion, Pointer, SectionId } from './types';

export const SECTION_IDS: SectionId[] = ['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other'];

export function formOf(version: FormVersion): FormDef {
  return version === '2021' ? FORM_2021 : FORM_2019;
}

/** All figure cells of a form, in printed order. */
export function cellsOf(version: FormVersion): CellDef[] {
  return version === '2021' ? CELLS_2021 : CELLS_2019;
}

const indexes = new Map<FormVersion, Map<Pointer, CellDef>>();

/** The definition of one figure cell, or undefined when the form has no such cell. */
export function cellAt(version: FormVersion, pointer: Pointer): CellDef | undefined {
  let index = indexes.get(version);
  if (!index) indexes.set(version, (index = new Map(cellsOf(version).map((cell) => [cell.pointer, cell]))));
  return index.get(pointer);
}

/** The section a pointer belongs to. */
export function sectionOf(pointer: Pointer): SectionId {
  const head = pointer.split('/')[1];
  if (head === 'otherMatters' || head === 'informationFees') return 'other';
  return SECTION_IDS.find((id) => id === head) ?? 'overview';
}
