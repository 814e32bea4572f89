/** What people read when a step is not theirs to take: whole sentences, since a wrong name or number misleads. */
import { describe, expect, it } from 'vitest';
import type { ReportState, Role, StepAction } from './states';
import { decide, editLock, EDITABLE, offersFor, WAIVABLE, WORKFLOW, type Readiness, type StepRequest, type WorkflowReport } from './workflow';

const READY: Readiness = { errors: 0, blanks: 0, unexplained: 0, mustFix: [], secrecyReviewed: true, unchanged: true };
const report = (state: ReportState, more: Partial<WorkflowReport> = {}): WorkflowReport => ({ organId: 7, state, version: 1, steps: [], inForce: false, drafters: [], ...more });
const request = (state: ReportState, action: StepAction, role: Role, more: Partial<StepRequest> = {}): StepRequest => ({
  action, actor: { userId: 9, role, organId: 7, delegated: [] }, report: report(state), readiness: READY, remark: '理由', points: 0, passwordConfirmed: true, digestShown: 'd', digestNow: 'd', ...more,
});
const remark = (n: number, answered = false) => ({ text: `意见${n}`, byName: '王建国', answered });
const told = (of: StepRequest) => { const decision = decide(of); return decision.ok ? `→${decision.to}` : `${decision.code}：${decision.message}`; };
const HOLDERS = { drafter: ['李敏'], director: ['王建国', '赵六'], leader: [] as string[] };

