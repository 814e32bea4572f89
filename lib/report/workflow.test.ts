import { describe, expect, it } from 'vitest';
import { ACTIONS, ROLES, STATES, type ReportState, type Role, type StepAction } from './states';
import { decide, editLock, offersFor, type PastStep, type Readiness, type StepRequest } from './workflow';

const READY: Readiness = { errors: 0, blanks: 0, unexplained: 0, mustFix: [], secrecyReviewed: true, unchanged: true };
const HOLDERS = { drafter: ['李敏'], director: ['王建国'], leader: ['张伟'] };
const USER: Record<Role, number> = { drafter: 1, director: 2, leader: 3, admin: 4, auditor: 5 };

/** The chain as people describe it: state, action, who, where to. */
const CHAIN: [ReportState, StepAction, Role, ReportState][] = [
  ['drafting', 'submit', 'drafter', 'firstReview'], ['returned', 'submit', 'drafter', 'firstReview'], ['correcting', 'submit', 'drafter', 'firstReview'],
  ['firstReview', 'pass', 'director', 'secondReview'], ['firstReview', 'return', 'director', 'returned'], ['firstReview', 'withdraw', 'drafter', 'drafting'],
  ['secondReview', 'publish', 'leader', 'published'], ['secondReview', 'return', 'leader', 'returned'],
  ['published', 'correct', 'drafter', 'correcting'], ['takenDown', 'correct', 'drafter', 'correcting'], ['published', 'takeDown', 'leader', 'takenDown'],
  // What is public can be taken down while a correction is under way; the correction goes on.
  ['returned', 'takeDown', 'leader', 'returned'], ['correcting', 'takeDown', 'leader', 'correcting'], ['firstReview', 'takeDown', 'leader', 'firstReview'], ['secondReview', 'takeDown', 'leader', 'secondReview'],
];

const submitted: PastStep = { version: 1, action: 'submit', from: 'drafting', userId: 1, byName: '李敏' };
const passed: PastStep = { version: 1, action: 'pass', from: 'firstReview', userId: 2, byName: '王建国' };
const past = (state: ReportState): PastStep[] => (state === 'drafting' ? [] : state === 'firstReview' ? [submitted] : [submitted, passed]);

function request(state: ReportState, action: StepAction, role: Role, more: Partial<StepRequest> & { organId?: number | null } = {}): StepRequest {
  const { organId = 7, ...rest } = more;
  return {
    action, actor: { userId: USER[role], role, organId, delegated: [] }, report: { organId: 7, state, version: 1, steps: past(state), inForce: true, drafters: [] },
    readiness: READY, remark: '理由', points: 0, passwordConfirmed: true, digestShown: 'd', digestNow: 'd', holders: HOLDERS, ...rest,
  };
}

describe('every cell of state × action × role × office', () => {
  for (const state of STATES) for (const action of ACTIONS) for (const role of ROLES) for (const own of [true, false, null]) {
    const row = CHAIN.find(([from, act, who]) => from === state && act === action && who === role);
    const known = CHAIN.some(([from, act]) => from === state && act === action);
    it(`${state} ${action} ${role} ${own === null ? 'no office' : own ? 'own office' : 'another office'}`, () => {
      const decision = decide(request(state, action, role, { organId: own === null ? null : own ? 7 : 8 }));
      if (own === true && row) expect(decision).toMatchObject({ ok: true, to: row[3] });
      else expect(decision).toMatchObject({ ok: false, code: own !== true || known ? 'forbidden' : 'locked' });
      if (!decision.ok) expect(decision.message).toMatch(/[。]$/);
    });
  }
});

