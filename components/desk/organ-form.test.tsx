/** The settings of an office as they are drawn: which page tags are still wanting (D-09). */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import type { SiteSettings } from '../../lib/desk/types';
import { OrganForm } from './organ-form';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }));

const SITE: SiteSettings = { siteName: '新华区人民政府', siteDomain: 'www.example.gov.cn', siteIdCode: '4104020001', columnName: '政府信息公开年报', columnDescription: '年度报告', columnKeywords: '年报', columnType: '信息公开年报' };
const drawn = (site: Partial<SiteSettings>) => renderToStaticMarkup(<OrganForm slug="ceshi" save={() => Promise.resolve({ ok: true })} organ={{
  id: 1, name: '新华区测试街道办事处', level: 'subdistrict', countsCarriedDisputes: false, hasSubordinates: false, site: { ...SITE, ...site },
  powers: { regulations: 'no', normativeDocuments: 'unknown', licensing: 'unknown', penalties: 'unknown', coercion: 'unknown' },
}} />);

it('names the required settings that are wanting, and shows their fields', () => {
  const html = drawn({ siteIdCode: ' ', columnType: '' });
  expect(html).toMatch(/<details[^>]* open=""/);
  expect(html).toContain('缺2项');
  expect(html).toContain('还缺网站标识码、栏目类别。');
});

it('says nothing when all are given, also without the settings that may be left out', () => {
  const html = drawn({ address: '', telephone: '' });
  expect(html).toMatch(/<details(?![^>]* open)/);
  expect(html).not.toMatch(/缺|不全/);
  expect(html).toContain('联系地址（可不填）');
});
