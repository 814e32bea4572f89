/** Remembers what was found in a text, for texts read again at every key; the oldest go first. */
const KEPT = 48;

export function remembered<Result>(find: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = find(text);
    if (known.size >= KEPT) known.delete(known.keys().next().value!);
    known.set(text, found);
    return found;
  };
}
