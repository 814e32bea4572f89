/** Short constructors for outcomes, so that a rule reads as its condition and its message. */
import type { Pointer } from '../form/types';
import type { Outcome } from './types';

export const passed = (instance: string): Outcome => ({ kind: 'passed', instance });
export const undecided = (instance: string, reason: string, cells: Pointer[] = []): Outcome => ({ kind: 'notAssessed', instance, reason, cells });
export const finding = (instance: string, section: Extract<Outcome, { kind: 'finding' }>['section'], cells: Pointer[], message: string, more: Partial<Omit<Extract<Outcome, { kind: 'finding' }>, 'kind'>> = {}): Outcome =>
  ({ kind: 'finding', instance, section, cells, message, ...more });
