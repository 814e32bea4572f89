import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { bodyRefusal, fromOwnOrigin, requestId, settleClient, trustedProxies } from './request';

const request = (remoteAddress: string, headers: Record<string, string>, method = 'GET') => ({ method, headers: { ...headers }, socket: { remoteAddress } }) as unknown as IncomingMessage;

describe('the client behind a proxy', () => {
  const proxies = trustedProxies('10.1.0.0/16, 2001:db8::1');

  it('believes a trusted proxy, from the right', () => {
    const sent = request('127.0.0.1', { host: 'inner:3000', 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.1.2.3', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'gk.example.gov.cn' });
    expect(settleClient(sent, proxies)).toEqual({ address: '203.0.113.9', host: 'gk.example.gov.cn', protocol: 'https', forwarded: true });
    expect(sent.headers['x-forwarded-for']).toBe('203.0.113.9');
  });

  it('replaces what a stranger claims', () => {
    const sent = request('198.51.100.7', { host: 'gk.example.gov.cn', 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' });
    expect(settleClient(sent, proxies)).toEqual({ address: '198.51.100.7', host: 'gk.example.gov.cn', protocol: 'http', forwarded: false });
    expect(sent.headers['x-forwarded-host']).toBe('gk.example.gov.cn');
    expect(sent.headers['x-forwarded-proto']).toBe('http');
  });

  it('knows IPv4 inside IPv6, and refuses a setting that is no address', () => {
    expect(settleClient(request('::ffff:127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }), proxies).address).toBe('203.0.113.9');
    expect(() => trustedProxies('proxy.local')).toThrow('不是 IP 地址');
  });

  it('takes a request id only from a proxy and only when it is plain', () => {
    const behind = request('127.0.0.1', { host: 'a', 'x-forwarded-for': '203.0.113.9', 'x-request-id': 'abcdef0123456789' });
    expect(requestId(behind, settleClient(behind, proxies))).toBe('abcdef0123456789');
    const direct = request('203.0.113.9', { host: 'a', 'x-request-id': 'abcdef0123456789' });
    expect(requestId(direct, settleClient(direct, proxies))).not.toBe('abcdef0123456789');
    const odd = request('127.0.0.1', { host: 'a', 'x-forwarded-for': '203.0.113.9', 'x-request-id': 'a b"c\u0007' });
    expect(requestId(odd, settleClient(odd, proxies))).toMatch(/^[\w-]{12}$/);
  });
});

describe('changing requests come from our own pages', () => {
  const ask = (headers: Record<string, string>, method = 'POST') => {
    const sent = request('127.0.0.1', { host: '127.0.0.1:3000', ...headers }, method);
    return fromOwnOrigin(sent, settleClient(sent, trustedProxies(undefined)));
  };
  it.each([
    [{ origin: 'http://127.0.0.1:3000' }, true],
    [{ origin: 'http://127.0.0.1:4000' }, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'null' }, false],
    [{}, false],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'cross-site' }, false],
  ] as [Record<string, string>, boolean][])('%j → %s', (headers, allowed) => expect(ask(headers)).toBe(allowed));
  it('lets reading pass from anywhere', () => expect(ask({ origin: 'https://evil.example' }, 'GET')).toBe(true));
  it('compares with the public name behind TLS', () => expect(ask({ 'x-forwarded-host': 'gk.example.gov.cn', 'x-forwarded-proto': 'https', origin: 'https://gk.example.gov.cn' })).toBe(true));
});

describe('body limits', () => {
  it('takes bodies of declared and bearable length only', () => {
    expect(bodyRefusal(request('::1', {}), 100)).toBeNull();
    expect(bodyRefusal(request('::1', { 'content-length': '100' }), 100)).toBeNull();
    expect(bodyRefusal(request('::1', { 'content-length': '101' }), 100)?.status).toBe(413);
    expect(bodyRefusal(request('::1', { 'transfer-encoding': 'chunked' }), 100)?.status).toBe(411);
  });
  it.each([[16_384, '16KB'], [1_048_575, '1023KB'], [1_048_576, '1MB'], [25 * 1_048_576, '25MB']])('a limit of %i bytes is told as %s', (limit, words) => {
    expect(bodyRefusal(request('::1', { 'content-length': String(limit + 1) }), limit)).toEqual({ status: 413, message: `提交的内容过大，上限为${words}。` });
  });
});
