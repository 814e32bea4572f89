/** The sign-off as a story, written down independently of the table, for the tests that compare the two. */
import type { ReportState, Role, StepAction } from './states';

export interface Person { id: number; role: Role; organ: number }

export interface Model { state: ReportState; version: number; isPublic: boolean; submitter: number | null; cameFrom: ReportState; deeds: { version: number; who: number; desk: 'drafting' | 'first' | 'second' }[] }
export const START: Model = { state: 'drafting', version: 1, isPublic: false, submitter: null, cameFrom: 'drafting', deeds: [] };

/** What a sensible clerk would say happens; null = refused. */
export function tell(model: Model, who: Person, action: StepAction): Model | null {
  if (who.organ !== 1) return null;
  const { state, version } = model;
  const onDesk = state === 'drafting' || state === 'returned' || state === 'correcting';
  const mayServe = (desk: 'drafting' | 'first' | 'second', at = version) => !model.deeds.some((deed) => deed.version === at && deed.who === who.id && deed.desk !== desk);
  const did = (desk: 'drafting' | 'first' | 'second', change: Partial<Model>, at = version): Model => ({ ...model, ...change, deeds: [...model.deeds, { version: at, who: who.id, desk }] });
  if (action === 'submit') return onDesk && who.role === 'drafter' && mayServe('drafting') ? did('drafting', { state: 'firstReview', submitter: who.id, cameFrom: state }) : null;
  if (action === 'withdraw') return state === 'firstReview' && who.role === 'drafter' && model.submitter === who.id ? { ...model, state: model.cameFrom } : null;
  if (action === 'pass') return state === 'firstReview' && who.role === 'director' && mayServe('first') ? did('first', { state: 'secondReview' }) : null;
  if (action === 'return') {
    if (state === 'firstReview' && who.role === 'director' && mayServe('first')) return did('first', { state: 'returned' });
    return state === 'secondReview' && who.role === 'leader' && mayServe('second') ? did('second', { state: 'returned' }) : null;
  }
  if (action === 'publish') return state === 'secondReview' && who.role === 'leader' && mayServe('second') ? did('second', { state: 'published', isPublic: true }) : null;
  if (action === 'correct') return (state === 'published' || state === 'takenDown') && who.role === 'drafter' && mayServe('drafting', version + 1) ? did('drafting', { state: 'correcting', version: version + 1 }, version + 1) : null;
  if (who.role !== 'leader' || !model.isPublic) return null;
  return { ...model, isPublic: false, state: state === 'published' ? 'takenDown' : state };
}
