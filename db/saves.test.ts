import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaveInput } from '../lib/desk/types';
import { saveInput } from '../lib/desk/inputs';
import { auditEntries, verifyAudit } from './audit';
import { connection, tables } from './client';
import { declareFirstReport, enterPreviousReport, explainWarning, recordSecrecyReview, saveOwnFacts, setTotalsMode, waiveError } from './declarations';
import { changeOrgan, organById } from './organs';
import { publishedVersion } from './publications';
import { deskReport, openReport, saveSection, saveSectionTogether, undoZeroRest, zeroRest } from './reports';
import { reportCells } from './schema';
import { applyStep } from './steps';
import { explainAll, fillReport, freshDatabase, makeOffice, type TestOffice } from './test-office';

let office: TestOffice;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => { database = freshDatabase(); office = await makeOffice(); openReport(office.drafter, 2024); });
afterEach(() => database.remove());

const save = (edits: SaveInput['edits'], section: SaveInput['section'] = 'applications', user = office.drafter) => saveSection(user, { year: 2024, section, edits });
const cell = '/applications/1/naturalPerson';
const report = () => deskReport(office.drafter, 2024)!;

describe('what was typed stays as typed', () => {
  it.each([['12件', null], ['-3', null], ['1.5', null], ['１２', 12], ['1,234', 1234], ['007', 7], ['无', null], ['/', null], [' 8 ', 8], ['<script>alert(1)</script>', null], ["'; DROP TABLE users; --", null], ['9999999999', null]])('%s', (typed, value) => {
    expect(save([{ pointer: cell, base: '', typed }])).toMatchObject({ ok: true, saved: [cell], conflicts: [] });
    expect(report().cells[cell]).toMatchObject({ typed, by: '李敏' });
    expect(tables().select({ value: reportCells.value }).from(reportCells).all()).toEqual([{ value }]);
    const inDocument = report().document.applications?.['1']?.naturalPerson;
    expect(inDocument).toBe(value ?? typed);
    if (value === null) expect(report().result.findings.some((finding) => finding.severity === 'error' && finding.cells[0] === cell)).toBe(true);
  });
  it('money is kept in 分, exactly', () => {
    save([{ pointer: '/disclosure/feesWanYuan', base: '', typed: '12.345678' }], 'disclosure');
    expect(tables().select({ value: reportCells.value }).from(reportCells).all()).toEqual([{ value: 12_345_678 }]);
    save([{ pointer: '/informationFees/chargedYuan', base: '', typed: '1,080.5' }], 'other');
    expect(report().document.informationFees).toEqual({ chargedYuan: '1080.5' });
    save([{ pointer: '/informationFees/notices', base: '', typed: '3件' }], 'other');
    expect(report().document.informationFees?.notices).toBeUndefined();
    expect(report().result.findings.find((finding) => finding.cells[0] === '/informationFees/notices')).toMatchObject({ rule: 'C-01', severity: 'error' });
  });
  it('blank is blank, and never zero', () => {
    save([{ pointer: cell, base: '', typed: '5' }]);
    save([{ pointer: cell, base: '5', typed: '' }]);
    expect(report().document.applications).toBeUndefined();
  });
  it('the database itself accepts no other figure', () => {
    save([{ pointer: cell, base: '', typed: '5' }]);
    for (const bad of ["value = -1", "value = 1.5", "value = 'x'", "value = 9999999999999999", "typed = '', value = 0"]) {
      expect(() => connection().exec(`UPDATE report_cells SET ${bad}`), bad).toThrow(/constraint|cannot store/);
    }
  });
});

