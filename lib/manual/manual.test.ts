import { describe, expect, it } from 'vitest';
import { ROLES } from '../report/states';
import { chaptersOf, HANDBOOKS, isHandbook, searchManual, type Handbook } from './manual';

describe('handbooks', () => {
  it('every role has a handbook with chapters', () => {
    expect(Object.keys(HANDBOOKS)).toEqual(ROLES);
    for (const handbook of Object.keys(HANDBOOKS) as Handbook[]) expect(chaptersOf(handbook).length, handbook).toBeGreaterThan(2);
  });
  it('finds a passage by its words and says where', () => {
    const [first] = searchManual('其余均为0');
    expect(first).toMatchObject({ handbook: 'drafter', match: '其余均为0' });
    expect(searchManual('没有这样的话')).toEqual([]);
    expect(searchManual('  ')).toEqual([]);
  });
  it('only known names are handbooks', () => {
    expect(isHandbook('leader')).toBe(true);
    expect(isHandbook('constructor')).toBe(false);
  });
});
