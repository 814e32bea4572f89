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

function act(user: SignedIn, year: number, action: StepAction, confirmed = false): void {
  const shown = deskReport(user, year)!;
  const answer = applyStep(user, { year, action, digest: shown.digest, remark: '见意见。', idempotencyKey: nextKey(), ...(confirmed ? { password: OFFICE_PASSWORD } : {}) }, confirmed);
  if (!answer.ok) throw new Error(`${action}: ${answer.message}`);
}

/** Hands a returned report in again and passes it, so that it waits for the leader. The database of the server must be open. */
export function bringAgain(office: TestOffice, year: number): void {
  explainAll(office.drafter, year);
  act(office.drafter, year, 'submit');
  act(office.director, year, 'pass');
}

/** Fills the report of the office and takes it to a state. The database of the server must be open. */
export function bring(office: TestOffice, state: ReportState, year: number): void {
  fillReport(office.drafter, year);
  if (state === 'drafting') return;
  act(office.drafter, year, 'submit');
  if (state === 'firstReview') return;
  if (state === 'returned') return act(office.director, year, 'return');
  act(office.director, year, 'pass');
  if (state === 'secondReview') return;
  act(office.leader, year, 'publish', true);
  if (state === 'published') return;
  if (state === 'takenDown') return act(office.leader, year, 'takeDown', true);
  act(office.drafter, year, 'correct');
  recordSecrecyReview(office.drafter, { year, confirmedBy: '孙密', date: '2025-02-10' });
  explainAll(office.drafter, year);
}

/** Makes an office on the server with accounts `SLUG-drafter`, `SLUG-director` … (password {@link OFFICE_PASSWORD}) and its report in a state. */
export async function officeInState(server: TestServer, slug: string, name: string, state: ReportState, year = 2024): Promise<TestOffice> {
  return withDatabase(server, async () => {
    const office = await makeOffice(slug, name);
    bring(office, state, year);
    return office;
  });
}