describe('two people', () => {
  it('get both values and nothing is overwritten', () => {
    save([{ pointer: cell, base: '', typed: '5' }]);
    const answer = save([{ pointer: cell, base: '', typed: '6' }, { pointer: '/applications/1/enterprise', base: '', typed: '2' }], 'applications', office.drafter2);
    expect(answer).toMatchObject({ ok: true, saved: ['/applications/1/enterprise'], conflicts: [{ pointer: cell, mine: '6', theirs: '5', by: '李敏' }] });
    expect(report().cells[cell]?.typed).toBe('5');
    expect(save([{ pointer: cell, base: '5', typed: '6' }], 'applications', office.drafter2)).toMatchObject({ ok: true, conflicts: [] });
  });
  it('who save at the same moment are told the same: what the rules say of both, and each of their own section', async () => {
    const at = (user: TestOffice['drafter'], pointer: string, typed: string, section: SaveInput['section']) => saveSectionTogether(user, { year: 2024, section, edits: [{ pointer, base: '', typed }] });
    const [one, two, other, refused] = await Promise.all([
      at(office.drafter, cell, '-1', 'applications'), at(office.drafter2, '/applications/1/enterprise', '半', 'applications'),
      at(office.drafter2, '/disputes/reconsideration/upheld', '二', 'disputes'), at(office.leader, cell, '3', 'applications'),
    ]);
    const told = (answer: typeof one) => (answer.ok ? answer.findings.filter((finding) => finding.rule === 'C-01').flatMap((finding) => finding.cells) : answer.code);
    expect(told(one)).toEqual([cell, '/applications/1/enterprise']);
    expect(told(two)).toEqual(told(one));
    expect(told(other)).toEqual(['/disputes/reconsideration/upheld']);
    expect(told(refused)).toBe('forbidden');
    expect([one, two, other].map((answer) => answer.ok && answer.revision)).toEqual([1, 2, 3].map((step) => report().revision - 3 + step));
  });
  it('typing the same is no conflict; a remark is compared too', () => {
    save([{ pointer: cell, base: '', typed: '5' }]);
    expect(save([{ pointer: cell, base: '', typed: '5' }], 'applications', office.drafter2)).toMatchObject({ ok: true, saved: [cell], conflicts: [] });
    save([{ pointer: cell, base: '5', typed: '5', remark: '含网上3件', baseRemark: '' }]);
    expect(save([{ pointer: cell, base: '5', typed: '5', remark: '别的', baseRemark: '' }], 'applications', office.drafter2)).toMatchObject({ conflicts: [{ pointer: cell, mine: '5', theirs: '5', mineRemark: '别的', theirRemark: '含网上3件' }] });
    expect(report().document.applications?.['1']?.naturalPerson).toEqual({ value: 5, remark: '含网上3件' });
    save([{ pointer: cell, base: '5', typed: '6' }]);
    expect(report().cells[cell]).toMatchObject({ typed: '6', remark: '含网上3件' });
  });
  it('2,000 interleavings: every acknowledged save stands or was seen before it was replaced', () => {
    const pointers = ['naturalPerson', 'enterprise', 'research'].map((key) => `/applications/1/${key}`);
    fc.assert(fc.property(fc.array(fc.record({ who: fc.constantFrom(0, 1), pointer: fc.constantFrom(...pointers), typed: fc.integer({ min: 0, max: 9 }).map(String), look: fc.boolean() }), { minLength: 20, maxLength: 20 }), (acts) => {
      const views = [0, 1].map(() => new Map(pointers.map((pointer) => [pointer, report().cells[pointer]?.typed ?? ''])));
      const truth = new Map(views[0]!);
      for (const { who, pointer, typed, look } of acts) {
        const view = views[who]!;
        if (look) for (const [key, value] of truth) view.set(key, value);
        const base = view.get(pointer)!;
        const answer = save([{ pointer, base, typed }], 'applications', who === 0 ? office.drafter : office.drafter2);
        if (!answer.ok) throw new Error(answer.message);
        const may = base === truth.get(pointer) || truth.get(pointer) === typed;
        expect(answer.saved.length).toBe(may ? 1 : 0);
        if (may) { truth.set(pointer, typed); view.set(pointer, typed); } else { expect(answer.conflicts[0]!.theirs).toBe(truth.get(pointer)); view.set(pointer, truth.get(pointer)!); }
      }
      const now = report().cells;
      for (const [pointer, value] of truth) expect(now[pointer]?.typed ?? '').toBe(value);
    }), { numRuns: 100 });
  });
});

