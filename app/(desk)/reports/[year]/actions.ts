'use server';

import { revalidatePath } from 'next/cache';
import * as declarations from '@/db/declarations';
import * as reports from '@/db/reports';
import { applyStep, unknownPlaces } from '@/db/steps';
import { confirmPassword } from '@/lib/auth/step-up';
import { answer } from '@/lib/desk/action';
import * as inputs from '@/lib/desk/inputs';
import type { Answer, SaveAnswer, SaveInput, StepAnswer, StepInput } from '@/lib/desk/types';
import type { Pointer, SectionId } from '@/lib/report/form/types';
import type { OwnFact } from '@/lib/report/rules/types';
import { formVersionForYear } from '@/lib/report/document';

type Done = Promise<Answer<{ revision: number }>>;
type Filled = Promise<Answer<{ revision: number; pointers: Pointer[] }>>;

/** What changes more than the fields in front of the person is shown again by all pages of the report. */
function shownAgain<T extends { ok: boolean }>(result: T): T {
  if (result.ok) revalidatePath('/reports/[year]', 'layout');
  return result;
}

export async function saveSection(input: SaveInput): Promise<SaveAnswer> {
  return answer('saveSection', inputs.saveInput, input, reports.saveSectionTogether);
}

export async function zeroRest(input: { year: number; section: SectionId }): Filled {
  return answer('zeroRest', inputs.tableInput, input, reports.zeroRest);
}

export async function undoZeroRest(input: { year: number; section: SectionId }): Filled {
  return answer('undoZeroRest', inputs.tableInput, input, reports.undoZeroRest);
}

export async function explain(input: { year: number; rule: string; instance: string; cells?: Pointer[]; reason: string; text: string }): Done {
  return answer('explain', inputs.explainInput, input, (user, value) => shownAgain(declarations.explainWarning(user, value)));
}

export async function secrecyReview(input: { year: number; confirmedBy: string; date: string }): Done {
  return answer('secrecyReview', inputs.secrecyInput, input, (user, value) => shownAgain(declarations.recordSecrecyReview(user, value)));
}

export async function totalsMode(input: { year: number; totals: 'derived' | 'typed' }): Done {
  return answer('totalsMode', inputs.totalsInput, input, (user, value) => shownAgain(declarations.setTotalsMode(user, value)));
}

export async function previousYear(input: { year: number; figures: Record<Pointer, string> }): Done {
  return answer('previousYear', inputs.previousInput, input, (user, value) => shownAgain(declarations.enterPreviousReport(user, value)));
}

export async function declareFirst(input: { year: number; declared: boolean }): Done {
  return answer('declareFirst', inputs.firstReportInput, input, (user, value) => shownAgain(declarations.declareFirstReport(user, value)));
}

export async function ownFacts(input: { year: number; facts: OwnFact[] }): Done {
  return answer('ownFacts', inputs.factsInput, input, (user, value) => shownAgain(declarations.saveOwnFacts(user, value)));
}

/** Every step of the sign-off. After a step that changes what is public, its files are written. */
export async function step(input: StepInput): Promise<StepAnswer> {
  return answer<typeof inputs.stepInput, { state: import('@/lib/desk/types').ReportState; message: string }>('step', inputs.stepInput, input, async (user, value) => {
    const [unknown] = unknownPlaces(formVersionForYear(value.year), value.points ?? []);
    if (unknown !== undefined) return { ok: false, code: 'invalid', message: `报告中没有“${unknown}”这个位置，没有办理。` };
    const confirmed = value.password === undefined ? null : await confirmPassword(user, value.password);
    if (confirmed && !confirmed.ok) return confirmed;
    const result = applyStep(user, value, confirmed !== null);
    if (result.ok && (value.action === 'publish' || value.action === 'takeDown' || value.action === 'correct')) {
      const { publishPending } = await import('@/lib/desk/publish-pending');
      await publishPending();
    }
    return shownAgain(result);
  });
}
