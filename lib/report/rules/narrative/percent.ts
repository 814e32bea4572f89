/** Percentages as printed in texts. */
import type { TextFigure } from '../../text/figures';

/** Rounded half up to the stated decimals: 42.857 → 43%. The small addend undoes binary rounding of exact halves. */
export function formatPercent(percent: number, decimals: number): string {
  const scale = 10 ** decimals;
  return `${(Math.floor(percent * scale + 0.5 + 1e-7) / scale).toFixed(decimals)}%`;
}

/** Whether the printed percentage is the real one within half a unit of its last digit; a vague one within a whole unit. */
export function percentNear(real: number, printed: Pick<TextFigure, 'value' | 'decimals' | 'vague'>): boolean {
  if (printed.vague && /超|逾|至少|不少于|以上|余|多/.test(printed.vague)) return real >= printed.value - 1e-9 && real < printed.value + 10;
  const unit = 10 ** -printed.decimals;
  return Math.abs(real - printed.value) <= (printed.vague ? 1 : 0.5) * unit + 1e-7;
}