describe('what no form would send is refused whole', () => {
  const good = { pointer: '/applications/1/enterprise', base: '', typed: '2' };
  it.each<[string, SaveInput['edits'][number]]>([
    ['unknown cell', { pointer: '/applications/9/naturalPerson', base: '', typed: '1' }],
    ['prototype', { pointer: '/__proto__/polluted', base: '', typed: '1' }],
    ['cell of another section', { pointer: '/disputes/reconsideration/upheld', base: '', typed: '1' }],
    ['computed total', { pointer: '/applications/1/total', base: '', typed: '1' }],
    ['too long', { pointer: cell, base: '', typed: '1'.repeat(41) }],
    ['long remark', { pointer: cell, base: '', typed: '1', remark: 'x'.repeat(101) }],
    ['same cell twice', { pointer: '/applications/1/enterprise', base: '', typed: '3' }],
    ['text pointer', { pointer: '/problems', base: '', typed: 'x' }],
  ])('%s', (_name, bad) => {
    const before = report();
    expect(save([good, bad])).toMatchObject({ ok: false, code: 'invalid' });
    expect(report()).toEqual(before);
  });
  it('a text too long, a remark on a text', () => {
    expect(save([{ pointer: '/problems', base: '', typed: '字'.repeat(20_001) }], 'problems')).toMatchObject({ ok: false, code: 'invalid' });
    expect(save([{ pointer: '/problems', base: '', typed: '字', remark: '备注' }], 'problems')).toMatchObject({ ok: false, code: 'invalid' });
    expect(save([{ pointer: '/informationFees/notices', base: '', typed: '1', remark: '备注' }], 'other')).toMatchObject({ ok: false, code: 'invalid' });
  });
  it('another office, other roles, no report, locked', async () => {
    const other = await makeOffice('qita', '别的街道办事处');
    expect(save([good], 'applications', other.drafter)).toMatchObject({ ok: false, code: 'missing' });
    expect(deskReport(other.drafter, 2024, office.organId)).toBeNull();
    for (const user of [office.director, office.leader, office.admin, office.auditor]) expect(save([good], 'applications', user)).toMatchObject({ ok: false, code: 'forbidden' });
    fillReport(office.drafter, 2024);
    expect(applyStep(office.drafter, { year: 2024, action: 'submit', digest: report().digest, remark: '', idempotencyKey: 'abcdefgh' })).toMatchObject({ ok: true });
    expect(save([good])).toMatchObject({ ok: false, code: 'locked', message: expect.stringContaining('王建国') as string });
    expect(zeroRest(office.drafter, { year: 2024, section: 'disputes' })).toMatchObject({ ok: false, code: 'locked' });
  });
  it('shapes that are not the shape', () => {
    for (const bad of [null, [], 'x', {}, { year: '2024', section: 'applications', edits: [] }, { year: 2024, section: 'nowhere', edits: [] }, { year: 2024, section: 'applications', edits: [{ pointer: cell, base: '', typed: 5 }] },
      { year: 2024, section: 'applications', edits: [{ pointer: cell, typed: '5' }] }, { year: 2024, section: 'applications', edits: [], extra: 1 }, { year: 2024, section: 'applications', edits: Array.from({ length: 401 }, () => good) }]) {
      expect(saveInput.safeParse(bad).success).toBe(false);
    }
    expect(saveInput.safeParse({ year: 2024, section: 'applications', edits: [good] }).success).toBe(true);
    expect(saveInput.safeParse({ year: 1800, section: 'applications', edits: [good] }).error?.issues[0]?.message).toBe('年度不能早于2008');
  });
});

