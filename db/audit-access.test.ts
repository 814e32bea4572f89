import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Refusal, SignedIn } from '../lib/desk/types';
import { auditEntries } from './audit';
import { alreadyNoted, noteCheck, noteExport, noteForeignRead, noteRefusal, noteTaken, refuseTrail, withoutTyped } from './audit-access';
import { MOST_REFUSALS } from './audit-counted';
import { connection, tables } from './client';
import { handoverFor, makeHandover, signHandover } from './handover';
import { noticesOf } from './notices';
import { deskReport, saveSection } from './reports';
import { users } from './schema';
import { applyStep } from './steps';
import { fillReport, freshDatabase, makeOffice, type TestOffice } from './test-office';
import { addUser, changeUser, disableUser, enableUser, resetUserPassword } from './users';

let office: TestOffice, other: TestOffice;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => { database = freshDatabase(); office = await makeOffice(); other = await makeOffice('bieban', '新华区别办街道办事处'); });
afterEach(() => database.remove());

const acts = (act: string) => auditEntries({ act }).reverse();
const refusal = (message: string, code: Refusal['code'] = 'invalid'): Refusal => ({ ok: false, code, message });

describe('who reads an unpublished report', () => {
  beforeEach(() => fillReport(office.drafter, 2024));

  it('the office works on it without an entry; administrator and auditor read it with one', () => {
    for (const user of [office.drafter, office.director, office.leader]) expect(deskReport(user, 2024)).not.toBeNull();
    expect(acts('report.read')).toEqual([]);
    for (const user of [office.admin, office.auditor]) expect(deskReport(user, 2024)).not.toBeNull();
    expect(acts('report.read').map(({ actorName, subject, details }) => [actorName, subject, details])).toEqual(['赵管', '钱审'].map((name) => [name, 'report:1', { year: 2024, organ: '新华区测试街道办事处' }]));
  });
  it('everybody of another office is refused, and the attempt is recorded without a word of the report', () => {
    for (const user of [other.drafter, other.director, other.leader, other.admin, other.auditor]) expect(deskReport(user, 2024, office.organId), user.role).toBeNull();
    expect(acts('report.readRefused').map(({ actorId, organId, subject, details }) => [actorId, organId, subject, details]))
      .toEqual([other.drafter, other.director, other.leader, other.admin, other.auditor].map((user) => [user.userId, office.organId, 'report:1', { year: 2024, organ: '新华区测试街道办事处', from: '新华区别办街道办事处' }]));
    expect(acts('report.read').filter((entry) => entry.act === 'report.read')).toEqual([]);
  });
  it('an administrator of the whole installation reads no office', () => {
    const whole: SignedIn = { ...office.admin, organId: null };
    expect(deskReport(whole, 2024)).toBeNull();
    expect(deskReport(whole, 2024, office.organId)).toBeNull();
    expect(acts('report.readRefused').map((entry) => entry.details)).toEqual([{ year: 2024, organ: '新华区测试街道办事处' }]);
  });
  it('what is not there is neither read nor refused', () => {
    expect(deskReport(other.drafter, 1999, office.organId)).toBeNull();
    expect(deskReport(office.admin, 1999)).toBeNull();
    expect(acts('report.read')).toEqual([]);
  });
  it('a published report is read by the auditor without an entry', () => {
    for (const [user, action] of [[office.drafter, 'submit'], [office.director, 'pass'], [office.leader, 'publish']] as const) {
      expect(applyStep(user, { year: 2024, action, digest: deskReport(user, 2024)!.digest, remark: '同意', idempotencyKey: `key-of-${action}` }, true)).toMatchObject({ ok: true });
    }
    expect(deskReport(office.auditor, 2024)).not.toBeNull();
    expect(acts('report.read')).toEqual([]);
  });
  it('print and download are recorded until it is public', () => {
    const report = { id: 1, year: 2024, state: 'drafting' };
    noteTaken(office.drafter, report, 'report.print');
    noteTaken(office.drafter, report, 'report.print');
    noteTaken(office.director, report, 'report.download', { file: '空白表（Excel）' });
    noteTaken(office.drafter, { ...report, state: 'published' }, 'report.download', { file: 'x' });
    expect([...acts('report.print'), ...acts('report.download')].map(({ actorName, subject, details }) => [actorName, subject, details])).toEqual([['李敏', 'report:1', { year: 2024 }], ['王建国', 'report:1', { year: 2024, file: '空白表（Excel）' }]]);
  });
  it('attempts at many reports are limited like other refusals', () => {
    for (let i = 0; i < MOST_REFUSALS + 5; i += 1) noteForeignRead(other.leader, '某处', { id: office.organId, name: '甲' }, 'report.readRefused', `report:${i}`, { year: 2000 + i });
    expect([acts('report.readRefused').length, acts('request.refused').map((entry) => entry.details)]).toEqual([MOST_REFUSALS, [{ many: true }]]);
  });
  it('a hand-over list is the office’s own', () => {
    const made = makeHandover(office.drafter, { role: 'drafter', toUserId: office.drafter2.userId, note: '' });
    if (!made.ok) throw new Error(made.message);
    expect(handoverFor(office.admin, made.id)).toMatchObject({ id: made.id, fromName: '李敏' });
    expect(handoverFor(office.drafter, 999)).toBeNull();
    expect(acts('handover.readRefused')).toEqual([]);
    expect(handoverFor(other.leader, made.id)).toBeNull();
    expect(acts('handover.readRefused')).toMatchObject([{ actorName: '张伟', subject: `handover:${made.id}`, organId: office.organId, details: { organ: '新华区测试街道办事处', from: '新华区别办街道办事处' } }]);
    expect(handoverFor({ ...office.admin, organId: null }, made.id)).toBeNull();
    expect(acts('handover.readRefused')[1]!.details).toEqual({ organ: '新华区测试街道办事处' });
  });
});

