import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignedIn, StepAction } from '../lib/desk/types';
import { calendarOf, calendarYears, deadlinesOf, isWorkday, setCalendarDay, workdaysBetween } from './calendar';
import { addComment, answerComment, changesSinceLastSeen, commentsOf, markSeen, resolveComment } from './comments';
import { delegate, delegationsOf, revokeDelegation } from './delegations';
import { handoversOf, makeHandover, signHandover } from './handover';
import { markNoticesRead, noticesOf, unreadCount } from './notices';
import { changeOrgan, changeYearPlan, organById } from './organs';
import { publishedVersion } from './publications';
import { saveOwnFacts } from './declarations';
import { deskReport, saveSection, undoZeroRest, zeroRest } from './reports';
import { reviewersOf, standsInOn } from './reviewers';
import { applyStep, snapshotContent, snapshotsOf } from './steps';
import { explainAll, fillReport, freshDatabase, makeOffice, type TestOffice } from './test-office';
import { proofreadMemory, rememberWord, wordList } from './words';
import { todayInChina } from './client';
import { auditEntries } from './audit';

let office: TestOffice;
let database: ReturnType<typeof freshDatabase>;
let keys = 0;
beforeEach(async () => { database = freshDatabase(); office = await makeOffice(); });
afterEach(() => { vi.useRealTimers(); database.remove(); });

const act = (user: SignedIn, action: StepAction, remark = '', points?: { pointer: string; text: string; must: boolean }[]) => {
  keys += 1;
  return applyStep(user, { year: 2024, action, digest: deskReport(user, 2024)!.digest, remark, idempotencyKey: `work-${keys}-key`, points }, true);
};
const report = (user = office.drafter) => deskReport(user, 2024)!;