describe('其余均为0, totals, last year', () => {
  it('fills the blanks of one table as one statement, and takes it back', () => {
    save([{ pointer: cell, base: '', typed: '12件' }]);
    expect(zeroRest(office.drafter, { year: 2024, section: 'applications' })).toMatchObject({ ok: true, pointers: expect.arrayContaining(['/applications/4/research']) as string[] });
    expect(report().cells[cell]?.typed).toBe('12件');
    expect(report().statements).toMatchObject([{ table: 'applications', by: '李敏', cells: 143 }]);
    expect(report().document.applications?.['3.7']?.enterprise).toBe(0);
    expect(zeroRest(office.drafter, { year: 2024, section: 'applications' })).toMatchObject({ ok: false });
    save([{ pointer: '/applications/4/research', base: '0', typed: '2' }]);
    expect(undoZeroRest(office.drafter, { year: 2024, section: 'applications' })).toMatchObject({ ok: true });
    expect(report().cells['/applications/4/research']?.typed).toBe('2');
    expect(report().cells['/applications/3.1/naturalPerson']?.typed).toBe('');
    expect(undoZeroRest(office.drafter, { year: 2024, section: 'applications' })).toMatchObject({ ok: false, code: 'missing' });
    expect(zeroRest(office.drafter, { year: 2024, section: 'problems' })).toMatchObject({ ok: false, code: 'invalid' });
  });
  it('typed totals are checked: 算得 12，填 11', () => {
    setTotalsMode(office.drafter, { year: 2024, totals: 'typed' });
    zeroRest(office.drafter, { year: 2024, section: 'applications' });
    save([{ pointer: '/applications/1/naturalPerson', base: '0', typed: '12' }, { pointer: '/applications/1/total', base: '0', typed: '11' }]);
    expect(report().result.findings.find((finding) => finding.instance === 'T3-ROW-1')).toMatchObject({ expected: 12, actual: 11 });
    setTotalsMode(office.drafter, { year: 2024, totals: 'derived' });
    expect(report().document.applications?.['1']?.total).toBe(12);
  });
  it('last year entered by hand fills 上年结转 still blank, and checks', () => {
    expect(enterPreviousReport(office.drafter, { year: 2024, figures: { '/applications/4/naturalPerson': '2件' } })).toMatchObject({ ok: false, fields: { '/applications/4/naturalPerson': '只填数字，不要带单位' } });
    expect(enterPreviousReport(office.drafter, { year: 2024, figures: { '/nothing': '2' } })).toMatchObject({ ok: false, code: 'invalid' });
    save([{ pointer: '/applications/2/enterprise', base: '', typed: '9' }]);
    expect(enterPreviousReport(office.drafter, { year: 2024, figures: { '/applications/4/naturalPerson': '2', '/applications/4/enterprise': '1' } })).toMatchObject({ ok: true });
    expect(report().cells['/applications/2/naturalPerson']).toMatchObject({ typed: '2', by: '系统（结转自2023年报告）' });
    expect(report().cells['/applications/2/enterprise']?.typed).toBe('9');
    expect(report().result.findings.some((finding) => finding.instance === 'Y-01-enterprise')).toBe(true);
    expect(report().previous.source).toBe('entered');
    openReport(office.drafter, 2023);
    expect(report().previous.source).toBe('system');
    expect(declareFirstReport(office.drafter, { year: 2024, declared: true })).toMatchObject({ ok: false });
    expect(enterPreviousReport(office.drafter, { year: 2024, figures: {} })).toMatchObject({ ok: false });
  });
  it('opens the next year with the carry-over of this one', () => {
    save([{ pointer: '/applications/4/naturalPerson', base: '', typed: '7' }]);
    expect(openReport(office.drafter, 2025)).toMatchObject({ ok: true });
    expect(deskReport(office.drafter, 2025)!.cells['/applications/2/naturalPerson']).toMatchObject({ typed: '7', by: '系统（结转自2024年报告）' });
    expect(openReport(office.drafter, 2010)).toMatchObject({ ok: false, code: 'invalid' });
    expect(openReport(office.director, 2023)).toMatchObject({ ok: false, code: 'forbidden' });
  });
});