describe('refusals', () => {
  it('say what and why, and nothing that was typed', () => {
    const input = { year: 2024, section: 'problems', edits: [{ pointer: '/problems', base: '', typed: '尚未公开的内容' }] };
    noteRefusal(office.drafter, 'saveSection', input, refusal('位置“/problems”的“尚未公开的内容”太长，尚未公开的内容不能保存。'));
    expect(acts('request.refused')).toMatchObject([{ actorId: office.drafter.userId, organId: office.organId, subject: `user:${office.drafter.userId}`, details: { action: 'saveSection', code: 'invalid', year: 2024, reason: '位置“…”的“…”太长，…不能保存。' } }]);
  });
  it.each([
    ['没有“x”这个位置', { points: [{ pointer: 'x' }] }, '没有“…”这个位置'],
    ['“必须改”由初审人提出', { text: '我的意见' }, '“必须改”由初审人提出'],
    ['文字里写“公开的”不对', { typed: '尚未公开的内容' }, '文字里写“…”不对'],
    ['项目张三·李四过多', { figures: { 张三: '1', 李四: '2' } }, '项目…·…过多'],
    ['长的和长的字', ['长的', '长的字'], '…和…'],
    ['第10项和“乙丙”不对', [...Array.from({ length: 11 }, () => 0), '甲乙', '丙丁'], '第10项和“乙丙”不对'],
    ['请填写姓名', undefined, '请填写姓名'],
    ['请填写姓名', null, '请填写姓名'],
    ['请填写姓名', { bytes: new Uint8Array([1, 2]), n: 5, flag: true, name: ' ' }, '请填写姓名'],
    ['请填写姓名', { name: ' 姓名 ' }, '请填写…'],
    ['请填写姓名', { name: '姓' }, '请填写姓名'],
    ['字'.repeat(300), {}, '字'.repeat(200)],
  ])('%s with %j reads %s', (message, input, words) => {
    expect(withoutTyped(message, input)).toBe(words);
  });
  it('name the year only where it is one', () => {
    noteRefusal(office.drafter, 'a', { year: '两千' }, refusal('不行'));
    noteRefusal(office.drafter, 'b', undefined, refusal('不行'));
    noteRefusal(office.drafter, 'c', null, refusal('不行'));
    noteRefusal(office.drafter, 'd', {}, refusal('不行', 'locked'));
    expect(acts('request.refused').map((entry) => entry.details)).toEqual([...['a', 'b', 'c'].map((action) => ({ action, code: 'invalid', reason: '不行' })), { action: 'd', code: 'locked', reason: '不行' }]);
  });
  it('a refused step stands under its own name, once, and again only as a number', () => {
    fillReport(office.drafter, 2024);
    const { digest } = deskReport(office.drafter, 2024)!;
    for (let i = 0; i < 5; i += 1) {
      const answer = applyStep(office.leader, { year: 2024, action: 'publish', digest, remark: '一定要发', idempotencyKey: `key-${i}-of-test` }, true);
      if (answer.ok) throw new Error('allowed');
      noteRefusal(office.leader, 'step', { remark: '一定要发' }, answer);
    }
    expect(acts('request.refused')).toEqual([]);
    expect(acts('step.refused')).toMatchObject([{ actorName: '张伟', subject: 'report:1', details: { year: 2024, action: 'publish', state: 'drafting' } }]);
    expect(JSON.stringify(acts('step.refused'))).not.toContain('一定要发');
  });
  it('noted is the refusal itself, not every one that reads alike', () => {
    noteRefusal(office.drafter, 'a', {}, alreadyNoted(refusal('不行')));
    expect(acts('request.refused')).toEqual([]);
    noteRefusal(office.drafter, 'a', {}, refusal('不行'));
    expect(acts('request.refused')).toHaveLength(1);
  });
  it('a person who saves nonsense a thousand times fills no trail', () => {
    fillReport(office.drafter, 2024);
    const before = auditEntries({ limit: 1 })[0]!.seq;
    for (let i = 0; i < 200; i += 1) {
      const input = { year: 2024, section: 'problems' as const, edits: [{ pointer: `/nowhere/${i}`, base: '', typed: `内容${i}` }] };
      const answer = saveSection(office.drafter, input);
      if (answer.ok) throw new Error('allowed');
      noteRefusal(office.drafter, 'saveSection', input, answer);
      noteRefusal(office.drafter, `action${i}`, {}, refusal('不行'));
    }
    expect(auditEntries({ limit: 1 })[0]!.seq - before).toBe(MOST_REFUSALS + 1);
    expect(JSON.stringify(acts('request.refused'))).not.toMatch(/内容\d|nowhere/);
  });
});

