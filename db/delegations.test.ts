/** 授权代审: who may give it to whom, for how long, and what is told and kept. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignedIn } from '../lib/desk/types';
import { auditEntries } from './audit';
import { connection } from './client';
import { delegate, delegationsOf, revokeDelegation } from './delegations';
import { noticesOf } from './notices';
import { freshDatabase, makeOffice, type TestOffice } from './test-office';

/** Half past midnight on 10 January in China; in UTC it is still the ninth. */
const NOW = '2025-01-09T16:30:00.000Z', TODAY = '2025-01-10';
let office: TestOffice;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse(NOW), toFake: ['Date'] });
  database = freshDatabase();
  office = await makeOffice();
});
afterEach(() => { vi.useRealTimers(); database.remove(); });

type Input = Parameters<typeof delegate>[1];
const input = (more: Partial<Input> = {}): Input => ({ role: 'leader', toUserId: office.drafter2.userId, fromDate: TODAY, toDate: TODAY, reason: ' 出差 ', ...more });
const give = (more: Partial<Input> = {}, user: SignedIn = office.leader) => delegate(user, input(more));
function given(more: Partial<Input> = {}, user: SignedIn = office.leader): number {
  const answer = give(more, user);
  if (!answer.ok) throw new Error(answer.message);
  return answer.id;
}
const refused = (code: string, message: string, fields?: Record<string, string>) => ({ ok: false, code, message, ...(fields ? { fields } : {}) });
const entries = () => auditEntries({ act: 'delegation' }).map(({ act, actorId, actorName, organId, subject, details }) => ({ act, actorId, actorName, organId, subject, details }));

const OWN = (name: string) => refused('forbidden', `授权代审由${name}本人或系统管理员办理。`);
const FROM = refused('invalid', '授权人应为本单位在用的分管领导账号。', { fromUserId: '请选择' });
const TO = refused('invalid', '代审人应为本单位另一名工作人员。', { toUserId: '请选择' });
const PERIOD = refused('invalid', '授权期限不对，请核对起止日期。', { toDate: '请核对' });
const LONG = refused('invalid', '一次授权不超过三个月。', { toDate: '不超过三个月' });
const REASON = refused('invalid', '请写明授权原因。', { reason: '请填写' });

describe('a delegation', () => {
  it('is kept with its reason and who gave it, stands in the trail, and is told to whom it is given', () => {
    const id = given({ toDate: '2025-01-12' });
    expect(delegationsOf(office.organId)).toEqual([{ id, role: 'leader', fromUserId: office.leader.userId, fromName: '张伟', toUserId: office.drafter2.userId, toName: '周宁', fromDate: TODAY, toDate: '2025-01-12', reason: '出差', grantedByName: '张伟', at: NOW, revokedAt: null }]);
    expect(entries()).toEqual([{ act: 'delegation.grant', actorId: office.leader.userId, actorName: '张伟', organId: office.organId, subject: `user:${office.drafter2.userId}`, details: { role: 'leader', from: '张伟', to: '周宁', fromDate: TODAY, toDate: '2025-01-12', reason: '出差' } }]);
    expect(noticesOf(office.drafter2.userId)).toMatchObject([{ kind: 'delegated', text: '张伟授权您自2025-01-10至2025-01-12代行分管领导审核。', href: '/' }]);
    for (const user of [office.leader, office.drafter, office.director, office.admin]) expect(noticesOf(user.userId)).toEqual([]);
  });
  it('may be given by the administrator in the name of the absent one', () => {
    given({ role: 'director', fromUserId: office.director.userId }, office.admin);
    expect(delegationsOf(office.organId)).toMatchObject([{ role: 'director', fromName: '王建国', toName: '周宁', grantedByName: '赵管' }]);
    expect(entries()).toMatchObject([{ actorName: '赵管', details: { from: '王建国' } }]);
  });
  it('may be given to anyone who works on the report', () => {
    for (const user of [office.drafter, office.director]) given({ toUserId: user.userId });
    given({ role: 'director', toUserId: office.leader.userId }, office.director);
    expect(delegationsOf(office.organId).map(({ toName }) => toName)).toEqual(['张伟', '王建国', '李敏']);
  });
  it('is not there when the trail cannot be written', () => {
    connection().exec("CREATE TRIGGER no_trail BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no trail'); END");
    expect(() => give()).toThrow('no trail');
    expect(delegationsOf(office.organId)).toEqual([]);
    expect(noticesOf(office.drafter2.userId)).toEqual([]);
  });
  it('of another office is not in the list', async () => {
    const other = await makeOffice('bieban', '新华区别办街道办事处');
    given();
    given({ toUserId: other.drafter.userId }, other.leader);
    expect(delegationsOf(other.organId)).toMatchObject([{ toUserId: other.drafter.userId, fromName: '张伟', toName: '李敏' }]);
    expect(delegationsOf(office.organId)).toHaveLength(1);
  });
});

