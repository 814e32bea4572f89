import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULES_PAGE, rulesPage } from './rules-doc';

it('docs/rules.md is what the catalogue says (npx tsx scripts/rules-doc.ts writes it)', () => {
  expect(readFileSync(RULES_PAGE, 'utf8')).toBe(rulesPage());
});
