/** Name of the act, in the table's undo list and beside it. */
export const ZERO_REST = '其余均为0';
export const NOT_CLOSED = '空白格已恢复；声明记录未能作废，请在网络恢复后再试。';
