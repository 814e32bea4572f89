/** The official table as an entry grid, rendered on the server: labels and inputs are static, only totals and tie-out states are live. */
import type { CSSProperties } from 'react';
import type { PrintedCell, TableDef } from '../../../lib/report/form/types';
import { fieldId } from '../field-id';
import type { GridModel } from './model';
import { Computed, TieState, Total } from './status';

const LAYOUT: Record<TableDef['id'], { columns: number[]; state: number; sticky: number }> = {
  disclosure: { columns: [14, 8, 8, 8], state: 13, sticky: 1 },
  applications: { columns: [2.25, 4.25, 13.5, 4.75, 4.75, 4.75, 4.75, 4.75, 4.75, 5], state: 8.5, sticky: 3 },
  disputes: { columns: Array<number>(15).fill(4.25), state: 0, sticky: 0 },
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

const SECTION_COLUMN_KEYS = ['naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation', 'total'];

export function GridTable({ table, model }: { table: TableDef; model: GridModel }) {
  const layout = LAYOUT[table.id];
  const left = (column: number) => layout.columns.slice(0, column).reduce((sum, width) => sum + width, 0);
  const body = placed(table);
  return (
    <table className="count-grid" style={{ minWidth: `${left(layout.columns.length) + layout.state}rem`, tableLayout: 'fixed' }}>
      <caption className="sr-only">{table.shortName} {table.caption}。方向键移动，回车向下，F2 修改，Esc 还原，Ctrl+Z 撤销。</caption>
      <colgroup>
        {layout.columns.map((width, index) => <col key={index} style={{ width: `${width}rem` }} />)}
        {layout.state ? <col style={{ width: `${layout.state}rem` }} /> : null}
      </colgroup>
      {table.head.length > 0 ? (
        <thead>
          {table.head.map((row, index) => (
            <tr key={row.code}>
              {row.cells.map((cell) => cell.kind === 'label' ? (
                <th key={cell.id} id={cell.id} scope={cell.scope} colSpan={cell.colSpan} rowSpan={cell.rowSpan} className={cell.corner ? 'text-xs font-normal text-soft' : undefined}
                  style={cell.corner ? { left: 0, zIndex: 4 } : undefined}>{cell.text}</th>
              ) : null)}
              {index === 0 && layout.state ? <th rowSpan={table.head.length} scope="col" className="text-xs">勾稽</th> : null}
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
                : <LabelCell key={cell.id} cell={cell} stickyLeft={column < layout.sticky ? left(column) : null} />)}
              {layout.state ? (figures ? <td className="state"><TieState at={`row:${row.code}`} /></td> : table.head.length === 0 && index > 0 && !row.cells.some((cell) => cell.kind === 'label' && cell.caption) ? <th scope="col" className="text-xs">勾稽</th> : <td className="caption-row" />) : null}
            </tr>
          );
        })}
      </tbody>
      {table.id === 'applications' ? (
        <tfoot>
          <tr>
            <th colSpan={3} scope="row" className="text-left" style={{ left: 0, zIndex: 3 }}>各列勾稽</th>
            {SECTION_COLUMN_KEYS.map((key) => <td key={key} headers={`t3-c-${key}`}><TieState at={`column:${key}`} /></td>)}
            <td />
          </tr>
        </tfoot>
      ) : null}
      {table.id === 'disputes' ? (
        <tfoot><tr>{['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'].map((block) => <td key={block} colSpan={5}><TieState at={`block:${block}`} /></td>)}</tr></tfoot>
      ) : null}
    </table>
  );
}

function LabelCell({ cell, stickyLeft }: { cell: Extract<PrintedCell, { kind: 'label' }>; stickyLeft: number | null }) {
  if (cell.scope === 'col') return <th id={cell.id} scope="col" colSpan={cell.colSpan} className="text-center!">{cell.text}</th>;
  if (cell.caption) return <th id={cell.id} scope="colgroup" colSpan={cell.colSpan} className="caption-row">{cell.text}</th>;
  const style: CSSProperties = stickyLeft === null ? {} : { left: `${stickyLeft}rem` };
  const vertical = cell.scope === 'rowgroup' && (cell.rowSpan ?? 1) > 12;
  return (
    <th id={cell.id} scope={cell.scope} colSpan={cell.colSpan} rowSpan={cell.rowSpan} data-stick={stickyLeft === null ? undefined : ''} style={style} className={vertical ? 'vertical' : undefined}>
      {cell.text}
    </th>
  );
}

function FigureCell({ cell, model }: { cell: Extract<PrintedCell, { kind: 'figure' }>; model: GridModel }) {
  const definition = model.cells[cell.pointer];
  if (!definition) return <td className="empty-fill" colSpan={cell.colSpan} />;
  const headers = cell.headers.join(' ');
  if (definition.sumOf && !model.typedTotals) {
    return <td className="total" headers={headers} colSpan={cell.colSpan} data-pointer={cell.pointer}><Total pointer={cell.pointer} /></td>;
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
