import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../processor-time';
import { maskFigures, similarity } from './similarity';

const LAST = '2023年度，街道主动公开12条信息，内容涵盖安全生产、应急处突、冬季供热等方面；全年共发布新闻消息三百二十篇，其中国家级4篇。';
const THIS = '2024年度，街道主动公开13条信息，内容涵盖安全生产、应急处突、冬季供热等方面;全年共发布新闻消息405篇，其中国家级 5篇。';
const OTHER = '健全完善机关及社区管理制度，强化组织领导，定期开展业务培训，切实提高公民、法人获取信息的透明性。';

describe('similarity', () => {
  it('sees last year’s text with new figures as the same text', () => {
    expect(maskFigures('2024年度，公开１３条')).toBe('0年度公开0条');
    expect(similarity(LAST, THIS)).toBe(1);
  });
  it('tells different texts apart', () => {
    expect(similarity(THIS, OTHER)).toBeLessThan(0.4);
  });
  it('falls with every change but not at once', () => {
    const changed = THIS.replace('冬季供热', '创文巩卫');
    expect(similarity(THIS, changed)).toBeGreaterThan(0.8);
    expect(similarity(THIS, changed)).toBeLessThan(1);
  });
  it('holds an empty text like nothing', () => {
    expect(similarity('', '')).toBe(0);
    expect(similarity(' ，。', THIS)).toBe(0);
  });
  it('is symmetric, within 0..1, and 1 for a text with itself', () => {
    const text = fc.string({ unit: fc.constantFrom(...'主动公开政府信息申请12，。件条年') , maxLength: 60 });
    fc.assert(fc.property(text, text, (a, b) => {
      const value = similarity(a, b);
      expect(value).toBeCloseTo(similarity(b, a), 12);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(similarity(a, a)).toBe(maskFigures(a) === '' ? 0 : 1);
    }));
  });
  it('needs linear time', () => {
    const long = THIS.repeat(200);
    expect(processorTime(() => similarity(long, `${long}${OTHER}`))).toBeLessThan(500);
  });
});
