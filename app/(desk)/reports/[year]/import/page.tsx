import type { Metadata } from 'next';
import { ImportPage } from '@/components/report/import-page';
import { importsOf } from '@/db/imports';
import { theReport, type YearParams } from '../the-report';
import { takeBack, takeOver } from './actions';

export const metadata: Metadata = { title: '导入' };

export default async function Import({ params }: YearParams) {
  const { report } = await theReport(params);
  return <ImportPage report={report} imports={importsOf(report.id)} takeOver={takeOver} takeBack={takeBack} />;
}
