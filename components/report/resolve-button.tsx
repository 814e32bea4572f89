'use client';

import type { Answer } from '../../lib/desk/types';
import { Button } from '../ui/button';
import { useAct } from '../ui/use-act';

export type Resolve = (input: { year: number; commentId: number; resolved: boolean }) => Promise<Answer<object>>;

/** Closes a remark, or opens it again, where the remark is read. */
export function ResolveButton({ year, commentId, resolved, about, resolve }: { year: number; commentId: number; resolved: boolean; /** Words of the remark, for those who hear the buttons one after the other. */ about: string; resolve: Resolve }) {
  const act = useAct();
  return (
    <>
      <Button small disabled={act.busy} onClick={() => void act.run(() => resolve({ year, commentId, resolved: !resolved }))}>{resolved ? '重新打开' : '标为已解决'}<span className="sr-only">：{about}</span></Button>
      {act.refusal ? <span role="alert" className="text-sm font-medium text-error">未完成：{act.refusal.message}</span> : null}
    </>
  );
}
