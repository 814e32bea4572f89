/** Who may do what to accounts, delegations and other people's work: each refusal once. What is allowed stands in office-work.test.ts and auth.test.ts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role, SignedIn } from '../lib/desk/types';
import { setCalendarDay } from './calendar';
import { connection, todayInChina } from './client';
import { delegate, delegationsOf, revokeDelegation } from './delegations';
import { handoversOf, makeHandover, signHandover } from './handover';
import { changeSettings } from './installation';
import { noticesOf } from './notices';
import { deskReport, openReport, saveSection, undoZeroRest, zeroRest } from './reports';
import { allSettings } from './settings';
import { applyStep, unknownPlaces } from './steps';
import { freshDatabase, makeOffice, type TestOffice } from './test-office';
import { addUser, changeUser, disable, disableUser, enableUser, listUsers, resetUserPassword, userById } from './users';

let office: TestOffice, other: TestOffice, whole: SignedIn;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => {
  database = freshDatabase();
  office = await makeOffice();
  other = await makeOffice('bieban', '新华区别办街道办事处');
  connection().prepare('UPDATE users SET organ_id = NULL WHERE id = ?').run(other.admin.userId);
  whole = { ...other.admin, organId: null };
});
afterEach(() => database.remove());

const BY = { userId: null, name: '命令行', organId: null };
const refused = (answer: { ok: boolean }, code: string, words: string) => expect(answer).toMatchObject({ ok: false, code, message: expect.stringContaining(words) as string });

describe('accounts', () => {
  it('are changed, closed, opened and reset by their administrator only', async () => {
    for (const user of [office.drafter, office.leader, office.auditor]) {
      refused(changeUser(user, { id: office.director.userId, displayName: '王', role: 'leader' }), 'forbidden', '系统管理员');
      refused(disableUser(user, office.director.userId), 'forbidden', '系统管理员');
      refused(enableUser(user, office.director.userId), 'forbidden', '系统管理员');
      refused(await resetUserPassword(user, { id: office.director.userId, password: 'Linshi-mima-1' }), 'forbidden', '系统管理员');
    }
    refused(changeUser(office.admin, { id: other.director.userId, displayName: '王', role: 'leader' }), 'missing', '没有这个账号');
    refused(enableUser(office.admin, 9999), 'missing', '没有这个账号');
    expect(userById(office.director.userId)).toMatchObject({ role: 'director', disabledAt: null });
  });
  it('a password that somebody else has set is told to its owner, and of those who sign to the auditors', async () => {
    const told = (user: SignedIn) => noticesOf(user.userId).map(({ kind, text }) => `${kind} ${text}`);
    expect(await resetUserPassword(office.admin, { id: office.leader.userId, password: 'Another-mima-2024' })).toMatchObject({ ok: true });
    expect(told(office.leader)).toEqual([expect.stringMatching(/^account 赵管于\d{4}-\d\d-\d\d重置了您的密码/)]);
    expect(told(office.auditor)).toEqual(['auditor 赵管重置了分管领导账号的密码：张伟（ceshi-leader）。']);
    await resetUserPassword(office.admin, { id: office.drafter.userId, password: 'Another-mima-2024' });
    expect(told(office.drafter)).toHaveLength(1);
    expect(told(office.auditor), 'a drafter signs nothing').toHaveLength(1);
    expect(changeUser(office.admin, { id: office.leader.userId, displayName: '张伟', role: 'leader', email: 'new@example.gov.cn' })).toMatchObject({ ok: true });
    expect(told(office.leader)[0]).toBe('account 赵管更改了您账号的电子邮箱。如果不是您要求的，请告知审计员。');
    expect(changeUser(office.admin, { id: office.leader.userId, displayName: '张伟', role: 'leader', email: 'new@example.gov.cn' })).toMatchObject({ ok: true });
    expect(told(office.leader)).toHaveLength(2);
  });
  it('one office’s administrator changes nothing for all offices where somebody keeps the whole', () => {
    const day = { date: '2031-01-01', kind: 'holiday', name: '元旦' } as const;
    refused(changeSettings(office.admin, { ...allSettings(), idleMinutes: 480 }), 'forbidden', '全系统的管理员');
    refused(setCalendarDay(office.admin, day), 'forbidden', '全系统的管理员');
    refused(changeSettings(office.leader, allSettings()), 'forbidden', '系统管理员');
    refused(setCalendarDay(office.leader, day), 'forbidden', '系统管理员');
    expect(changeSettings(whole, { ...allSettings(), idleMinutes: 45 })).toEqual({ ok: true });
    expect(setCalendarDay(whole, day)).toEqual({ ok: true });
    expect(allSettings().idleMinutes).toBe(45);
    disable(BY, userById(whole.userId)!);
    expect(changeSettings(office.admin, { ...allSettings(), idleMinutes: 60 }), 'nobody else could').toEqual({ ok: true });
    expect(setCalendarDay(office.admin, day)).toEqual({ ok: true });
  });
  it('of all offices are the business of an administrator of the whole', () => {
    expect(listUsers()).toHaveLength(12);
    expect(listUsers(office.organId)).toHaveLength(6);
    expect(disableUser(whole, office.director.userId)).toMatchObject({ ok: true });
    refused(disableUser(whole, office.director.userId), 'invalid', '已停用');
    refused(disable(BY, userById(office.director.userId)!), 'invalid', '已停用');
  });
  it('have a name, a known role, and an office where the work is the office’s', async () => {
    refused(changeUser(office.admin, { id: office.director.userId, displayName: '  ', role: 'director' }), 'invalid', '姓名');
    refused(await addUser(BY, { username: 'nobody', displayName: '某', role: 'chief' as Role, organId: office.organId, password: 'Linshi-mima-1' }), 'invalid', '没有这个角色');
    const made = await addUser(BY, { username: 'second-admin', displayName: '又一管理员', role: 'admin', organId: null, password: 'Linshi-mima-1' });
    if (!made.ok) throw new Error(made.message);
    refused(changeUser(whole, { id: made.id, displayName: '某', role: 'leader' }), 'invalid', '须属于一个单位');
    refused(changeUser(whole, { id: made.id, displayName: '某', role: 'auditor' }), 'invalid', '分设');
    expect(changeUser(whole, { id: made.id, displayName: '改名', role: 'admin' })).toMatchObject({ ok: true });
  });
  it('get no bad password', async () => {
    refused(await resetUserPassword(office.admin, { id: office.director.userId, password: 'short' }), 'invalid', '至少10位');
  });
});

describe('delegations', () => {
  const today = todayInChina();
  const input = (more: object = {}) => ({ role: 'leader' as const, toUserId: office.drafter2.userId, fromDate: today, toDate: today, reason: '出差', ...more });

  it('are given inside an office, by the person or the administrator', () => {
    refused(delegate(whole, input()), 'forbidden', '本单位内');
    refused(delegate(office.director, input()), 'forbidden', '本人或系统管理员');
    refused(delegate(office.leader, input({ fromUserId: office.director.userId })), 'forbidden', '本人或系统管理员');
    refused(delegate(office.admin, input({ fromUserId: office.director.userId })), 'invalid', '授权人应为');
    for (const to of [office.leader, office.admin, office.auditor, other.drafter]) refused(delegate(office.leader, input({ toUserId: to.userId })), 'invalid', '代审人应为');
  });
  it('are taken back by whoever gave them, in their office', () => {
    const made = delegate(office.leader, input());
    if (!made.ok) throw new Error(made.message);
    refused(revokeDelegation(whole, { id: made.id }), 'missing', '没有这项');
    refused(revokeDelegation(other.leader, { id: made.id }), 'missing', '没有这项');
    refused(revokeDelegation(office.director, { id: made.id }), 'forbidden', '本人或系统管理员');
    expect(revokeDelegation(office.admin, { id: made.id })).toMatchObject({ ok: true });
    refused(revokeDelegation(office.leader, { id: made.id }), 'missing', '没有这项');
  });
  it('keep their line when a person is of the office no more', () => {
    expect(delegate(office.leader, input())).toMatchObject({ ok: true });
    connection().prepare('UPDATE users SET organ_id = ? WHERE id IN (?, ?)').run(other.organId, office.leader.userId, office.drafter2.userId);
    expect(delegationsOf(office.organId)).toMatchObject([{ fromName: '', toName: '', reason: '出差' }]);
  });
});

describe('hand-overs', () => {
  it('are signed by the two people named, each once, in their office', () => {
    const made = makeHandover(office.admin, { role: 'drafter', fromUserId: office.drafter.userId, toUserId: office.drafter2.userId, note: '' });
    if (!made.ok) throw new Error(made.message);
    refused(signHandover(whole, { id: made.id }), 'missing', '没有这份');
    refused(signHandover(other.leader, { id: made.id }), 'missing', '没有这份');
    refused(signHandover(office.leader, { id: made.id }), 'forbidden', '由移交人和接收人签字');
    expect(handoversOf(office.organId)[0]).toMatchObject({ handedAt: null, acknowledgedAt: null });
    for (const user of [office.drafter, office.drafter2]) {
      expect(signHandover(user, made)).toMatchObject({ ok: true });
      refused(signHandover(user, made), 'forbidden', '您已签字');
    }
    connection().prepare('UPDATE users SET organ_id = ? WHERE id IN (?, ?)').run(other.organId, office.drafter.userId, office.drafter2.userId);
    expect(handoversOf(office.organId)).toMatchObject([{ fromName: '', toName: '' }]);
    refused(makeHandover(whole, { role: 'drafter', fromUserId: office.drafter.userId, toUserId: office.drafter2.userId, note: '' }), 'forbidden', '本人或系统管理员');
  });
});

describe('reports', () => {
  it('are nobody’s who has no office, and wait to be opened', () => {
    const step = { year: 2024, action: 'submit' as const, digest: '0'.repeat(64), remark: '', idempotencyKey: 'a-key-of-test' };
    for (const user of [whole, office.drafter]) {
      refused(saveSection(user, { year: 2024, section: 'problems', edits: [] }), 'missing', '还没有2024年度报告');
      refused(zeroRest(user, { year: 2024, section: 'disputes' }), 'missing', '还没有2024年度报告');
      refused(undoZeroRest(user, { year: 2024, section: 'disputes' }), 'missing', '还没有2024年度报告');
      refused(applyStep(user, step), 'missing', '还没有2024年度报告');
    }
    refused(openReport(whole, 2024), 'forbidden', '经办人');
    expect(deskReport(whole, 2024)).toBeNull();
  });
  it('a point of a return names a place of the form', () => {
    expect(unknownPlaces('2021', [{ pointer: '' }, { pointer: '/problems' }, { pointer: '/nowhere' }])).toEqual(['/nowhere']);
  });
});
