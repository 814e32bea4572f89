/** Every rule, in the order people read them. The version is recorded with each sign-off. */
import { CELL_RULES } from './cells';
import { DOCUMENT_RULES } from './document';
import { NARRATIVE_RULES } from './narrative';
import { SECTION_RULES } from './sections';
import { TABLE_RULES } from './tables';
import type { Rule } from './types';
import { YEAR_FIGURE_RULES, YEAR_RELATION_RULES } from './years';
import { YEAR_TEXT_RULES } from './years-text';

/** Changes whenever a rule, a limit or a message changes; a report checked under another version is checked again. */
export const CATALOGUE_VERSION = '2026.1';

export const CATALOGUE: Rule[] = [
  ...CELL_RULES, ...TABLE_RULES, ...YEAR_RELATION_RULES, ...YEAR_FIGURE_RULES, ...YEAR_TEXT_RULES,
  ...NARRATIVE_RULES, ...SECTION_RULES, ...DOCUMENT_RULES,
];

/**
 * The rules that can report about a table, for the answer to a save; all others speak of texts or of the whole report.
 * Without C-02: a table being filled in has blanks, which its page counts by itself.
 */
export const RULES_ABOUT_TABLES: Rule[] = [
  ...CELL_RULES.filter((rule) => rule.id !== 'C-02'), ...TABLE_RULES, ...YEAR_RELATION_RULES, ...YEAR_FIGURE_RULES, ...SECTION_RULES.filter((rule) => rule.id === 'S6-04'),
];
