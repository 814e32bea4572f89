import type { DeskReport } from '../../lib/desk/types';
import { cellsOf, formOf } from '../../lib/report/form';
import type { SectionId } from '../../lib/report/form/types';
import type { TagKind } from '../ui/tag';

export interface SectionState { words: string; kind: TagKind; filled: number; wanted: number; errors: number; warnings: number }

/** How far a section is: 未填, 填写中, 已完成, n处错误. */
export function sectionState(report: DeskReport, id: SectionId): SectionState {
  const section = formOf(report.format).sections.find((item) => item.id === id)!;
  const cells = section.table ? cellsOf(report.format).filter((cell) => cell.pointer.startsWith(`/${id}/`) && (!cell.sumOf || report.totals === 'typed')).map((cell) => cell.pointer) : [];
  const filledCells = cells.filter((pointer) => (report.cells[pointer]?.typed ?? '').trim() !== '').length;
  const filledTexts = section.texts.filter((text) => (report.texts[text.pointer]?.typed ?? '').trim() !== '').length;
  const wanted = cells.length + section.texts.length, filled = filledCells + filledTexts;
  const found = report.result.findings.filter((finding) => finding.section === id);
  const warnings = found.filter((finding) => finding.severity === 'warning').length;
  // What is not filled yet is work to do, not a fault to shout about.
  const errors = found.filter((finding) => finding.severity === 'error' && finding.rule !== 'C-02').length;
  if (filled === 0) return { words: '未填', kind: 'plain', filled, wanted, errors: 0, warnings };
  if (errors > 0) return { words: `${errors}处错误`, kind: 'error', filled, wanted, errors, warnings };
  if (filled < wanted) return { words: '填写中', kind: 'deep', filled, wanted, errors, warnings };
  return { words: '已完成', kind: 'tie', filled, wanted, errors, warnings };
}

/** 51项勾稽，49通过，1不符，1暂不能判断 */
export function tieOutLine({ total, passed, failed, undecided }: DeskReport['result']['tieOut']): string {
  return `${total}项勾稽，${passed}通过，${failed}不符，${undecided}暂不能判断`;
}
