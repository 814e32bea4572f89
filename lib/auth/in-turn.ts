/** Attempts on one account or in one session take turns, so that many at once cannot slip past the counting of failures. */
const last = new Map<string, Promise<unknown>>();

/** Keys somebody waits under now. Nothing is kept of a key afterwards: whoever tries made-up names must not fill the memory. */
export const turnsWaiting = (): number => last.size;

/** Does `work` when all that was begun earlier under this key is over, however that ended. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
  last.set(key, turn);
  try {
    return await turn;
  } finally {
    if (last.get(key) === turn) last.delete(key);
  }
}
