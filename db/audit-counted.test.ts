import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, auditEntries, auditHead, SYSTEM, verifyAudit } from './audit';
import { appendCounted, MOST_REFUSALS, settleCounted, WINDOW_SECONDS } from './audit-counted';
import { connection, write } from './client';
import { freshDatabase } from './test-office';

let database: ReturnType<typeof freshDatabase>;
beforeEach(() => { database = freshDatabase(); });
afterEach(() => database.remove());

const LI = { userId: 1, name: '李', organId: 7 };
const WANG = { userId: 2, name: '王', organId: 7 };
const START = new Date();
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const refused = (seconds: number, reason = '不能修改', actor = LI) => appendCounted(actor, 'request.refused', `user:${actor.userId}`, { action: 'saveSection', reason }, { capped: true }, after(seconds));
const written = () => auditEntries({}).reverse().map(({ actorName, act, subject, details }) => ({ actorName, act, subject, details }));

describe('the same again within a minute', () => {
  it('is written once, then counted, then written as one entry', () => {
    for (let second = 0; second < 50; second += 1) refused(second);
    expect(written()).toEqual([{ actorName: '李', act: 'request.refused', subject: 'user:1', details: { action: 'saveSection', reason: '不能修改' } }]);
    expect(settleCounted(after(WINDOW_SECONDS - 1))).toBe(0);
    expect(settleCounted(after(WINDOW_SECONDS))).toBe(1);
    expect(written().slice(1)).toEqual([{ actorName: '李', act: 'request.refused', subject: 'user:1', details: { action: 'saveSection', reason: '不能修改', again: 49, since: START.toISOString() } }]);
    expect(auditEntries({ limit: 1 })[0]).toMatchObject({ actorId: 1, organId: 7 });
    expect(settleCounted(after(1000))).toBe(0);
    expect(verifyAudit()).toMatchObject({ ok: true, entries: 2 });
  });
  it('once only is written once only, and the next minute anew', () => {
    refused(0);
    expect(settleCounted(after(WINDOW_SECONDS))).toBe(0);
    refused(WINDOW_SECONDS + 1);
    expect(written()).toHaveLength(2);
    expect(written()[1]!.details).not.toHaveProperty('again');
  });
  it('the next act writes what is over, in the order it began', () => {
    refused(0, '甲'); refused(1, '乙'); refused(2, '乙'); refused(3, '甲');
    appendCounted(WANG, 'report.read', 'report:1', { year: 2024 }, {}, after(70));
    expect(written().map(({ details }) => [details.reason ?? details.year, details.again])).toEqual([['甲', undefined], ['乙', undefined], ['甲', 1], ['乙', 1], [2024, undefined]]);
  });
  it('another person, act, subject or reason stands for itself', () => {
    refused(0); refused(1, '别的'); refused(2, '不能修改', WANG);
    appendCounted(LI, 'step.refused', 'user:1', { action: 'saveSection', reason: '不能修改' }, {}, after(3));
    appendCounted(LI, 'request.refused', 'user:9', { action: 'saveSection', reason: '不能修改' }, {}, after(4));
    expect(written()).toHaveLength(5);
    expect(settleCounted(after(200))).toBe(0);
  });
  it('a clock set back does not keep a count for ever', () => {
    refused(3600); refused(3600);
    expect(settleCounted(after(0))).toBe(1);
    expect(written()).toHaveLength(2);
  });
  it('is kept over a restart, and lost with the act it belongs to', () => {
    refused(0);
    const before = auditHead();
    expect(() => write(() => { refused(1, '取消'); refused(2); throw new Error('no'); })).toThrow('no');
    expect(auditHead()).toEqual(before);
    expect(settleCounted(after(100))).toBe(0);
    expect(connection().prepare('SELECT count(*) FROM audit_counted').pluck().get()).toBe(0);
  });
});

