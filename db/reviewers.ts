/** Who reviews a version of a report: those who hold the role and those who stand in for them, nobody who has had another part in that version. */
import type { Role, SignedIn } from '../lib/desk/types';
import { mayStandIn } from '../lib/report/workflow';
import { draftersOf, pastStep, stepsOf, type ReportRow } from './desk-state';
import { delegatedTo, peopleFor } from './people';

export type Version = Pick<ReportRow, 'id' | 'organId' | 'version'>;

/** Reads the past of a version once, however many people are asked about. */
function partIn(report: Version): (userId: number, role: Role) => boolean {
  const steps = stepsOf(report.id), past = { version: report.version, steps: steps.map(pastStep), drafters: draftersOf(report, steps) };
  return (userId, role) => (role === 'director' || role === 'leader') && mayStandIn(past, userId, role);
}

/** The absent ones for whom this person may act on this version today. */
export function standsInOn(report: Version, userId: number): { role: Role; onBehalfOf: string }[] {
  const held = delegatedTo(userId);
  if (held.length === 0) return held;
  const may = partIn(report);
  return held.filter(({ role }) => may(userId, role));
}

/** In which role a person reads and remarks on this version: a drafter who stands in for somebody, in theirs. */
export const reviewRole = (user: SignedIn, report: Version): Role => (user.role === 'drafter' ? (standsInOn(report, user.userId)[0]?.role ?? 'drafter') : user.role);

/** Everyone to whom the review of this version is open today: the holders of the role, and their delegates who have had no other part in it. */
export function reviewersOf(report: Version, role: 'director' | 'leader'): { id: number }[] {
  const people = peopleFor(report.organId, role);
  const may = people.some((person) => person.role !== role) ? partIn(report) : null;
  return people.filter((person) => person.role === role || may?.(person.id, role));
}
