'use client';

import { useState } from 'react';
import type { Answer, SiteSettings } from '../../lib/desk/types';
import { SITE_TAGS } from '../../lib/export/site-tags';
import type { OrganLevel } from '../../lib/report/document';
import type { Power, Powers } from '../../lib/report/rules/types';
import { ActState } from '../ui/act-state';
import { Button } from '../ui/button';
import { Checkbox, Field, Select } from '../ui/field';
import { useKeptForm } from '../ui/kept-form';
import { Notice } from '../ui/notice';
import { Tag } from '../ui/tag';
import { useAct } from '../ui/use-act';

export interface OrganValues { id: number; name: string; level: OrganLevel; powers: Powers; countsCarriedDisputes: boolean; hasSubordinates: boolean; site: SiteSettings }

export const LEVELS: Record<OrganLevel, string> = { ministry: '国务院部门', province: '省级政府', city: '设区的市级政府', county: '县级政府', township: '乡镇政府', subdistrict: '街道办事处', department: '政府部门' };
const POWERS: Record<keyof Powers, string> = { regulations: '规章制定权', normativeDocuments: '行政规范性文件制定权', licensing: '行政许可权', penalties: '行政处罚权', coercion: '行政强制权' };
const POWER_OPTIONS: { value: Power; label: string }[] = [{ value: 'unknown', label: '未确定' }, { value: 'yes', label: '有' }, { value: 'no', label: '没有' }];
const SITE: Record<keyof SiteSettings, string> = { siteName: '网站名称', siteDomain: '网站域名', siteIdCode: '网站标识码', columnName: '栏目名称', columnDescription: '栏目描述', columnKeywords: '栏目关键词', columnType: '栏目类别', address: '联系地址（可不填）', telephone: '联系电话（可不填）', email: '电子邮箱（可不填）' };
const REQUIRED = new Set<keyof SiteSettings>(Object.values(SITE_TAGS));
/** A required field, as long as nothing stands in it. */
const WANTED = { placeholder: '尚未填写', className: 'placeholder-shown:border-warn-mark placeholder-shown:bg-warn-tint placeholder:text-warn' };


/** The office: its data and its powers, which the rules read. */
export function OrganForm({ organ, slug, save }: { organ: OrganValues; slug: string; save: (input: OrganValues) => Promise<Answer<object>> }) {
  const { register, handleSubmit, formState: { errors } } = useKeptForm<OrganValues>({ defaultValues: organ });
  const act = useAct();
  // Those the published page must carry as its tags (D-09).
  const missing = [...REQUIRED].filter((key) => !organ.site[key]?.trim()).map((key) => SITE[key]);
  // Not closed under the hands of whoever fills in the last of them.
  const [open] = useState(missing.length > 0);
  const id = (name: string) => `organ-${organ.id}-${name}`;
  return (
    <form method="post" noValidate onSubmit={(event) => { void handleSubmit((values) => act.run(() => save({ ...values, id: organ.id }), '单位设置已保存'))(event); }}>
      <div className="grid items-end gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field id={id('name')} label="单位全称" error={errors.name?.message ?? act.refusal?.fields.name} {...register('name', { validate: (name) => name.trim() !== '' || '请填写单位全称' })} />
        <Field id={id('slug')} label="公开页地址（定后不改）" value={`/open/${slug}/`} readOnly />
        <Select id={id('level')} label="单位层级" options={Object.entries(LEVELS).map(([value, label]) => ({ value, label }))} {...register('level')} />
        {(Object.keys(POWERS) as (keyof Powers)[]).map((power) => <Select key={power} id={id(power)} label={POWERS[power]} options={POWER_OPTIONS} {...register(`powers.${power}`)} />)}
      </div>
      <Checkbox id={id('carried')} label="表四的复议、诉讼数量含上年度结转（在表下加注）" {...register('countsCarriedDisputes')} />
      <Checkbox id={id('subordinates')} label="本单位有下属单位（正文中的数字须写明是本机关还是全域）" {...register('hasSubordinates')} />
      <details className="mb-4" open={open}>
        <summary><span className="text-deep underline underline-offset-4">公开页的网站信息</span>{missing.length > 0 ? <> <Tag kind="warning">缺{missing.length}项</Tag></> : null}</summary>
        {missing.length > 0 ? <Notice kind="warning" title="公开页必选的标签不全"><p>还缺{missing.join('、')}。填好并保存后，此后签发的报告带有这些标签。</p></Notice> : null}
        <div className="mt-2 grid items-end gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
          {(Object.keys(SITE) as (keyof SiteSettings)[]).map((key) => <Field key={key} id={id(key)} label={SITE[key]} error={act.refusal?.fields[`site.${key}`]} {...(REQUIRED.has(key) ? WANTED : {})} {...register(`site.${key}`)} />)}
        </div>
      </details>
      <Button kind="primary" type="submit" disabled={act.busy}>保存单位设置</Button>
      <ActState act={act} />
    </form>
  );
}
