'use client';

import type { Answer } from '../../lib/desk/types';
import { Button } from '../ui/button';
import { useAct } from '../ui/use-act';

export type Resolve = (input: { year: number; commentId: number; resolved: boolean }) => Promise<Answer<object>>;

/** Closes a remark, or opens it again, where the remark is read. */
export function ResolveButton({ year, commentId, resolved, about, resolve }: { year: number; commentId: number; resolved: boolean; /** Words of the remark, for those who hear the buttons one after the other. */ about: string; resolve: Resolve }) {
  const act = useAct();
  // The button goes with the remark; the heading above, which counts what is left, is where the next key begins.
  const press = async (heading: HTMLElement | null | undefined) => {
    if (await act.run(() => resolve({ year, commentId, resolved: !resolved }))) heading?.focus({ preventScroll: true });
  };
  return (
    <>
      <Button small disabled={act.busy} onClick={(event) => void press(event.currentTarget.closest('section')?.querySelector('h2'))}>{resolved ? '重新打开' : '标为已解决'}<span className="sr-only">：{about}</span></Button>
      {act.refusal ? <span role="alert" className="text-sm font-medium text-error">未完成：{act.refusal.message}</span> : null}
    </>
  );
}
