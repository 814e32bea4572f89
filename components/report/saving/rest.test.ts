import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Rest } from './rest';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('acts once, so long after the last asking', async () => {
  const act = vi.fn(), rest = new Rest(act);
  for (let key = 0; key < 5; key += 1) { rest.after(100); await vi.advanceTimersByTimeAsync(60); }
  expect(act).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(39);
  expect(act).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2);
  expect(act).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(act).toHaveBeenCalledTimes(1);
});

it('acts sooner when that is asked for, and again when it is asked again', async () => {
  const act = vi.fn(), rest = new Rest(act);
  rest.after(700);
  rest.after(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(act).toHaveBeenCalledTimes(1);
  rest.after(50);
  await vi.advanceTimersByTimeAsync(51);
  expect(act).toHaveBeenCalledTimes(2);
});

it('does nothing any more once it is stopped', async () => {
  const act = vi.fn(), rest = new Rest(act);
  rest.after(50);
  rest.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(act).not.toHaveBeenCalled();
});
