/** Words of a report for the layouts. */
export const feeSentence = '按照《政府信息公开信息处理费管理办法》，本年度发出收费通知0件，应收金额0元，实际收取0元。';
