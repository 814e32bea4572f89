import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexWords, passageAround, searchQuery } from './words';

describe('words of a Chinese text', () => {
  it('indexes pairs, keeps other words whole', () => {
    expect(indexWords('政府信息公开2024年，Word')).toBe('政府 府信 信息 息公 公开 2024 年 word');
  });
  it('asks for a phrase of pairs', () => {
    expect(searchQuery('信息公开 2024')).toBe('"信息 息公 公开" AND "2024"');
    expect(searchQuery('年')).toBe('"年"*');
    expect(searchQuery(' "*- ')).toBe('');
  });
  it('any typed text gives a query of quoted runs only', () => {
    fc.assert(fc.property(fc.string(), (typed) => { expect(searchQuery(typed)).toMatch(/^("[^"]*"\*?( AND )?)*$/); }));
  });
  it('shows the passage', () => expect(passageAround('一二三政府信息四五六', '政府信息', 2)).toEqual({ before: '二三', match: '政府信息', after: '四五' }));
});
