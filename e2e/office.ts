/** Offices of the stories' own with a filled report, brought to a state by the real steps, so that a story begins where it is about something. */
import { recordSecrecyReview } from '../db/declarations';
import { deskReport } from '../db/reports';
import { applyStep } from '../db/steps';
import { explainAll, fillReport, makeOffice, PASSWORD as OFFICE_PASSWORD, type TestOffice } from '../db/test-office';
import type { SignedIn } from '../lib/desk/types';
import type { ReportState, StepAction } from '../lib/report/states';
import { withDatabase } from './database';
import type { TestServer } from './server';

export { OFFICE_PASSWORD };

let key = 0;
/** A key of its own for every press of a button. */
export const nextKey = () => `office-key-${process.pid}-${(key += 1)}`;

/** Fills the report of the office and takes it to a state. The database of the server must be open. */
export function bring(office: TestOffice, state: ReportState, year: number): void {
  const act = (user: SignedIn, action: StepAction, confirmed = false) => {
    const shown = deskReport(user, year)!;
    const answer = applyStep(user, { year, action, digest: shown.digest, remark: '见意见。', idempotencyKey: nextKey(), ...(confirmed ? { password: OFFICE_PASSWORD } : {}) }, confirmed);
    if (!answer.ok) throw new Error(`${action}: ${answer.message}`);
  };
  fillReport(office.drafter, year);
  if (state === 'drafting') return;
  act(office.drafter, 'submit');
  if (state === 'firstReview') return;
  if (state === 'returned') return act(office.director, 'return');
  act(office.director, 'pass');
  if (state === 'secondReview') return;
  act(office.leader, 'publish', true);
  if (state === 'published') return;
  if (state === 'takenDown') return act(office.leader, 'takeDown', true);
  act(office.drafter, 'correct');
  recordSecrecyReview(office.drafter, { year, confirmedBy: '孙密', date: '2025-02-10' });
  explainAll(office.drafter, year);
}

/** Makes an office on the server with accounts `SLUG-drafter`, `SLUG-director` … (password {@link OFFICE_PASSWORD}) and its report in a state. */
export async function officeInState(server: TestServer, slug: string, name: string, state: ReportState, year = 2024): Promise<TestOffice> {
  let office: TestOffice | undefined;
  await withDatabase(server, async () => {
    office = await makeOffice(slug, name);
    bring(office, state, year);
  });
  return office!;
}
