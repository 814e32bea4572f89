import { describe, expect, it } from 'vitest';
import { GridStore, relationWords } from './store';
import type { GridModel } from './model';

const columns = ['naturalPerson', 'enterprise', 'total'];
const codes = ['1', '2', '3.1', '3.2', '3.7', '4'];
const at = (code: string, column: string) => `/applications/${code}/${column}`;

function model(): GridModel {
  const cells: GridModel['cells'] = {};
  for (const row of codes) for (const column of columns) {
    const sumOf = column === 'total' ? ['naturalPerson', 'enterprise'].map((key) => at(row, key)) : row === '3.7' ? ['3.1', '3.2'].map((code) => at(code, column)) : undefined;
    cells[at(row, column)] = { kind: 'count', name: `${row}·${column}`, unit: '件', row, column, ...(sumOf ? { sumOf } : {}) };
  }
  return {
    year: 2024, section: 'applications', shortName: '表三', rows: codes.map((row) => columns.map((column) => at(row, column))), cells, guidance: {}, previous: { [at('4', 'naturalPerson')]: 3 },
    relations: [
      ...columns.map((column) => ({ rule: 'T3-BAL', instance: `T3-BAL-${column}`, leftWords: '本年新收+上年结转', rightWords: '办理结果总计+结转', left: [{ pointer: at('1', column) }, { pointer: at('2', column) }], right: [{ pointer: at('3.7', column) }, { pointer: at('4', column) }], drawnAt: { kind: 'column' as const, key: column }, section: 'applications' as const })),
      { rule: 'Y-01', instance: 'Y-01-naturalPerson', leftWords: '上年结转', rightWords: '去年结转下年度', left: [{ pointer: at('2', 'naturalPerson') }], right: [{ pointer: at('4', 'naturalPerson'), previous: true }], drawnAt: { kind: 'column', key: 'naturalPerson' }, section: 'applications' },
    ],
    typedTotals: false, locked: false, typed: {}, document: { schema: 'gouji.report/1', format: '2021', organ: { name: '甲' }, year: 2024 }, context: {},
  };
}

describe('the live state of a table', () => {
  it('computes totals only when their parts are there, and says what is missing', () => {
    const store = new GridStore(model());
    store.set(at('3.1', 'naturalPerson'), '2');
    expect(store.totalText(at('3.7', 'naturalPerson'))).toBe('');
    store.set(at('3.2', 'naturalPerson'), '１');
    expect(store.totalText(at('3.7', 'naturalPerson'))).toBe('3');
    expect(relationWords(store.statesAt('column:total')[0]!)).toBe('缺8格');
  });

  it('says a broken balance in plain words and tells only those who listen to it', () => {
    const store = new GridStore(model());
    for (const row of ['1', '2', '3.1', '3.2', '4']) { store.set(at(row, 'naturalPerson'), '0'); store.set(at(row, 'enterprise'), '0'); }
    store.flush();
    const heard: string[] = [];
    for (const key of ['column:naturalPerson', 'column:enterprise', 'column:total', `cell:${at('1', 'total')}`, `cell:${at('4', 'total')}`, 'summary']) store.subscribe(key, () => heard.push(key));
    store.set(at('1', 'naturalPerson'), '13');
    store.flush();
    expect(heard.sort()).toEqual([`cell:${at('1', 'total')}`, 'column:naturalPerson', 'column:total', 'summary']);
    expect(relationWords(store.statesAt('column:naturalPerson')[0]!)).toBe('差额13：本年新收+上年结转=13，办理结果总计+结转=0');
    expect(relationWords(store.statesAt('column:naturalPerson')[1]!)).toBe('差额3：上年结转=0，去年结转下年度=3');
    expect(store.totalText(at('1', 'total'))).toBe('13');
  });

  it('tells those who listen to one thing before the others, and each once', () => {
    const store = new GridStore(model());
    const heard: string[] = [];
    for (const key of ['focus', 'version']) store.subscribe(key, () => heard.push(key));
    store.set(at('1', 'naturalPerson'), '7');
    store.focus(at('2', 'naturalPerson'));
    store.flush('focus');
    expect(heard).toEqual(['focus']);
    store.flush('focus');
    store.flush();
    expect(heard).toEqual(['focus', 'version']);
  });

  it('knows of keys that nobody was told of yet', () => {
    const store = new GridStore(model());
    expect(store.untold).toBe(false);
    store.focus(at('1', 'enterprise'));
    expect(store.untold).toBe(false);
    store.set(at('1', 'enterprise'), '4');
    store.flush('focus');
    expect(store.untold).toBe(true);
    store.flush();
    expect(store.untold).toBe(false);
  });

  it('keeps what is no figure as typed and treats its relations as open', () => {
    const store = new GridStore(model());
    store.set(at('1', 'naturalPerson'), '12件');
    expect(store.readAt(at('1', 'naturalPerson'))).toEqual({ state: 'invalid', reason: '只填数字，不要带单位' });
    expect(store.statesAt('column:naturalPerson')[0]!.state).toBe('open');
  });
});
