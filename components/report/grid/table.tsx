/** The official table as an entry grid, rendered on the server: labels and inputs are static, only totals and tie-out states are live. */
import { DISPUTE_BLOCKS } from '../../../lib/report/document';
import { BLOCK_NAMES } from '../../../lib/report/form/table-four';
import { COLUMN_KEYS, COLUMN_LABELS } from '../../../lib/report/form/table-three';
import type { PrintedCell, TableDef } from '../../../lib/report/form/types';
import { fieldId } from '../field-id';
import type { GridModel } from './model';
import { BrokenSentences, Computed, TieState, Total } from './status';
import { brokenUnderTable, GridStore, relationName, relationWords } from './store';

/** Columns of the official layout that stay in sight when the table is scrolled sideways, and whether a tie-out column is added. Widths stand in globals.css. */
const LAYOUT: Record<TableDef['id'], { sticky: number; state: boolean }> = {
  disclosure: { sticky: 1, state: true }, applications: { sticky: 3, state: true }, disputes: { sticky: 0, state: false },
};

interface Placed { cell: PrintedCell; column: number }

/** Column index of every cell of the body, with row spans counted. */
function placed(table: TableDef): Placed[][] {
  const taken = new Map<number, number>();
  return table.body.map((row) => {
    let column = 0;
    const out = row.cells.map((cell) => {
      while ((taken.get(column) ?? 0) > 0) column += 1;
      const at = column;
      const across = cell.colSpan ?? 1;
      if (cell.kind === 'label' && (cell.rowSpan ?? 1) > 1) for (let x = at; x < at + across; x += 1) taken.set(x, cell.rowSpan!);
      column += across;
      return { cell, column: at };
    });
    for (const [key, left] of taken) taken.set(key, left - 1);
    return out;
  });
}


export function GridTable({ table, model }: { table: TableDef; model: GridModel }) {
  const layout = LAYOUT[table.id];
  const body = placed(table);
  return (
    <table className={`count-grid grid-${table.id}`}>
      <caption className="sr-only">{table.shortName} {table.caption}。方向键移动，回车向下，F2 修改，Esc 还原，Ctrl+Z 撤销。</caption>
      <colgroup>
        {table.widths.map((_, index) => <col key={index} />)}
        {layout.state ? <col className="state-column" /> : null}
      </colgroup>
      {table.head.length > 0 ? (
        <thead>
          {table.head.map((row, index) => (
            <tr key={row.code}>
              {row.cells.map((cell) => cell.kind === 'label' ? (
                <th key={cell.id} id={cell.id} scope={cell.scope} colSpan={cell.colSpan} rowSpan={cell.rowSpan} className={cell.corner ? 'corner' : undefined}>{cell.text}</th>
              ) : null)}
              {index === 0 && layout.state ? <th rowSpan={table.head.length} scope="col" className="text-left! text-xs">勾稽</th> : null}
            </tr>
          ))}
        </thead>
      ) : null}
      <tbody>
        {table.body.map((row, index) => {
          const figures = row.cells.some((cell) => cell.kind === 'figure');
          return (
            <tr key={row.code} data-row={row.code}>
              {body[index]!.map(({ cell, column }) => cell.kind === 'figure'
                ? <FigureCell key={cell.pointer} cell={cell} model={model} />
                : <LabelCell key={cell.id} cell={cell} stick={column < layout.sticky ? column : null} />)}
              {layout.state ? (figures ? <td className="state"><TieState at={`row:${row.code}`} /></td> : table.head.length === 0 && index > 0 && !row.cells.some((cell) => cell.kind === 'label' && cell.caption) ? <th scope="col" className="text-xs">勾稽</th> : <td className="caption-row" />) : null}
            </tr>
          );
        })}
      </tbody>
      {table.id === 'applications' ? (
        <tfoot>
          <tr>
            <th colSpan={3} scope="row" className="corner text-left!">各列勾稽</th>
            {COLUMN_KEYS.map((key) => <td key={key} headers={`t3-c-${key}`}><TieState at={`column:${key}`} short /></td>)}
            <td />
          </tr>
        </tfoot>
      ) : null}
      {table.id === 'disputes' ? (
        <tfoot><tr>{DISPUTE_BLOCKS.map((block) => <td key={block} colSpan={5}><TieState at={`block:${block}`} short /></td>)}</tr></tfoot>
      ) : null}
    </table>
  );
}

/** Under the table: what does not hold, in whole sentences. */
export function GridSentences({ model }: { model: GridModel }) {
  const names: Record<string, string> = { ...COLUMN_LABELS, ...BLOCK_NAMES }, broken = brokenUnderTable(new GridStore(model));
  return (
    <div className="mt-2 min-h-6 text-sm" role="status">
      <BrokenSentences names={names} meanwhile={<ul className="space-y-1">{broken.map((state) => <li key={state.relation.instance} className="tie-bad">✗ {names[state.relation.drawnAt.key]}　{relationName(state.relation)}　{relationWords(state)}</li>)}</ul>} />
    </div>
  );
}

function LabelCell({ cell, stick }: { cell: Extract<PrintedCell, { kind: 'label' }>; stick: number | null }) {
  if (cell.scope === 'col') return <th id={cell.id} scope="col" colSpan={cell.colSpan} className="text-center!">{cell.text}</th>;
  if (cell.caption) return <th id={cell.id} scope="colgroup" colSpan={cell.colSpan} className="caption-row">{cell.text}</th>;
  const vertical = cell.scope === 'rowgroup' && (cell.rowSpan ?? 1) > 12;
  return (
    <th id={cell.id} scope={cell.scope} colSpan={cell.colSpan} rowSpan={cell.rowSpan} data-stick={stick ?? undefined} className={vertical ? 'vertical' : undefined}>
      {cell.text}
    </th>
  );
}

function FigureCell({ cell, model }: { cell: Extract<PrintedCell, { kind: 'figure' }>; model: GridModel }) {
  const definition = model.cells[cell.pointer];
  if (!definition) return <td className="empty-fill" colSpan={cell.colSpan} />;
  const headers = cell.headers.join(' ');
  if (definition.sumOf && !model.typedTotals) {
    // Named for those who are led to it: by its heads and what it comes to.
    return <td className="total" headers={headers} aria-labelledby={`${headers} ${fieldId(cell.pointer)}`} colSpan={cell.colSpan} data-pointer={cell.pointer}><Total pointer={cell.pointer} /></td>;
  }
  return (
    <td headers={headers} colSpan={cell.colSpan} data-pointer={cell.pointer} className={definition.carried ? 'carried' : undefined}>
      <input
        className="cell" id={fieldId(cell.pointer)} name={cell.pointer} defaultValue={model.typed[cell.pointer]?.typed ?? ''} aria-label={definition.name}
        inputMode={definition.kind === 'count' ? 'numeric' : 'decimal'} autoComplete="off" readOnly={model.locked} title={definition.carried ? '自去年报告带入' : undefined}
      />
      {definition.sumOf ? <Computed pointer={cell.pointer} /> : null}
    </td>
  );
}
