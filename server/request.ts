/** What the front knows about a request before anything else sees it: its id, the real client, and whether it comes from our own pages. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Reverse proxies whose X-Forwarded-* are believed: this machine, and the addresses the operator names. */
export function trustedProxies(setting: string | undefined): BlockList {
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
  for (const item of (setting ?? '').split(',').map((part) => part.trim()).filter(Boolean)) {
    const [address = '', prefix] = item.split('/');
    const family = isIP(address);
    if (family === 0) throw new Error(`TRUSTED_PROXIES 中的“${item}”不是 IP 地址或网段。`);
    const kind = family === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, kind);
    else list.addSubnet(address, Number(prefix), kind);
  }
  return list;
}

function isTrusted(list: BlockList, address: string): boolean {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.split(',')[0]?.trim() || undefined;

export interface Client {
  /** Address of the person's machine as the nearest trusted proxy saw it. */
  address: string;
  host: string;
  protocol: 'http' | 'https';
  /** True when a trusted proxy stands between. */
  forwarded: boolean;
}

/**
 * Works out the client and rewrites the forwarding headers, so that everything behind the front may believe them:
 * what an untrusted peer sent is replaced by what the connection itself says.
 */
export function settleClient(request: IncomingMessage, proxies: BlockList): Client {
  const { headers } = request;
  const peer = request.socket.remoteAddress ?? '';
  const trusted = isTrusted(proxies, peer);
  const forwardedFor = trusted ? String(headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim()).filter((part) => isIP(part) !== 0) : [];
  // The rightmost address that is not one of our proxies: anything further left was written by the client itself.
  const client = [...forwardedFor].reverse().find((address) => !isTrusted(proxies, address)) ?? forwardedFor[0] ?? peer;
  const host = (trusted ? first(headers['x-forwarded-host']) : undefined) ?? headers.host ?? 'localhost';
  const protocol = trusted && first(headers['x-forwarded-proto']) === 'https' ? 'https' : 'http';
  headers['x-forwarded-for'] = client;
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = protocol;
  headers['x-forwarded-port'] = host.match(/:(\d+)$/)?.[1] ?? (protocol === 'https' ? '443' : '80');
  delete headers.forwarded;
  return { address: client, host, protocol, forwarded: forwardedFor.length > 0 };
}

/** A random id, or the one a trusted proxy has given. */
export function requestId(request: IncomingMessage, client: Client): string {
  const given = request.headers['x-request-id'];
  return client.forwarded && typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomBytes(9).toString('base64url');
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: it must say that it comes from one of our own pages. Browsers send Origin with
 * every such request; programs that script the product send it too.
 */
export function fromOwnOrigin(request: IncomingMessage, client: Client): boolean {
  if (READING.has(request.method ?? 'GET')) return true;
  const origin = request.headers.origin;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';
  try {
    return new URL(origin).host === new URL(`${client.protocol}://${client.host}`).host;
  } catch {
    return false;
  }
}

/** A limit in the unit it is said in: a smaller one in MB would be none. */
const sizeInWords = (bytes: number) => (bytes < 1_048_576 ? `${Math.floor(bytes / 1024)}KB` : `${Math.floor(bytes / 1_048_576)}MB`);

/** Why a request body is refused before it is read, or null. Only bodies of declared length are taken. */
export function bodyRefusal(request: IncomingMessage, limit: number): { status: 411 | 413; message: string } | null {
  if (request.headers['transfer-encoding'] !== undefined) return { status: 411, message: '请求须注明长度。' };
  const length = Number(request.headers['content-length'] ?? 0);
  if (!Number.isSafeInteger(length) || length < 0 || length > limit) return { status: 413, message: `提交的内容过大，上限为${sizeInWords(limit)}。` };
  return null;
}
