/** Turns: one after another under one key, side by side under different ones, and nothing kept afterwards. */
import { expect, it } from 'vitest';
import { inTurn, turnsWaiting } from './in-turn';

/** A piece of work that begins when it has its turn and ends when it is told to. */
function piece(name: string, log: string[]) {
  let end = () => {}, fail = () => {};
  const over = new Promise<string>((resolve, reject) => { end = () => resolve(name); fail = () => reject(new Error(name)); });
  return { work: () => { log.push(`${name} begins`); return over; }, end, fail };
}
/** Lets everything that can go on without us go on. */
const settle = () => new Promise<void>((done) => { setImmediate(done); });

it('a third attempt begun while the second is under way waits for it', async () => {
  const log: string[] = [];
  const [first, second, third] = [piece('first', log), piece('second', log), piece('third', log)];
  const a = inTurn('account', first.work), b = inTurn('account', second.work);
  await settle();
  expect(log, 'the second waits for the first').toEqual(['first begins']);
  first.end();
  expect(await a).toBe('first');
  await settle();
  expect(log).toEqual(['first begins', 'second begins']);
  const c = inTurn('account', third.work);
  await settle();
  expect(log, 'the end of the first has not let the third in beside the second').toEqual(['first begins', 'second begins']);
  second.end();
  expect(await b).toBe('second');
  await settle();
  expect(log).toEqual(['first begins', 'second begins', 'third begins']);
  third.end();
  expect(await c).toBe('third');
});

it('one that fails lets the next go on, and only its own caller is told', async () => {
  const log: string[] = [];
  const [first, second] = [piece('first', log), piece('second', log)];
  const a = inTurn('account', first.work), b = inTurn('account', second.work);
  first.fail();
  await expect(a).rejects.toThrow('first');
  await settle();
  expect(log).toEqual(['first begins', 'second begins']);
  second.end();
  expect(await b).toBe('second');
});

it('different keys do not wait for one another', async () => {
  const log: string[] = [];
  const [one, other] = [piece('one', log), piece('other', log)];
  const a = inTurn('account a', one.work), b = inTurn('account b', other.work);
  await settle();
  expect(log).toEqual(['one begins', 'other begins']);
  one.end();
  other.end();
  expect(await Promise.all([a, b])).toEqual(['one', 'other']);
});

it('a key is kept while somebody waits and forgotten afterwards, however it ended', async () => {
  const [first, second] = [piece('first', []), piece('second', [])];
  const a = inTurn('made-up name', first.work), b = inTurn('made-up name', second.work);
  expect(turnsWaiting()).toBe(1);
  first.end();
  await a;
  expect(turnsWaiting(), 'the second is still under way').toBe(1);
  second.fail();
  await expect(b).rejects.toThrow('second');
  expect(turnsWaiting()).toBe(0);
  await Promise.all(Array.from({ length: 1000 }, (_, i) => inTurn(`made-up name ${i}`, async () => i)));
  expect(turnsWaiting()).toBe(0);
});
