import type { Passage } from '../../lib/report/text/anchor';

/** The words a remark is about, with what became of them since. */
export function QuotedPassage({ quote, passage, className }: { quote: string; passage: Passage | null; className: string }) {
  return <p className={className} data-passage={passage?.state}>“{quote}”{passage?.state === 'changed' ? `　现为“${passage.now}”` : passage?.state === 'gone' ? '　（原文已删去）' : ''}</p>;
}