describe('sentences of refusals', () => {
  it.each<[string, StepRequest]>([
    ['forbidden：这不是本单位的报告，不能办理。', request('drafting', 'submit', 'drafter', { actor: { userId: 9, role: 'drafter', organId: null, delegated: [] } })],
    ['locked：当前状态为“填报中”，不能初审通过。', request('drafting', 'pass', 'director')],
    ['forbidden：需党政办主任王建国、赵六初审。', request('firstReview', 'pass', 'drafter', { holders: HOLDERS })],
    ['forbidden：需党政办主任审核。', request('firstReview', 'return', 'drafter')],
    ['forbidden：需分管领导签发。', request('secondReview', 'publish', 'director', { holders: HOLDERS })],
    ['forbidden：需经办人李敏提交。', request('drafting', 'submit', 'leader', { holders: HOLDERS })],
    ['forbidden：需经办人撤回。', request('firstReview', 'withdraw', 'leader')],
    ['forbidden：需经办人发起更正。', request('published', 'correct', 'leader')],
    ['forbidden：需分管领导撤下。', request('published', 'takeDown', 'drafter')],
    ['stale：您看到的内容之后又有改动，请刷新页面核对后再办理。', request('drafting', 'submit', 'drafter', { digestShown: 'x' })],
    ['blocked：还有2处错误未改正，不能提交初审。确实无法改正的，可请分管领导写明理由放行。', request('drafting', 'submit', 'drafter', { readiness: { ...READY, errors: 2 } })],
    ['blocked：还有3格未填、2处错误未改正，不能提交初审。确实无法改正的，可请分管领导写明理由放行。', request('drafting', 'submit', 'drafter', { readiness: { ...READY, errors: 5, blanks: 3 } })],
    ['blocked：还有3格未填，不能提交初审。没有的填0。', request('drafting', 'submit', 'drafter', { readiness: { ...READY, errors: 3, blanks: 3 } })],
    ['blocked：还有3条提醒没有书面说明，或说明之后数据又有变化，请逐条说明或改正。', request('drafting', 'submit', 'drafter', { readiness: { ...READY, unexplained: 3 } })],
    ['blocked：尚未登记保密审查，请由经办人填写审查人和审查日期。', request('drafting', 'submit', 'drafter', { readiness: { ...READY, secrecyReviewed: false } })],
    ['blocked：还有1条“必须改”的意见没有答复，请先逐条答复。未答复的是：“意见1”（王建国）。', request('drafting', 'submit', 'drafter', { readiness: { ...READY, mustFix: [remark(1), remark(2, true)] } })],
    ['blocked：还有2条“必须改”的意见没有标为已解决，不能初审通过。请核对办理情况，标为已解决或退回修改。未解决的是：“意见1”（王建国）、“意见2”（王建国）。', request('firstReview', 'pass', 'director', { readiness: { ...READY, mustFix: [remark(1), remark(2, true)] } })],
    [`blocked：还有4条“必须改”的意见没有标为已解决，不能签发并发布。请核对办理情况，标为已解决或退回修改。未解决的是：“${'长'.repeat(24)}……”（王建国）、“${'长'.repeat(24)}”（王建国）、“意见2”（王建国）等。`, request('secondReview', 'publish', 'leader', { readiness: { ...READY, mustFix: [{ ...remark(0, true), text: '长'.repeat(25) }, { ...remark(0, true), text: '长'.repeat(24) }, remark(2, true), remark(3, true)] } })],
    ['forbidden：您填写过本版的数据或文字，不能再办理“初审通过”，须由另一人办理。', request('firstReview', 'pass', 'director', { report: report('firstReview', { drafters: [9] }) })],
    ['blocked：报告内容与提交初审时不一致（例如单位信息已修改），请退回经办人重新提交。', request('firstReview', 'pass', 'director', { readiness: { ...READY, unchanged: false } })],
    ['invalid：退回修改须写明理由。', request('firstReview', 'return', 'director', { remark: '  ' })],
    ['→returned', request('firstReview', 'return', 'director', { remark: '', points: 1 })],
    ['invalid：发起更正须写明理由。', request('published', 'correct', 'drafter', { remark: '', points: 1 })],
    ['invalid：请再次输入本人密码确认。', request('secondReview', 'publish', 'leader', { passwordConfirmed: false })],
    ['forbidden：本版由他人提交，只能由其本人撤回。', request('firstReview', 'withdraw', 'drafter')],
    ['locked：目前没有对外公开的版本，不需要撤下。', request('returned', 'takeDown', 'leader')],
  ])('%s', (sentence, of) => {
    expect(told(of)).toBe(sentence);
  });

  it('withdraws to where the last submission came from, by its submitter', () => {
    const steps = [
      { version: 1, action: 'submit' as const, from: 'drafting' as const, userId: 9, byName: '甲' }, { version: 1, action: 'return' as const, from: 'firstReview' as const, userId: 2, byName: '乙' },
      { version: 1, action: 'submit' as const, from: 'returned' as const, userId: 8, byName: '丙' },
    ];
    expect(told(request('firstReview', 'withdraw', 'drafter', { report: report('firstReview', { steps }) }))).toBe('forbidden：本版由丙提交，只能由其本人撤回。');
    const mine = request('firstReview', 'withdraw', 'drafter', { report: report('firstReview', { steps }), actor: { userId: 8, role: 'drafter', organId: 7, delegated: [] } });
    expect(told(mine)).toBe('→returned');
    // What came after the submission and is none does not count.
    const later = [...steps, { version: 1, action: 'takeDown' as const, from: 'firstReview' as const, userId: 3, byName: '丁' }];
    expect(told({ ...mine, report: report('firstReview', { steps: later }) })).toBe('→returned');
  });

  it('keeps one person to one part of a version, and only of that version', () => {
    const steps = [{ version: 1, action: 'submit' as const, from: 'drafting' as const, userId: 9, byName: '甲' }];
    expect(told(request('firstReview', 'pass', 'director', { report: report('firstReview', { steps }) }))).toBe('forbidden：您已在本版办理过“提交初审”，同一人不能再办理“初审通过”，须由另一人办理。');
    expect(told(request('firstReview', 'pass', 'director', { report: report('firstReview', { steps, version: 2 }) }))).toBe('→secondReview');
    expect(told(request('returned', 'submit', 'drafter', { report: report('returned', { steps }) }))).toBe('→firstReview');
    // A withdrawal belongs to no part.
    expect(told(request('firstReview', 'pass', 'director', { report: report('firstReview', { steps: [{ ...steps[0]!, action: 'withdraw', from: 'firstReview' }] }) }))).toBe('→secondReview');
    // A correction opens the next version: who worked on the last one may open it.
    expect(decide(request('published', 'correct', 'drafter', { report: report('published', { steps: [{ version: 1, action: 'pass', from: 'firstReview', userId: 9, byName: '甲' }] }) }))).toEqual({ ok: true, to: 'correcting', version: 2, role: 'drafter' });
  });

  it('names for whom a delegate acts, and not for one who holds the role', () => {
    const delegated = [{ role: 'director' as const, onBehalfOf: '王建国' }];
    expect(decide(request('firstReview', 'pass', 'leader', { actor: { userId: 9, role: 'leader', organId: 7, delegated } }))).toEqual({ ok: true, to: 'secondReview', version: 1, role: 'director', onBehalfOf: '王建国' });
    expect(decide(request('firstReview', 'pass', 'director', { actor: { userId: 9, role: 'director', organId: 7, delegated } }))).toEqual({ ok: true, to: 'secondReview', version: 1, role: 'director' });
  });
});

it('a delegation counts for its own role only', () => {
  const delegated = [{ role: 'leader' as const, onBehalfOf: '张伟' }];
  expect(told(request('firstReview', 'pass', 'drafter', { actor: { userId: 9, role: 'drafter', organId: 7, delegated } }))).toBe('forbidden：需党政办主任初审。');
});

