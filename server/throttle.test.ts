import { describe, expect, it } from 'vitest';
import type { Client } from './request';
import { networkOf, throttle } from './throttle';

const from = (address: string, forwarded = true): Client => ({ address, forwarded, host: 'x', protocol: 'https' });

describe('requests of one machine', () => {
  it('pass until the bucket is empty, and again as it fills', () => {
    let now = 0;
    const wait = throttle(2, 5, () => now);
    expect(Array.from({ length: 6 }, () => wait(from('203.0.113.5')))).toEqual([0, 0, 0, 0, 0, 1]);
    expect(wait(from('203.0.113.6')), 'another machine has its own').toBe(0);
    now = 0.5;
    expect([wait(from('203.0.113.5')), wait(from('203.0.113.5'))]).toEqual([0, 1]);
    now = 1000;
    expect(Array.from({ length: 6 }, () => wait(from('203.0.113.5'))), 'no more than a full bucket').toEqual([0, 0, 0, 0, 0, 1]);
  });
  it('of the machine itself are not counted, but those it passes on are', () => {
    const wait = throttle(1, 1, () => 0);
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect([wait(from(address, false)), wait(from(address, false)), wait(from(address, false))]).toEqual([0, 0, 0]);
    expect([wait(from('127.0.0.1')), wait(from('127.0.0.1'))]).toEqual([0, 1]);
  });
  it('are not counted when the operator says so', () => {
    const wait = throttle(0);
    expect(Array.from({ length: 50 }, () => wait(from('203.0.113.5'))).every((seconds) => seconds === 0)).toBe(true);
  });
  it('from many addresses take bounded memory; who has not come for long begins anew', () => {
    const wait = throttle(1, 1, () => 0);
    expect([wait(from('203.0.113.5')), wait(from('203.0.113.5'))]).toEqual([0, 1]);
    for (let index = 0; index < 20_000; index += 1) wait(from(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`));
    expect(wait(from('203.0.113.5'))).toBe(0);
  });
});

it.each([
  ['203.0.113.5', '203.0.113.5'], ['::ffff:203.0.113.5', '::ffff:203.0.113.5'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'], ['2001:DB8:0001:0002::9', '2001:db8:1:2'], ['2001:db8::1', '2001:db8:0:0'], ['::1', '0:0:0:0'], ['fe80::', 'fe80:0:0:0'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
