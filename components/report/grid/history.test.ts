import { describe, expect, it } from 'vitest';
import { History } from './history';

const change = (pointer: string, before: string, after: string) => ({ pointer, field: 'typed' as const, before, after });

describe('history', () => {
  it('joins the keys of one cell until the cell is left', () => {
    const history = new History();
    history.record({ words: '键入', joins: 'a', changes: [change('a', '', '1')] });
    history.record({ words: '键入', joins: 'a', changes: [change('a', '1', '12')] });
    history.close();
    history.record({ words: '键入', joins: 'a', changes: [change('a', '12', '3')] });
    expect(history.undo()!.changes).toEqual([change('a', '3', '12')]);
    expect(history.undo()!.changes).toEqual([change('a', '12', '')]);
    expect(history.undo()).toBeNull();
    expect(history.redo()!.changes).toEqual([change('a', '', '12')]);
  });
  it('forgets what was undone when something new is done, and acts that changed nothing', () => {
    const history = new History();
    history.record({ words: '粘贴', changes: [change('a', '', '1'), change('b', '2', '2')] });
    expect(history.undo()!.changes).toHaveLength(1);
    history.record({ words: '粘贴', changes: [change('a', '', '5')] });
    expect(history.canRedo).toBe(false);
    history.record({ words: '无', changes: [change('a', '5', '5')] });
    expect(history.undo()!.words).toBe('粘贴');
  });
  it('keeps at most its limit', () => {
    const history = new History(2);
    for (const after of ['1', '2', '3']) history.record({ words: '', changes: [change('a', '', after)] });
    expect([history.undo(), history.undo(), history.undo()].map((act) => act?.changes[0]!.before)).toEqual(['3', '2', undefined]);
  });
});
