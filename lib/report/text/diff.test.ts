import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDiff } from './diff';
import { gapsIn, markGaps } from './gaps';
import { LEFTOVERS } from './proofread/leftovers';

describe('textDiff', () => {
  it('marks changed words whole', () => {
    expect(textDiff('2023年度主动公开12条信息', '2024年度主动公开13条信息')).toEqual([
      { kind: 'removed', text: '2023' }, { kind: 'added', text: '2024' }, { kind: 'same', text: '年度主动公开' },
      { kind: 'removed', text: '12' }, { kind: 'added', text: '13' }, { kind: 'same', text: '条信息' },
    ]);
  });
  it('gives back both texts', () => {
    const text = fc.string({ unit: fc.constantFrom(...'主动公开政府信息12，。件\n'), maxLength: 40 });
    fc.assert(fc.property(text, text, (before, after) => {
      const changes = textDiff(before, after);
      expect(changes.filter((change) => change.kind !== 'added').map((change) => change.text).join('')).toBe(before);
      expect(changes.filter((change) => change.kind !== 'removed').map((change) => change.text).join('')).toBe(after);
    }));
  });
});

describe('markGaps', () => {
  const hasLeftovers = (text: string) => LEFTOVERS.some(({ pattern }) => text.search(pattern) >= 0);
  const last = '2023年度，我街道主动公开 12 条信息，收取信息处理费0元，依据国办函〔2020〕109号，统计自2023年1月1日至12月31日。按《2021年工作要点》办理。';
  it('turns years and figures into gaps, keeps dates, numbers and titles', () => {
    const text = markGaps(last, 2024);
    expect(text).toBe('【待核：2024年】度，我街道主动公开 【待核：12 条】信息，收取信息处理费【待核：0元】，依据国办函〔2020〕109号，统计自【待核：2024年】1月1日至12月31日。按《2021年工作要点》办理。');
    expect(hasLeftovers(text)).toBe(true);
  });
  it('keeps bound figures, which follow this year’s tables', () => {
    expect(markGaps('收到{{/applications/3.1/total}}件，2023年', 2024)).toBe('收到{{/applications/3.1/total}}件，【待核：2024年】');
  });
  it('is confirmed gap by gap', () => {
    let text = markGaps(last, 2024);
    expect(gapsIn(text)).toHaveLength(4);
    while (gapsIn(text).length > 0) {
      const gap = gapsIn(text)[0]!;
      text = text.slice(0, gap.start) + (gap.text === '12 条' ? '13条' : gap.text) + text.slice(gap.end);
    }
    expect(text).toContain('主动公开 13条信息');
    expect(hasLeftovers(text)).toBe(false);
  });
});
