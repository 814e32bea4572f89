import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctPassage, holdsPassage, passageNow, passageOf, timesIn } from './anchor';

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
  it('is told right when the text before it changed as well', () => {
    const before = THEN.replace('主动公开信息13条', '通过网站主动公开政府信息15条，其中财政预决算2条');
    expect(passageNow('张贴告知36份', THEN, before)).toEqual({ state: 'there' });
    expect(passageNow('张贴告知36份', THEN, before.replace('36份', '48份'))).toEqual({ state: 'changed', now: '张贴告知48份' });
    expect(passageNow('在社区公示栏张贴告知36份。', THEN, before.replace('在社区公示栏张贴告知36份。', ''))).toEqual({ state: 'gone' });
    expect(passageNow('全年培训1次。', THEN, before.replace('全年培训1次。', '举办政务公开培训2期。'))).toMatchObject({ state: 'changed', now: expect.stringMatching(/培训2期。$/) as unknown });
  });
  it('survives every edit before and behind it, is told exactly after one inside it, and is gone once deleted', () => {
    const some = (maxLength: number) => fc.string({ unit: fc.constantFrom('公', '开', '信', '息', '1', '。', '条'), maxLength });
    fc.assert(fc.property(some(20), some(8), some(20), some(20), some(20), fc.nat(8), fc.nat(8), some(6), (head, words, tail, otherHead, otherTail, a, b, put) => {
      const quote = `《${words}》`, then = head + quote + tail;
      expect(passageNow(quote, then, otherHead + quote + otherTail)).toEqual({ state: 'there' });
      expect(passageNow(quote, then, head + tail)).toEqual({ state: 'gone' });
      // Cut out a stretch of the passage and put something else there.
      const from = Math.min(a, b, quote.length), to = Math.min(Math.max(a, b), quote.length);
      const edited = quote.slice(0, from) + put + quote.slice(to);
      const now = passageNow(quote, then, head + edited + tail);
      expect(now).toEqual(holdsPassage(head + edited + tail, quote) ? { state: 'there' } : edited === '' ? { state: 'gone' } : { state: 'changed', now: edited });
    }), { numRuns: 500 });
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

describe('an anchor is one place', () => {
  const text = '一是培训1次。二是检查1次，整改1次。\n三是检查1次。';
  const grown = (words: string, nth = 0) => {
    let at = text.indexOf(words);
    for (let left = nth; left > 0; left -= 1) at = text.indexOf(words, at + 1);
    return distinctPassage(text, at, at + words.length);
  };
  it('words that stand once are quoted as they are', () => {
    expect(grown('培训1次')).toBe('培训1次');
    expect([timesIn(text, '1次'), timesIn(text, '检查1次'), timesIn(text, '没有'), timesIn(text, ' ')]).toEqual([4, 2, 0, 0]);
    expect(timesIn('检查\n1 次', '检查1次')).toBe(1);
  });
  it('others with the clauses around them', () => {
    expect(grown('1次')).toBe('一是培训1次。');
    expect(grown('1次', 2)).toBe('整改1次。');
    expect(grown('检查1次', 1)).toBe('三是检查1次。');
    expect(timesIn(text, grown('次', 3))).toBe(1);
  });
  it('for every selection of every text', () => {
    const any = fc.string({ unit: fc.constantFrom('公', '开', '1', '。', '，', '\n'), minLength: 1, maxLength: 30 });
    fc.assert(fc.property(any, fc.nat(30), fc.nat(30), (all, a, b) => {
      const start = Math.min(a, b, all.length), end = Math.min(Math.max(a, b), all.length), quote = distinctPassage(all, start, end);
      if (all.slice(start, end).trim() === '') return;
      expect(timesIn(all, quote)).toBe(1);
      expect(quote).toContain(all.slice(start, end).trim());
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