describe('who', () => {
  it('gives it: the holder of the role for themselves, or the administrator of the office', () => {
    expect(give({}, { ...office.admin, organId: null })).toEqual(refused('forbidden', '授权在本单位内办理。'));
    for (const user of [office.drafter, office.director, office.auditor]) expect(give({}, user)).toEqual(OWN('分管领导'));
    expect(give({ role: 'director' })).toEqual(OWN('党政办主任'));
    expect(give({ fromUserId: office.director.userId })).toEqual(OWN('分管领导'));
    given({ fromUserId: office.leader.userId });
  });
  it('is absent: an active holder of that role in this office', async () => {
    const other = await makeOffice('bieban', '新华区别办街道办事处');
    for (const user of [office.director, office.drafter, other.leader]) expect(give({ fromUserId: user.userId }, office.admin)).toEqual(FROM);
    expect(give({}, office.admin), 'the administrator is none').toEqual(FROM);
    connection().prepare('UPDATE users SET disabled_at = ? WHERE id = ?').run(NOW, office.leader.userId);
    expect(give({ fromUserId: office.leader.userId }, office.admin)).toEqual(FROM);
  });
  it('gets it: another active one who works on the report, in this office', async () => {
    const other = await makeOffice('bieban', '新华区别办街道办事处');
    for (const user of [office.leader, office.admin, office.auditor, other.drafter]) expect(give({ toUserId: user.userId }), user.username).toEqual(TO);
    connection().prepare('UPDATE users SET disabled_at = ? WHERE id = ?').run(NOW, office.drafter2.userId);
    expect(give()).toEqual(TO);
  });
});

describe('how long', () => {
  it('until today at least, by the calendar of China', () => {
    expect(give({ fromDate: '2025-01-09', toDate: '2025-01-09' })).toEqual(PERIOD);
    given({ fromDate: '2025-01-09', toDate: '2025-01-10' });
  });
  it('from a day not after its last', () => {
    expect(give({ fromDate: '2025-01-12', toDate: '2025-01-11' })).toEqual(PERIOD);
    given({ fromDate: '2025-01-12', toDate: '2025-01-12' });
  });
  it('between days that exist', () => {
    for (const day of ['', '2025-02-30', '2025-2-1']) {
      expect(give({ fromDate: day, toDate: '2025-03-01' }), day).toEqual(PERIOD);
      expect(give({ toDate: day }), day).toEqual(PERIOD);
    }
    expect(give({ toDate: '2025-02-30' })).toEqual(PERIOD);
  });
  it('three months at most: 92 days', () => {
    expect(give({ toDate: '2025-04-13' })).toEqual(LONG);
    given({ toDate: '2025-04-12' });
  });
});

it('a reason is asked last; every refusal leaves nothing', () => {
  for (const reason of ['', '　 ']) expect(give({ reason })).toEqual(REASON);
  const wrong = { reason: '', toDate: '2025-12-31' };
  expect(give(wrong)).toEqual(LONG);
  expect(give({ ...wrong, fromDate: 'never' })).toEqual(PERIOD);
  expect(give({ ...wrong, fromDate: 'never', toUserId: office.admin.userId })).toEqual(TO);
  expect(give({ ...wrong, fromDate: 'never', toUserId: office.admin.userId, fromUserId: 9999 }, office.admin)).toEqual(FROM);
  expect(delegationsOf(office.organId)).toEqual([]);
  expect(entries()).toEqual([]);
});

describe('taking it back', () => {
  const NONE = refused('missing', '没有这项有效的授权。');
  it('ends it, by the giver or the administrator, once', () => {
    const [own, byAdmin, third] = [given(), given(), given()];
    vi.setSystemTime(Date.parse(NOW) + 60_000);
    expect(revokeDelegation(office.leader, { id: own })).toEqual({ ok: true });
    expect(revokeDelegation(office.admin, { id: byAdmin })).toEqual({ ok: true });
    expect(delegationsOf(office.organId).map(({ id, revokedAt }) => [id, revokedAt])).toEqual([[third, null], [byAdmin, '2025-01-09T16:31:00.000Z'], [own, '2025-01-09T16:31:00.000Z']]);
    expect(entries().slice(0, 2)).toEqual([[office.admin, '赵管'], [office.leader, '张伟']].map(([user, actorName]) => ({ act: 'delegation.revoke', actorId: (user as SignedIn).userId, actorName, organId: office.organId, subject: `user:${office.drafter2.userId}`, details: { role: 'leader' } })));
    expect(revokeDelegation(office.leader, { id: own })).toEqual(NONE);
  });
  it('is not for anybody else, nor from another office', async () => {
    const other = await makeOffice('bieban', '新华区别办街道办事处');
    const id = given();
    for (const user of [office.drafter2, office.director, office.auditor]) expect(revokeDelegation(user, { id })).toEqual(refused('forbidden', '授权由授权人本人或系统管理员收回。'));
    for (const user of [other.leader, other.admin, { ...office.admin, organId: null }]) expect(revokeDelegation(user, { id })).toEqual(NONE);
    expect(revokeDelegation(office.leader, { id: id + 1 })).toEqual(NONE);
    expect(delegationsOf(office.organId)).toMatchObject([{ revokedAt: null }]);
  });
});
