import type { DeskReport } from '../../lib/desk/types';
import type { TableDef } from '../../lib/report/form/types';
import { explanationsIn } from './explanation-for';
import { gridModel, tableOf, type EarlierReport } from './grid/build-model';
import { CountGrid, type CountGridProps } from './grid/count-grid';
import { FindingsList } from './findings-list';
import { FindingsFrame, shownUnderTable } from './grid/findings-frame';
import { GridSentences, GridTable } from './grid/table';
import { SectionFrame } from './section-page';
import { dateTime } from '../ui/dates';

export interface TableSectionProps extends Pick<CountGridProps, 'save' | 'zeroRest' | 'undoZeroRest' | 'explain' | 'userId'> { report: DeskReport; id: TableDef['id']; earlier: readonly EarlierReport[] }

/** A figure table of the report as its entry page. */
export function TableSection({ report, userId, id, earlier, save, zeroRest, undoZeroRest, explain }: TableSectionProps) {
  const model = gridModel(report, id, earlier);
  const findings = report.result.findings.filter((finding) => finding.section === id), drawn = shownUnderTable(findings);
  const statements = report.statements.filter((statement) => statement.table === id);
  return (
    <SectionFrame report={report} id={id}>
      <CountGrid model={model} userId={userId} reportId={report.id} save={save} zeroRest={zeroRest} undoZeroRest={undoZeroRest} explain={explain} sentences={<GridSentences model={model} />}
        findings={findings} explanations={explanationsIn(report, id)}
        drawnFindings={<FindingsFrame findings={drawn}><FindingsList year={report.year} findings={drawn} nameOf={(pointer) => model.cells[pointer]?.name ?? pointer} /></FindingsFrame>}
        statements={statements.length > 0 ? (
          <ul className="mt-2 text-sm text-soft">{statements.map((item) => <li key={item.at + item.by}>{item.by}于{dateTime(item.at)}声明“其余均为0”（{item.cells}格）</li>)}</ul>
        ) : null}>
        <GridTable table={tableOf(report, id)} model={model} />
      </CountGrid>
    </SectionFrame>
  );
}