describe('remarks', () => {
  it('a 必须改 holds the report up until it is answered, and the next look shows what changed', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    expect(changesSinceLastSeen(office.director, 2024)).toBeNull();
    act(office.director, 'return', '请修改', [{ pointer: '/disclosure/licensing', text: '与台账不符', must: true }, { pointer: '', text: '文字再精炼', must: false }]);
    const [point] = commentsOf(report().id);
    expect(point).toMatchObject({ pointer: '/disclosure/licensing', valueThen: '0', must: true, ofReturn: true, replies: [] });
    const answer = (kind: 'plain' | 'changed' | 'declined', text = '', user = office.drafter) => answerComment(user, { year: 2024, commentId: point!.id, kind, text });
    expect(answer('changed')).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer('declined')).toMatchObject({ ok: false });
    expect(answer('changed', '', office.leader)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(answer('plain', '正在核对')).toMatchObject({ ok: true });
    expect(act(office.drafter, 'submit')).toMatchObject({ ok: false, code: 'blocked' });
    saveSection(office.drafter, { year: 2024, section: 'disclosure', edits: [{ pointer: '/disclosure/licensing', base: '0', typed: '3' }] });
    fillReport(office.drafter, 2024);
    expect(answer('changed')).toMatchObject({ ok: true });
    expect(act(office.drafter, 'submit')).toMatchObject({ ok: true });
    const since = changesSinceLastSeen(office.director, 2024)!;
    expect(since.changes).toMatchObject([{ pointer: '/disclosure/licensing', before: '0', after: '3', by: '李敏' }]);
    expect(since.answers).toMatchObject([{ commentId: point!.id, kind: 'plain', text: '正在核对', byName: '李敏' }, { commentId: point!.id, kind: 'changed' }]);
    expect(resolveComment(office.drafter, { year: 2024, commentId: point!.id, resolved: true })).toMatchObject({ ok: false });
    const answered = act(office.director, 'pass');
    expect(answered).toMatchObject({ ok: false, code: 'blocked' });
    expect(!answered.ok && answered.message).toContain('“与台账不符”（王建国）');
    expect(report(office.director).state).toBe('firstReview');
    expect(resolveComment(office.director, { year: 2024, commentId: point!.id, resolved: false })).toMatchObject({ ok: true });
    expect(act(office.director, 'pass')).toMatchObject({ ok: false, code: 'blocked' });
    expect(resolveComment(office.director, { year: 2024, commentId: point!.id, resolved: true })).toMatchObject({ ok: true });
    expect(act(office.director, 'pass')).toMatchObject({ ok: true });
    expect(markSeen(office.leader, 2024)).toMatchObject({ ok: true });
    expect(changesSinceLastSeen(office.leader, 2024)).toMatchObject({ changes: [], answers: [] });
  });
  it('an answer to a suggestion is accepted by whoever lets the report pass', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    act(office.director, 'return', '改', [{ pointer: '/problems', text: '具体些', must: false }]);
    answerComment(office.drafter, { year: 2024, commentId: commentsOf(report().id)[0]!.id, kind: 'declined', text: '已足够具体' });
    act(office.drafter, 'submit');
    expect(act(office.director, 'pass')).toMatchObject({ ok: true });
    expect(commentsOf(report().id)[0]).toMatchObject({ resolvedByName: '王建国' });
    const kept = snapshotsOf(report().id);
    expect(kept).toHaveLength(2);
    expect(snapshotContent(report().id, kept[0]!.id)!.document.problems).toContain('存在的问题');
    expect(snapshotContent(report().id + 1, kept[0]!.id)).toBeNull();
  });
  it('a 必须改 of any reviewer, also of the leader in the first review, is resolved before a step forward', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit'); act(office.director, 'pass');
    act(office.leader, 'return', '改', [{ pointer: '/problems', text: '写明时限', must: true }]);
    const [point] = commentsOf(report().id);
    answerComment(office.drafter, { year: 2024, commentId: point!.id, kind: 'declined', text: '已写明' });
    expect(act(office.drafter, 'submit')).toMatchObject({ ok: true });
    expect(act(office.director, 'pass')).toMatchObject({ ok: false, code: 'blocked' });
    expect(resolveComment(office.director, { year: 2024, commentId: point!.id, resolved: true })).toMatchObject({ ok: true });
    expect(act(office.director, 'pass')).toMatchObject({ ok: true });
    addComment(office.leader, { year: 2024, pointer: '', must: true, text: '再核对一次' });
    expect(act(office.leader, 'publish')).toMatchObject({ ok: false, code: 'blocked' });
    expect(report(office.leader).state).toBe('secondReview');
    expect(resolveComment(office.leader, { year: 2024, commentId: commentsOf(report().id)[1]!.id, resolved: true })).toMatchObject({ ok: true });
    expect(act(office.leader, 'publish')).toMatchObject({ ok: true });
  });
  it('on a row say what its figures were, and a changed cell of it is a change', () => {
    fillReport(office.drafter, 2024);
    const row = '/applications/3.1';
    addComment(office.director, { year: 2024, pointer: row, must: true, text: '逐格核对' });
    const [remark] = commentsOf(report().id);
    expect(remark).toMatchObject({ valueThen: '均为0' });
    const changed = () => answerComment(office.drafter, { year: 2024, commentId: remark!.id, kind: 'changed', text: '' });
    expect(changed()).toMatchObject({ ok: false, code: 'invalid' });
    saveSection(office.drafter, { year: 2024, section: 'applications', edits: [{ pointer: `${row}/enterprise`, base: '0', typed: '2' }, { pointer: `${row}/naturalPerson`, base: '0', typed: '' }] });
    expect(changed()).toMatchObject({ ok: true });
    expect(commentsOf(report().id)[0]!.replies[0]!.valueNow).toMatch(/^商业企业2，.*未填$/);
  });
  it('are refused where they do not belong', async () => {
    fillReport(office.drafter, 2024);
    const other = await makeOffice('qita', '别的街道办事处');
    const add = (user: SignedIn, more = {}) => addComment(user, { year: 2024, pointer: '/problems', must: false, text: '意见', ...more });
    expect(add(other.director)).toMatchObject({ ok: false, code: 'missing' });
    expect(add(office.admin)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(add(office.drafter, { must: true })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(add(office.director, { pointer: '/nowhere' })).toMatchObject({ ok: false, code: 'invalid' });
    expect(add(office.director, { quote: '一是' })).toMatchObject({ ok: false, code: 'invalid', message: expect.stringContaining('有2处这样的文字') as string });
    const added = add(office.director, { quote: '一是公开内容' });
    expect(added).toMatchObject({ ok: true });
    expect(unreadCount(office.drafter.userId)).toBe(1);
    expect(noticesOf(office.drafter.userId)[0]?.text).toContain('意见');
    markNoticesRead(office.drafter.userId);
    expect(unreadCount(office.drafter.userId)).toBe(0);
    expect(answerComment(other.drafter, { year: 2024, commentId: 1, kind: 'plain', text: 'x' })).toMatchObject({ ok: false });
    expect(resolveComment(office.director, { year: 2024, commentId: 99, resolved: true })).toMatchObject({ ok: false, code: 'missing' });
  });
});

