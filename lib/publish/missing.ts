/** Files that should be on disk and are not: somebody removed them, or the folder of publication was moved. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { publishedPlaces } from '../../db/publications';
import { OPEN, yearFolder } from './layout';

export interface Missing { reports: { slug: string; year: number }[]; list: boolean }

/** Looks for the folder of each published year and for the first page of the site, in turns with the work of the process. */
export async function missingFiles(root: string): Promise<Missing> {
  const reports: Missing['reports'] = [];
  let looked = 0;
  for (const place of publishedPlaces()) {
    if (!existsSync(join(root, yearFolder(place.slug, place.year)))) reports.push(place);
    looked += 1;
    if (looked % 500 === 0) await turn();
  }
  return { reports, list: !existsSync(join(root, OPEN, 'index.html')) };
}
