import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SaveAnswer, SaveInput } from '../../../lib/desk/types';
import { SectionSaver } from './saver';
import { UnsavedMark } from './unsaved-mark';

class Memory { readonly map = new Map<string, string>(); getItem = (key: string) => this.map.get(key) ?? null; setItem = (key: string, value: string) => { this.map.set(key, value); }; removeItem = (key: string) => { this.map.delete(key); }; }
const memory = () => new Memory() as unknown as Storage & Memory;
const saved = (input: SaveInput): SaveAnswer => ({ ok: true, revision: 2, savedAt: '2025-01-05T06:03:00Z', saved: input.edits.map((edit) => edit.pointer), conflicts: [], findings: [] });

function saver(send: (input: SaveInput) => Promise<SaveAnswer>, storage = memory(), userId = 1) {
  return new SectionSaver({ userId, reportId: 7, year: 2024, section: 'applications', shown: { '/a': { typed: '1' } }, send, storage });
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe('saving a section', () => {
  it('sends what was seen and what was typed, once, within 800 ms', async () => {
    const send = vi.fn(async (input: SaveInput) => saved(input));
    const it = saver(send);
    it.edit('/a', '2');
    it.edit('/a', '23');
    await vi.advanceTimersByTimeAsync(800);
    expect(send).toHaveBeenCalledTimes(1);
    expect(send.mock.calls[0]![0].edits).toEqual([{ pointer: '/a', base: '1', typed: '23' }]);
    expect(it.state).toEqual({ kind: 'saved', at: '2025-01-05T06:03:00Z' });
    expect(it.hasPending).toBe(false);
  });

  it('does not send a value that was typed and taken back', async () => {
    const send = vi.fn(async (input: SaveInput) => saved(input));
    const it = saver(send);
    it.edit('/a', '2');
    it.edit('/a', '1');
    await vi.advanceTimersByTimeAsync(800);
    expect(send).not.toHaveBeenCalled();
    expect(it.state.kind).toBe('saved');
  });

  it('marks as not saved what was left behind or could not be sent, never what only waits for its save', async () => {
    let down = false;
    const storage = memory();
    const send = async (input: SaveInput) => { if (down) throw new Error('offline'); await new Promise((done) => { setTimeout(done, 50); }); return saved(input); };
    const it = saver(send, storage);
    const [mark, other] = ['/a', '/b'].map((pointer) => new UnsavedMark(it, pointer));
    for (const each of [mark!, other!]) it.subscribe(each.read);
    it.edit('/a', '2');
    expect(mark!.read()).toBe(false);
    await vi.advanceTimersByTimeAsync(720);
    expect(it.state.kind).toBe('saving');
    // Typed on while the save is under way.
    it.edit('/a', '23');
    await vi.advanceTimersByTimeAsync(40);
    expect(mark!.read()).toBe(false);
    down = true;
    await vi.advanceTimersByTimeAsync(800);
    expect(it.state.kind).toBe('offline');
    expect(mark!.read()).toBe(true);
    expect(other!.read()).toBe(false);
    it.stop();

    down = false;
    const next = saver(send, storage);
    const again = new UnsavedMark(next, '/a');
    next.subscribe(again.read);
    expect(again.read(), 'left by an earlier visit').toBe(true);
    const saving = next.save();
    expect([next.state.kind, again.read()]).toEqual(['saving', true]);
    await vi.advanceTimersByTimeAsync(60);
    await saving;
    expect([next.state.kind, again.read()]).toEqual(['saved', false]);
  });

  it('keeps edits in the journal while the network is down and sends them again by itself', async () => {
    let down = true;
    const storage = memory();
    const send = vi.fn(async (input: SaveInput) => { if (down) throw new TypeError('fetch'); return saved(input); });
    const it = saver(send, storage);
    it.edit('/a', '2件');
    await vi.advanceTimersByTimeAsync(800);
    expect(it.state.kind).toBe('offline');
    expect([...storage.map.values()].join()).toContain('2件');
    expect(it.lacks('/a')).toBe(true);
    down = false;
    await vi.advanceTimersByTimeAsync(2100);
    expect(it.state.kind).toBe('saved');
    expect(it.lacks('/a')).toBe(false);
    expect(storage.map.size).toBe(0);
  });

  it('gives unsent edits back after a crash to the same person only', () => {
    const storage = memory();
    const first = saver(async (input) => saved(input), storage);
    first.edit('/a', '9');
    first.stop();
    expect(saver(async (input) => saved(input), storage).recovered).toEqual({ '/a': { base: '1', typed: '9' } });
    expect(saver(async (input) => saved(input), storage, 2).recovered).toEqual({});
  });

  it('leaves what another tab of the same person has not sent yet in the journal', async () => {
    const storage = memory();
    let down = true;
    const one = saver(async (input) => { if (down) throw new TypeError('fetch'); return saved(input); }, storage);
    const other = saver(async (input) => saved(input), storage);
    one.edit('/a', '9');
    await vi.advanceTimersByTimeAsync(800);
    other.edit('/b', '4');
    await vi.advanceTimersByTimeAsync(800);
    expect(other.state.kind).toBe('saved');
    expect(saver(async (input) => saved(input), storage).recovered, 'the first tab crashes now').toEqual({ '/a': { base: '1', typed: '9' } });
    down = false;
    await vi.advanceTimersByTimeAsync(2100);
    expect(one.state.kind).toBe('saved');
    expect(storage.map.size).toBe(0);
  });

  it('keeps everything when the session has ended', async () => {
    const storage = memory();
    const it = saver(async () => ({ ok: false, code: 'signedOut', message: '登录已失效' }), storage);
    it.edit('/a', '5');
    await vi.advanceTimersByTimeAsync(800);
    expect(it.state.kind).toBe('signedOut');
    expect([...storage.map.values()].join()).toContain('"5"');
  });

  it('takes what was saved as the new base when typing went on meanwhile', async () => {
    const inputs: SaveInput[] = [];
    let release = () => {};
    const it = saver(async (input) => { inputs.push(input); if (inputs.length === 1) await new Promise<void>((resolve) => { release = resolve; }); return saved(input); });
    it.edit('/a', '2');
    await vi.advanceTimersByTimeAsync(800);
    it.edit('/a', '25');
    release();
    await vi.advanceTimersByTimeAsync(2000);
    expect(inputs[1]!.edits).toEqual([{ pointer: '/a', base: '2', typed: '25' }]);
    expect(it.hasPending).toBe(false);
  });

  it('holds a conflict back until it is settled, and sends mine over what was there', async () => {
    const inputs: SaveInput[] = [];
    const it = saver(async (input) => {
      inputs.push(input);
      if (inputs.length > 1) return saved(input);
      return { ok: true, revision: 3, savedAt: '2025-01-05T06:03:00Z', saved: ['/b'], conflicts: [{ pointer: '/a', mine: '2', theirs: '4', by: '李四', at: '2025-01-05T06:02:00Z' }], findings: [] };
    });
    it.edit('/a', '2');
    it.edit('/b', '7');
    await vi.advanceTimersByTimeAsync(800);
    expect(it.state).toEqual({ kind: 'conflict', count: 1 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(inputs).toHaveLength(1);
    expect(it.settle('/a', 'mine')).toEqual({ typed: '2', remark: '' });
    await vi.advanceTimersByTimeAsync(100);
    expect(inputs[1]!.edits).toEqual([{ pointer: '/a', base: '4', typed: '2' }]);
    expect(it.state.kind).toBe('saved');
  });

  it('keeps what was typed while the server filled the field, and sends it over that', async () => {
    const send = vi.fn(async (input: SaveInput) => saved(input));
    const it = saver(send);
    let filled = () => {};
    let kept: boolean[] = [];
    const acting = it.during(async () => {
      await new Promise<void>((resolve) => { filled = resolve; });
      kept = [it.took('/b', '0'), it.took('/c', '0')];
    });
    it.edit('/b', '7');
    await vi.advanceTimersByTimeAsync(2000);
    expect(send).not.toHaveBeenCalled();
    filled();
    await acting;
    expect(kept).toEqual([false, true]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(send.mock.calls.map(([input]) => input.edits)).toEqual([[{ pointer: '/b', base: '0', typed: '7' }]]);
    expect(it.hasPending).toBe(false);
  });

  it('takes theirs without sending anything', async () => {
    const send = vi.fn(async (): Promise<SaveAnswer> => ({ ok: true, revision: 3, savedAt: '', saved: [], conflicts: [{ pointer: '/a', mine: '2', theirs: '4', by: '李四', at: '' }], findings: [] }));
    const it = saver(send);
    it.edit('/a', '2');
    await vi.advanceTimersByTimeAsync(800);
    expect(it.settle('/a', 'theirs')).toEqual({ typed: '4', remark: '' });
    expect(it.authorOf('/a')).toEqual({ by: '李四', at: '' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(send).toHaveBeenCalledTimes(1);
    expect(it.hasPending).toBe(false);
  });

  it('settles two remarks on one cell, whichever is kept, without asking again', async () => {
    for (const whose of ['mine', 'theirs'] as const) {
      const inputs: SaveInput[] = [];
      const it = saver(async (input) => {
        inputs.push(input);
        if (inputs.length > 1) return saved(input);
        return { ok: true, revision: 3, savedAt: '2025-01-05T06:03:00Z', saved: [], conflicts: [{ pointer: '/a', mine: '1', theirs: '1', mineRemark: '含自然失效29件', theirRemark: '含修订2件', by: '李四', at: '2025-01-05T06:02:00Z' }], findings: [] };
      });
      it.edit('/a', '1', '含自然失效29件');
      await vi.advanceTimersByTimeAsync(800);
      expect(it.settle('/a', whose)).toEqual({ typed: '1', remark: whose === 'mine' ? '含自然失效29件' : '含修订2件' });
      await vi.advanceTimersByTimeAsync(1000);
      expect(inputs.slice(1).map((input) => input.edits)).toEqual(whose === 'mine' ? [[{ pointer: '/a', base: '1', typed: '1', remark: '含自然失效29件', baseRemark: '含修订2件' }]] : []);
      expect(it.state.kind).toBe('saved');
      expect(it.hasPending).toBe(false);
    }
  });

  it('takes the other remark over with the figure when only the figure is contested', async () => {
    const inputs: SaveInput[] = [];
    const it = saver(async (input) => {
      inputs.push(input);
      if (inputs.length > 1) return saved(input);
      return { ok: true, revision: 3, savedAt: '2025-01-05T06:03:00Z', saved: [], conflicts: [{ pointer: '/a', mine: '2', theirs: '4', theirRemark: '含修订2件', by: '李四', at: '2025-01-05T06:02:00Z' }], findings: [] };
    });
    it.edit('/a', '2');
    await vi.advanceTimersByTimeAsync(800);
    expect(it.settle('/a', 'mine')).toEqual({ typed: '2', remark: '含修订2件' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(inputs[1]!.edits).toEqual([{ pointer: '/a', base: '4', typed: '2' }]);
  });
});
