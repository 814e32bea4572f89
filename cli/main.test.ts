import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { balancedFrom } from '../lib/report/arbitrary';
import { main } from './main';

let folder: string, report: string;
let out: string[], said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-main-'));
  report = join(folder, 'r.json');
  writeFileSync(report, JSON.stringify(balancedFrom([1, 2, 5]).document));
  out = []; said = [];
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => { out.push(String(line)); });
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => { said.push(String(line)); });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('a command line that is not understood', () => {
  it.each([
    ['an unknown option', ['check', '--nosuch'], '没有选项“--nosuch”'],
    ['an option without its value', ['check', '--previous'], '选项“--previous”后面缺少内容'],
    ['a value that does not belong', ['check', '--json=yes'], '选项“--json”后面不跟内容'],
    ['an unknown option of import', ['import', '--nosuch'], '没有选项“--nosuch”'],
    ['a kind left out', ['export', '--to'], '选项“--to”后面缺少内容'],
    ['a word too many', ['user', 'add', '多余'], '多了不认识的内容'],
  ])('%s: Chinese, with the usage, exit 2', async (_words, args, wanted) => {
    expect(await main(args)).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`命令写法有误：${wanted}。`);
    expect(said[0]).toContain(`用法：npx gouji ${args[0]}`);
    expect(said[0]).not.toMatch(/option|argument|Error/);
  });

  it('answers --help of every command with its usage', async () => {
    for (const command of ['check', 'import', 'export', 'backup', 'restore', 'audit', 'publish', 'user']) {
      out = [];
      expect(await main([command, '--help']), command).toBe(0);
      expect(out.join('\n'), command).toContain(`gouji ${command}`);
    }
    expect(said).toEqual([]);
  });
});

describe('a file that cannot be read or written', () => {
  it('says so in Chinese with the path, exit 2', async () => {
    expect(await main(['export', report, '--to', 'md', '--out', join(folder, '没有', 'x.md')])).toBe(2);
    expect(said.at(-1)).toBe(`${join(folder, '没有', 'x.md')}：没有这个文件或文件夹。`);
    expect(await main(['export', join(folder, '没有.json'), '--to', 'md'])).toBe(2);
    expect(said.at(-1)).toBe(`${join(folder, '没有.json')}：没有这个文件或文件夹。`);
    expect(await main(['export', folder, '--to', 'md'])).toBe(2);
    expect(said.at(-1)).toContain('这是一个文件夹');
    expect(await main(['check', join(folder, '没有.json')])).toBe(2);
    expect(said.at(-1)).toContain('没有这个文件');
  });
});

describe('the report of last year', () => {
  const withPrevious = async (change: object) => {
    const { document } = balancedFrom([1, 2, 5]);
    writeFileSync(join(folder, 'p.json'), JSON.stringify({ ...document, year: document.year - 1, ...change }));
    await main(['check', report, '--previous', join(folder, 'p.json'), '--partial', '--json']);
    return { said: said.join('\n'), rules: (JSON.parse(out.at(-1)!) as { notAssessed: { rule: string }[] }).notAssessed.map((item) => item.rule), document };
  };
  it('is used without a word when it is the right one', async () => expect((await withPrevious({})).said).toBe(''));
  it('is told when it is of another year, and not used', async () => {
    const { said: told, rules, document } = await withPrevious({ year: 2021 });
    expect(told).toContain(`p.json是2021年的报告，不是${document.year - 1}年的，没有用来核对。`);
    expect(rules).toContain('Y-01');
  });
  it('is told when it is of another organ', async () => expect((await withPrevious({ organ: { name: '乙街道办事处' } })).said).toContain('“乙街道办事处”的报告'));
});

