import { textDiff } from '../../lib/report/text/diff';

/** Unchanged words kept on either side of a change. */
const AROUND = 24;

/** What is kept begins and ends with a clause, where there is one. */
const wholeWords = (kept: string, clauses: RegExp): string => clauses.exec(kept)?.[0] || kept;

/** The long unchanged stretches of a text say nothing about its change. */
function shortened(text: string, first: boolean, last: boolean): string {
  const head = first ? '' : wholeWords(text.slice(0, AROUND), /^.*[，。；：、！？]/s), tail = last ? '' : wholeWords(text.slice(-AROUND), /(?<=[，。；：、！？]).*$/s);
  return head.length + tail.length + 4 >= text.length ? text : `${head}……${tail}`;
}

/** Two texts as one, what went struck through and what came marked. */
export function ChangedText({ before, after }: { before: string; after: string }) {
  const parts = textDiff(before, after);
  return (
    <p className="whitespace-pre-wrap">
      {parts.map((part, index) => part.kind === 'same' ? <span key={index}>{shortened(part.text, index === 0, index === parts.length - 1)}</span>
        : part.kind === 'added' ? <ins key={index} className="bg-tie-tint text-tie">{part.text}</ins> : <del key={index} className="bg-error-tint text-error">{part.text}</del>)}
    </p>
  );
}
