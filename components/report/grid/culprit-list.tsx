'use client';

import type { Proposal } from '../../../lib/report/culprits';
import { adopt } from './adopt';
import type { GridController } from './controller';

/** The cells most likely wrong, each with the figure that would mend it. */
export function CulpritList({ culprits, controller }: { culprits: Proposal[]; controller: () => GridController | null }) {
  return (
    <div className="border-b border-line bg-deep-tint px-4 py-2 text-sm">
      <h3 className="font-semibold">最可能有误的格</h3>
      <ul>
        {culprits.map((proposal) => (
          <li key={proposal.message} className="flex flex-wrap items-center gap-x-3 py-1">
            <span>{proposal.message}</span>
            <button type="button" className="button button-plain button-small" aria-label={`跳到该格：${proposal.cells[0]!.name}`} onClick={() => controller()?.focus(proposal.cells[0]!.pointer)}>跳到该格</button>
            <button type="button" className="button button-secondary button-small" aria-label={`采用：${proposal.message}`} onClick={() => adopt(controller(), proposal.cells.map((cell) => ({ pointer: cell.pointer, typed: String(cell.mended) })))}>采用</button>
          </li>
        ))}
      </ul>
      <p className="text-soft">建议由勾稽关系推算，是否采用请以台账为准。</p>
    </div>
  );
}
