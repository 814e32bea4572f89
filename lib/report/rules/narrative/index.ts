/** The narrative rules N-01 … N-27 (group `narrative` of the catalogue), in order. */
import type { Rule } from '../types';
import { N_05, N_06, N_09 } from './applications';
import { N_11, N_12, N_13, N_14, N_15 } from './arithmetic';
import { N_07, N_08, N_10 } from './disputes';
import { N_01, N_02, N_03, N_18, N_25, N_26, N_27 } from './structure';
import { N_04, N_16, N_17, N_19, N_20, N_21, N_22, N_23, N_24 } from './wording';

export const NARRATIVE_RULES: Rule[] = [
  N_01, N_02, N_03, N_04, N_05, N_06, N_07, N_08, N_09, N_10, N_11, N_12, N_13, N_14, N_15, N_16, N_17, N_18, N_19, N_20, N_21, N_22, N_23, N_24, N_25, N_26, N_27,
];
