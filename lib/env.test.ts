import { describe, expect, it } from 'vitest';
import { ownAddress, readEnvironment } from './env';

describe('the address the public reads', () => {
  const siteAddress = (source: Record<string, string>) => readEnvironment(source).siteAddress;
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['gongkai.lan', 'http://gongkai.lan:3000'],
    ['::1', 'http://[::1]:3000'],
    ['2001:db8::80', 'http://[2001:db8::80]:3000'],
    ['::', 'http://localhost:3000'],
    ['0:0:0:0:0:0:0:0', 'http://localhost:3000'],
    ['0.0.0.0', 'http://localhost:3000'],
  ])('listening on %s it is %s, when none is given', (host, address) => {
    expect(siteAddress({ HOST: host })).toBe(address);
    expect(new URL('/open/', siteAddress({ HOST: host })).href).toBe(`${address}/open/`);
  });
  it('is the one given, wherever the process listens', () => {
    expect(siteAddress({ HOST: '::', AUTH_URL: 'https://gouji.example.gov.cn/' })).toBe('https://gouji.example.gov.cn');
    expect(siteAddress({ HOST: '::', AUTH_URL: 'https://gouji.example.gov.cn', SITE_ADDRESS: 'https://gk.example.gov.cn/' })).toBe('https://gk.example.gov.cn');
  });
  it('names the port that is asked for', () => expect(ownAddress({ host: '::', port: 8080 })).toBe('http://localhost:8080'));
});
