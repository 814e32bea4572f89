/** What offices, converters and scanners do to a report: each bend takes a printed report and gives another; the truth goes with it. */
import type { Grid, PlacedCell, Printed, PrintedBlock } from './printed';

export type Bend = (printed: Printed) => Printed;

const tables = (printed: Printed, bend: (grid: Grid) => Grid[] | Grid): Printed => ({
  ...printed,
  blocks: printed.blocks.flatMap((block): PrintedBlock[] => (block.kind === 'table' ? [bend(block.grid)].flat().map((grid) => ({ kind: 'table', grid })) : [block])),
});
const only = (id: Grid['id'], bend: (grid: Grid) => Grid[] | Grid): Bend => (printed) => tables(printed, (grid) => (grid.id === id ? bend(grid) : grid));
const each = (grid: Grid, change: (cell: PlacedCell) => PlacedCell): Grid => ({ ...grid, cells: grid.cells.map(change) });
const isFigure = (cell: PlacedCell) => cell.pointer !== undefined;

/** Labels as somebody else wrote them. */
export const labels = (change: (text: string) => string): Bend => (printed) => tables(printed, (grid) => each(grid, (cell) => (isFigure(cell) ? cell : { ...cell, text: change(cell.text) })));
/** Figures written in another way; the value stays. */
export const figures = (change: (text: string) => string): Bend => (printed) => tables(printed, (grid) => each(grid, (cell) => (isFigure(cell) ? { ...cell, text: change(cell.text) } : cell)));
/** Lines of text written in another way. */
export const lines = (change: (text: string, role: string) => string): Bend => (printed) => ({ ...printed, blocks: printed.blocks.map((block) => (block.kind === 'text' ? { ...block, text: change(block.text, block.role) } : block)) });

export const fullWidth = figures((text) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)));
export const thousands = figures((text) => text.replace(/^\d+/, (digits) => digits.replaceAll(/\B(?=(\d{3})+$)/g, ',')));
export const units = figures((text) => (/^\d+$/.test(text) ? `${text}件` : text));
export const brokenLabels = labels((text) => [...text].map((letter, index) => (index > 0 && index % 4 === 0 && /[\u4e00-\u9fa5]/.test(letter) ? ` ${letter}` : letter)).join(''));
/** What recognition of letters makes of labels. */
export const scannedLabels = labels((text) => text.replace('总计', '总记').replace('三、本年度办理结果', '年度办 理结果').replaceAll('（', '(').replaceAll('）', ')').replace('信访举报', '信防举报').replace('“三安全一稳定”', '"三安全-稳定"').replace('商业企业', '商业 企业').replace('尚未审结', '尚末审结').replace('本年制发件数', '本年制发 件数').replace('二、上年结转', '二 、上年结转'));
/** Words of offices that kept or changed a few. */
export const otherWords = labels((text) => text.replace('“三安全一稳定”', '"三安全一稳定"').replace('其他法律行政法规禁止公开', '其他法律、行政法规禁止公开').replace('行政规范性文件', '规范性文件').replace('政府信息公开申请数量', '申请数量').replace('（单位：万元）', '').replace('结转下年度继续办理', '结转下年度办理'));

/** Zeros left blank or drawn as a mark: then that is what was printed. */
export const zerosAs = (mark: string): Bend => (printed) => {
  const truth = new Map(printed.truth);
  const bent = tables(printed, (grid) => each(grid, (cell) => {
    if (!cell.pointer || cell.text !== '0') return cell;
    truth.set(cell.pointer, { value: mark });
    return { ...cell, text: mark };
  }));
  return { ...bent, truth };
};

/** Cells whose text a conversion lost: nobody can know them any more. */
export const lost = (unlucky: (pointer: string) => boolean): Bend => (printed) => {
  const truth = new Map(printed.truth);
  const bent = tables(printed, (grid) => each(grid, (cell) => {
    if (!cell.pointer || !unlucky(cell.pointer)) return cell;
    truth.set(cell.pointer, 'lost');
    return { ...cell, text: '' };
  }));
  return { ...bent, truth };
};

