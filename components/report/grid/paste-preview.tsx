import type { Pointer } from '../../../lib/report/form/types';
import type { PasteQuestion } from './paste-plan';

const MARKS = { outside: '✕', refused: '！', total: '＝', dash: '？' } as const;
const LOOKS = {
  outside: 'bg-sunken text-faint line-through', refused: 'bg-error-tint font-semibold text-error', total: 'bg-sunken text-soft italic', dash: 'bg-warn-tint font-semibold text-warn',
} as const;
const MEANINGS = { outside: '超出表格，不填入', refused: '不是有效数字', total: '由系统计算，只比对', dash: '横线或斜杠' } as const;

/** Name of a row of the table, from the name of one of its cells. */
const rowName = (name: string, column: boolean) => (column ? name.split('·').slice(2) : name.split('·').slice(1, 2)).join('·');

/** The block as it would come to lie: the rows and columns of the table it meets, and a mark at whatever is not simply filled in. */
export function PastePreview({ question, rows, nameOf, long }: { question: PasteQuestion; rows: Pointer[][]; nameOf: (pointer: string) => string; long: boolean }) {
  const { plan, block, at } = question;
  const refused = new Set(plan.refused.map((item) => item.pointer)), dashes = new Set(plan.dashes), totals = new Set(plan.totals.map((item) => item.pointer));
  const kindOf = (pointer: Pointer | undefined, text: string): keyof typeof MARKS | null =>
    text.trim() === '' ? null : pointer === undefined ? 'outside' : refused.has(pointer) ? 'refused' : dashes.has(pointer) ? 'dash' : totals.has(pointer) ? 'total' : null;
  const kinds = (Object.keys(MARKS) as (keyof typeof MARKS)[]).filter((kind) => ({ outside: plan.outside, refused: plan.refused, total: plan.totals, dash: plan.dashes })[kind].length > 0);
  return (
    <>
      <div className="mt-2 max-h-72 overflow-auto border border-line" tabIndex={0} role="region" aria-label="粘贴预览">
        <table className="paste-preview">
          {long ? <thead><tr><td />{block[0]!.map((_, x) => { const first = rows[at.row]?.[at.column + x]; return <th key={x} scope="col">{first ? nameOf(first).split('·')[1] : '表外'}</th>; })}</tr></thead> : null}
          <tbody>
            {block.map((cells, y) => {
              const first = rows[at.row + y]?.[at.column];
              return (
                <tr key={y}>
                  <th scope="row">{first ? rowName(nameOf(first), long) : '表外'}</th>
                  {cells.map((text, x) => {
                    if (text === null) return <td key={x} className="text-faint"><span className="sr-only">来源没有这一格，不填入</span></td>;
                    const kind = kindOf(rows[at.row + y]?.[at.column + x], text);
                    return <td key={x} className={kind ? LOOKS[kind] : undefined} title={kind ? MEANINGS[kind] : undefined}>{kind ? <span className="mr-1">{MARKS[kind]}</span> : null}{text}</td>;
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {kinds.length > 0 ? <p className="mt-1 text-xs text-soft">{kinds.map((kind) => `${MARKS[kind]} ${MEANINGS[kind]}`).join('　')}</p> : null}
    </>
  );
}