describe('a flood', () => {
  it('of one refusal, ten thousand times in a minute, leaves two entries', () => {
    write(() => { for (let i = 0; i < 10_000; i += 1) refused(i / 1000); });
    settleCounted(after(100));
    expect(written().map(({ details }) => details.again)).toEqual([undefined, 9999]);
  });
  it('of ever different refusals is counted together beyond the limit, the rest of the office unharmed', () => {
    write(() => { for (let i = 0; i < 1000; i += 1) refused(i / 100, `理由${i}`); });
    refused(11, '王的', WANG);
    appendCounted(LI, 'report.read', 'report:1', { year: 2024 }, {}, after(12));
    const first = written();
    expect(first).toHaveLength(MOST_REFUSALS + 3);
    expect(first[MOST_REFUSALS]).toEqual({ actorName: '李', act: 'request.refused', subject: 'user:1', details: { many: true } });
    expect(first.slice(-2).map(({ actorName, act }) => [actorName, act])).toEqual([['王', 'request.refused'], ['李', 'report.read']]);
    expect(settleCounted(after(100))).toBe(1);
    expect(written().at(-1)!.details).toEqual({ many: true, again: 1000 - MOST_REFUSALS - 1, since: after(MOST_REFUSALS / 100).toISOString() });
    refused(101, '新的');
    expect(written().at(-1)!.details).toEqual({ action: 'saveSection', reason: '新的' });
  });
  it('of two people is counted for each of them', () => {
    for (const [from, actor] of [[0, LI], [5, WANG]] as const) for (let i = 0; i < MOST_REFUSALS + 3; i += 1) refused(from + i / 100, `理由${i}`, actor);
    settleCounted(after(100));
    expect(written().filter(({ details }) => details.many === true).map(({ actorName, subject, details }) => [actorName, subject, details.again])).toEqual([['李', 'user:1', undefined], ['王', 'user:2', undefined], ['李', 'user:1', 2], ['王', 'user:2', 2]]);
  });
  it('ends when there is room again; the count of the rest takes none', () => {
    refused(0);
    for (let i = 1; i < MOST_REFUSALS; i += 1) refused(30, `理由${i}`);
    refused(40, '多一种');
    expect(written().at(-1)!.details).toEqual({ many: true });
    refused(61, '又一种');
    expect(written().at(-1)!.details).toEqual({ action: 'saveSection', reason: '又一种' });
    refused(62, '再一种');
    expect(settleCounted(after(101))).toBe(1);
    expect(written().at(-1)!.details).toEqual({ many: true, again: 1, since: after(40).toISOString() });
  });
  it('of readings is never cut: each report stands for itself', () => {
    for (let i = 0; i < 60; i += 1) appendCounted(LI, 'report.read', `report:${i}`, { year: 2024 }, {}, after(i / 10));
    expect(written()).toHaveLength(60);
  });
  it('by nobody known is limited apart from the people', () => {
    const nobody = { userId: null, name: '未登录者', organId: null };
    for (let i = 0; i < 30; i += 1) appendCounted(nobody, 'x', `s${i}`, {}, { capped: true }, after(i / 10));
    refused(5);
    expect(written()).toHaveLength(MOST_REFUSALS + 2);
    expect(written().at(-2)).toEqual({ actorName: '未登录者', act: 'request.refused', subject: 'user:unknown', details: { many: true } });
    expect(written().at(-1)).toMatchObject({ actorName: '李' });
  });
});

it('counts by the clock of the machine when no time is given', () => {
  appendAudit(SYSTEM, 'x', 'y', {});
  appendCounted(LI, 'report.read', 'report:1', {});
  appendCounted(LI, 'report.read', 'report:1', {});
  expect(settleCounted()).toBe(0);
  const [since] = connection().prepare('SELECT since FROM audit_counted').pluck().all() as string[];
  expect(Math.abs(Date.parse(since!) - Date.now())).toBeLessThan(10_000);
});