describe('the auditor', () => {
  it('asks for the trail alone; others leave a mark', () => {
    refuseTrail(office.admin);
    refuseTrail(office.admin);
    expect(acts('audit.refused')).toMatchObject([{ actorName: '赵管', subject: `user:${office.admin.userId}`, details: {} }]);
    for (let i = 0; i < MOST_REFUSALS; i += 1) noteRefusal(office.admin, `action${i}`, {}, refusal('不行'));
    expect(acts('request.refused').at(-1)!.details).toEqual({ many: true });
  });
  it('leaves marks of export and check too', () => {
    noteExport(office.auditor, { text: '李四', group: '', from: '2025-01-01', to: '' });
    noteCheck(office.auditor, true);
    noteCheck(office.auditor, false);
    expect(acts('audit.')).toMatchObject([
      { actorName: '钱审', act: 'audit.export', subject: `user:${office.auditor.userId}`, details: { text: '李四', from: '2025-01-01' } },
      { act: 'audit.verify', subject: 'audit', details: { whole: true } }, { act: 'audit.verify', details: { whole: false } },
    ]);
    expect(acts('audit.export')[0]!.details).toEqual({ text: '李四', from: '2025-01-01' });
  });
  it('changes nothing in the office: no hand-over made, received or signed', () => {
    expect(makeHandover(office.auditor, { role: 'auditor', toUserId: office.drafter.userId, note: '' })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(makeHandover(office.admin, { role: 'auditor', fromUserId: office.auditor.userId, toUserId: office.drafter.userId, note: '' })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(makeHandover(office.drafter, { role: 'drafter', toUserId: office.auditor.userId, note: '' })).toMatchObject({ ok: false, code: 'invalid' });
    expect(signHandover(office.auditor, { id: 1 })).toMatchObject({ ok: false, code: 'forbidden', message: expect.stringContaining('审计员只查看') as string });
  });
});

describe('the right to read the trail', () => {
  const roleOf = (id: number) => tables().select({ id: users.id, role: users.role }).from(users).all().find((row) => row.id === id)!.role;

  it('is not given to an account that is something else, nor taken over by one', () => {
    for (const user of [office.drafter, office.leader]) expect(changeUser(office.admin, { id: user.userId, displayName: '某', role: 'auditor' })).toMatchObject({ ok: false, code: 'invalid', fields: { role: '须另建账号' } });
    for (const role of ['admin', 'drafter'] as const) expect(changeUser(office.admin, { id: office.auditor.userId, displayName: '某', role })).toMatchObject({ ok: false, message: expect.stringContaining('审计员与其他角色分设') as string });
    expect(changeUser(office.admin, { id: office.admin.userId, displayName: '赵', role: 'auditor' })).toMatchObject({ ok: false });
    expect([roleOf(office.drafter.userId), roleOf(office.auditor.userId), roleOf(office.admin.userId)]).toEqual(['drafter', 'auditor', 'admin']);
    expect(changeUser(office.admin, { id: office.auditor.userId, displayName: '钱明', role: 'auditor' })).toMatchObject({ ok: true });
    expect(changeUser(office.admin, { id: office.drafter.userId, displayName: '李敏', role: 'director' })).toMatchObject({ ok: true });
  });
  it('holds in the database too, whoever writes to it', () => {
    for (const [id, role] of [[office.admin.userId, 'auditor'], [office.drafter.userId, 'auditor'], [office.auditor.userId, 'admin']] as const) expect(() => connection().prepare('UPDATE users SET role = ? WHERE id = ?').run(role, id)).toThrow('auditor');
    expect(() => connection().prepare("UPDATE users SET role = 'admin,auditor' WHERE id = ?").run(office.admin.userId)).toThrow('CHECK');
    connection().prepare("UPDATE users SET role = 'auditor' WHERE id = ?").run(office.auditor.userId);
  });
  it('a new auditor account stands in the trail, and the auditors are told of it and of every change to one', async () => {
    const by = { userId: office.admin.userId, name: office.admin.displayName, organId: office.organId };
    const made = await addUser(by, { username: 'second-auditor', displayName: '新审', role: 'auditor', organId: office.organId, password: 'Linshi-mima-1' });
    if (!made.ok) throw new Error(made.message);
    expect(acts('user.add').at(-1)).toMatchObject({ actorName: '赵管', details: { username: 'second-auditor', role: 'auditor' } });
    expect(await resetUserPassword(office.admin, { id: made.id, password: 'Linshi-mima-2' })).toMatchObject({ ok: true });
    expect(disableUser(office.admin, made.id)).toMatchObject({ ok: true });
    expect(enableUser(office.admin, made.id)).toMatchObject({ ok: true });
    expect(noticesOf(office.auditor.userId).map((notice) => notice.text).reverse()).toEqual([
      '赵管新增了审计员账号：新审（second-auditor）。', '赵管重置了审计员账号的密码：新审（second-auditor）。', '赵管停用了审计员账号：新审（second-auditor）。', '赵管启用了审计员账号：新审（second-auditor）。',
    ]);
    expect([noticesOf(made.id).map((notice) => notice.kind), noticesOf(other.auditor.userId)], 'of others an account hears nothing').toEqual([['account'], []]);
    await addUser(by, { username: 'a-clerk', displayName: '新人', role: 'drafter', organId: office.organId, password: 'Linshi-mima-1' });
    await resetUserPassword(office.admin, { id: office.drafter.userId, password: 'Linshi-mima-2' });
    disableUser(office.admin, office.drafter.userId);
    enableUser(office.admin, office.drafter.userId);
    expect(noticesOf(office.auditor.userId)).toHaveLength(4);
    connection().prepare('UPDATE users SET organ_id = NULL WHERE id = ?').run(other.auditor.userId);
    disableUser(office.admin, made.id);
    expect(noticesOf(other.auditor.userId)).toHaveLength(1);
  });
});
