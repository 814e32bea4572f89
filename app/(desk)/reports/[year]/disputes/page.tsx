import { earlierPublished } from '@/db/reports';
import { TableSection } from '@/components/report/table-section';
import { sectionMetadata, theReport, type YearParams } from '../the-report';
import { explain, saveSection, undoZeroRest, zeroRest } from '../actions';

export const generateMetadata = sectionMetadata('disputes');

export default async function Page({ params }: YearParams) {
  const { me, report } = await theReport(params);
  return <TableSection report={report} userId={me.userId} id="disputes" earlier={earlierPublished(report.organ.id, report.year)} save={saveSection} zeroRest={zeroRest} undoZeroRest={undoZeroRest} explain={explain} />;
}
