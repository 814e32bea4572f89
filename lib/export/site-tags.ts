/** Page tags of 国办发〔2017〕47号 that an office gives in its settings. Each is required of a published page (D-09). */
import type { SiteSettings } from '../desk/types';

/** Name of the tag → setting that gives its value, in the order of the page. */
export const SITE_TAGS = {
  SiteName: 'siteName', SiteDomain: 'siteDomain', SiteIDCode: 'siteIdCode',
  ColumnName: 'columnName', ColumnDescription: 'columnDescription', ColumnKeywords: 'columnKeywords', ColumnType: 'columnType',
} as const satisfies Record<string, keyof SiteSettings>;