const shifted = (grid: Grid, at: number): Grid => ({
  ...grid, columns: grid.columns + 1,
  cells: grid.cells.map((cell) => (cell.column >= at ? { ...cell, column: cell.column + 1 } : cell.column + cell.colSpan > at ? { ...cell, colSpan: cell.colSpan + 1 } : cell)),
});
const filledIn = (grid: Grid): Grid => {
  const taken = new Set(grid.cells.flatMap((cell) => Array.from({ length: cell.rowSpan * cell.colSpan }, (_, at) => `${cell.row + Math.floor(at / cell.colSpan)},${cell.column + (at % cell.colSpan)}`)));
  const cells = [...grid.cells];
  for (let row = 0; row < grid.rows; row += 1) for (let column = 0; column < grid.columns; column += 1) if (!taken.has(`${row},${column}`)) cells.push({ text: '', row, column, rowSpan: 1, colSpan: 1, head: false });
  return { ...grid, cells };
};

/** An empty column at a place of every table, as conversions leave them. */
export const emptyColumn = (at: number): Bend => (printed) => tables(printed, (grid) => filledIn(shifted(grid, Math.min(at, grid.columns))));
/** A column of running numbers before the labels. */
export const numbered = only('applications', (grid) => {
  const wide = filledIn(shifted(grid, 0));
  let number = 0;
  return each(wide, (cell) => (cell.column === 0 ? { ...cell, text: cell.row < 3 ? (cell.row === 0 ? '序号' : '') : String((number += 1)) } : cell));
});
/** A column 小计 of the five organisations, which the form does not have. */
export const subtotal = only('applications', (grid) => {
  const wide = filledIn(shifted(grid, 9));
  return each(wide, (cell) => {
    if (cell.column !== 9 || cell.colSpan > 1) return cell;
    if (cell.row < 2) return cell;
    if (cell.row === 2) return { ...cell, text: '小计' };
    return { ...cell, text: String(grid.cells.filter((other) => other.row === cell.row && other.pointer && other.column >= 4 && other.column <= 8).reduce((sum, other) => sum + (Number.parseInt(other.text, 10) || 0), 0)) };
  });
});

const without = (grid: Grid, column: number): Grid => ({
  ...grid, columns: grid.columns - 1,
  cells: grid.cells.flatMap((cell) => (cell.column === column && cell.colSpan === 1 ? [] : [{ ...cell, column: cell.column > column ? cell.column - 1 : cell.column, colSpan: cell.column <= column && cell.column + cell.colSpan > column ? cell.colSpan - 1 : cell.colSpan }])),
});
/** A column of table three left out. */
export const columnLeftOut = (key: string): Bend => (printed) => {
  const truth = new Map(printed.truth);
  for (const pointer of truth.keys()) if (pointer.startsWith('/applications/') && pointer.endsWith(`/${key}`)) truth.set(pointer, 'lost');
  const column = { naturalPerson: 3, enterprise: 4, research: 5, publicWelfare: 6, legalService: 7, otherOrganisation: 8, total: 9 }[key] ?? 9;
  return { ...tables(printed, (grid) => (grid.id === 'applications' ? without(grid, column) : grid)), truth };
};
/** A row left out, its label and its figures. */
export const rowLeftOut = (part: string): Bend => (printed) => {
  const truth = new Map(printed.truth);
  const bent = tables(printed, (grid) => {
    const gone = grid.cells.find((cell) => cell.pointer?.includes(part))?.row;
    if (gone === undefined) return grid;
    for (const cell of grid.cells) if (cell.row === gone && cell.pointer) truth.set(cell.pointer, 'lost');
    return { ...grid, rows: grid.rows - 1, cells: grid.cells.flatMap((cell) => {
      if (cell.row === gone && cell.rowSpan === 1) return [];
      if (cell.row === gone) return [{ ...cell, rowSpan: cell.rowSpan - 1 }];
      return [{ ...cell, row: cell.row > gone ? cell.row - 1 : cell.row, rowSpan: cell.row < gone && cell.row + cell.rowSpan > gone ? cell.rowSpan - 1 : cell.rowSpan }];
    }) };
  });
  return { ...bent, truth };
};

