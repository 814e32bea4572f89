/** All walks of the sign-off against a model written down independently, as a story and not as a table. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ACTIONS, type ReportState, type StepAction } from './states';
import { decide, type PastStep } from './workflow';
import { START, tell, type Model, type Person } from './workflow.model';

const PEOPLE: Person[] = [1, 2].flatMap((organ) => (['drafter', 'director', 'leader', 'admin'] as const).map((role, index) => ({ id: organ * 10 + index, role, organ })));

interface Real { state: ReportState; version: number; steps: PastStep[]; inForce: boolean }
const BEGIN: Real = { state: 'drafting', version: 1, steps: [], inForce: false };

function take(real: Real, who: Person, action: StepAction): Real | null {
  const decision = decide({
    action, actor: { userId: who.id, role: who.role, organId: who.organ, delegated: [] }, report: { organId: 1, ...real, drafters: [] },
    readiness: { errors: 0, blanks: 0, unexplained: 0, mustFix: [], secrecyReviewed: true, unchanged: true }, remark: '理由', points: 0, passwordConfirmed: true, digestShown: '', digestNow: '',
  });
  if (!decision.ok) return null;
  return {
    state: decision.to, version: decision.version, inForce: action === 'publish' ? true : action === 'takeDown' ? false : real.inForce,
    steps: [...real.steps, { version: decision.version, action, from: real.state, userId: who.id, byName: String(who.id) }],
  };
}

it('all walks up to 8 steps, 4 roles, 2 offices', () => {
  let attempts = 0;
  const walk = (model: Model, real: Real, left: number): void => {
    expect([real.state, real.version, real.inForce]).toEqual([model.state, model.version, model.isPublic]);
    if (left === 0) return;
    for (const who of PEOPLE) for (const action of ACTIONS) {
      attempts += 1;
      const told = tell(model, who, action), taken = take(real, who, action);
      if ((told === null) !== (taken === null)) throw new Error(`${real.steps.map((step) => step.action).join(' ')} then ${who.role} ${who.organ} ${action}: model ${told ? 'yes' : 'no'}, table ${taken ? 'yes' : 'no'}`);
      if (told && taken) walk(told, taken, left - 1);
    }
  };
  walk(START, BEGIN, 8);
  expect(attempts).toBeGreaterThan(6000);
});

it('20,000 random command runs, with people who change their role', () => {
  const roles = ['drafter', 'director', 'leader', 'admin'] as const;
  const command = fc.record({ id: fc.integer({ min: 1, max: 4 }), role: fc.constantFrom(...roles), organ: fc.constantFrom(1, 1, 1, 2), action: fc.constantFrom(...ACTIONS) });
  fc.assert(fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
    let model = START, real = BEGIN;
    for (const { id, role, organ, action } of commands) {
      const who = { id, role, organ };
      const told = tell(model, who, action), taken = take(real, who, action);
      expect(taken === null).toBe(told === null);
      if (told && taken) { model = told; real = taken; }
      expect([real.state, real.version, real.inForce]).toEqual([model.state, model.version, model.isPublic]);
    }
  }), { numRuns: 20_000 });
});
