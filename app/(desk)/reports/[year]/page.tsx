import type { Metadata } from 'next';
import { TaskPage } from '@/components/report/task-page';
import { todayInChina } from '@/db/client';
import { commentsOf, isAnswered } from '@/db/comments';
import { declareFirst, explain, ownFacts, previousYear, secrecyReview, step, totalsMode } from './actions';
import { waive } from './review/actions';
import { theReport, type YearParams } from './the-report';

export const generateMetadata = async ({ params }: YearParams): Promise<Metadata> => ({ title: `${(await params).year}年报告` });

export default async function ReportPage({ params }: YearParams) {
  const { me, report } = await theReport(params);
  // An answer given before the remark was opened again no longer counts.
  const remarks = commentsOf(report.id).filter((comment) => comment.resolvedAt === null).map((comment) => ({ ...comment, answered: isAnswered(comment) }));
  return <TaskPage report={report} remarks={remarks} me={me} today={todayInChina()} acts={{ step, explain, confirmSecrecy: secrecyReview, waive, declareFirst, enterPrevious: previousYear, totalsMode, ownFacts }} />;
}
