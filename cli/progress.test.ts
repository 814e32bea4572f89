import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { balancedFrom } from '../lib/report/arbitrary';
import { main } from './main';
import { counter } from './progress';

let written: string[];
const kept = { isTTY: Object.getOwnPropertyDescriptor(process.stderr, 'isTTY'), columns: Object.getOwnPropertyDescriptor(process.stderr, 'columns') };
const terminal = (isTTY: boolean, columns = 80) => Object.defineProperties(process.stderr, { isTTY: { configurable: true, value: isTTY }, columns: { configurable: true, value: columns } });
beforeEach(() => {
  written = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => { written.push(String(text)); return true; });
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const [name, value] of Object.entries(kept)) if (value) Object.defineProperty(process.stderr, name, value); else Reflect.deleteProperty(process.stderr, name);
});

describe('a counter', () => {
  it('writes one line over and over on a terminal, never wider than it', () => {
    terminal(true, 21);
    const { at, clear } = counter('生成');
    at(1, 10, '宿迁市');
    at(2, 10, '新华区西市场街道办事处2024年');
    clear();
    expect(written).toEqual(['\r\u001b[K生成 1/10 宿迁市', '\r\u001b[K生成 2/10 新华区西市', '\r\u001b[K']);
  });
  it('writes plain lines elsewhere, none for short work', () => {
    terminal(false);
    let now = 0;
    const { at, clear } = counter('生成', () => now);
    for (const [time, number] of [[0, 1], [9_000, 2], [10_000, 3], [15_000, 4], [21_000, 5]] as const) {
      now = time;
      at(number, 5, '甲县');
    }
    clear();
    expect(written).toEqual(['生成 3/5 甲县\n', '生成 5/5 甲县\n']);
  });
  it('does not count one thing', () => {
    terminal(true);
    counter('生成').at(1, 1, '甲县');
    expect(written).toEqual([]);
  });
});

it('export of several counts them and says where they are; of one it writes nothing beside the file', async () => {
  terminal(true);
  const folder = mkdtempSync(join(tmpdir(), 'gouji-progress-'));
  try {
    const files = [1, 2].map((number) => { const path = join(folder, `${number}.json`); writeFileSync(path, JSON.stringify(balancedFrom([number]).document)); return path; });
    const said: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((line: unknown) => { said.push(String(line)); });
    expect(await main(['export', ...files, '--to', 'md', '--out', join(folder, 'out')])).toBe(0);
    expect(written).toEqual(['\r\u001b[K导出 1/2 1', '\r\u001b[K导出 2/2 2', '\r\u001b[K']);
    expect(said).toEqual([`已导出2份，存放在${join(folder, 'out')}。`]);
    expect(readdirSync(join(folder, 'out'))).toEqual(['1.md', '2.md']);
    written.length = said.length = 0;
    expect(await main(['export', files[0]!, '--to', 'md', '--out', join(folder, 'one.md')])).toBe(0);
    expect([written, said]).toEqual([['\r\u001b[K'], []]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