describe('what the buttons say', () => {
  const offers = (state: ReportState, role: Role, more: Partial<WorkflowReport> = {}, readiness = READY) => offersFor({ actor: { userId: 9, role, organId: 7, delegated: [] }, report: report(state, more), readiness, holders: HOLDERS });
  it('are those of the state, with what each asks for', () => {
    expect(offers('drafting', 'drafter')).toEqual([{ action: 'submit', name: '提交初审', available: true, needs: ['remark'] }]);
    expect(offers('firstReview', 'director')).toEqual([
      { action: 'pass', name: '初审通过', available: true, needs: ['remark'] },
      { action: 'return', name: '退回修改', available: true, needs: ['reason', 'points'] },
      { action: 'withdraw', name: '撤回', available: false, reason: '需经办人李敏撤回。', needs: ['remark'] },
    ]);
    expect(offers('secondReview', 'leader', { inForce: true }).map(({ action, available, needs }) => [action, available, ...needs])).toEqual([
      ['return', true, 'reason', 'points'], ['publish', true, 'remark', 'password'], ['takeDown', true, 'reason', 'password'],
    ]);
    expect(offers('published', 'leader', { inForce: true }).map(({ action, available }) => [action, available])).toEqual([['correct', false], ['takeDown', true]]);
    expect(offers('takenDown', 'drafter').map(({ action, available, needs }) => [action, available, ...needs])).toEqual([['correct', true, 'reason']]);
  });
  it('say what is missing now, not what the dialog will ask', () => {
    expect(offers('drafting', 'drafter', {}, { ...READY, errors: 1, mustFix: [remark(1), remark(2)] })[0]).toMatchObject({ available: false, reason: '还有1处错误未改正，不能提交初审。确实无法改正的，可请分管领导写明理由放行。' });
  });
});

describe('why the content cannot be edited', () => {
  it.each<[ReportState, Role, string | null]>([
    ['drafting', 'drafter', null], ['returned', 'drafter', null], ['correcting', 'drafter', null],
    ['drafting', 'leader', '报告由经办人李敏填写，您可以查看和批注。'],
    ['firstReview', 'drafter', '报告已提交，等待党政办主任王建国、赵六初审。需要修改时，请提交人先“撤回”，或由初审人“退回修改”。'],
    ['secondReview', 'drafter', '报告已通过初审，等待分管领导签发。需要修改时，请复审人“退回修改”。'],
    ['published', 'drafter', '报告已发布，内容不能直接修改。需要修改时，请经办人李敏“发起更正”。'],
  ])('%s %s', (state, role, sentence) => {
    expect(editLock({ role, organId: 7 }, { organId: 7, state }, HOLDERS)).toBe(sentence);
  });
  it('nor by another office', () => {
    expect(editLock({ role: 'drafter', organId: 8 }, { organId: 7, state: 'drafting' })).toBe('这不是本单位的报告，不能修改。');
    expect(editLock({ role: 'drafter', organId: null }, { organId: 7, state: 'drafting' })).toBe('这不是本单位的报告，不能修改。');
  });
});

it('the table of the chain', () => {
  const ready = ['noErrors', 'explained', 'secrecy'], handed = [...ready, 'mustFixAnswered'], reviewed = [...ready, 'mustFixResolved', 'unchanged'];
  expect(EDITABLE).toEqual(['drafting', 'returned', 'correcting']);
  expect(WAIVABLE).toEqual(['drafting', 'returned', 'correcting', 'secondReview']);
  expect(Object.entries(WORKFLOW).flatMap(([state, actions]) => Object.entries(actions).map(([action, { role, to, needs, part }]) => [state, action, role, to, needs.join('+'), part ?? ''].join(' ')))).toEqual([
    `drafting submit drafter firstReview ${handed.join('+')} desk`,
    `returned submit drafter firstReview ${handed.join('+')} desk`, 'returned takeDown leader same inForce+reason+password ',
    `correcting submit drafter firstReview ${handed.join('+')} desk`, 'correcting takeDown leader same inForce+reason+password ',
    `firstReview pass director secondReview ${reviewed.join('+')} firstReview`, 'firstReview return director returned reason firstReview', 'firstReview withdraw drafter before submitter ', 'firstReview takeDown leader same inForce+reason+password ',
    `secondReview publish leader published ${reviewed.join('+')}+password secondReview`, 'secondReview return leader returned reason secondReview', 'secondReview takeDown leader same inForce+reason+password ',
    'published correct drafter correcting reason desk', 'published takeDown leader takenDown reason+password ',
    'takenDown correct drafter correcting reason desk',
  ]);
});
