/**
 * The form of report years 2019 and 2020: 《政府信息公开工作年度报告格式（试行）》, 国办公开办函〔2019〕60号.
 * Kept for reading old reports and for telling when it is used after it was replaced (domain 1.8).
 * Table three has one undivided row （六）其他处理; table four is that of the 2021 form.
 */
import { ROWS_2021, SECTIONS_2021 } from './form-2021';
import { tableFour } from './table-four';
import { tableThree, type ApplicationRowDef } from './table-three';
import { tableTwo2019 } from './table-two-2019';
import type { CellDef, FormDef } from './types';

const OTHER: ApplicationRowDef = {
  code: '3.6', label: '（六）其他处理', outcome: true,
  guidance: [{ text: '2019年格式不分项：逾期不补正、逾期不缴费、撤回申请等都计入本行。', source: 'reading' }],
};

export const ROWS_2019: ApplicationRowDef[] = ROWS_2021.flatMap((row) => (row.code === '3.6.1' ? [OTHER] : row.code.startsWith('3.6.') ? [] : [row]));

const two = tableTwo2019();
const three = tableThree(ROWS_2019);
const four = tableFour();

/** Every figure cell of the 2019 form: 22 + 161 + 15. */
export const CELLS_2019: CellDef[] = [...two.cells, ...three.cells, ...four.cells];

const TABLES = { disclosure: two.table, applications: three.table, disputes: four.table };

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