describe('what must hold', () => {
  it.each<[Partial<Readiness>, string]>([
    [{ errors: 2 }, '还有2处错误'], [{ unexplained: 1 }, '还有1条提醒'], [{ secrecyReviewed: false }, '保密审查'], [{ mustFix: [1, 2, 3].map((n) => ({ text: `意见${n}`, byName: '王建国', answered: false })) }, '还有3条“必须改”'],
  ])('%o stops submit, pass and publish', (lack, words) => {
    for (const [state, action, role] of [['drafting', 'submit', 'drafter'], ['firstReview', 'pass', 'director'], ['secondReview', 'publish', 'leader']] as const) {
      const decision = decide(request(state, action, role, { readiness: { ...READY, ...lack } }));
      expect(decision).toMatchObject({ ok: false, code: 'blocked' });
      expect(!decision.ok && decision.message).toContain(words);
    }
    expect(decide(request('firstReview', 'return', 'director', { readiness: { ...READY, ...lack } }))).toMatchObject({ ok: true });
  });

  it('an answer to 必须改 is enough to submit; to pass and publish a reviewer must have resolved it', () => {
    const readiness = { ...READY, mustFix: [{ text: '与台账不符', byName: '王建国', answered: true }] };
    expect(decide(request('returned', 'submit', 'drafter', { readiness }))).toMatchObject({ ok: true });
    expect(decide(request('firstReview', 'return', 'director', { readiness }))).toMatchObject({ ok: true });
    for (const [state, action, role] of [['firstReview', 'pass', 'director'], ['secondReview', 'publish', 'leader']] as const) {
      const decision = decide(request(state, action, role, { readiness }));
      expect(decision).toMatchObject({ ok: false, code: 'blocked' });
      expect(!decision.ok && decision.message).toContain('“与台账不符”（王建国）');
      expect(offersFor(request(state, action, role, { readiness })).find((offer) => offer.action === action)).toMatchObject({ available: false, reason: expect.stringContaining('没有标为已解决') as string });
    }
  });

  it('a document other than the submitted one cannot be passed or published, only returned', () => {
    const readiness = { ...READY, unchanged: false };
    expect(decide(request('firstReview', 'pass', 'director', { readiness }))).toMatchObject({ ok: false, code: 'blocked' });
    expect(decide(request('secondReview', 'publish', 'leader', { readiness }))).toMatchObject({ ok: false, code: 'blocked' });
    expect(decide(request('secondReview', 'return', 'leader', { readiness }))).toMatchObject({ ok: true });
  });

  it('what was shown must be what stands', () => {
    expect(decide(request('drafting', 'submit', 'drafter', { digestShown: 'old' }))).toMatchObject({ ok: false, code: 'stale' });
  });

  it('return, correction and take-down need a reason; points are reasons of a return', () => {
    expect(decide(request('firstReview', 'return', 'director', { remark: ' ' }))).toMatchObject({ ok: false, code: 'invalid' });
    expect(decide(request('firstReview', 'return', 'director', { remark: '', points: 1 }))).toMatchObject({ ok: true });
    expect(decide(request('published', 'correct', 'drafter', { remark: '', points: 1 }))).toMatchObject({ ok: false, code: 'invalid' });
    expect(decide(request('published', 'takeDown', 'leader', { remark: '' }))).toMatchObject({ ok: false, code: 'invalid' });
  });

  it('sign-off and take-down need the password again', () => {
    expect(decide(request('secondReview', 'publish', 'leader', { passwordConfirmed: false }))).toMatchObject({ ok: false, code: 'invalid' });
    expect(decide(request('published', 'takeDown', 'leader', { passwordConfirmed: false }))).toMatchObject({ ok: false, code: 'invalid' });
    expect(decide(request('firstReview', 'pass', 'director', { passwordConfirmed: false }))).toMatchObject({ ok: true });
  });

  it('nothing public, nothing to take down', () => {
    const report = { organId: 7, state: 'returned' as const, version: 1, steps: past('returned'), inForce: false, drafters: [] };
    expect(decide(request('returned', 'takeDown', 'leader', { report }))).toMatchObject({ ok: false, code: 'locked' });
    expect(offersFor(request('returned', 'takeDown', 'leader', { report })).map((offer) => offer.action)).toEqual(['submit']);
  });

  it('withdraws by the submitter only, to where it came from', () => {
    const steps = [{ ...submitted, from: 'correcting' as const }];
    expect(decide(request('firstReview', 'withdraw', 'drafter', { report: { organId: 7, state: 'firstReview', version: 1, steps, inForce: true, drafters: [] } }))).toMatchObject({ ok: true, to: 'correcting' });
    expect(decide({ ...request('firstReview', 'withdraw', 'drafter'), actor: { userId: 9, role: 'drafter', organId: 7, delegated: [] } })).toMatchObject({ ok: false, message: '本版由李敏提交，只能由其本人撤回。' });
    expect(decide({ ...request('firstReview', 'withdraw', 'drafter'), report: { organId: 7, state: 'firstReview', version: 1, steps: [], inForce: false, drafters: [] } })).toMatchObject({ ok: false });
  });
});

