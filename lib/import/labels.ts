/** Comparing printed labels with official ones: blanks, width and punctuation do not count, small slips do a little. */

/** The letters of a label: NFKC, no blanks, no punctuation, no leading number, nothing that is crossed out and no sign of a note. */
export function plainLabel(text: string): string {
  return text.replaceAll(/⸨[^⸩]*⸩|⁽[^⁾]*⁾/g, '').normalize('NFKC').replaceAll(/[\s\u00ad]/g, '').replaceAll(/[()（）〔〕\[\]“”"'‘’「」,，、。.;；:：·\-—_/\\|*]/g, '').replace(/^[一二三四五六七八九十\d]+(?=[\u4e00-\u9fa5])/, (number) => (number.length <= 2 ? '' : number));
}

/** 1 for the same letters, less for each slip (edit distance over the longer length). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (!a || !b || Math.abs(a.length - b.length) > Math.max(a.length, b.length) * 0.6) return 0;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    previous = current;
  }
  return 1 - previous[b.length]! / Math.max(a.length, b.length);
}
