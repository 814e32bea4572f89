'use client';

import type { Answer } from '../../lib/desk/types';
import { ActState } from '../ui/act-state';
import { Button, type ButtonKind } from '../ui/button';
import { useAct } from '../ui/use-act';

/** A button that runs one server action and says what came of it. */
export function ActButton({ act: run, children, kind = 'secondary', small = false, disabled = false }: { act: () => Promise<Answer<object>>; children: React.ReactNode; kind?: ButtonKind; small?: boolean; disabled?: boolean }) {
  const act = useAct();
  return (
    <div>
      <Button kind={kind} small={small} disabled={disabled || act.busy} onClick={() => void act.run(run)}>{children}</Button>
      <ActState act={act} tight />
    </div>
  );
}
