/** Column widths of the tables as style rules, from the form's own proportions. */
import { FORM_2021 } from '../report/form/form-2021';

const rules = (id: 'disclosure' | 'applications'): string => {
  const table = FORM_2021.sections.find((section) => section.table?.id === id)!.table!;
  const sum = table.widths.reduce((total, width) => total + width, 0);
  return table.widths.map((width, index) => `.w-${id}-${index + 1}{width:${((width / sum) * 100).toFixed(2)}%}`).join('');
};

export const tableTwoWidths = rules('disclosure');
export const tableThreeWidths = rules('applications');
