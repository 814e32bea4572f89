import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenFromWanYuan } from './amounts';
import { emptyDocument, figureAt, formVersionForYear, valueAt, withValue, type ReportDocument } from './document';

const empty = emptyDocument({ name: '新华区西市场街道办事处' }, 2024);

describe('cells by JSON Pointer', () => {
  it('are read and replaced without changing the document', () => {
    const doc = withValue(empty, '/applications/3.3.1/naturalPerson', 4);
    expect(valueAt(doc, '/applications/3.3.1/naturalPerson')).toBe(4);
    expect(valueAt(empty, '/applications/3.3.1/naturalPerson')).toBeUndefined();
    expect(valueAt(withValue(doc, '/applications/3.3.1/naturalPerson', undefined), '/applications/3.3.1')).toEqual({});
  });

  it('keep what was set last, whatever the order', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('/disclosure/licensing', '/applications/1/total', '/disputes/reconsideration/upheld'), fc.nat()), { minLength: 1 }), (sets) => {
      const doc = sets.reduce<ReportDocument>((next, [pointer, value]) => withValue(next, pointer, value), empty);
      for (const pointer of new Set(sets.map(([name]) => name))) expect(valueAt(doc, pointer)).toBe(sets.findLast(([name]) => name === pointer)![1]);
    }));
  });

  it('do not reach what an object inherits', () => {
    expect(valueAt(empty, '/constructor/name')).toBeUndefined();
    expect(valueAt(empty, '/organ/toString')).toBeUndefined();
    for (const pointer of ['/constructor', '/constructor/name', '/__proto__', '/organ/__proto__/toString', '/organ/name/length']) expect(valueAt(empty, pointer), pointer).toBeUndefined();
    expect(() => withValue(empty, '/__proto__/polluted', 1)).toThrow('Not a report pointer');
    expect(() => withValue(empty, '/applications/constructor/x', 1)).toThrow('Not a report pointer');
  });
});

describe('figureAt', () => {
  const read = (value: unknown, kind?: 'count' | 'money' | 'note') => figureAt(withValue(empty, '/disclosure/licensing', value), '/disclosure/licensing', kind);

  it('keeps blank, zero and what is no figure apart', () => {
    expect(read(undefined)).toEqual({ state: 'blank' });
    expect(read(0)).toEqual({ state: 'number', value: 0 });
    expect(read({ value: 55, remark: '含自然失效29件' })).toEqual({ state: 'number', value: 55, remark: '含自然失效29件' });
    for (const printed of ['', '/', '12件', '12']) expect(read(printed)).toEqual({ state: 'invalid', printed });
    for (const value of [-1, 1.5, Number.NaN]) expect(read(value).state).toBe('invalid');
  });

  it('reads money in 分 and notes as they stand', () => {
    expect(read('59237.2449', 'money')).toEqual({ state: 'number', value: 59_237_244_900 });
    expect(read('1,000', 'money')).toEqual({ state: 'invalid', printed: '1,000' });
    expect(read('-2', 'note')).toEqual({ state: 'number', value: -2 });
    expect(read('减少2项', 'note')).toEqual({ state: 'invalid', printed: '减少2项' });
    expect(read(' ', 'note')).toEqual({ state: 'blank' });
  });
});

describe('units and years', () => {
  it.each([['0', 0], ['0.0001', 100], ['0.000001', 1], ['999999999.999999', 999_999_999_999_999], ['1.', null], ['', null], ['-1', null], ['1e3', null]])('%s 万元 is %s 分', (text, fen) => expect(fenFromWanYuan(text)).toBe(fen));
  it.each([[2019, '2019'], [2020, '2019'], [2021, '2021'], [2026, '2021']])('%i is reported on the %s form', (year, form) => expect(formVersionForYear(year)).toBe(form));
});
