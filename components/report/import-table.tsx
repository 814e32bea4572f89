/** What was read from a file, each figure in its place of the official table: as the file prints it, and what will be filled in. */
import type { ImportPlace, ImportSectionPreview } from '../../lib/desk/import-preview';
import type { PrintedCell, TableDef } from '../../lib/report/form/types';

/** The ids of the head cells: the entry grid's own would not be apart from them on one page. */
const idOf = (id: string) => `import-${id}`;
const EDGE = 'border border-line px-1.5 py-1';

export function ImportTable({ table, section }: { table: TableDef; section: ImportSectionPreview }) {
  const places = new Map(section.places.map((place) => [place.pointer, place]));
  const open = new Map(section.open.map((cell) => [cell.pointer, cell]));
  const row = (cells: PrintedCell[]) => cells.map((cell) => {
    if (cell.kind === 'label') return <th key={cell.id} id={idOf(cell.id)} scope={cell.scope} colSpan={cell.colSpan} rowSpan={cell.rowSpan} className={`${EDGE} bg-sunken font-normal ${cell.scope === 'row' || cell.scope === 'rowgroup' ? 'min-w-20 max-w-64 text-left' : 'min-w-16 text-center'}`}>{cell.text}</th>;
    const place = places.get(cell.pointer), left = open.get(cell.pointer), doubt = place?.doubt ?? left?.reason;
    return (
      <td key={cell.pointer} headers={cell.headers.map(idOf).join(' ')} colSpan={cell.colSpan} className={`${EDGE} text-center tabular-nums ${doubt ? 'bg-warn-tint' : ''}`} data-place={cell.pointer} data-doubt={doubt ? '' : undefined} title={doubt}>
        {place ? <Figure place={place} /> : left ? <span className="text-soft">{left.read || '（空）'}</span> : <span className="text-soft">{section.computed[cell.pointer] ?? <><span aria-hidden>—</span><span className="sr-only">文件中没有</span></>}</span>}
        {doubt ? <span className="block text-xs font-medium text-warn">存疑</span> : null}
      </td>
    );
  });
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{table.shortName} {table.caption}：文件所印与将填入的内容</caption>
      {table.head.length > 0 ? <thead>{table.head.map((line) => <tr key={line.code}>{row(line.cells)}</tr>)}</thead> : null}
      <tbody>{table.body.map((line) => <tr key={line.code} data-row={line.code}>{row(line.cells)}</tr>)}</tbody>
    </table>
  );
}

function Figure({ place }: { place: ImportPlace }) {
  if (!place.changed) return <span className="text-soft">{place.read}<span className="sr-only">，不变</span></span>;
  return (
    <>
      <span className="text-soft"><span className="sr-only">文件中</span>{place.read}</span>
      <span aria-hidden> → </span><span className="sr-only">，将填入</span>
      <strong>{place.typed}{place.remark ? `（${place.remark}）` : ''}</strong>
      {place.now !== '' ? <span className="block text-xs text-soft">现有{place.now}{place.nowRemark ? `（${place.nowRemark}）` : ''}</span> : null}
    </>
  );
}
