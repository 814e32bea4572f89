/** Accounts: each refusal in its words, what is kept, which sessions end, what stands in the trail, who is told. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyPassword } from '../lib/auth/password';
import type { Role, SignedIn } from '../lib/desk/types';
import { auditEntries } from './audit';
import { connection, tables } from './client';
import { noticesOf } from './notices';
import { organById, organBySlug } from './organs';
import { delegations } from './schema';
import { beginSession, personOfSession } from './sessions';
import { putSetting } from './settings';
import { freshDatabase, makeOffice, PASSWORD, type TestOffice } from './test-office';
import * as db from './users';

const NOW = '2025-01-10T02:00:00.000Z', LATER = '2025-01-10T02:01:00.000Z';
const NEW = 'Kq7-mezu-bovik';
const CLI = { userId: null, name: '命令行', organId: null };
let office: TestOffice, other: TestOffice, whole: SignedIn, watcher: SignedIn;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse(NOW), toFake: ['Date'] });
  database = freshDatabase();
  office = await makeOffice();
  other = await makeOffice('bieban', '新华区别办街道办事处');
  // The administrator and the auditor of the other office keep and watch over all offices.
  connection().prepare("UPDATE users SET organ_id = NULL, role = 'admin' WHERE id = ?").run(other.admin.userId);
  whole = { ...other.admin, organId: null };
  watcher = { ...other.auditor, organId: null };
  connection().prepare('UPDATE users SET organ_id = NULL WHERE id = ?').run(watcher.userId);
});
afterEach(() => { vi.useRealTimers(); database.remove(); });

const refused = (code: string, message: string, fields?: Record<string, string>) => ({ ok: false, code, message, ...(fields ? { fields } : {}) });
const row = (user: SignedIn) => db.userById(user.userId)!;
const session = (user: SignedIn) => beginSession({ id: user.userId, name: user.displayName, organId: user.organId }, '10.0.0.1');
const told = (user: SignedIn) => noticesOf(user.userId).map(({ kind, text, href }) => `${kind} ${text} ${href}`);
const last = () => { const { act, actorId, actorName, organId, subject, details } = auditEntries({ limit: 1 })[0]!; return { act, actorId, actorName, organId, subject, details }; };
const byAdmin = (act: string, user: SignedIn, details: object) => ({ act, actorId: office.admin.userId, actorName: '赵管', organId: office.organId, subject: `user:${user.userId}`, details });
const set = (user: SignedIn, column: 'role' | 'disabled_at' | 'email', value: string) => connection().prepare(`UPDATE users SET ${column} = ? WHERE id = ?`).run(value, user.userId);

describe('a new account', () => {
  const add = (more: Partial<db.NewUser> = {}, by: Parameters<typeof db.addUser>[0] = CLI) => db.addUser(by, { username: 'new-one', displayName: '新人', role: 'drafter', organId: office.organId, password: NEW, ...more });
  const NAME = refused('invalid', '用户名用字母、数字、点、横线，2至40位。', { username: '用字母、数字、点、横线，2至40位' });
  const PERSON = refused('invalid', '请填写姓名（40字以内）。', { displayName: '请填写姓名' });

  it('is kept as given, without blanks around, and stands in the trail', async () => {
    const answer = await add({ username: ' New.one_2-x ', displayName: ' 新人 ', email: ' new@example.gov.cn ', mustChangePassword: true });
    if (!answer.ok) throw new Error(answer.message);
    const made = db.userById(answer.id)!;
    expect(made).toMatchObject({ username: 'New.one_2-x', displayName: '新人', role: 'drafter', organId: office.organId, email: 'new@example.gov.cn', passwordChangedAt: NOW, createdAt: NOW, mustChangePassword: true, disabledAt: null, passwordHistory: [] });
    expect(await verifyPassword(made.passwordHash, NEW)).toBe(true);
    expect(last()).toEqual({ act: 'user.add', actorId: null, actorName: '命令行', organId: null, subject: `user:${made.id}`, details: { username: 'New.one_2-x', name: '新人', role: 'drafter', organId: office.organId } });
    expect([office.auditor, watcher].map(told), 'nobody is told of a drafter').toEqual([[], []]);
    expect(db.userByName(' NEW.ONE_2-X ')?.id).toBe(made.id);
  });
  it('comes with a new office, or neither of them does', async () => {
    const { id: _id, ...like } = organById(office.organId)!;
    const withOffice = (username: string, slug: string) => db.addUser(CLI, { username, displayName: '新人', role: 'drafter', organId: null, password: NEW }, { ...like, name: '新单位', slug });
    const answer = await withOffice('new-one', 'xindanwei');
    expect(answer.ok && db.userById(answer.id)!.organId).toBe(organBySlug('xindanwei')!.id);
    expect(await withOffice('NEW-ONE', 'lingyige')).toEqual(refused('conflict', '用户名“NEW-ONE”已被使用。', { username: '已被使用' }));
    expect(organBySlug('lingyige')).toBeNull();
    expect(await withOffice('new-two', 'xindanwei')).toEqual(refused('conflict', '网址部分“xindanwei”已被使用。', { slug: '已被使用' }));
    expect(db.userByName('new-two')).toBeUndefined();
  });
  it('has no address and need not change its password unless that is said', async () => {
    for (const [i, email] of [undefined, '', '  '].entries()) {
      const answer = await add({ username: `new-${i}`, email });
      expect(answer.ok && db.userById(answer.id)).toMatchObject({ email: null, mustChangePassword: false });
    }
  });
  it.each(['x', 'x'.repeat(41), '.xx', '-xx', '_xx', 'x x', 'xx!', '用户', ''])('is not called “%s”', async (username) => {
    expect(await add({ username })).toEqual(NAME);
  });
  it.each(['xy', '7x', 'x'.repeat(40)])('may be called %s', async (username) => {
    expect(await add({ username })).toMatchObject({ ok: true });
  });
  it('is of a person with a name of forty characters at most', async () => {
    for (const displayName of ['', '  ', '某'.repeat(41)]) expect(await add({ displayName })).toEqual(PERSON);
    expect(await add({ displayName: '某'.repeat(40) })).toMatchObject({ ok: true });
  });
  it('has a known role, and an office that is there, which administrators and auditors may do without', async () => {
    expect(await add({ role: 'chief' as Role })).toEqual(refused('invalid', '没有这个角色。', { role: '请选择角色' }));
    for (const [role, name] of [['drafter', '经办人'], ['director', '党政办主任'], ['leader', '分管领导']] as const) expect(await add({ role, organId: null })).toEqual(refused('invalid', `${name}须属于一个单位。`, { organId: '请选择单位' }));
    for (const role of ['admin', 'auditor'] as const) expect(await add({ username: `whole-${role}`, role, organId: null })).toMatchObject({ ok: true });
    expect(await add({ organId: 99 })).toEqual(refused('invalid', '没有这个单位。'));
    expect(await add({ role: 'admin', organId: 99 })).toEqual(refused('invalid', '没有这个单位。'));
  });
  it('has a good password, of the kind the settings ask for', async () => {
    expect(await add({ password: 'short' })).toEqual(refused('invalid', '密码至少10位。', { password: '密码至少10位。' }));
    expect(await add({ password: 'my-new-one-2024' })).toEqual(refused('invalid', '密码不能包含用户名。', { password: '密码不能包含用户名。' }));
    putSetting('passwordProfile', 'classes');
    expect(await add({ password: 'kqmezubovik' })).toMatchObject({ fields: { password: '密码须含大写字母、小写字母、数字、符号中的三类。' } });
  });
  it('does not take a name in use, however it is written', async () => {
    expect(await add({ username: 'CESHI-Leader' })).toEqual(refused('conflict', '用户名“CESHI-Leader”已被使用。', { username: '已被使用' }));
  });
  it('of an auditor is told to the other auditors who may see it', async () => {
    const answer = await add({ username: 'shenji', displayName: ' 孙审 ', role: 'auditor' }, { userId: office.admin.userId, name: '赵管', organId: office.organId });
    const words = ['auditor 赵管新增了审计员账号：孙审（shenji）。 /audit?act=users'];
    expect([office.auditor, watcher].map(told)).toEqual([words, words]);
    expect(answer.ok && noticesOf(answer.id), 'not to itself').toEqual([]);
    expect(told(office.leader)).toEqual([]);
    set(office.auditor, 'disabled_at', NOW);
    await add({ username: 'shenji-bie', displayName: '郑审', role: 'auditor', organId: other.organId });
    expect(told(watcher)[0]).toBe('auditor 命令行新增了审计员账号：郑审（shenji-bie）。 /audit?act=users');
    expect(answer.ok && noticesOf(answer.id), 'an auditor of one office is not told of another').toEqual([]);
    await add({ username: 'shenji-san', displayName: '冯审', role: 'auditor', organId: office.organId });
    expect(told(office.auditor), 'a closed account is told nothing').toEqual(words);
    expect(answer.ok && noticesOf(answer.id)).toHaveLength(1);
  });
});

describe('an account is managed', () => {
  const everything = (by: SignedIn, id: number) => [db.disableUser(by, id), db.enableUser(by, id), db.changeUser(by, { id, displayName: '王', role: 'leader' })];
  const FORBIDDEN = refused('forbidden', '账号由系统管理员管理。'), MISSING = refused('missing', '没有这个账号。');
  it('by an administrator, of its office or of the whole', async () => {
    for (const user of [office.drafter, office.director, office.leader, office.auditor]) {
      expect(everything(user, office.drafter2.userId)).toEqual([FORBIDDEN, FORBIDDEN, FORBIDDEN]);
      expect(everything(user, 9999), 'not even whether it is there').toEqual([FORBIDDEN, FORBIDDEN, FORBIDDEN]);
      expect(await db.resetUserPassword(user, { id: office.drafter2.userId, password: NEW })).toEqual(FORBIDDEN);
    }
    for (const id of [other.drafter.userId, whole.userId, 9999]) {
      expect(everything(office.admin, id)).toEqual([MISSING, MISSING, MISSING]);
      expect(await db.resetUserPassword(office.admin, { id, password: NEW })).toEqual(MISSING);
    }
    expect(everything(whole, 9999)).toEqual([MISSING, MISSING, MISSING]);
    expect(everything(whole, office.drafter2.userId)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(row(office.drafter2)).toMatchObject({ displayName: '王', role: 'leader', disabledAt: null });
  });
});

describe('closing an account', () => {
  const give = (more: Partial<typeof delegations.$inferInsert>) => tables().insert(delegations).values({ organId: office.organId, role: 'leader', fromUserId: office.leader.userId, toUserId: office.drafter2.userId, fromDate: '2025-01-10', toDate: '2025-01-10', reason: '出差', grantedByName: '张伟', at: NOW, ...more }).run();
  it('ends its sessions and what it holds for others, and stands in the trail', () => {
    give({});
    give({ revokedAt: NOW });
    give({ toUserId: office.drafter.userId });
    const [own, others] = [session(office.drafter2), session(office.drafter)];
    vi.setSystemTime(Date.parse(LATER));
    expect(db.disableUser(office.admin, office.drafter2.userId)).toEqual({ ok: true });
    expect([row(office.drafter2), row(office.drafter)].map((user) => user.disabledAt)).toEqual([LATER, null]);
    expect(tables().select({ at: delegations.revokedAt }).from(delegations).all()).toEqual([{ at: LATER }, { at: NOW }, { at: null }]);
    expect(last()).toEqual(byAdmin('user.disable', office.drafter2, { username: 'ceshi-drafter2', name: '周宁' }));
    expect(auditEntries({ limit: 2 })[1]).toMatchObject({ act: 'sessions.end', actorName: '赵管', subject: `user:${office.drafter2.userId}`, details: { sessions: 1 } });
    expect(told(office.auditor)).toEqual([]);
    db.enableUser(office.admin, office.drafter2.userId);
    expect([own, others].map((id) => personOfSession(id) !== null)).toEqual([false, true]);
  });
  it('is not for one’s own, nor for one that is closed', () => {
    expect(db.disableUser(office.admin, office.admin.userId)).toEqual(refused('invalid', '不能停用自己的账号。'));
    expect(db.disableUser(office.admin, office.drafter.userId)).toEqual({ ok: true });
    vi.setSystemTime(Date.parse(LATER));
    expect(db.disableUser(office.admin, office.drafter.userId)).toEqual(refused('invalid', '账号已停用。'));
    expect(db.disable(CLI, row(office.drafter))).toEqual(refused('invalid', '账号已停用。'));
    expect(row(office.drafter).disabledAt).toBe(NOW);
  });
  it('of an auditor, and opening it again, is told to the other auditors', () => {
    expect(db.disable(CLI, row(office.auditor))).toEqual({ ok: true });
    expect(last()).toMatchObject({ act: 'user.disable', actorId: null, actorName: '命令行' });
    expect(db.enableUser(office.admin, office.auditor.userId)).toEqual({ ok: true });
    expect(told(watcher)).toEqual(['auditor 赵管启用了审计员账号：钱审（ceshi-auditor）。 /audit?act=users', 'auditor 命令行停用了审计员账号：钱审（ceshi-auditor）。 /audit?act=users']);
    expect(told(office.auditor)).toEqual([]);
  });
});

describe('opening an account again', () => {
  it('opens that one, stands in the trail, and is told of auditors only', () => {
    for (const user of [office.drafter, office.drafter2]) db.disableUser(office.admin, user.userId);
    expect(db.enableUser(office.admin, office.drafter.userId)).toEqual({ ok: true });
    expect([row(office.drafter), row(office.drafter2)].map((user) => user.disabledAt)).toEqual([null, NOW]);
    expect(last()).toEqual(byAdmin('user.enable', office.drafter, { username: 'ceshi-drafter', name: '李敏' }));
    expect(told(office.auditor)).toEqual([]);
  });
});

describe('changing an account', () => {
  const change = (user: SignedIn, more: object = {}, by = office.admin) => db.changeUser(by, { id: user.userId, displayName: user.displayName, role: user.role, ...more });
  const APART = refused('invalid', '审计员与其他角色分设，已有账号不能改为审计员，审计员账号也不能改作他用。请另建账号。', { role: '须另建账号' });
  it('changes name, role and address of that one, with before and after in the trail', () => {
    expect(change(office.drafter, { displayName: ' 李敏敏 ', role: 'director', email: ' li@example.gov.cn ' })).toEqual({ ok: true });
    expect(row(office.drafter)).toMatchObject({ displayName: '李敏敏', role: 'director', email: 'li@example.gov.cn' });
    expect(row(office.drafter2)).toMatchObject({ displayName: '周宁', role: 'drafter', email: null });
    expect(last()).toEqual(byAdmin('user.change', office.drafter, { username: 'ceshi-drafter', from: { name: '李敏', role: 'drafter' }, to: { name: '李敏敏', role: 'director' } }));
  });
  it('tells the owner of a changed address, unless they changed it themselves', () => {
    expect(change(office.drafter, { email: '  ' })).toEqual({ ok: true });
    expect(told(office.drafter), 'none before, none after').toEqual([]);
    change(office.drafter, { email: 'li@example.gov.cn' });
    const words = 'account 赵管更改了您账号的电子邮箱。如果不是您要求的，请告知审计员。 /account';
    expect(told(office.drafter)).toEqual([words]);
    change(office.drafter, { email: ' li@example.gov.cn ' });
    expect(told(office.drafter), 'the same').toEqual([words]);
    change(office.drafter);
    expect(told(office.drafter), 'taken off').toEqual([words, words]);
    expect(row(office.drafter).email).toBeNull();
    change(office.admin, { email: 'zhao@example.gov.cn' });
    expect(row(office.admin).email).toBe('zhao@example.gov.cn');
    expect(told(office.admin)).toEqual([]);
  });
  it('needs a name', () => {
    for (const displayName of ['', ' ']) expect(change(office.drafter, { displayName })).toEqual(refused('invalid', '请填写姓名。', { displayName: '请填写姓名' }));
  });
  it('gives no work of an office to who has none', () => {
    connection().prepare('UPDATE users SET organ_id = NULL WHERE id = ?').run(office.admin.userId);
    for (const [role, name] of [['drafter', '经办人'], ['director', '党政办主任'], ['leader', '分管领导']] as const) expect(change(office.admin, { role }, whole)).toEqual(refused('invalid', `${name}须属于一个单位。`, { role: '须属于一个单位' }));
    expect(change(office.admin, {}, whole)).toEqual({ ok: true });
    expect(change(watcher, { displayName: '新名' }, whole)).toEqual({ ok: true });
  });
  it('of one’s own keeps the role', () => {
    expect(change(office.admin, { role: 'leader' })).toEqual(refused('invalid', '不能改变自己的角色。'));
    expect(change(office.admin, { displayName: '赵冠' })).toEqual({ ok: true });
  });
  it('makes nobody an auditor, and no auditor anything else', () => {
    expect(change(office.drafter, { role: 'auditor' })).toEqual(APART);
    expect(change(office.auditor, { role: 'drafter' })).toEqual(APART);
    expect(change(office.auditor, { displayName: '钱申' })).toEqual({ ok: true });
    expect(row(office.auditor)).toMatchObject({ displayName: '钱申', role: 'auditor' });
  });
});

describe('a password set by somebody else', () => {
  const reset = (user: SignedIn, password = NEW) => db.resetUserPassword(office.admin, { id: user.userId, password });
  it('must be changed, ends the sessions, takes off the second factor, and is told to its owner', async () => {
    connection().prepare("UPDATE users SET totp_secret = 'x', totp_enabled_at = ?, totp_last_step = 1, recovery_codes = '[\"x\"]' WHERE organ_id = ?").run(NOW, office.organId);
    const [own, others] = [session(office.drafter), session(office.drafter2)];
    vi.setSystemTime(Date.parse(LATER));
    expect(await reset(office.drafter)).toEqual({ ok: true });
    expect(row(office.drafter)).toMatchObject({ mustChangePassword: true, passwordChangedAt: LATER, totpSecret: null, totpEnabledAt: null, totpLastStep: null, recoveryCodes: [] });
    expect(await verifyPassword(row(office.drafter).passwordHash, NEW)).toBe(true);
    expect(row(office.drafter2)).toMatchObject({ mustChangePassword: false, totpSecret: 'x' });
    expect([own, others].map((id) => personOfSession(id) !== null)).toEqual([false, true]);
    expect(last()).toEqual(byAdmin('user.reset', office.drafter, { username: 'ceshi-drafter', name: '李敏' }));
    expect(auditEntries({ limit: 2 })[1]).toMatchObject({ act: 'sessions.end', actorName: '赵管', details: { sessions: 1 } });
    expect(told(office.drafter)).toEqual(['account 赵管于2025-01-10重置了您的密码，动态验证码同时停用。如果不是您要求的，请立即告知审计员。 /account']);
  });
  it('is told to the auditors when it is of one who signs or reads the trail', async () => {
    for (const user of [office.drafter, office.admin, office.director, office.leader, office.auditor]) await reset(user);
    const words = ['党政办主任账号的密码：王建国（ceshi-director）', '分管领导账号的密码：张伟（ceshi-leader）', '审计员账号的密码：钱审（ceshi-auditor）'].map((text) => `auditor 赵管重置了${text}。 /audit?act=users`).reverse();
    expect(told(watcher)).toEqual(words);
    expect(told(office.auditor)).toEqual(['account 赵管于2025-01-10重置了您的密码，动态验证码同时停用。如果不是您要求的，请立即告知审计员。 /account', ...words.slice(1)]);
    expect(told(office.admin), 'one’s own').toEqual([]);
  });
  it('is a good one', async () => {
    const before = row(office.drafter);
    expect(await reset(office.drafter, 'short')).toEqual(refused('invalid', '密码至少10位。', { password: '密码至少10位。' }));
    expect(await reset(office.drafter, 'my-ceshi-drafter-1')).toEqual(refused('invalid', '密码不能包含用户名。', { password: '密码不能包含用户名。' }));
    putSetting('passwordProfile', 'classes');
    expect(await reset(office.drafter, 'kqmezubovik')).toMatchObject({ fields: { password: '密码须含大写字母、小写字母、数字、符号中的三类。' } });
    expect(row(office.drafter)).toEqual(before);
  });
  it('from the command line need not be changed when that is said', async () => {
    expect(await db.resetPassword(CLI, row(office.drafter), NEW, false)).toEqual({ ok: true });
    expect(row(office.drafter).mustChangePassword).toBe(false);
    expect(await db.resetPassword(CLI, row(office.drafter), NEW)).toEqual({ ok: true });
    expect(row(office.drafter).mustChangePassword).toBe(true);
  });
});

describe('one’s own password', () => {
  const change = (current: string, next: string, user = office.leader) => db.changePassword(user, { current, next });
  const USED = (message: string) => refused('invalid', message, { next: '用过了' });
  it('is changed by who knows it; the other sessions end', async () => {
    const [here, there] = [session(office.leader), session(office.leader)];
    connection().prepare('UPDATE users SET must_change_password = 1').run();
    const before = row(office.leader).passwordHash;
    vi.setSystemTime(Date.parse(LATER));
    expect(await change(PASSWORD, NEW, { ...office.leader, sessionId: here })).toEqual({ ok: true });
    expect(row(office.leader)).toMatchObject({ mustChangePassword: false, passwordChangedAt: LATER, passwordHistory: [before] });
    expect(await verifyPassword(row(office.leader).passwordHash, NEW)).toBe(true);
    expect(row(office.drafter)).toMatchObject({ mustChangePassword: true, passwordChangedAt: NOW });
    expect([here, there].map((id) => personOfSession(id) !== null)).toEqual([true, false]);
    expect(last()).toEqual({ act: 'user.password', actorId: office.leader.userId, actorName: '张伟', organId: office.organId, subject: `user:${office.leader.userId}`, details: {} });
    expect(auditEntries({ limit: 2 })[1]).toMatchObject({ act: 'sessions.end', actorName: '张伟', details: { sessions: 1 } });
  });
  it('is refused in this order: the present one, a bad one, one used before', async () => {
    const before = row(office.leader);
    const WRONG = refused('invalid', '现在的密码不对。', { current: '不对' });
    expect(await change('wrong', 'short')).toEqual(WRONG);
    expect(await change(PASSWORD, NEW, { ...office.leader, userId: 9999 })).toEqual(WRONG);
    expect(await change(PASSWORD, 'short')).toEqual(refused('invalid', '密码至少10位。', { next: '密码至少10位。' }));
    expect(await change(PASSWORD, PASSWORD)).toEqual(USED('新密码不能与现在的相同。'));
    expect(row(office.leader)).toEqual(before);
  });
  it('where length is asked, only the present one may not come again', async () => {
    expect(await change(PASSWORD, NEW)).toEqual({ ok: true });
    expect(await change(NEW, PASSWORD)).toEqual({ ok: true });
  });
  it('where classes are asked, the last five may not come again, the sixth may', async () => {
    putSetting('passwordProfile', 'classes');
    const used = [PASSWORD, ...[1, 2, 3, 4, 5].map((i) => `${NEW}-${i}`)];
    expect(await change(PASSWORD, 'kqmezubovik')).toMatchObject({ fields: { next: '密码须含大写字母、小写字母、数字、符号中的三类。' } });
    for (let i = 0; i < 4; i += 1) expect(await change(used[i]!, used[i + 1]!)).toEqual({ ok: true });
    for (const again of used.slice(0, 5)) expect(await change(used[4]!, again)).toEqual(USED('不能使用最近5次用过的密码。'));
    expect(await change(used[4]!, used[5]!)).toEqual({ ok: true });
    expect(row(office.leader).passwordHistory).toHaveLength(4);
    expect(await change(used[5]!, used[1]!)).toEqual(USED('不能使用最近5次用过的密码。'));
    expect(await change(used[5]!, used[0]!)).toEqual({ ok: true });
  });
  it('grows old after 90 days where classes are asked, to the instant', () => {
    const old = (mustChangePassword: boolean, days: number, more = 0) => db.passwordExpired({ mustChangePassword, passwordChangedAt: NOW }, Date.parse(NOW) + days * 86_400_000 + more);
    expect([old(false, 1000), old(true, 0)]).toEqual([false, true]);
    putSetting('passwordProfile', 'classes');
    expect([old(false, 90), old(false, 90, 1), old(true, 0)]).toEqual([false, true, true]);
  });
  it('can be asked for of one person', () => {
    db.requireNewPassword(office.leader.userId);
    expect([row(office.leader), row(office.drafter)].map((user) => user.mustChangePassword)).toEqual([true, false]);
  });
});

describe('the second factor of an account', () => {
  it('is kept for that one, in the trail only as an act', () => {
    const before = auditEntries({}).length;
    db.storeSecondFactor(office.leader, { totpSecret: 'secret' });
    expect(auditEntries({})).toHaveLength(before);
    db.storeSecondFactor(office.leader, { totpEnabledAt: NOW }, 'secondFactor.on');
    expect(last()).toEqual({ act: 'secondFactor.on', actorId: office.leader.userId, actorName: '张伟', organId: office.organId, subject: `user:${office.leader.userId}`, details: {} });
    db.useSecondFactor(office.leader.userId, { totpLastStep: 7 });
    expect(row(office.leader)).toMatchObject({ totpSecret: 'secret', totpEnabledAt: NOW, totpLastStep: 7 });
    expect(row(office.drafter)).toMatchObject({ totpSecret: null, totpEnabledAt: null, totpLastStep: null });
  });
});

describe('who keeps the installation', () => {
  it('an administrator of the whole, or of an office where there is no such one', () => {
    expect([whole, office.admin, office.leader, watcher].map(db.keepsInstallation)).toEqual([true, false, false, false]);
    set(whole, 'disabled_at', NOW);
    expect([office.admin, office.leader, watcher].map(db.keepsInstallation)).toEqual([true, false, false]);
  });
});

describe('the list of accounts', () => {
  const names = (organId?: number) => db.listUsers(organId).map((line) => line.username);
  const named = (letters: string, limit = 100) => db.usersNamed(letters, limit).map((line) => line.username);
  it('has a line for each, in the order they were made', () => {
    set(office.leader, 'email', 'zhang@example.gov.cn');
    connection().prepare('UPDATE users SET totp_enabled_at = ?, disabled_at = ? WHERE id = ?').run(NOW, LATER, office.leader.userId);
    expect(db.listUsers(office.organId)[2]).toEqual({ id: office.leader.userId, username: 'ceshi-leader', displayName: '张伟', role: 'leader', organId: office.organId, organName: '新华区测试街道办事处', email: 'zhang@example.gov.cn', disabledAt: LATER, secondFactor: true, createdAt: NOW });
    expect(db.listUsers().find((line) => line.id === whole.userId)).toMatchObject({ organId: null, organName: null, email: null, disabledAt: null, secondFactor: false });
    expect(names()).toEqual(['ceshi', 'bieban'].flatMap((slug) => ['drafter', 'director', 'leader', 'admin', 'auditor', 'drafter2'].map((name) => `${slug}-${name}`)));
    expect(names(other.organId)).toEqual(['bieban-drafter', 'bieban-director', 'bieban-leader', 'bieban-drafter2']);
  });
  it('is searched by the names of account, person and office', () => {
    expect(named('drafter2')).toEqual(['ceshi-drafter2', 'bieban-drafter2']);
    expect(named('建国')).toEqual(['ceshi-director', 'bieban-director']);
    expect(named('别办')).toEqual(['bieban-drafter', 'bieban-director', 'bieban-leader', 'bieban-drafter2']);
    expect(named('张')).toEqual(['ceshi-leader', 'bieban-leader']);
    expect(named('没有')).toEqual([]);
  });
  it('is as long as asked', () => {
    expect(named('', 2)).toEqual(['ceshi-drafter', 'ceshi-director']);
    expect(named('leader', 1)).toEqual(['ceshi-leader']);
  });
  it('takes signs of a search pattern as they are', () => {
    connection().prepare("UPDATE users SET display_name = '百分%之' WHERE id = ?").run(office.leader.userId);
    connection().prepare("UPDATE users SET display_name = '底_线' WHERE id = ?").run(office.drafter.userId);
    connection().prepare("UPDATE users SET display_name = '反\\斜' WHERE id = ?").run(office.director.userId);
    expect(['%', '_', '\\'].map((letters) => named(letters))).toEqual([['ceshi-leader'], ['ceshi-drafter'], ['ceshi-director']]);
  });
});
