'use client';

import { useMemo } from 'react';
import { GapList } from './last-year-gaps';
import { LastYear } from './last-year';
import { fieldId } from './field-id';
import { ProofreadHints, type ProofreadProps } from './proofread-hints';
import { useFieldText, useIdle } from './narrative-text';
import { gapsIn } from '../../lib/report/text/gaps';

export interface NarrativeAidsProps extends Omit<ProofreadProps, 'text'> {
  initial: string;
  lastYear: { year: number; text: string } | undefined;
  /** The text with its bound figures as they will be printed. */
  printed: (text: string) => string;
}

/** Everything under a text field that can wait until the page stands: open gaps, proofreading, last year's text. */
export function NarrativeAids({ initial, lastYear, printed, ...proof }: NarrativeAidsProps) {
  const text = useIdle(useFieldText(fieldId(proof.pointer), initial));
  const gaps = useMemo(() => gapsIn(text), [text]);
  return (
    <>
      {gaps.length > 0 ? <GapList pointer={proof.pointer} label={proof.label} gaps={gaps} locked={proof.locked} /> : null}
      <ProofreadHints {...proof} text={text} />
      {lastYear ? <LastYear pointer={proof.pointer} label={proof.label} lastYear={lastYear} year={proof.year} now={printed(text)} empty={text.trim() === ''} locked={proof.locked} /> : null}
    </>
  );
}

