import { describe, expect, it } from 'vitest';
import { ROLES } from '../report/states';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chaptersOf, HANDBOOKS, helpTopics, isHandbook, searchManual, type Handbook } from './manual';
import { isAbout } from './topic';

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
  it('every page of the desk is explained by a chapter of every handbook whose readers see it', () => {
    const pages = readdirSync('app/(desk)', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('page.tsx')).map((file) => `/${dirname(file)}`.replace(/^\/\.$/, '/').replace(/\[\w+\]/g, '1'));
    expect(pages).toContain('/reports/1/review');
    for (const handbook of Object.keys(HANDBOOKS) as Handbook[]) {
      const mine = pages.filter((page) => !page.startsWith('/help') && (!page.startsWith('/admin') || handbook === 'admin') && (page !== '/audit' || handbook === 'auditor'));
      expect(mine.filter((page) => !helpTopics(handbook).some(({ pattern }) => isAbout(pattern, page))), handbook).toEqual([]);
    }
  });
  it('the closest chapter comes first', () => {
    const topic = (page: string) => helpTopics('director').find(({ pattern }) => isAbout(pattern, page))!.title;
    expect(topic('/reports/2024/review')).toBe('一、审阅');
    expect(topic('/reports/2024/problems')).not.toBe('一、审阅');
  });
  it('an address is that of a page or below it', () => {
    expect(['/', '/reports/2024', '/reports/2024/review', '/reports'].map((page) => isAbout('/reports/*', page))).toEqual([false, true, false, false]);
    expect(['/reports/2024', '/reports/2024/review', '/rules'].map((page) => isAbout('/reports/**', page))).toEqual([true, true, false]);
  });
  it('every picture of a handbook is there', () => {
    const pictures = (Object.keys(HANDBOOKS) as Handbook[]).flatMap((handbook) => chaptersOf(handbook).flatMap((chapter) => [...chapter.html.matchAll(/src="\/help\/screenshots\/([^"]+)"/g)].map((match) => match[1]!)));
    expect(pictures.length).toBeGreaterThan(10);
    expect(pictures.filter((name) => !existsSync(join('docs/screenshots', name)))).toEqual([]);
  });
  it('only known names are handbooks', () => {
    expect(isHandbook('leader')).toBe(true);
    expect(isHandbook('constructor')).toBe(false);
  });
});
