/**
 * Where published files stand below PUBLIC_DIR. Writer, server and nginx example agree on these names:
 *
 *   open/index.html                       list of offices and years
 *   open/feed.atom, open/sitemap.xml      for readers and search engines (sitemap-1.xml … when there are very many)
 *   open/ORGAN/index.html                 one office over the years
 *   open/ORGAN/YEAR/index.html            the current version
 *   open/ORGAN/YEAR/report.{html,…}       its files
 *   open/ORGAN/YEAR/vN/…                  each version for ever, never rewritten
 *   open/ORGAN/YEAR/410.html              notice of a take-down; the server answers 410 with it for what is not there
 */
export const OPEN = 'open';
export const organFolder = (slug: string): string => `${OPEN}/${slug}`;
export const yearFolder = (slug: string, year: number): string => `${OPEN}/${slug}/${year}`;
export const versionFolder = (slug: string, year: number, version: number): string => `${yearFolder(slug, year)}/v${version}`;
export const GONE = '410.html';

export const organAddress = (slug: string): string => `/open/${slug}/`;
/** Addresses people see, ending without a slash except for folders of the site itself. */
export const reportAddress = (slug: string, year: number): string => `/open/${slug}/${year}`;
export const versionAddress = (slug: string, year: number, version: number): string => `${reportAddress(slug, year)}/v${version}/`;
