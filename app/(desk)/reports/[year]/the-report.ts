/** The report a page of `/reports/YEAR/…` speaks of, for the person who asks; a page of its own where there is none. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { deskReport } from '@/db/reports';
import type { DeskReport, SignedIn } from '@/lib/desk/types';
import type { SectionId } from '@/lib/report/form/types';
import { SECTION_NAMES } from '@/components/report/section-names';
import { requireUser } from '../../require-user';

export interface YearParams { params: Promise<{ year: string }> }

const read = cache((user: SignedIn, year: number): DeskReport | null => deskReport(user, year));

/** The signed-in person and the report of the year in the address. */
export async function theReport(params: YearParams['params']): Promise<{ me: SignedIn; report: DeskReport }> {
  const { year } = await params;
  const me = await requireUser(`/reports/${/^\d{4}$/.test(year) ? year : ''}`);
  const report = /^\d{4}$/.test(year) ? read(me, Number(year)) : null;
  if (!report) notFound();
  return { me, report };
}

export const sectionMetadata = (id: SectionId) => async ({ params }: YearParams): Promise<Metadata> => ({ title: `${SECTION_NAMES[id]}（${(await params).year}年报告）` });
