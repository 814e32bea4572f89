'use client';

import { useMemo } from 'react';
import { GapList } from './last-year-gaps';
import { fieldId } from './field-id';
import { ProofreadHints, type ProofreadProps } from './proofread-hints';
import { useFieldText, useIdle } from './narrative-text';
import { gapsIn } from '../../lib/report/text/gaps';

export interface NarrativeAidsProps extends Omit<ProofreadProps, 'text'> {
  initial: string;
}

/** What is found in a text while it is written, and can wait until the page stands: open gaps, proofreading. */
export function NarrativeAids({ initial, ...proof }: NarrativeAidsProps) {
  const text = useIdle(useFieldText(fieldId(proof.pointer), initial));
  const gaps = useMemo(() => gapsIn(text), [text]);
  return (
    <>
      {gaps.length > 0 ? <GapList pointer={proof.pointer} label={proof.label} gaps={gaps} locked={proof.locked} /> : null}
      <ProofreadHints {...proof} text={text} />
    </>
  );
}

