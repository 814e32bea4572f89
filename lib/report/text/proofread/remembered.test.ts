import { describe, expect, it } from 'vitest';
import { hintKey, proofread } from './proofread';
import { ignoredHint } from './remembered';

describe('an ignored hint in words', () => {
  it.each([
    ['本街道做为基层单位', '易错字词', '做为'],
    ['公开信息13条,接受监督', '半角标点', ','],
    ['共计１３条', '全角数字', '１３'],
    ['依据国办函[2020]109号', '发文字号的年份括号', '[2020]'],
    ['《政府信息公开条列》', '引用的文件', '《政府信息公开条列》'],
  ])('%s', (text, kind, passage) => {
    const keys = proofread(text, { year: 2024 }).map((hint) => ignoredHint(hintKey(text, hint)));
    expect(keys).toContainEqual({ kind, passage });
  });
  it('has a kind of its own for every kind of remark, and keeps a stroke inside the passage', () => {
    const text = '其他。。，，（公开信信息 十三条）…… 【待核：x】2024年，本单位共公开信息十三条并接受监督。2024年，本单位共公开信息十三条并接受监督。新华区测试街办。（';
    const kinds = proofread(text, { year: 2024, organName: '新华区测试街道办事处' }).map((hint) => ignoredHint(hintKey(text, hint)).kind);
    expect(kinds.length).toBeGreaterThan(4);
    expect(kinds).not.toContain('文字校对');
    expect(ignoredHint('bracket|甲|乙')).toEqual({ kind: '括号、引号不配对', passage: '甲|乙' });
    expect(ignoredHint('旧的写法')).toEqual({ kind: '文字校对', passage: '旧的写法' });
  });
});