/** Columns of table three in another order: the total first, as some offices print it. */
export const totalFirst = only('applications', (grid) => each(grid, (cell) => (cell.column === 9 && cell.row > 0 ? { ...cell, column: 3 } : cell.column >= 3 && cell.row > 0 ? { ...cell, column: cell.column + 1 } : cell)));

const part = (grid: Grid, from: number, to: number, repeatHead: number): Grid => {
  const head = repeatHead > 0 && from > 0 ? grid.cells.filter((cell) => cell.row < repeatHead && cell.head) : [];
  const shift = head.length > 0 ? repeatHead : 0;
  const cells = grid.cells.flatMap((cell): PlacedCell[] => {
    const top = Math.max(cell.row, from), bottom = Math.min(cell.row + cell.rowSpan, to);
    // A label that began on the page before is not printed again.
    return bottom <= top ? [] : [{ ...cell, row: top - from + shift, rowSpan: bottom - top, text: cell.row < from ? '' : cell.text }];
  });
  return { ...grid, rows: to - from + shift, cells: [...head, ...cells] };
};
/** Table three over pages: cut behind the given rows, the head again or not. */
export const overPages = (cuts: number[], headAgain: boolean): Bend => only('applications', (grid) => [0, ...cuts].map((from, index, all) => part(grid, from, all[index + 1] ?? grid.rows, headAgain ? 3 : 0)));
/** Table two as one small table for each item of article 20. */
export const tableTwoInParts = only('disclosure', (grid) => {
  const starts = grid.cells.filter((cell) => cell.column === 0 && cell.text.startsWith('第二十条')).map((cell) => cell.row);
  return starts.map((from, index) => part(grid, from, starts[index + 1] ?? grid.rows, 0));
});
/** Table four as two tables: 行政复议, 行政诉讼. */
export const tableFourInTwo = only('disputes', (grid) => {
  const columns = (from: number, to: number): Grid => ({ ...grid, columns: to - from, cells: grid.cells.filter((cell) => cell.column >= from && cell.column + cell.colSpan <= to).map((cell) => ({ ...cell, column: cell.column - from })) });
  return [columns(0, 5), columns(5, 15)];
});
/** Table four standing up: each result a row, each block a group. */
export const tableFourUpright = only('disputes', (grid) => ({ ...grid, rows: grid.columns, columns: grid.rows, cells: grid.cells.map((cell) => ({ ...cell, row: cell.column, column: cell.row, rowSpan: cell.colSpan, colSpan: cell.rowSpan })) }));

/** No merged cells: the text stands in the first place, or in each. */
export const unmerged = (repeat: boolean): Bend => (printed) => tables(printed, (grid) => ({
  ...grid,
  cells: grid.cells.flatMap((cell) => Array.from({ length: cell.rowSpan * cell.colSpan }, (_, at): PlacedCell => {
    const first = at === 0;
    const { pointer, ...rest } = cell;
    return { ...rest, ...(first && pointer ? { pointer } : {}), text: first || (repeat && !pointer) ? cell.text : '', row: cell.row + Math.floor(at / cell.colSpan), column: cell.column + (at % cell.colSpan), rowSpan: 1, colSpan: 1 };
  })),
}));

