/** What stands beside the table while no cell has the focus. */
export const NO_CELL = <p className="p-4 text-sm text-soft">将光标放入某一格，这里显示填报说明、去年的数和勾稽关系。</p>;
