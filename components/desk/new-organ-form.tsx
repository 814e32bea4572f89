'use client';

import type { Answer, SiteSettings } from '../../lib/desk/types';
import type { OrganLevel } from '../../lib/report/document';
import type { Powers } from '../../lib/report/rules/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Field, Select } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { useAct } from '../ui/use-act';
import { LEVELS } from './organ-form';

const UNKNOWN: Powers = { regulations: 'unknown', normativeDocuments: 'unknown', licensing: 'unknown', penalties: 'unknown', coercion: 'unknown' };
const SITE: SiteSettings = { siteName: '', siteDomain: '', siteIdCode: '', columnName: '政府信息公开年报', columnDescription: '政府信息公开工作年度报告', columnKeywords: '政府信息公开年报', columnType: '信息公开年报' };

/** A further office of the installation; its powers and site data are filled in afterwards. */
export function NewOrganForm({ add }: { add: (input: { slug: string; name: string; level: OrganLevel; powers: Powers; countsCarriedDisputes: boolean; site: SiteSettings }) => Promise<Answer<object>> }) {
  const { register, handleSubmit, reset, formState: { errors } } = useKeptForm({ defaultValues: { name: '', slug: '', level: 'subdistrict' as OrganLevel } });
  const act = useAct();
  return (
    <form method="post" noValidate onSubmit={(event) => { void handleSubmit(async (values) => { if (await act.run(() => add({ ...values, name: values.name.trim(), slug: values.slug.trim(), powers: UNKNOWN, countsCarriedDisputes: false, site: SITE }), '单位已添加，请继续填写职权和网站信息')) reset(); })(event); }}>
      <div className="grid items-end gap-x-4 sm:grid-cols-3">
        <Field id="new-organ-name" label="单位全称" error={errors.name?.message ?? act.refusal?.fields.name} {...register('name', { validate: (name) => name.trim() !== '' || '请填写单位全称' })} />
        <Field id="new-organ-slug" label="公开页地址代号" hint="小写字母、数字、横线，定后不改" error={errors.slug?.message ?? act.refusal?.fields.slug} {...register('slug', { pattern: { value: /^[a-z0-9][a-z0-9-]{1,59}$/, message: '用小写字母、数字、横线' }, required: '请填写代号' })} />
        <Select id="new-organ-level" label="单位层级" options={Object.entries(LEVELS).map(([value, label]) => ({ value, label }))} {...register('level')} />
      </div>
      <Button type="submit" disabled={act.busy}>添加单位</Button>
      <ActState act={act} />
    </form>
  );
}
