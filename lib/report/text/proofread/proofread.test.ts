import { describe, expect, it } from 'vitest';
import { processorTime } from '../../processor-time';
import { XISHICHANG_2024 } from '../../rules/narrative/xishichang-2024';
import { hintKey, proofread } from './proofread';

const found = (text: string, settings?: Parameters<typeof proofread>[1]) => proofread(text, settings).map((hint) => [hint.rule, text.slice(hint.start, hint.end), hint.suggestion]);
const mended = (text: string) => [...proofread(text)].reverse().reduce((now, { start, end, suggestion }) => (suggestion === undefined ? now : now.slice(0, start) + suggestion + now.slice(end)), text);

describe('proofread', () => {
  it('finds doubled words but not Chinese that doubles', () => {
    expect(found('资金资金拨付，做好工作工作的的安排')).toEqual([['doubled', '资金资金', '资金'], ['doubled', '工作工作', '工作'], ['doubled', '的的', '的']]);
    expect(found('研究研究，方方面面，人人参与，和和美美，公开公正，常常')).toEqual([]);
  });
  it('finds the last letter of a word typed twice, and leaves words that follow one another alone', () => {
    expect(mended('公开政府信息息，接受监督督。共20余余条')).toBe('公开政府信息，接受监督。共20余条');
    expect(found('工作作风，管理理念，公开开展情况，部门门户，信息息息相关，文件件数，信息公开开放，进行行政检查，制度度量')).toEqual([]);
  });
  it('finds letters lost to a wrong encoding', () => {
    expect(found('公开\ufffd\ufffd13条').map(([rule]) => rule)).toEqual(['leftover']);
  });
  it('finds brackets and quotes without partner', () => {
    expect(found('（一）主动公开（含专栏。')).toEqual([['bracket', '（', undefined]]);
    expect(found('《条例规定，“公开')).toEqual([['bracket', '《', undefined], ['bracket', '“', undefined]]);
    expect(found('1）组织领导。2）制度建设，〔2020〕109号，《甲》“乙”')).toEqual([]);
  });
  it('finds half-width punctuation in Chinese, not in figures and addresses', () => {
    expect(found('主动公开13条信息,内容(含专栏):安全')).toEqual([
      ['half-width', ',', '，'], ['half-width', '(', '（'], ['half-width', ')', '）'], ['half-width', ':', '：'],
    ]);
    expect(found('https://www.example.gov.cn，1,234件，12:30')).toEqual([]);
    expect(mended('坚持"应公开尽公开"原则.')).toBe('坚持“应公开尽公开”原则。');
  });
  it('finds blanks between Chinese and figures', () => {
    expect(mended('主动公开 13 条信息， 内容')).toBe('主动公开13条信息，内容');
    expect(found('\n　　第一段。\n　　第二段。')).toEqual([]);
  });
  it('finds the half-width marks and blanks of a scanned report, and mends them all', () => {
    const text = `${Object.values(XISHICHANG_2024.overview ?? {}).join('\n')}\n${XISHICHANG_2024.problems}\n${XISHICHANG_2024.otherMatters}`;
    const hints = proofread(text, { organName: '新华区西市场街道办事处', year: 2024 });
    expect(hints.filter((hint) => hint.rule === 'half-width').length).toBeGreaterThan(40);
    expect(hints.filter((hint) => hint.rule === 'space').length).toBeGreaterThanOrEqual(5);
    expect(hints.filter((hint) => !['half-width', 'space'].includes(hint.rule))).toEqual([]);
    const clean = mended(text);
    expect(clean).toContain('主动公开13条信息，内容涵盖');
    expect(clean).toContain('“什么事群众关心，就公开什么”');
    expect(proofread(clean)).toEqual([]);
  });
  it('finds full-width digits, doubled marks, year brackets, citations and placeholders', () => {
    expect(found('共１２件。。依据国办函[2020]109号')).toEqual([['full-width-digits', '１２', '12'], ['punctuation', '。。', '。'], ['document:year-bracket', '[2020]', '〔2020〕']]);
    expect(found('根据国办公开办函〔2019〕60号', { year: 2024 })).toEqual([['document:form-2019', '国办公开办函〔2019〕60号', '国办公开办函〔2021〕30号']]);
    expect(found('根据国办公开办函〔2019〕60号', { year: 2020 })).toEqual([]);
    expect(found('根据国务院令第492号')).toEqual([['document:decree-492', '国务院令第492号', '国务院令第711号']]);
    expect(found('公开××条，【待核：3件】')).toEqual([['leftover', '××', undefined], ['leftover', '【待核：3件】', undefined]]);
  });
  it('finds repeated sentences and names that are not quite the own one', () => {
    expect(found('加强政府信息公开队伍建设和业务培训。其次。加强政府信息公开队伍建设和业务培训。').map(([rule]) => rule)).toEqual(['repeated-sentence']);
    expect(found('西市厂街道办事处和西市场街道办事处', { organName: '新华区西市场街道办事处' })).toEqual([['organ-name', '西市厂', '西市场']]);
    expect(found('西市场街道、我街道、中兴路街道', { organName: '新华区西市场街道办事处' })).toEqual([]);
  });
  it('leaves tokens and own words alone and remembers what is ignored', () => {
    expect(found('收到{{/applications/1/total}}件')).toEqual([]);
    expect(found('其它栏目', { ownWords: ['其它栏目'] })).toEqual([]);
    const text = '其它处理';
    expect(found(text, { ignored: [hintKey(text, proofread(text)[0]!)] })).toEqual([]);
  });
  // Measured: under 1 ms; the bound leaves room for a busy machine.
  it('is quick for 1,300 characters', () => {
    const text = Object.values(XISHICHANG_2024.overview ?? {}).join('\n').repeat(2).slice(0, 1300);
    for (let round = 0; round < 30; round++) proofread(text);
    const times = Array.from({ length: 41 }, () => processorTime(() => proofread(text, { organName: '新华区西市场街道办事处' }))).sort((a, b) => a - b);
    expect(times[20]).toBeLessThan(15);
  });
});