describe('授权代审', () => {
  it('lets another person sign for the absent leader, on the sheet and in print, and never the drafter of the version', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit'); act(office.director, 'pass');
    const today = todayInChina();
    const grant = (user: SignedIn, more = {}) => delegate(user, { role: 'leader', toUserId: office.drafter2.userId, fromDate: today, toDate: today, reason: '出差', ...more });
    expect(grant(office.director)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(grant(office.leader, { toUserId: office.leader.userId })).toMatchObject({ ok: false });
    expect(grant(office.leader, { toUserId: office.admin.userId })).toMatchObject({ ok: false });
    expect(grant(office.leader, { toDate: '2020-01-01' })).toMatchObject({ ok: false });
    expect(grant(office.leader, { toDate: '2099-01-01' })).toMatchObject({ ok: false });
    expect(grant(office.leader, { reason: ' ' })).toMatchObject({ ok: false });
    expect(grant(office.admin, { fromUserId: office.director.userId })).toMatchObject({ ok: false });
    const given = grant(office.leader);
    expect(given).toMatchObject({ ok: true });
    grant(office.leader, { toUserId: office.drafter.userId });
    expect(act(office.drafter, 'publish')).toMatchObject({ ok: false, code: 'forbidden' });
    expect(act(office.drafter2, 'publish')).toMatchObject({ ok: true });
    expect(publishedVersion('ceshi', 2024)!.steps.at(-1)).toMatchObject({ byName: '周宁', role: 'leader', onBehalfOf: '张伟' });
    expect(delegationsOf(office.organId)).toHaveLength(2);
    expect(given.ok && revokeDelegation(office.director, { id: given.id })).toMatchObject({ ok: false });
    expect(given.ok && revokeDelegation(office.leader, { id: given.id })).toMatchObject({ ok: true });
  });
});

describe('a stand-in', () => {
  const authorise = (user: SignedIn, role: 'director' | 'leader' = 'leader') => expect(delegate(role === 'leader' ? office.leader : office.director, { role, toUserId: user.userId, fromDate: todayInChina(), toDate: todayInChina(), reason: '出差' })).toMatchObject({ ok: true });
  const version = () => { const { id, version: number } = report(); return { id, organId: office.organId, version: number }; };
  const handed = (user: SignedIn) => noticesOf(user.userId).filter((notice) => notice.kind === 'handed').map((notice) => notice.text);
  it('is told what waits, in the own inbox as in the absent one’s; whoever had another part in the version is not', () => {
    fillReport(office.drafter, 2024);
    for (const user of [office.drafter2, office.director, office.drafter]) authorise(user);
    authorise(office.drafter2, 'director');
    act(office.drafter, 'submit');
    expect(handed(office.drafter2)).toEqual(['李敏提交了2024年度报告，请初审。']);
    expect(standsInOn(version(), office.drafter2.userId)).toEqual([{ role: 'leader', onBehalfOf: '张伟' }, { role: 'director', onBehalfOf: '王建国' }]);
    act(office.director, 'pass');
    expect(handed(office.drafter2).at(0)).toBe('2024年度报告已由王建国初审通过，请复审签发。');
    expect(handed(office.leader)).toHaveLength(1);
    expect([office.drafter, office.director].map((user) => [handed(user).filter((text) => text.includes('请复审签发')), standsInOn(version(), user.userId)])).toEqual([[[], []], [[], []]]);
    expect(reviewersOf(version(), 'leader').map((person) => person.id).sort()).toEqual([office.leader.userId, office.drafter2.userId].sort());
    expect(act(office.drafter2, 'publish')).toMatchObject({ ok: true });
  });
  it('who did the first review for the director cannot do the second for the leader', () => {
    fillReport(office.drafter, 2024);
    authorise(office.drafter2); authorise(office.drafter2, 'director');
    act(office.drafter, 'submit');
    expect(act(office.drafter2, 'pass')).toMatchObject({ ok: true });
    expect(standsInOn(version(), office.drafter2.userId)).toEqual([{ role: 'director', onBehalfOf: '王建国' }]);
    expect(reviewersOf(version(), 'leader').map((person) => person.id)).toEqual([office.leader.userId]);
    expect(act(office.drafter2, 'publish')).toMatchObject({ ok: false, code: 'forbidden' });
  });
  it('has the word of a reviewer on remarks, and loses it with the first figure typed', () => {
    fillReport(office.drafter, 2024);
    addComment(office.leader, { year: 2024, pointer: '/problems', must: true, text: '写明时限' });
    const [remark] = commentsOf(report().id);
    const close = (user: SignedIn) => resolveComment(user, { year: 2024, commentId: remark!.id, resolved: true });
    const ask = (user: SignedIn) => addComment(user, { year: 2024, pointer: '', must: true, text: '再核对' });
    authorise(office.drafter2);
    authorise(office.drafter);
    for (const act of [close, ask]) expect(act(office.drafter), 'wrote the version').toMatchObject({ ok: false, code: 'forbidden' });
    expect(ask(office.drafter2)).toMatchObject({ ok: true });
    expect(commentsOf(report().id).at(-1)).toMatchObject({ byName: '周宁', role: 'leader' });
    saveSection(office.drafter2, { year: 2024, section: 'disclosure', edits: [{ pointer: '/disclosure/licensing', base: '0', typed: '3' }] });
    for (const act of [close, ask]) expect(act(office.drafter2), 'wrote a figure').toMatchObject({ ok: false, code: 'forbidden' });
    expect(close(office.leader)).toMatchObject({ ok: true });
  });
});

