import type { Metadata } from 'next';
import { TaskPage } from '@/components/report/task-page';
import { todayInChina } from '@/db/client';
import { declareFirst, explain, ownFacts, previousYear, secrecyReview, step, totalsMode } from './actions';
import { waive } from './review/actions';
import { theReport, type YearParams } from './the-report';

export const generateMetadata = async ({ params }: YearParams): Promise<Metadata> => ({ title: `${(await params).year}年报告` });

export default async function ReportPage({ params }: YearParams) {
  const { me, report } = await theReport(params);
  return <TaskPage report={report} me={me} today={todayInChina()} acts={{ step, explain, confirmSecrecy: secrecyReview, waive, declareFirst, enterPrevious: previousYear, totalsMode, ownFacts }} />;
}
