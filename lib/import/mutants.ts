/** Damaged, bent and swollen files of every kind, for the test of the import. */
import { unzipSync, zipSync } from 'fflate';

export const KINDS = ['html', 'docx', 'xlsx', 'md', 'json', 'pdf'] as const;

/** mulberry32: repeatable, so that a failure need only name its number. */
function randomFrom(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296 * below);
  };
}
type Pick = ReturnType<typeof randomFrom>;

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const encode = (text: string) => new TextEncoder().encode(text);
const UGLY = ['<td colspan="99999999">', '<tr>'.repeat(3000), '<div>'.repeat(20_000), '<!DOCTYPE x [<!ENTITY a "&a;&a;">]>', '&a;', '<script>alert(1)</script>', '=HYPERLINK("http://x")', '\u0000', '\ufeff', '٣', '９９９', '-1', '1e400', '9'.repeat(400), '"', '{', '[['.repeat(5000), '|'.repeat(20_000), '（'.repeat(5000), '一、', '../../etc/passwd', '${x}', '__proto__', '" constructor="', '\u202e', '\ud800', '<w:gridSpan w:val="1000000"/>', '<c r="XFD1048576"><v>1</v></c>', '<v>=1+1</v>'];

/** Damage of bytes: flipped, cut out, doubled, cut off. */
function damaged(bytes: Uint8Array, pick: Pick): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const from = pick(copy.length);
  switch (pick(5)) {
    case 0: for (let i = 0; i < 1 + pick(40); i += 1) copy[pick(copy.length)] = pick(256); return copy;
    case 1: return copy.slice(0, from);
    case 2: return new Uint8Array([...copy.slice(0, from), ...copy.slice(Math.min(copy.length, from + pick(2000)))]);
    case 3: { const piece = copy.slice(from, from + pick(4000)); return Buffer.concat([copy.slice(0, from), piece, piece, copy.slice(from)]); }
    default: return Buffer.concat([copy, encode(UGLY[pick(UGLY.length)]!), copy.slice(0, from)]);
  }
}

/** Damage that keeps the shape: a piece of text put in, a tag taken out, a figure changed. */
function bentText(text: string, pick: Pick): string {
  let bent = text;
  for (let turn = 0; turn < 1 + pick(4); turn += 1) {
    const at = pick(bent.length);
    switch (pick(4)) {
      case 0: bent = bent.slice(0, at) + UGLY[pick(UGLY.length)]! + bent.slice(at); break;
      case 1: { const tag = bent.indexOf('<', at); const end = tag < 0 ? -1 : bent.indexOf('>', tag); bent = end < 0 ? bent.slice(0, at) : bent.slice(0, tag) + bent.slice(end + 1); break; }
      case 2: { const ugly = UGLY[pick(UGLY.length)]!; const number = 1 + pick(9); let seen = 0; bent = bent.replaceAll(/\d+/g, (digits) => ((seen += 1) % (number * 7) === 0 ? ugly : digits)); break; }
      default: { const size = pick(3000); bent = bent.slice(0, at) + bent.slice(at, at + size).repeat(1 + pick(20)) + bent.slice(at + size); }
    }
  }
  return bent;
}

/** File `number` of its kind; the same number makes the same file. */
export function mutant(kind: (typeof KINDS)[number], number: number, bytes: Uint8Array, others: Uint8Array[]): Uint8Array {
  const pick = randomFrom(number * 7919 + 1);
  const way = pick(10);
  if (way < 3) return damaged(bytes, pick);
  // Polyglots: the beginning of one kind, the rest of another.
  if (way === 3) return Buffer.concat([bytes.slice(0, pick(2000)), others[pick(others.length)]!]);
  if (kind === 'docx' || kind === 'xlsx') {
    const entries = unzipSync(bytes);
    const names = Object.keys(entries).filter((name) => name.endsWith('.xml'));
    const name = names[pick(names.length)]!;
    if (way === 4) return zipSync({ ...entries, [name]: new Uint8Array(1024 * 1024 * (1 + pick(40))) }, { level: 9 });
    if (way === 5) return zipSync({ ...entries, [`../../${name}`]: entries[name]! });
    const main = kind === 'docx' ? 'word/document.xml' : (names.find((each) => each.startsWith('xl/worksheets/')) ?? name);
    const target = pick(3) === 0 ? name : main;
    return zipSync({ ...entries, [target]: encode(bentText(decode(entries[target]!), pick)) });
  }
  if (kind === 'pdf') return new Uint8Array(Buffer.from(bentText(Buffer.from(bytes).toString('latin1'), pick), 'latin1'));
  return encode(bentText(decode(bytes), pick));
}
