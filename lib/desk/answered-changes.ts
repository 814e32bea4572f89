/** Changes of a report beside the answers given to remarks on the same places. */
import type { Pointer } from '../report/form/types';

export interface Beside<C, A> { changes: C[]; answers: A[] }

/** Whether a remark on a cell, text, row or section is about what stands at `pointer`; one on the whole report is about no place. */
const covers = (remark: Pointer, pointer: Pointer): boolean => remark !== '' && (pointer === remark || pointer.startsWith(`${remark}/`));

/**
 * Groups in the order of the changes: each with what was answered about its places, in the order of the answers. A remark on a
 * row or section brings all its changes together. `apart`: answers about places that did not change.
 */
export function besideAnswers<C extends { pointer: Pointer }, A extends { pointer: Pointer }>(changes: readonly C[], answers: readonly A[]): { groups: Beside<C, A>[]; apart: A[] } {
  let groups = changes.map((change): Beside<C, A> => ({ changes: [change], answers: [] }));
  const apart: A[] = [];
  for (const answer of answers) {
    const about = groups.filter((group) => group.changes.some((change) => covers(answer.pointer, change.pointer)));
    const [first, ...rest] = about;
    if (!first) {
      apart.push(answer);
      continue;
    }
    const joined = { changes: about.flatMap((group) => group.changes), answers: [...new Set([...about.flatMap((group) => group.answers), answer])] };
    groups = groups.filter((group) => !rest.includes(group)).map((group) => (group === first ? joined : group));
  }
  return { groups, apart };
}
