import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn, StepAction, StepAnswer } from '../lib/desk/types';
import { verifyAudit } from './audit';
import { pendingPublications, publishedHeads, publishedVersion, markWritten, versionsOf } from './publications';
import { deskReport, saveSection } from './reports';
import { noticesOf } from './notices';
import { applyStep, snapshotsOf } from './steps';
import { fillReport, freshDatabase, makeOffice, type TestOffice } from './test-office';

let office: TestOffice;
let database: ReturnType<typeof freshDatabase>;
let keys = 0;
beforeEach(async () => { database = freshDatabase(); office = await makeOffice(); });
afterEach(() => database.remove());

const act = (user: SignedIn, action: StepAction, remark = '', more: { points?: { pointer: string; text: string; must: boolean }[]; key?: string; digest?: string } = {}): StepAnswer => {
  keys += 1;
  return applyStep(user, { year: 2024, action, digest: more.digest ?? deskReport(user, 2024)!.digest, remark, idempotencyKey: more.key ?? `key-${keys}-long`, points: more.points }, true);
};

describe('the whole chain', () => {
  it('goes from the drafter to the public and ties out', () => {
    fillReport(office.drafter, 2024);
    const draft = deskReport(office.drafter, 2024)!;
    expect(draft.result.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(draft.offers.find((offer) => offer.action === 'submit')).toMatchObject({ available: true });
    expect(act(office.drafter, 'submit')).toMatchObject({ ok: true, state: 'firstReview' });
    expect(noticesOf(office.director.userId)[0]?.text).toContain('请初审');
    expect(saveSection(office.drafter, { year: 2024, section: 'problems', edits: [] })).toMatchObject({ ok: false, code: 'locked' });
    expect(act(office.director, 'pass', '同意')).toMatchObject({ ok: true, state: 'secondReview' });
    expect(deskReport(office.director, 2024)!.offers.find((offer) => offer.action === 'publish')).toMatchObject({ available: false, reason: '需分管领导张伟签发。' });
    expect(act(office.leader, 'publish')).toMatchObject({ ok: true, state: 'published' });
    const version = publishedVersion('ceshi', 2024)!;
    expect(version).toMatchObject({ version: 1, status: 'current', tieOut: { total: 51, failed: 0 }, waivers: [] });
    expect(version.document.applications?.['3.7']?.total).toBe(0);
    expect(version.steps.map((step) => step.action)).toEqual(['submit', 'pass', 'publish']);
    expect(pendingPublications()).toHaveLength(1);
    for (const pending of pendingPublications()) markWritten(pending);
    expect(pendingPublications()).toHaveLength(0);
    expect(snapshotsOf(deskReport(office.drafter, 2024)!.id).map((item) => item.kind)).toEqual(['submission', 'publication']);
    expect(verifyAudit(publishedHeads())).toMatchObject({ ok: true });
  });

  it('corrects a published report while it stays public, and takes it down', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit'); act(office.director, 'pass'); act(office.leader, 'publish');
    expect(act(office.drafter, 'correct')).toMatchObject({ ok: false, code: 'invalid' });
    expect(act(office.drafter, 'correct', '许可数有误')).toMatchObject({ ok: true, state: 'correcting' });
    expect(publishedVersion('ceshi', 2024)!.status).toBe('current');
    expect(saveSection(office.drafter, { year: 2024, section: 'disclosure', edits: [{ pointer: '/disclosure/licensing', base: '0', typed: '3' }] })).toMatchObject({ ok: true, saved: ['/disclosure/licensing'] });
    fillReport(office.drafter, 2024);
    expect(act(office.drafter, 'submit')).toMatchObject({ ok: true });
    expect(act(office.director, 'pass')).toMatchObject({ ok: true });
    expect(act(office.leader, 'publish')).toMatchObject({ ok: true });
    const versions = versionsOf('ceshi', 2024);
    expect(versions.map((item) => [item.version, item.status, item.correctionReason])).toEqual([[2, 'current', '许可数有误'], [1, 'superseded', undefined]]);
    expect(versions[0]!.document.disclosure?.licensing).toBe(3);
    expect(versions[1]!.document.disclosure?.licensing).toBe(0);
    expect(act(office.leader, 'takeDown', '涉密')).toMatchObject({ ok: true, state: 'takenDown' });
    expect(versionsOf('ceshi', 2024).map((item) => item.status)).toEqual(['takenDown', 'takenDown']);
    expect(publishedVersion('ceshi', 2024)!.takenDown?.reason).toBe('涉密');
    expect(act(office.drafter, 'correct', '重新发布')).toMatchObject({ ok: true, state: 'correcting' });
  });

  it('answers a replay like the first time and acts once', () => {
    fillReport(office.drafter, 2024);
    const digest = deskReport(office.drafter, 2024)!.digest;
    const first = act(office.drafter, 'submit', '', { key: 'the-same-key', digest });
    expect(act(office.drafter, 'submit', '', { key: 'the-same-key', digest })).toEqual(first);
    expect(deskReport(office.drafter, 2024)!.steps).toHaveLength(1);
  });

  it('refuses a step on content that is no longer what was shown', () => {
    fillReport(office.drafter, 2024);
    const { digest } = deskReport(office.drafter, 2024)!;
    saveSection(office.drafter2, { year: 2024, section: 'disclosure', edits: [{ pointer: '/disclosure/licensing', base: '0', typed: '2' }] });
    expect(act(office.drafter, 'submit', '', { digest })).toMatchObject({ ok: false, code: 'stale' });
  });

  it('lets nobody do two parts of one version, and asks for answers to 必须改', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    expect(act(office.director, 'return', '', { points: [{ pointer: '/problems', text: '写具体些', must: true }] })).toMatchObject({ ok: true, state: 'returned' });
    expect(noticesOf(office.drafter.userId)[0]?.text).toMatch(/^2024年度报告被党政办主任.+退回修改。$/);
    expect(deskReport(office.drafter, 2024)!.offers.find((offer) => offer.action === 'submit')).toMatchObject({ available: false, reason: expect.stringContaining('必须改') as string });
    const turned: SignedIn = { ...office.director, role: 'drafter' };
    expect(applyStep(turned, { year: 2024, action: 'submit', digest: deskReport(turned, 2024)!.digest, remark: '', idempotencyKey: 'turned-coat' })).toMatchObject({ ok: false, code: 'forbidden' });
  });

  it('withdraws only by the one who submitted, back to where it came from', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    expect(act(office.drafter2, 'withdraw')).toMatchObject({ ok: false, code: 'forbidden' });
    expect(act(office.drafter, 'withdraw')).toMatchObject({ ok: true, state: 'drafting' });
  });
});
