/** Levels of offices as the public reads them. */
import { ORGAN_LEVELS, type OrganLevel } from '../report/document';

export const LEVEL_NAMES: Record<OrganLevel, string> = {
  ministry: '国务院部门', province: '省级政府', city: '设区的市级政府', county: '县级政府', township: '乡镇政府', subdistrict: '街道办事处', department: '政府部门',
};
export const levelName = (level: string): string => LEVEL_NAMES[level as OrganLevel] ?? level;
export const isLevel = (text: string): text is OrganLevel => (ORGAN_LEVELS as readonly string[]).includes(text);
