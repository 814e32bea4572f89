/** The statement of section six on 信息处理费 (国办函〔2020〕109号): written from three figures, and read back from a text. */

export interface FeeFigures {
  /** 收费通知件数. */
  notices: number;
  /** 通知总金额, 元, decimal text. */
  chargedYuan: string;
  /** 实际收取, 元, decimal text. */
  collectedYuan: string;
}

const OPENING = '按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定的按件、按量收费标准，';

/** 元 as decimal text → 分; null when it is not such a text. */
export function fenFromYuan(text: string): number | null {
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(text)) return null;
  const [whole, decimals = ''] = text.split('.');
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}

/** The sentence for section six. */
export function feeStatement({ notices, chargedYuan, collectedYuan }: FeeFigures): string {
  if (notices === 0 && fenFromYuan(chargedYuan) === 0 && fenFromYuan(collectedYuan) === 0) return `${OPENING}本年度没有产生政府信息公开处理费。`;
  return `${OPENING}本年度发出收费通知${notices}件，通知金额共${chargedYuan}元，实际收取${collectedYuan}元。`;
}

export interface FeeReading {
  /** The text speaks of the fee at all. */
  stated: boolean;
  /** It says that no fee arose or was collected. */
  none: boolean;
  /** It says that none arose at all: not even a notice was sent. */
  noneArose?: true;
  notices?: number;
  chargedYuan?: string;
  collectedYuan?: string;
}

const SUBJECT = /信息(公开)?(信息)?处理费|信息公开处理费|处理费/;
const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?)`;

/** Reads the fee statement of a text; absent figures stay absent. */
export function readFeeStatement(text: string): FeeReading {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (!SUBJECT.test(plain) && !/收费通知/.test(plain)) return { stated: false, none: false };
  const pick = (...patterns: RegExp[]) => patterns.map((pattern) => pattern.exec(plain)?.[1]?.replaceAll(',', '')).find((found) => found !== undefined);
  const notices = pick(new RegExp(`(?:发出|出具)?收费通知(?:书)?${NUMBER}件`), new RegExp(`发出${NUMBER}件收费通知`), new RegExp(`有${NUMBER}件[^。]{0,30}收取信息(?:公开)?处理费`));
  const charged = pick(new RegExp(`(?:通知|应收|总)(?:的)?(?:总)?金额(?:共计?|合计|为)?${NUMBER}元`), new RegExp(`应收(?:共计?)?${NUMBER}元`));
  const collected = pick(new RegExp(`实(?:际收取|收|际收费)(?:金额)?(?:共计?|为)?${NUMBER}元`), new RegExp(`收取(?:政府)?信息(?:公开)?(?:信息)?处理费(?:共计?)?${NUMBER}元`));
  const noneArose = /(?:没有|未)(?:产生|发生)[^，。；]{0,12}(?:处理费|费用)|无[^，。；]{0,8}(?:信息)?处理费/.test(plain);
  const none = noneArose || /(?:没有|未)收取?[^，。；]{0,12}(?:处理费|费用)/.test(plain) || (collected !== undefined && Number(collected) === 0 && (notices === undefined || Number(notices) === 0));
  return { stated: true, none, ...(noneArose ? { noneArose } : {}), ...(notices !== undefined ? { notices: Number(notices) } : {}), ...(charged !== undefined ? { chargedYuan: charged } : {}), ...(collected !== undefined ? { collectedYuan: collected } : {}) };
}