/** 总计 and 自然人 as a head over two rows in the one, over one row in the other arrangement. */
export const flatHead = only('applications', (grid) => ({
  ...grid,
  cells: grid.cells.flatMap((cell) => {
    if (!cell.head || cell.column < 3 || cell.rowSpan < 2) return [cell];
    return [{ ...cell, text: '', rowSpan: 1 }, { ...cell, row: cell.row + 1, rowSpan: 1 }];
  }),
}));
/** The corner cell merged with nothing, the results written beside it. */
export const cornerApart = only('applications', (grid) => filledIn({ ...grid, cells: grid.cells.map((cell) => (cell.row === 0 && cell.column === 0 ? { ...cell, row: 2, rowSpan: 1 } : cell)) }));
/** The figures of one row moved one place to the left, as when a conversion swallows a cell. */
export const swallowed = (pointer: string): Bend => (printed) => {
  const truth = new Map(printed.truth);
  const bent = tables(printed, (grid) => {
    const victim = grid.cells.find((cell) => cell.pointer === pointer);
    if (!victim) return grid;
    truth.set(pointer, 'lost');
    return { ...grid, cells: grid.cells.flatMap((cell) => (cell === victim ? [] : cell.row === victim.row && cell.column > victim.column ? [{ ...cell, column: cell.column - 1 }] : [cell])) };
  });
  return { ...bent, truth };
};
/** A title row in the table itself. */
export const titleInTable: Bend = (printed) => tables(printed, (grid) => ({
  ...grid, rows: grid.rows + 1,
  cells: [{ text: grid.id === 'applications' ? '表2 收到和处理政府信息公开申请情况（单位：件）' : '统计表', row: 0, column: 0, rowSpan: 1, colSpan: grid.columns, head: true }, ...grid.cells.map((cell) => ({ ...cell, row: cell.row + 1 }))],
}));
/** A note row below the figures. */
export const noteInTable: Bend = (printed) => tables(printed, (grid) => ({
  ...grid, rows: grid.rows + 1, cells: [...grid.cells, { text: '注：统计期为2024年1月1日至12月31日，数据截至12月31日24时。', row: grid.rows, column: 0, rowSpan: 1, colSpan: grid.columns, head: false }],
}));
/** Another table of the page, which is none of the report. */
export const otherTable: Bend = (printed) => ({ ...printed, blocks: printed.blocks.flatMap((block): PrintedBlock[] => (block.kind === 'text' && block.role === 'heading' && block.text.startsWith('五') ? [{ kind: 'table', grid: { id: 'disputes', rows: 2, columns: 3, cells: ['栏目', '信息条数', '占比', '政策文件', '12', '35%'].map((text, at) => ({ text, row: Math.floor(at / 3), column: at % 3, rowSpan: 1, colSpan: 1, head: false })) } }, block] : [block])) });

/** The new table two with the old, undivided row 其他处理, as some offices still print it. */
export const undivided = (printed: Printed): Printed => {
  const truth = new Map(printed.truth);
  for (const pointer of truth.keys()) if (/^\/applications\/3\.6\.[123]\//.test(pointer)) truth.set(pointer, 'lost');
  const bent = tables(printed, (grid) => {
    if (grid.id !== 'applications' || !grid.cells.some((cell) => cell.pointer?.startsWith('/applications/3.6.1/'))) return grid;
    const first = grid.cells.find((cell) => cell.pointer?.startsWith('/applications/3.6.1/'))!.row;
    const cells = grid.cells.flatMap((cell): PlacedCell[] => {
      const { pointer, ...rest } = cell;
      if (cell.row === first && cell.text.startsWith('（六）')) return [{ ...cell, rowSpan: 1, colSpan: 2 }];
      if (cell.row === first && !pointer) return [];
      if (cell.row === first && pointer) return [{ ...rest, text: '1' }];
      if (cell.row === first + 1 || cell.row === first + 2) return [];
      return [{ ...cell, row: cell.row > first ? cell.row - 2 : cell.row, rowSpan: cell.row < first && cell.row + cell.rowSpan > first ? cell.rowSpan - 2 : cell.rowSpan }];
    });
    return { ...grid, rows: grid.rows - 2, cells };
  });
  return { ...bent, truth };
};
