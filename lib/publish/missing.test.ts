import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeDatabase, useDatabase } from '../../db/client';
import { publishSample, sampleReport } from '../../db/test-publications';
import { missingFiles } from './missing';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-missing-'));
  useDatabase(join(folder, 'gouji.db'));
});
afterEach(() => {
  closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

it('names the years whose folder is gone, and the first page of the site', async () => {
  publishSample('da', sampleReport('大街道办事处', 2023, 1));
  publishSample('da', sampleReport('大街道办事处', 2024, 2));
  const root = join(folder, 'public');
  expect(await missingFiles(root)).toEqual({ reports: [{ slug: 'da', year: 2023 }, { slug: 'da', year: 2024 }], list: true });
  mkdirSync(join(root, 'open/da/2024'), { recursive: true });
  writeFileSync(join(root, 'open/index.html'), '');
  expect(await missingFiles(root)).toEqual({ reports: [{ slug: 'da', year: 2023 }], list: false });
});
