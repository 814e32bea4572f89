import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFiles, replaceFolder } from './replace';

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'gouji-replace-')); });
afterEach(() => rmSync(root, { recursive: true, force: true }));
const files = (text: string) => new Map([['index.html', Buffer.from(text)], ['v1/report.json', Buffer.from(`{"v":"${text}"}`)]]);

describe('replaceFolder', () => {
  const folder = () => join(root, 'open', 'office', '2024');
  it('puts the new in place of the old and sweeps the old up', () => {
    replaceFolder(folder(), files('old'));
    replaceFolder(folder(), files('new'));
    expect(readFileSync(join(folder(), 'index.html'), 'utf8')).toBe('new');
    expect(readdirSync(join(root, 'open', 'office')).filter((name) => name.startsWith('.'))).toEqual([readlinkSync(folder())]);
  });
  it('is the same a second time', () => {
    replaceFolder(folder(), files('same'));
    const link = readlinkSync(folder());
    replaceFolder(folder(), files('same'));
    expect(readlinkSync(folder())).toBe(link);
  });
  it('a crash while writing leaves the old in place, and the next run finishes', () => {
    replaceFolder(folder(), files('old'));
    const parent = join(root, 'open', 'office');
    mkdirSync(join(parent, '.2024.0123456789abcdef'));
    writeFileSync(join(parent, '.2024.0123456789abcdef', 'index.html'), 'half');
    symlinkSync('.2024.0123456789abcdef', join(parent, '.link-2024'));
    expect(readFileSync(join(folder(), 'index.html'), 'utf8')).toBe('old');
    replaceFolder(folder(), files('new'));
    expect(readFileSync(join(folder(), 'v1/report.json'), 'utf8')).toBe('{"v":"new"}');
    expect(existsSync(join(parent, '.2024.0123456789abcdef'))).toBe(false);
  });
  it('an incomplete folder of the same digest is written again', () => {
    replaceFolder(folder(), files('new'));
    const target = join(root, 'open', 'office', readlinkSync(folder()));
    rmSync(join(target, '.complete'));
    writeFileSync(join(target, 'index.html'), 'half');
    replaceFolder(folder(), files('new'));
    expect(readFileSync(join(folder(), 'index.html'), 'utf8')).toBe('new');
  });
});

it('replaceFiles leaves no temporary file', () => {
  replaceFiles(join(root, 'open'), new Map([['index.html', Buffer.from('a')], ['feed.atom', Buffer.from('b')]]));
  expect(readdirSync(join(root, 'open')).sort()).toEqual(['feed.atom', 'index.html']);
});
