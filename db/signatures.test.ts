/** Whoever changes the file below the program is found: the page says what no longer fits its signature, and the check of the trail names the version. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runAudit } from '../cli/audit';
import type { SignedIn, StepAction } from '../lib/desk/types';
import { verifyAudit } from './audit';
import { connection } from './client';
import { changeOrgan, organById } from './organs';
import { deskReport } from './reports';
import { faultWords, verifySignatures } from './signatures';
import { applyStep, snapshotsOf } from './steps';
import { fillReport, freshDatabase, makeOffice, type TestOffice } from './test-office';

let office: TestOffice;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => { database = freshDatabase(); office = await makeOffice(); });
afterEach(() => { vi.restoreAllMocks(); database.remove(); });

let keys = 0;
function act(user: SignedIn, action: StepAction, remark = ''): void {
  keys += 1;
  expect(applyStep(user, { year: 2024, action, digest: deskReport(user, 2024)!.digest, remark, idempotencyKey: `signature-${keys}` }, true)).toMatchObject({ ok: true });
}
const report = () => deskReport(office.leader, 2024)!;
const signatures = () => report().steps.map((step) => `${step.action} ${step.signature ?? '—'}`);
const faults = () => verifySignatures().faults.map(faultWords);
const NAME = '新华区测试街道办事处2024年度报告';

/** What somebody does who has the file and takes the guards away. */
function tamper(statement: string): void {
  for (const { name } of connection().prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as { name: string }[]) connection().exec(`DROP TRIGGER ${name}`);
  expect(connection().prepare(statement).run().changes, statement).toBeGreaterThan(0);
}
/** A figure typed below the program; the revision goes with it, as a restart would have it. */
function changeFigure(): void {
  tamper("UPDATE report_cells SET typed = '7', value = 7 WHERE pointer = '/disclosure/licensing'");
  tamper('UPDATE reports SET revision = revision + 1');
}
async function said(): Promise<[number, string]> {
  const lines: string[] = [];
  for (const way of ['log', 'error'] as const) vi.spyOn(console, way).mockImplementation((line: unknown) => { lines.push(String(line)); });
  // The command closes its database; the test goes on with it.
  const code = await runAudit(['verify']);
  return [code, lines.join('\n')];
}

describe('a report as signed', () => {
  it('fits its signatures in every state, and they are those of the present submission', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    act(office.director, 'return', '核对');
    expect(signatures()).toEqual(['submit —', 'return —']);
    act(office.drafter, 'submit');
    act(office.director, 'pass');
    act(office.leader, 'publish');
    expect(signatures()).toEqual(['submit —', 'return —', 'submit holds', 'pass holds', 'publish holds']);
    expect(report().sinceSigning).toEqual([]);
    expect(snapshotsOf(report().id).map((line) => line.whole)).toEqual([true, true, true]);
    expect(verifySignatures()).toEqual({ reports: 1, faults: [] });
    act(office.drafter, 'correct', '数字有误');
    expect(verifySignatures(office.organId)).toEqual({ reports: 1, faults: [] });
    expect(verifySignatures(office.organId + 1)).toEqual({ reports: 0, faults: [] });
  });
  it('still fits when the office is renamed after the publication, and no longer when before', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    const rename = (name: string) => { const { id: _id, ...organ } = organById(office.organId)!; expect(changeOrgan(office.admin, { ...organ, name })).toMatchObject({ ok: true }); };
    rename('新华区改名街道办事处');
    expect(signatures()).toEqual(['submit broken']);
    expect(report().sinceSigning).toEqual([{ pointer: '', name: '单位名称', before: '新华区测试街道办事处', after: '新华区改名街道办事处' }]);
    rename('新华区测试街道办事处');
    act(office.director, 'pass');
    act(office.leader, 'publish');
    rename('新华区改名街道办事处');
    expect(signatures()).toEqual(['submit holds', 'pass holds', 'publish holds']);
    expect(report().sinceSigning).toEqual([]);
    expect(faults()).toEqual([]);
  });
});

describe('changed below the program', () => {
  it.each([['secondReview', ['submit broken', 'pass broken']], ['published', ['submit broken', 'pass broken', 'publish broken']]] as const)('a figure, in the state %s: each signature is shown as broken, with what changed', (state, shown) => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    act(office.director, 'pass');
    if (state === 'published') act(office.leader, 'publish');
    changeFigure();
    expect(signatures()).toEqual(shown);
    expect(report().sinceSigning).toEqual([{ pointer: '/disclosure/licensing', name: expect.stringContaining('行政许可') as string, before: '0', after: '7' }]);
    expect(verifyAudit()).toMatchObject({ ok: true });
    expect(faults()).toEqual([`${NAME}第1版：现在的内容与签名不符：李敏的“提交初审”、王建国的“初审通过”${state === 'published' ? '、张伟的“签发并发布”' : ''}之后有改动`]);
    if (state === 'secondReview') expect(applyStep(office.leader, { year: 2024, action: 'publish', digest: report().digest, remark: '', idempotencyKey: 'after-tampering' }, true)).toMatchObject({ ok: false, code: 'blocked' });
  });
  it.each([
    ['the kept submission', "UPDATE snapshots SET content = replace(content, '13条', '31条') WHERE kind = 'submission'", ['第1版：留存的提交内容与签名不符']],
    ['the kept publication', "UPDATE snapshots SET content = replace(content, '13条', '31条') WHERE kind = 'publication'", ['第1版：留存的签发内容与签名不符']],
    ['what is public', "UPDATE publications SET content = replace(content, '13条', '31条')", ['第1版：公开的内容与签名不符']],
    ['the signer of a step', "UPDATE steps SET user_id = 1 WHERE action = 'pass'", ['第1版：王建国的“初审通过”与审计记录不符']],
    ['the digests of a step', "UPDATE steps SET digest = replace(digest, substr(digest, 1, 4), 'aaaa') WHERE action = 'pass'", ['第1版：王建国的“初审通过”与审计记录不符']],
  ])('%s', async (_what, statement, words) => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    act(office.director, 'pass');
    act(office.leader, 'publish');
    tamper(statement);
    expect(faults()).toEqual(words.map((word) => NAME + word));
    expect(snapshotsOf(report().id).every((line) => line.whole)).toBe(!statement.includes('snapshots'));
    const [code, lines] = await said();
    expect([code, lines]).toEqual([1, expect.stringMatching(/^审计记录完整，共\d+条。\n签名与内容不符：\n/)]);
    expect(lines).toContain(`  ${NAME}${words[0]!}。`);
  });
  it('a step that was taken out of the record', () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    act(office.director, 'return', '核对');
    tamper("DELETE FROM steps WHERE action = 'return'");
    expect(faults()).toEqual([`${NAME}第1版：审计记录中有2步，审签记录只有1步`]);
  });
  it('nothing: the command says so', async () => {
    fillReport(office.drafter, 2024);
    act(office.drafter, 'submit');
    expect(await said()).toEqual([0, expect.stringContaining('1份报告的签名与内容相符。')]);
  });
});