describe('who wrote the version', () => {
  const asLeader = (user: SignedIn): SignedIn => {
    delegate(office.leader, { role: 'leader', toUserId: user.userId, fromDate: todayInChina(), toDate: todayInChina(), reason: '出差' });
    return user;
  };
  it('cannot sign it for the leader, also when another typed over it; the next version is open to them', () => {
    fillReport(office.drafter, 2024);
    const save = (user: SignedIn, base: string, typed: string) => expect(saveSection(user, { year: 2024, section: 'disclosure', edits: [{ pointer: '/disclosure/licensing', base, typed }] })).toMatchObject({ ok: true, conflicts: [] });
    save(office.drafter2, '0', '3');
    save(office.drafter, '3', '0');
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit'); act(office.director, 'pass');
    const deputy = asLeader(office.drafter2);
    for (const action of ['publish', 'return'] as const) expect(act(deputy, action, '意见')).toMatchObject({ ok: false, code: 'forbidden', message: expect.stringContaining('您填写过本版的数据或文字') as string });
    expect(report(deputy).offers.find((offer) => offer.action === 'publish')).toMatchObject({ available: false, reason: expect.stringContaining('您填写过本版') as string });
    expect(act(office.leader, 'publish')).toMatchObject({ ok: true });
    act(office.drafter, 'correct', '数字有误');
    fillReport(office.drafter, 2024);
    expect(act(office.drafter, 'submit')).toMatchObject({ ok: true });
    act(office.director, 'pass');
    expect(act(deputy, 'publish')).toMatchObject({ ok: true });
  });
  it.each([
    ['“其余均为0”', (user: SignedIn) => { undoZeroRest(user, { year: 2024, section: 'disclosure' }); zeroRest(user, { year: 2024, section: 'disclosure' }); }],
    ['own facts', (user: SignedIn) => { saveOwnFacts(user, { year: 2024, facts: [] }); }],
    ['an explanation', (user: SignedIn) => explainAll(user, 2024)],
  ])('by %s too', (_name, write) => {
    fillReport(office.drafter, 2024);
    expect(report().result.findings.some((finding) => finding.severity === 'warning')).toBe(true);
    write(office.drafter2);
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit'); act(office.director, 'pass');
    expect(act(asLeader(office.drafter2), 'publish')).toMatchObject({ ok: false, code: 'forbidden', message: expect.stringContaining('您填写过本版') as string });
  });
});

