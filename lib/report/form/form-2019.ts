/**
 * The form of report years 2019 and 2020: 《政府信息公开工作年度报告格式（试行）》, 国办公开办函〔2019〕60号.
 * Kept for reading old reports and for telling when it is used after it was replaced (domain 1.8).
 * Table three has one undivided row （六）其他处理; table four is that of the 2021 form.
 */
import { notesOf } from './cell-notes';
import { figureCells } from './cells';
import { SECTIONS_2021 } from './form-2021';
import { tableFour } from './table-four';
import { tableThree } from './table-three';
import { APPLICATION_ROWS_2019 } from './table-three-rows';
import { tableTwo } from './table-two';
import { DISCLOSURE_2019 } from './table-two-2019';
import type { CellDef, FormDef } from './types';

/** Every figure cell of the 2019 form: 22 + 161 + 15. */
export const CELLS_2019: CellDef[] = figureCells('2019').map((cell) => ({ ...cell, ...notesOf(cell) }));

const TABLES = { disclosure: tableTwo(DISCLOSURE_2019), applications: tableThree(APPLICATION_ROWS_2019), disputes: tableFour() };

export const FORM_2019: FormDef = {
  version: '2019',
  title: '政府信息公开工作年度报告格式（试行）',
  documentNumber: '国办公开办函〔2019〕60号',
  fromYear: 2019,
  toYear: 2020,
  sections: SECTIONS_2021.map((section) => ({
    ...section, basis: section.basis.replace('国办公开办函〔2021〕30号', '国办公开办函〔2019〕60号'),
    ...(section.table ? { table: TABLES[section.table.id] } : {}),
    guidance: section.guidance.filter((item) => item.cite !== '国办公开办函〔2021〕30号'),
  })),
};
