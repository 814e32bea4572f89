import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ReviewPage } from '@/components/report/review-page';
import { deadlinesOf } from '@/db/calendar';
import { changesSinceLastSeen, commentsOf } from '@/db/comments';
import { reviewRole } from '@/db/reviewers';
import { reportArticle } from '@/lib/export/article';
import { ARTICLE_CSS } from '@/lib/export/article-css';
import { step } from '../actions';
import { theReport, type YearParams } from '../the-report';
import { comment, reply, resolve, seen as markSeen } from './actions';

export const metadata: Metadata = { title: '审阅全文' };

export default async function Review({ params }: YearParams) {
  const { me, report } = await theReport(params);
  const ofOffice = me.organId === report.organ.id && me.role !== 'admin' && me.role !== 'auditor';
  const reviewer = ofOffice && reviewRole(me, { id: report.id, organId: report.organ.id, version: report.version }) !== 'drafter';
  const seen = reviewer ? changesSinceLastSeen(me, report.year) : null;
  const comments = commentsOf(report.id);
  const open = comments.filter((item) => item.resolvedAt === null);
  const marks = new Map<string, string[]>();
  const mark = (pointer: string, name: string) => marks.set(pointer, [...new Set([...(marks.get(pointer) ?? []), name])]);
  for (const change of seen?.changes ?? []) mark(change.pointer, 'changed');
  for (const item of open) mark(item.pointer, 'remarked');
  const article = reportArticle(report.document, {
    headingLevel: 2, anchors: true, ...(ofOffice ? { remarks: open } : {}),
    marks: Object.fromEntries([...marks].map(([pointer, names]) => [pointer, names.join(' ')])),
    waivers: report.waivers.filter((waiver) => waiver.current).map((waiver) => ({ section: report.result.findings.find((finding) => finding.instance === waiver.instance)?.section ?? 'document', message: waiver.message, reason: waiver.reason, by: waiver.by })),
    footnotes: report.organ.countsCarriedDisputes ? [{ section: 'disputes', text: '注：行政复议、行政诉讼数量含上年度结转数量。' }] : [],
  });
  return (
    <ReviewPage
      report={report} me={me} reviewer={reviewer} article={article} articleCss={`${ARTICLE_CSS}.report .changed{background:#fff3cd}.report .remarked{box-shadow:inset 0 0 0 2px #14427f}`} nonce={(await headers()).get('x-nonce') ?? undefined}
      comments={comments} commentActs={ofOffice ? { add: comment, reply, resolve } : null}
      changes={seen?.changes ?? null} answers={seen?.answers ?? []} deadlines={deadlinesOf(report.organ.id, report.year)} markSeen={reviewer ? markSeen.bind(null, { year: report.year }) : null} step={step}
    />
  );
}
