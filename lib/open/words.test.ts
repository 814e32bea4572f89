import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexWords, passageAround, runsOf, searchQuery } from './words';

const said = (text: string, typed: string, width?: number) => passageAround(text, typed, width)?.map((piece) => (piece.found ? `[${piece.text}]` : piece.text)).join('') ?? null;

describe('words of a Chinese text', () => {
  it('indexes pairs, keeps other words whole', () => {
    expect(indexWords('政府信息公开2024年，Word')).toBe('政府 府信 信息 息公 公开 开 2024 年 word');
  });
  it('asks for a phrase of pairs', () => {
    expect(searchQuery('信息公开 2024')).toBe('"信息 息公 公开" AND "2024"');
    expect(searchQuery('年')).toBe('"年"*');
    expect(searchQuery(' "*- ')).toBe('');
  });
  it('any typed text gives a query of quoted runs only', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => { expect(searchQuery(typed)).toMatch(/^("[^"]*"\*?( AND )?)*$/); }));
  });
});

describe('the passage', () => {
  it('stands around the first place', () => expect(said('一二三政府信息四五六', '政府信息', 2)).toBe('…二三[政府信息]四五…'));
  it('marks every run, whatever its width and case', () => expect(said('共２０２４年word文档', '2024 WORD')).toBe('共[２０２４]年[word]文档'));
  it('is none where nothing stands', () => { expect(said('一二三', '四')).toBeNull(); expect(said('一二三', '，')).toBeNull(); });
  it('is there exactly where one of the words stands in the plain form, letter by letter', () => {
    const letter = fc.constantFrom(...'公开年12０２aAÉéİßﬁ①㎡〇𠀀，、。；（”％…— -\n');
    const plain = (text: string) => [...text].map((one) => one.normalize('NFKC').toLowerCase()).join('');
    let found = 0;
    fc.assert(fc.property(fc.string({ unit: letter, maxLength: 30 }), fc.string({ unit: letter, maxLength: 3 }), fc.nat(30), (text, other, from) => {
      for (const typed of [other, text.slice(from, from + 2)]) {
        const runs = runsOf(typed), pieces = passageAround(text, typed, 1000);
        expect(pieces !== null, `${text}|${typed}`).toBe(runs.some((run) => plain(text).includes(run)));
        if (!pieces) continue;
        found += 1;
        // A letter that stands for several is marked whole.
        for (const piece of pieces.filter((one) => one.found)) expect(runs.some((run) => plain(piece.text).includes(run)), `${text}|${typed}`).toBe(true);
      }
    }), { numRuns: 1000 });
    expect(found).toBeGreaterThan(100);
  });
  it('never changes the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 4 }), (text, typed) => {
      const pieces = passageAround(text, typed, 1000);
      if (pieces) expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    }));
  });
});