describe('separation of duties', () => {
  it('nobody acts in two parts of one version, whatever role they hold now', () => {
    for (const [state, action, role, who] of [['firstReview', 'pass', 'director', 1], ['firstReview', 'return', 'director', 1], ['secondReview', 'publish', 'leader', 1], ['secondReview', 'publish', 'leader', 2], ['returned', 'submit', 'drafter', 2]] as const) {
      const decision = decide({ ...request(state, action, role), actor: { userId: who, role, organId: 7, delegated: [] } });
      expect(decision).toMatchObject({ ok: false, code: 'forbidden' });
      expect(!decision.ok && decision.message).toContain('同一人不能再');
    }
  });
  it('who saved content of the version neither passes, returns nor publishes it, in an own role or for somebody', () => {
    for (const [state, action, role] of [['firstReview', 'pass', 'director'], ['firstReview', 'return', 'director'], ['secondReview', 'publish', 'leader'], ['secondReview', 'return', 'leader']] as const) {
      const own = request(state, action, role);
      const report = { ...own.report, drafters: [8, 9] };
      const refused = { ok: false, code: 'forbidden', message: expect.stringContaining('您填写过本版的数据或文字') as string };
      expect(decide({ ...own, report, actor: { userId: 9, role, organId: 7, delegated: [] } })).toMatchObject(refused);
      expect(decide({ ...own, report, actor: { userId: 9, role: 'drafter', organId: 7, delegated: [{ role, onBehalfOf: '张伟' }] } })).toMatchObject(refused);
      expect(offersFor({ ...own, report, actor: { userId: 9, role, organId: 7, delegated: [] } }).find((offer) => offer.action === action)).toMatchObject({ available: false });
      expect(decide({ ...own, report, actor: { userId: 7, role, organId: 7, delegated: [] } })).toMatchObject({ ok: true });
    }
    // Drafters hand in what they wrote, and who wrote may take the public version down.
    expect(decide(request('returned', 'submit', 'drafter', { report: { ...request('returned', 'submit', 'drafter').report, drafters: [1] } }))).toMatchObject({ ok: true });
    expect(decide(request('secondReview', 'takeDown', 'leader', { report: { ...request('secondReview', 'takeDown', 'leader').report, drafters: [3] } }))).toMatchObject({ ok: true });
  });
  it('the next version starts anew', () => {
    const decision = decide({ ...request('published', 'correct', 'drafter'), actor: { userId: 2, role: 'drafter', organId: 7, delegated: [] } });
    expect(decision).toMatchObject({ ok: true, version: 2 });
  });
  it('a delegate acts for the absent one, but not on what they drafted', () => {
    const delegated = [{ role: 'leader' as const, onBehalfOf: '张伟' }];
    expect(decide({ ...request('secondReview', 'publish', 'drafter'), actor: { userId: 9, role: 'drafter', organId: 7, delegated } })).toMatchObject({ ok: true, role: 'leader', onBehalfOf: '张伟' });
    expect(decide({ ...request('secondReview', 'publish', 'drafter'), actor: { userId: 1, role: 'drafter', organId: 7, delegated } })).toMatchObject({ ok: false, code: 'forbidden' });
  });
});

describe('buttons and locks', () => {
  it('an unavailable button says who can', () => {
    expect(offersFor(request('secondReview', 'publish', 'director'))).toEqual([
      { action: 'return', name: '退回修改', available: false, reason: '需分管领导张伟审核。', needs: ['reason', 'points'] },
      { action: 'publish', name: '签发并发布', available: false, reason: '需分管领导张伟签发。', needs: ['remark', 'password'] },
      { action: 'takeDown', name: '撤下', available: false, reason: '需分管领导张伟撤下。', needs: ['reason', 'password'] },
    ]);
    expect(offersFor({ ...request('drafting', 'submit', 'drafter'), readiness: { ...READY, errors: 1 }, holders: undefined })[0]).toMatchObject({ available: false, reason: expect.stringContaining('1处错误') as string });
    expect(offersFor({ ...request('drafting', 'submit', 'leader'), holders: undefined })[0]).toMatchObject({ reason: '需经办人提交。' });
  });
  it.each(STATES)('%s says why it cannot be edited and the way out', (state) => {
    const lock = (role: Role, organId: number | null = 7) => editLock({ role, organId }, { organId: 7, state }, HOLDERS);
    expect(lock('drafter', 8)).toBe('这不是本单位的报告，不能修改。');
    expect(lock('drafter', null)).toBe('这不是本单位的报告，不能修改。');
    if (['drafting', 'returned', 'correcting'].includes(state)) {
      expect(lock('drafter')).toBeNull();
      expect(lock('leader')).toContain('经办人李敏');
    } else expect(lock('drafter')).toMatch(/撤回|退回修改|发起更正/);
  });
});