describe('calendar', () => {
  it('counts working days after the State Council\'s arrangement', () => {
    expect([isWorkday('2025-01-26'), isWorkday('2025-01-28'), isWorkday('2025-02-08'), isWorkday('2025-02-09'), isWorkday('2025-02-10')]).toEqual([true, false, true, false, true]);
    expect(workdaysBetween('2025-01-27', '2025-02-05')).toBe(1);
    expect(workdaysBetween('2025-02-05', '2025-01-27')).toBe(-1);
    expect(workdaysBetween('2025-02-05', '2025-02-05')).toBe(0);
    expect(workdaysBetween('2025-09-26', '2025-10-10')).toBe(5);
    expect(calendarYears()).toEqual([2024, 2025, 2026]);
    expect(setCalendarDay(office.leader, { date: '2027-01-01', kind: 'holiday', name: '元旦' })).toMatchObject({ ok: false });
    expect(setCalendarDay(office.admin, { date: '2027-01-01', kind: 'holiday', name: '' })).toMatchObject({ ok: false });
    expect(setCalendarDay(office.admin, { date: '2027-01-01', kind: 'holiday', name: '元旦' })).toMatchObject({ ok: true });
    expect(calendarOf(2027)).toEqual([{ date: '2027-01-01', kind: 'holiday', name: '元旦' }]);
    setCalendarDay(office.admin, { date: '2027-01-01', kind: 'ordinary', name: '' });
    expect(isWorkday('2027-01-01')).toBe(true);
  });
  it('counts as one does who walks from day to day, over weekends, holidays, 调休 and years', () => {
    const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
    const special = new Map(calendarYears().flatMap(calendarOf).map(({ date, kind }) => [date, kind]));
    const works = (date: string) => (special.get(date) ?? (/^(Sun|Sat)/.test(new Date(date).toUTCString()) ? 'holiday' : 'workday')) === 'workday';
    const first = Date.parse('1968-12-01') / 86_400_000, later = Date.parse('2023-12-01') / 86_400_000;
    fc.assert(fc.property(fc.constantFrom(first, later), fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 400 }), (from, start, days) => {
      const [after, until] = [iso(from + start), iso(from + start + days)];
      const walked = Array.from({ length: days }, (_, index) => iso(from + start + index + 1)).filter(works).length;
      expect(workdaysBetween(after, until)).toBe(walked);
      expect(workdaysBetween(until, after) + walked).toBe(0);
      expect(isWorkday(until)).toBe(works(until));
    }), { numRuns: 100 });
  });
  it('tells what is due and overdue', () => {
    expect(deadlinesOf(office.organId, 2024, '2025-01-30').map(({ name, daysLeft, overdue }) => [name, daysLeft, overdue])).toEqual([['数据收集截止', -20, true], ['提交初审', -12, true], ['签发', -5, true], ['法定公布期限', 1, false]]);
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit'); act(office.director, 'pass'); act(office.leader, 'publish');
    expect(deadlinesOf(office.organId, 2024, '2025-03-01').every((due) => due.done && !due.overdue)).toBe(true);
  });
});