describe('explanations and waivers hold for their values only', () => {
  it('an explanation lapses when a value changes', () => {
    fillReport(office.drafter, 2024);
    expect(report().explanations.every((item) => item.current)).toBe(true);
    save([{ pointer: '/disclosure/penalties', base: '0', typed: '40' }, { pointer: '/disclosure/normativeDocuments/made', base: '0', typed: '2' }], 'disclosure');
    const warning = report().result.findings.find((finding) => finding.severity === 'warning' && finding.cells.some((pointer) => pointer.startsWith('/disclosure/')))!;
    expect(explainWarning(office.drafter, { year: 2024, rule: warning.rule, instance: warning.instance, cells: warning.cells, reason: '清理', text: '' })).toMatchObject({ ok: true });
    expect(report().explanations.find((item) => item.instance === warning.instance)).toMatchObject({ current: true });
    const pointer = warning.cells.find((item) => report().cells[item])!;
    save([{ pointer, base: report().cells[pointer]!.typed, typed: '3' }], 'disclosure');
    expect(report().explanations.find((item) => item.instance === warning.instance && item.cells.join() === warning.cells.join())).toMatchObject({ current: false });
    expect(explainWarning(office.drafter, { year: 2024, rule: 'X', instance: 'X', reason: 'r', text: 't' })).toMatchObject({ ok: false, code: 'missing' });
  });
  it('only the leader lets an error through; it lapses with the values', () => {
    fillReport(office.drafter, 2024);
    enterPreviousReport(office.drafter, { year: 2024, figures: { '/applications/4/naturalPerson': '2' } });
    const error = report().result.findings.find((finding) => finding.instance === 'Y-01-naturalPerson')!;
    const waive = (user = office.leader) => waiveError(user, { year: 2024, rule: error.rule, instance: error.instance, reason: '去年公布数有误' });
    expect(waive(office.director)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(report().offers.find((offer) => offer.action === 'submit')?.available).toBe(false);
    for (const finding of report().result.findings.filter((item) => item.severity === 'error')) expect(waiveError(office.leader, { year: 2024, rule: finding.rule, instance: finding.instance, reason: '去年公布数有误' })).toMatchObject({ ok: true });
    for (const finding of report().result.findings.filter((item) => item.severity === 'warning')) explainWarning(office.drafter, { year: 2024, rule: finding.rule, instance: finding.instance, reason: '属实', text: '' });
    expect(report().offers.find((offer) => offer.action === 'submit')).toMatchObject({ available: true });
    save([{ pointer: '/applications/2/naturalPerson', base: '0', typed: '1' }]);
    expect(report().waivers.find((item) => item.instance === error.instance)).toMatchObject({ current: false });
  });
  it('what was let through is published with its reason, and the note of an office that counts carried-over cases', () => {
    fillReport(office.drafter, 2024);
    const { name, level, powers, site } = organById(office.organId)!;
    expect(changeOrgan(office.admin, { name, level, powers, site, countsCarriedDisputes: true })).toMatchObject({ ok: true });
    enterPreviousReport(office.drafter, { year: 2024, figures: { '/applications/4/naturalPerson': '2' } });
    for (const { rule, instance, severity } of report().result.findings) if (severity === 'error') expect(waiveError(office.leader, { year: 2024, rule, instance, reason: '去年公布数有误' })).toMatchObject({ ok: true });
    explainAll(office.drafter, 2024);
    for (const [user, action] of [[office.drafter, 'submit'], [office.director, 'pass'], [office.leader, 'publish']] as const) {
      expect(applyStep(user, { year: 2024, action, digest: deskReport(user, 2024)!.digest, remark: '', idempotencyKey: `waived-${action}` }, true), action).toMatchObject({ ok: true });
    }
    const { waivers, footnotes } = publishedVersion('ceshi', 2024)!;
    expect(waivers.find(({ rule }) => rule === 'Y-01')).toEqual({ rule: 'Y-01', section: 'applications', message: expect.stringContaining('去年2，今年0') as unknown, reason: '去年公布数有误', by: '张伟' });
    expect(footnotes).toEqual([{ section: 'disputes', text: '注：行政复议、行政诉讼数量含上年度结转数量。' }]);
  });
  it('secrecy review wants a name and a date that has come', () => {
    expect(recordSecrecyReview(office.drafter, { year: 2024, confirmedBy: ' ', date: '2025-01-01' })).toMatchObject({ ok: false });
    expect(recordSecrecyReview(office.drafter, { year: 2024, confirmedBy: '孙', date: '2999-01-01' })).toMatchObject({ ok: false });
    expect(recordSecrecyReview(office.drafter, { year: 2024, confirmedBy: '孙', date: '2025-02-30' })).toMatchObject({ ok: false });
    expect(recordSecrecyReview(office.drafter, { year: 2024, confirmedBy: '孙', date: '2025-01-10' })).toMatchObject({ ok: true });
    expect(report().secrecyReview).toMatchObject({ confirmedBy: '孙', date: '2025-01-10' });
  });
  it('bound figures follow the tables and own facts', () => {
    save([{ pointer: '/disclosure/licensing', base: '', typed: '31' }], 'disclosure');
    saveOwnFacts(office.drafter, { year: 2024, facts: [{ code: 'media.national', label: '国家级', value: 5, unit: '篇' }] });
    save([{ pointer: '/overview/proactive', base: '', typed: '许可{{/disclosure/licensing}}件，国家级{{fact:media.national}}篇。' }], 'overview');
    expect(report().document.overview?.proactive).toBe('许可31件，国家级5篇。');
    expect(report().texts['/overview/proactive']?.typed).toContain('{{');
    expect(saveOwnFacts(office.drafter, { year: 2024, facts: [{ code: 'a', label: 'a', value: 1, unit: '' }, { code: 'a', label: 'a', value: 1, unit: '' }] })).toMatchObject({ ok: false });
  });
});

it('every save is in the trail, with who, what, from and to', () => {
  save([{ pointer: cell, base: '', typed: '3' }]);
  save([{ pointer: cell, base: '3', typed: '4' }]);
  expect(auditEntries({ act: 'report.save', limit: 1 })[0]).toMatchObject({ actorName: '李敏', details: { changes: [{ name: '表三·自然人·本年新收政府信息公开申请数量', from: '3', to: '4' }] } });
  expect(verifyAudit()).toMatchObject({ ok: true });
});
