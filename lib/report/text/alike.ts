/** From which likeness on a text is told to be a repetition, as shares 0 to 1: rules Y-05 to Y-07, and every page that marks it before the rule speaks. */
import type { Pointer } from '../form/types';

export const ALIKE = {
  /** Y-05: section one and last year's. */
  overview: 0.7,
  /** Y-05: from here on the leader has to confirm it. */
  overviewGrave: 0.9,
  /** Y-06: section one and another office's. */
  others: 0.8,
  /** Y-07: section five and last year's. */
  problems: 0.8,
};

/** The limit for one text field; null where no rule asks (a preface, other matters may stay as they were). */
export const alikeLimit = (pointer: Pointer): number | null =>
  pointer.startsWith('/overview/') ? ALIKE.overview : pointer === '/problems' ? ALIKE.problems : null;
