import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../document';
import type { OwnFact } from '../rules/types';
import { draftOffset, factList, percentage, resolveTokens } from './facts';
import { OWN_FACTS, ownFactFaults, withOwnSums } from './own-facts';

const doc: ReportDocument = {
  ...emptyDocument({ name: '某街道办事处' }, 2024),
  disclosure: { feesWanYuan: '59237.2449', normativeDocuments: { made: 4 } },
  applications: {
    1: { naturalPerson: 3, enterprise: 1, research: 0, publicWelfare: 0, legalService: 0, otherOrganisation: 0 }, 2: { total: 2 },
    '3.1': { total: 2 }, '3.3.1': { total: 1 }, '3.3.2': { total: 0 }, '3.3.3': { total: 0 }, '3.3.4': { total: 0 }, '3.3.5': { total: 0 }, '3.3.6': { total: 0 }, '3.3.7': { total: 0 }, '3.3.8': { total: 0 }, '3.7': { total: 6 },
  },
  disputes: { litigationDirect: { total: 25 }, litigationAfterReconsideration: { total: 52 } },
  informationFees: { notices: 3, chargedYuan: '2230', collectedYuan: '2230.00' },
};
const media: OwnFact[] = [['media.national', '国家级', 5], ['media.provincial', '省级', 31], ['media.city', '市级', 228], ['media.district', '区级', 141]].map(([code, label, value]) => ({ code: String(code), label: String(label), value: Number(value), unit: '篇' }));

describe('resolveTokens', () => {
  it('prints cells, sums, facts, fees and percentages as plain text', () => {
    const { text, bindings, unresolved } = resolveTokens('收到{{/applications/1/total}}件（收办{{sum:收办}}件），不予公开{{sum:不予公开}}件，诉讼{{sum:诉讼合计}}件，共{{fact:media.total}}篇，{{/informationFees/notices}}件{{/informationFees/collectedYuan}}元，收费{{/disclosure/feesWanYuan}}万元，占{{pct:3.1/3.7}}、{{pct:不予公开/3.7:0}}。', doc, media);
    expect(text).toBe('收到4件（收办6件），不予公开1件，诉讼77件，共405篇，3件2230.00元，收费59237.2449万元，占33.33%、17%。');
    expect(unresolved).toEqual([]);
    for (const binding of bindings) expect(text.slice(binding.start, binding.end)).toBe(binding.value);
  });
  it('marks what has no value and says why', () => {
    const { text, unresolved } = resolveTokens('{{/applications/4/total}}{{sum:其他处理}}{{fact:nothing}}{{/organ/name}}{{pct:3.1/4}}{{', doc, media);
    expect(unresolved.map((item) => item.cause)).toEqual(['blank', 'blank', 'unknown', 'unknown', 'blank', 'broken']);
    expect(unresolved[0]).toMatchObject({ cells: ['/applications/4/total'], reason: '“表三·总计·结转下年度继续办理”尚未填写' });
    expect(text).toContain('【待填：表三·总计·结转下年度继续办理】');
  });
  it('divides by nothing as an open gap', () => expect(resolveTokens('{{pct:3.1/2}}', { ...doc, applications: { ...doc.applications, 2: { total: 0 } } }).unresolved[0]!.reason).toContain('为0'));
  it('maps offsets back to the draft', () => {
    const draft = '甲{{/applications/1/total}}乙{{sum:收办}}丙';
    const resolved = resolveTokens(draft, doc);
    expect(resolved.text).toBe('甲4乙6丙');
    expect(draft.slice(draftOffset(resolved, 2, 'start'), draftOffset(resolved, 3, 'end'))).toBe('乙');
    expect(draft.slice(draftOffset(resolved, 1, 'start'), draftOffset(resolved, 2, 'end'))).toBe('{{/applications/1/total}}');
    expect(draft.slice(draftOffset(resolved, 0, 'start'), draftOffset(resolved, 5, 'end'))).toBe(draft);
    expect(draftOffset(resolved, 5, 'end')).toBe(draft.length);
  });
  it('keeps the order and the ends of offsets for any text', () => {
    const piece = fc.constantFrom('甲', '，', '{{/applications/1/total}}', '{{sum:收办}}', '{{fact:none}}', '件');
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')), (draft) => {
      const resolved = resolveTokens(draft, doc);
      let last = 0;
      for (let at = 0; at <= resolved.text.length; at++) {
        const start = draftOffset(resolved, at, 'start');
        expect(start).toBeGreaterThanOrEqual(last);
        last = start;
      }
      expect(draftOffset(resolved, resolved.text.length, 'end')).toBe(draft.length);
    }));
  });
});

describe('factList', () => {
  it('lists every cell, the sums, the own facts and fees; each token resolves to the value shown', () => {
    const list = factList(doc, media);
    expect(list.length).toBeGreaterThan(215);
    expect(new Set(list.map((item) => item.token)).size).toBe(list.length);
    for (const item of list) expect(resolveTokens(item.token, doc, media).unresolved.length === 0, item.token).toBe(item.filled);
    expect(list.find((item) => item.token === '{{fact:media.total}}')).toMatchObject({ value: '405', unit: '篇', group: '自有事实' });
    expect(list.find((item) => item.token === '{{/applications/4/total}}')).toMatchObject({ value: '未填', filled: false });
  });
});

describe('percentage', () => {
  it('rounds half up exactly', () => {
    expect([percentage(3, 7, 0), percentage(208, 1191, 2), percentage(1, 8, 1), percentage(1, 200, 0), percentage(0, 5, 2), percentage(1, 0, 2)]).toEqual(['43%', '17.46%', '12.5%', '1%', '0.00%', null]);
  });
});

describe('own facts', () => {
  it('tie out: 5+31+228+141=405', () => {
    expect(ownFactFaults([...media, { code: 'media.total', label: '合计', value: 405, unit: '篇' }])).toEqual([]);
    expect(ownFactFaults([...media, { code: 'media.total', label: '合计', value: 406, unit: '篇' }])).toMatchObject([{ code: 'media.total', expected: 405, actual: 406, message: expect.stringContaining('相差1篇') as string }]);
    expect(withOwnSums(media).find((fact) => fact.code === 'media.total')?.value).toBe(405);
  });
  it('are counts, and sums of listed facts', () => {
    expect(ownFactFaults([{ code: 'media.city', label: '市级', value: -1, unit: '篇' }])).toHaveLength(1);
    const codes = new Set(OWN_FACTS.map((fact) => fact.code));
    expect(codes.size).toBe(OWN_FACTS.length);
    for (const fact of OWN_FACTS) for (const part of fact.sumOf ?? []) expect(codes.has(part)).toBe(true);
  });
});
