import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsPassage, passageNow, passageOf } from './anchor';

const THEN = '2024年，本街道主动公开信息13条。在社区公示栏张贴告知36份。全年培训1次。';

describe('a passage remarked on', () => {
  it('is there while its words stand anywhere in the text', () => {
    expect(passageNow('张贴告知36份', THEN, `前言。\n${THEN}`)).toEqual({ state: 'there' });
    expect(holdsPassage('主动公开\n信息 13条', '主动公开信息13条')).toBe(true);
    expect(holdsPassage(THEN, ' ')).toBe(false);
  });
  it('is told as it reads now when it was edited', () => {
    expect(passageNow('张贴告知36份', THEN, THEN.replace('36份', '48份'))).toEqual({ state: 'changed', now: '张贴告知48份' });
    expect(passageNow('主动公开信息13条', THEN, THEN.replace('13条', '13条（次）').replace('公开信息', '公开政府信息'))).toMatchObject({ state: 'changed', now: expect.stringContaining('政府信息13') as unknown });
  });
  it('is gone when its words are', () => {
    expect(passageNow('全年培训1次。', THEN, THEN.replace('全年培训1次。', ''))).toEqual({ state: 'gone' });
    expect(passageNow('别处的话', THEN, '完全不同')).toEqual({ state: 'gone' });
    expect(passageNow('', THEN, THEN)).toEqual({ state: 'gone' });
  });
  it('never fails, never takes words from outside that stood there before, and edits elsewhere do not touch it', () => {
    const text = fc.string({ unit: fc.constantFrom('公', '开', '信', '息', '1', '。', '\n', '条'), maxLength: 40 });
    fc.assert(fc.property(text, text, fc.nat(40), fc.nat(40), (then, now, a, b) => {
      const quote = then.slice(Math.min(a, b), Math.max(a, b));
      const found = passageNow(quote, then, now);
      if (found.state === 'changed') expect(now.replaceAll(/\s/g, '').length).toBeGreaterThanOrEqual(found.now.length);
      if (quote.trim() !== '') expect(passageNow(quote, then, `${now}${then}`)).toEqual({ state: 'there' });
    }), { numRuns: 500 });
  });
});

describe('what is quoted of a paragraph', () => {
  it('is all of it, or the whole sentences that fit', () => {
    expect(passageOf(' 一句。两句。 ', 6)).toBe('一句。两句。');
    expect(passageOf('一句。两句；三句。', 7)).toBe('一句。两句；');
    expect(passageOf('没有句号的很长一段', 4)).toBe('没有句号');
    expect(holdsPassage(THEN, passageOf(THEN, 30))).toBe(true);
  });
});
