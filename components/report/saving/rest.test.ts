import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Clock, Rest } from './rest';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('acts once, so long after the last asking', async () => {
  const act = vi.fn(), rest = new Rest(new Clock(), act);
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
  const act = vi.fn(), rest = new Rest(new Clock(), act);
  rest.after(700);
  rest.after(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(act).toHaveBeenCalledTimes(1);
  rest.after(50);
  await vi.advanceTimersByTimeAsync(51);
  expect(act).toHaveBeenCalledTimes(2);
});

it('does nothing any more once it is stopped', async () => {
  const act = vi.fn(), rest = new Rest(new Clock(), act);
  rest.after(50);
  rest.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(act).not.toHaveBeenCalled();
});

it('waits with what can wait for what comes a little later: both are done at one ring', async () => {
  const clock = new Clock(), at: Record<string, number> = {}, start = performance.now();
  const early = new Rest(clock, () => { at.early = performance.now() - start; }, 60), late = new Rest(clock, () => { at.late = performance.now() - start; });
  early.after(100);
  late.after(150);
  await vi.advanceTimersByTimeAsync(149);
  expect(at).toEqual({});
  await vi.advanceTimersByTimeAsync(1);
  expect(at).toEqual({ early: 150, late: 150 });
});

it('is done no later than its slack allows', async () => {
  const clock = new Clock(), act = vi.fn(), late = new Rest(clock, vi.fn());
  late.after(500);
  new Rest(clock, act, 60).after(100);
  await vi.advanceTimersByTimeAsync(160);
  expect(act).toHaveBeenCalledTimes(1);
  expect(late.waits).toBe(true);
});

it('does the others although one fails', async () => {
  const clock = new Clock(), act = vi.fn(), later = vi.fn();
  const failing = new Rest(clock, () => { throw new Error('failed'); });
  failing.after(100);
  new Rest(clock, act).after(100);
  new Rest(clock, later).after(200);
  expect(() => vi.advanceTimersByTime(100)).toThrow('failed');
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(later).toHaveBeenCalledTimes(1);
});
