import { NarrativeSection } from '@/components/report/narrative-section';
import { proofreadMemory } from '@/db/words';
import { rememberWord } from '../../../actions';
import { sectionMetadata, theReport, type YearParams } from '../the-report';
import { explain, saveSection } from '../actions';

export const generateMetadata = sectionMetadata('other');

export default async function Page({ params }: YearParams) {
  const { me, report } = await theReport(params);
  return <NarrativeSection report={report} userId={me.userId} id="other" save={saveSection} explain={explain} memory={proofreadMemory(report.organ.id)} remember={rememberWord} />;
}