describe('figures that are none', () => {
  const checked = async (change: object) => {
    writeFileSync(report, JSON.stringify({ ...balancedFrom([1, 2, 5]).document, ...change }));
    out = [];
    const exit = await main(['check', report, '--partial', '--json']);
    return { exit, ...(JSON.parse(out[0]!) as { error?: string; findings: { rule: string; cells: string[]; message: string }[] }) };
  };
  it.each([
    ['C-01', { licensing: -1 }, '/disclosure/licensing', '不能为负数'],
    ['C-01', { licensing: 1.5 }, '/disclosure/licensing', '不能有小数'],
    ['C-01', { regulations: { made: { value: -2, remark: '含修订1件' } } }, '/disclosure/regulations/made', '“-2”'],
    ['C-01', { penalties: 2 ** 53 }, '/disclosure/penalties', '数值过大'],
    ['C-03', { feesWanYuan: '-3' }, '/disclosure/feesWanYuan', '金额不能为负数'],
    ['C-03', { feesWanYuan: '0.1234567' }, '/disclosure/feesWanYuan', '小数不能超过六位'],
    ['C-02', { feesWanYuan: '/' }, '/disclosure/feesWanYuan', '没有的请填0'],
    ['C-02', { feesWanYuan: '' }, '/disclosure/feesWanYuan', '没有的请填0'],
  ])('%s answers %o at its cell', async (rule, disclosure, cell, words) => {
    const { exit, findings } = await checked({ disclosure });
    expect(exit).toBe(1);
    expect(findings.filter((finding) => finding.cells[0] === cell).map((finding) => finding.rule)).toEqual([rule]);
    expect(findings.find((finding) => finding.cells[0] === cell)!.message).toContain(words);
  });
  it('still refuses what is no figure at all', async () => {
    expect(await checked({ disclosure: { licensing: [1] } })).toMatchObject({ exit: 2, findings: [] });
    expect(await checked({ disclosure: { feesWanYuan: 3.5 } })).toMatchObject({ exit: 2, error: expect.stringContaining('金额应为文字形式的小数') as unknown });
    expect(await checked({ year: 2024.5 })).toMatchObject({ exit: 2 });
  });
  it('takes plain counts and amounts', async () => {
    const { findings } = await checked({ disclosure: { licensing: 0, penalties: 3, feesWanYuan: '59237.2449' } });
    expect(findings.filter((finding) => finding.rule.startsWith('C-'))).toEqual([]);
  });
});

describe('many files exported at once', () => {
  it('are refused whole when two would be written over one another, and written side by side otherwise', async () => {
    const other = join(folder, 'other'), out = join(folder, 'out');
    mkdirSync(other);
    copyFileSync(report, join(other, 'r.json'));
    expect(await main(['export', report, join(other, 'r.json'), '--to', 'md', '--out', out])).toBe(2);
    expect(said.at(-1)).toContain('有两个文件都叫“r”');
    expect(existsSync(out)).toBe(false);
    copyFileSync(report, join(other, 's.json'));
    expect(await main(['export', report, join(other, 's.json'), '--to', 'md', '--out', out])).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['r.md', 's.md']);
  });

  it('go on after one that cannot be written or read; each is told, with a count, exit 2', async () => {
    const out = join(folder, 'out'), named = ['a', 'b', 'c'].map((name) => join(folder, `${name}.json`));
    for (const file of named) copyFileSync(report, file);
    mkdirSync(join(out, 'a.md'), { recursive: true });
    writeFileSync(named[1]!, '{');
    expect(await main(['export', ...named, '--to', 'md', '--out', out])).toBe(2);
    expect(readdirSync(out).sort()).toEqual(['a.md', 'c.md']);
    expect(said).toEqual([`已导出1份，存放在${out}；2份没有导出：`, `${named[1]!}：不是有效的JSON。其他格式请先用 gouji import 读取。`, `${join(out, 'a.md')}：这是一个文件夹。`]);
  });

  it('are written into the folder named also when only one of them can be read', async () => {
    const out = join(folder, 'out'), broken = join(folder, 'broken.json');
    writeFileSync(broken, '{');
    expect(await main(['export', broken, report, '--to', 'md', '--out', out])).toBe(2);
    expect(readdirSync(out)).toEqual(['r.md']);
  });

  it('do not take the place of a file', async () => {
    expect(await main(['export', report, report.replace('r.json', 's.json'), '--to', 'md', '--out', report])).toBe(2);
    expect(said.at(-1)).toBe(`${report}：已有同名的文件。`);
  });

  it('ask for a year that is one', async () => {
    expect(await main(['export', '--from-database', '--year', '去年', '--to', 'md'])).toBe(2);
    expect(said.at(-1)).toContain('请用 --year 写明报告年度');
  });
});
