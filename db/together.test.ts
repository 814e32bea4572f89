import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { afterCommit, closeDatabase, connection, useDatabase, write, writeTogether } from './client';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-together-'));
  useDatabase(join(folder, 'a.db')).exec('CREATE TABLE line (n INTEGER PRIMARY KEY) STRICT');
});
afterEach(() => {
  closeDatabase();
  rmSync(folder, { recursive: true });
});
const put = (n: number) => connection().prepare('INSERT INTO line VALUES (?)').run(n);
const lines = () => connection().prepare('SELECT n FROM line ORDER BY n').pluck().all();

describe('a commit shared by several', () => {
  it('answers each after the one commit, in the order they came', async () => {
    const seen: string[] = [];
    const one = writeTogether(() => { put(1); afterCommit(() => seen.push(`kept ${connection().inTransaction}`)); return 'a'; }, (answer) => answer);
    const two = writeTogether(() => { seen.push(`sees ${lines().join()}`); put(2); return 'b'; }, (answer) => answer);
    expect(await Promise.all([one, two])).toEqual(['a', 'b']);
    expect(seen).toEqual(['sees 1', 'kept false']);
    expect(lines()).toEqual([1, 2]);
  });

  it('answers of what stands when all of them have written', async () => {
    expect(await Promise.all([1, 2, 3].map((n) => writeTogether(() => put(n).changes, (changes) => `${changes} ${lines().join()}`)))).toEqual(['1 1,2,3', '1 1,2,3', '1 1,2,3']);
  });

  it.each(['work', 'conclude'] as const)('takes back only what failed, with what was to be remembered of it (%s)', async (where) => {
    const kept: number[] = [];
    const answers = await Promise.allSettled([1, 2, 3].map((n) => writeTogether(() => {
      put(n);
      afterCommit(() => kept.push(n));
      if (n === 2 && where === 'work') throw new Error('no');
    }, () => {
      if (n === 2 && where === 'conclude') throw new Error('no');
      return n;
    })));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.status))).toEqual([1, 'rejected', 3]);
    expect(lines()).toEqual([1, 3]);
    expect(kept).toEqual([1, 3]);
  });

  it('tells only those of a failed commit whose own commit fails too', async () => {
    connection().exec('CREATE TABLE child (n INTEGER REFERENCES line(n) DEFERRABLE INITIALLY DEFERRED) STRICT');
    const kept: number[] = [];
    const answers = await Promise.allSettled([
      writeTogether(() => { put(1); afterCommit(() => kept.push(1)); }, () => 'written'),
      writeTogether(() => connection().prepare('INSERT INTO child VALUES (9)').run(), () => 'written'),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected']);
    expect(lines()).toEqual([1]);
    expect(kept).toEqual([1]);
    write(() => put(5));
    expect(lines()).toEqual([1, 5]);
  });

  it('begins anew after a failed unit of work', () => {
    const kept: number[] = [];
    expect(() => write(() => { afterCommit(() => kept.push(1)); throw new Error('no'); })).toThrow('no');
    write(() => { put(1); afterCommit(() => kept.push(2)); });
    afterCommit(() => kept.push(3));
    expect(kept).toEqual([2, 3]);
  });
});