describe('hand-over, words, office', () => {
  it('makes a list of what stands, signed by both', () => {
    fillReport(office.drafter, 2024);
    const made = makeHandover(office.drafter, { role: 'drafter', toUserId: office.drafter2.userId, note: '台账在文件柜' });
    expect(made).toMatchObject({ ok: true });
    const [list] = handoversOf(office.organId);
    expect(list).toMatchObject({ fromName: '李敏', toName: '周宁', handedAt: expect.any(String) as string, acknowledgedAt: null, content: { reports: [{ year: 2024, state: '填报中' }] } });
    expect(list!.content.reports[0]!.sources[0]).toMatchObject({ by: '李敏' });
    expect(signHandover(office.director, { id: list!.id })).toMatchObject({ ok: false });
    expect(signHandover(office.drafter2, { id: list!.id })).toMatchObject({ ok: true });
    expect(signHandover(office.drafter2, { id: list!.id })).toMatchObject({ ok: false });
    expect(handoversOf(office.organId)[0]!.acknowledgedAt).not.toBeNull();
    expect(makeHandover(office.director, { role: 'drafter', fromUserId: office.drafter.userId, toUserId: office.drafter2.userId, note: '' })).toMatchObject({ ok: false });
    expect(makeHandover(office.admin, { role: 'leader', fromUserId: office.drafter.userId, toUserId: office.drafter2.userId, note: '' })).toMatchObject({ ok: false });
  });
  it('remembers own words per office', () => {
    rememberWord(office.drafter, { kind: 'word', text: '镇办动态' });
    rememberWord(office.drafter, { kind: 'ignore', text: '其它' });
    expect(proofreadMemory(office.organId)).toEqual({ words: ['镇办动态'], ignored: ['其它'] });
    rememberWord(office.drafter, { kind: 'word', text: '镇办动态', remove: true });
    expect(proofreadMemory(office.organId).words).toEqual([]);
  });
  it('keeps who added a word and when; what changes nothing is not recorded, and another office is out of reach', async () => {
    const other = await makeOffice('bieban', '新华区别办街道办事处');
    const trail = () => auditEntries({ act: 'word.remember' }).length;
    expect(rememberWord(office.drafter, { kind: 'word', text: ' 镇办动态 ' })).toEqual({ ok: true, changed: true });
    expect(rememberWord(office.director, { kind: 'word', text: '镇办动态' })).toEqual({ ok: true, changed: false });
    expect(rememberWord(office.director, { kind: 'ignore', text: 'half-width|,' })).toEqual({ ok: true, changed: true });
    expect(wordList(office.organId).toSorted((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([{ kind: 'ignore', text: 'half-width|,', byName: '王建国' }, { kind: 'word', text: '镇办动态', byName: '李敏', at: expect.stringMatching(/^\d{4}-/) as string }]);
    expect(trail()).toBe(2);
    expect(rememberWord(other.drafter, { kind: 'word', text: '镇办动态', remove: true })).toEqual({ ok: true, changed: false });
    expect(rememberWord(office.auditor, { kind: 'word', text: '镇办动态', remove: true })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(rememberWord(office.drafter, { kind: 'word', text: '长'.repeat(21) })).toMatchObject({ ok: false, code: 'invalid' });
    expect(trail()).toBe(2);
    expect(rememberWord(office.leader, { kind: 'word', text: '镇办动态', remove: true })).toEqual({ ok: true, changed: true });
    expect(rememberWord(office.leader, { kind: 'word', text: '镇办动态', remove: true })).toEqual({ ok: true, changed: false });
    expect(rememberWord(office.drafter2, { kind: 'ignore', text: 'half-width|,', remove: true })).toEqual({ ok: true, changed: true });
    expect(wordList(office.organId)).toEqual([]);
    expect(trail()).toBe(4);
  });
  it('the office writes its dates and its routine; what changes nothing is not recorded, and who only reads cannot', async () => {
    const other = await makeOffice('linban', '新华区邻办街道办事处');
    const plan = { dueDates: [{ name: '报送', date: '01-20' }], routine: ['1月：汇总', '', '2月：反馈'] };
    const trail = () => auditEntries({ act: 'organ.plan' }).map((entry) => [entry.actorName, entry.details.changed]);
    for (const user of [office.auditor, { ...office.admin, organId: null }]) expect(changeYearPlan(user, plan)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(changeYearPlan(office.director, plan)).toEqual({ ok: true });
    expect(organById(office.organId)).toMatchObject({ dueDates: plan.dueDates, routine: ['1月：汇总', '2月：反馈'] });
    expect(changeYearPlan(office.drafter, plan)).toEqual({ ok: true });
    expect(changeYearPlan(office.drafter, { ...plan, dueDates: [] })).toEqual({ ok: true });
    expect(trail()).toEqual([['李敏', ['dueDates']], ['王建国', ['dueDates', 'routine']]]);
    expect(organById(other.organId)?.dueDates).toHaveLength(3);
    expect(deadlinesOf(office.organId, 2024, '2025-01-10').map((due) => due.name)).toEqual(['法定公布期限']);
  });
  it('a changed office name under review breaks the signature: it can only be returned', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    const { id: _id, ...organ } = organById(office.organId)!;
    expect(changeOrgan(office.leader, { ...organ, name: '新名' })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(changeOrgan(office.admin, { ...organ, slug: 'other' })).toMatchObject({ ok: false, code: 'invalid' });
    expect(changeOrgan(office.admin, { ...organ, name: '新华区改名街道办事处' })).toMatchObject({ ok: true });
    expect(act(office.director, 'pass')).toMatchObject({ ok: false, code: 'blocked' });
    expect(act(office.director, 'return', '单位名称已变')).toMatchObject({ ok: true });
  });
  it('an auditor of the whole installation reads, and the read is recorded', () => {
    fillReport(office.drafter, 2024);
    const auditor: SignedIn = { ...office.auditor, organId: null };
    expect(deskReport(auditor, 2024)).toBeNull();
    expect(deskReport(auditor, 2024, office.organId)?.lock).toContain('不是本单位');
    expect(auditEntries({ act: 'report.read' })).toHaveLength(1);
  });
});
