/** The HTTP front: finished public files first, then health and metrics, then the pages, each request with an id and within its limits. */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import { log, requestContext, type RequestContext } from '../lib/log';
import { CSP_REPORT_PATH, protectPage } from './headers';
import { callsAction, refuseMalformedAction } from './malformed-action';
import type { Gauge, Metrics, RequestKind } from './metrics';
import type { PublicFiles } from './public-files';
import { bodyRefusal, fromOwnOrigin, requestId, settleClient, type Client } from './request';

export interface FrontParts {
  files: PublicFiles;
  /** The page renderer. */
  pages: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  proxies: BlockList;
  metrics: Metrics;
  /** Numbers of the product for /metrics: waiting publications, waiting mails. */
  gauges: () => Gauge[];
  /** Throws when the database does not answer. */
  pingDatabase: () => void;
  /** Null when the process may take work; otherwise why not (starting, stopping). */
  notReady: () => string | null;
  metricsToken?: string;
  /** Seconds this client has to wait before it may ask for a page, 0 when it may. */
  wait?: (client: Client) => number;
  maxBodyBytes: number;
  dev: boolean;
}

function answer(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  response.end(body);
}
const answerJson = (response: ServerResponse, status: number, value: unknown) => answer(response, status, JSON.stringify(value), 'application/json; charset=utf-8');

function kindOf(request: IncomingMessage, pathname: string): RequestKind {
  if (pathname.startsWith('/_next/')) return 'asset';
  if (pathname.startsWith('/api/')) return 'api';
  return request.method === 'POST' ? 'action' : 'page';
}

/** Pathname of an address, or null when it is not one (escapes that are no text would make the renderer fail); never throws. */
function pathnameOf(url: string | undefined): string | null {
  if (!url?.startsWith('/')) return null;
  const end = url.search(/[?#]/);
  const pathname = end < 0 ? url : url.slice(0, end);
  if (!pathname.includes('%')) return pathname;
  try {
    decodeURIComponent(pathname);
    return pathname;
  } catch {
    return null;
  }
}

/** `/metrics` is for the operator: with the token, or from this machine directly (never through a proxy). */
function mayReadMetrics(request: IncomingMessage, client: Client, token: string | undefined): boolean {
  if (token) {
    const given = Buffer.from(request.headers.authorization ?? '');
    const wanted = Buffer.from(`Bearer ${token}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
  return !client.forwarded && /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
}

const LARGEST_REPORT = 16_384;

/** Browsers' reports about the policy: only the directive and the address part are kept, no text of the page. */
function takeCspReport(request: IncomingMessage, response: ServerResponse, metrics: Metrics): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= LARGEST_REPORT) chunks.push(chunk);
  });
  request.on('end', () => {
    answer(response, 204, '');
    if (size > LARGEST_REPORT) return;
    try {
      const report = (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, Record<string, unknown>>)['csp-report'] ?? {};
      metrics.happened('csp_report');
      const plain = (value: unknown) => String(value ?? '').slice(0, 200).replace(/[?#].*$/, '');
      log.warn({ directive: plain(report['violated-directive']), blocked: plain(report['blocked-uri']), page: plain(report['document-uri']) }, '浏览器报告内容安全策略被违反');
    } catch {
      metrics.happened('csp_report_unreadable');
    }
  });
}

/** What whoever runs the machine asks: whether it is well, whether it takes work, what it has counted. False: it is another address. */
function answerOperator(parts: FrontParts, request: IncomingMessage, response: ServerResponse, client: Client, pathname: string): boolean {
  switch (pathname) {
    case '/healthz':
      try {
        parts.pingDatabase();
        answerJson(response, 200, { status: 'ok' });
      } catch (error) {
        log.error({ err: error }, '数据库没有应答');
        answerJson(response, 503, { status: 'unavailable' });
      }
      return true;
    case '/readyz': {
      const reason = parts.notReady();
      answerJson(response, reason ? 503 : 200, reason ? { status: 'unavailable', reason } : { status: 'ok' });
      return true;
    }
    case '/metrics':
      if (mayReadMetrics(request, client, parts.metricsToken)) answer(response, 200, parts.metrics.text(parts.gauges()), 'text/plain; version=0.0.4; charset=utf-8');
      else answer(response, 404, '未找到。');
      return true;
    default: return false;
  }
}

export function createFront(parts: FrontParts): Server {
  const { metrics } = parts;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    const pathname = pathnameOf(request.url);
    if (pathname === null) return answer(response, 400, '地址无效。');

    if (pathname.startsWith('/open/') || pathname === '/open') {
      if (pathname === '/open') {
        response.writeHead(308, { Location: '/open/', 'Cache-Control': 'no-cache' }).end();
        return;
      }
      // The list page is a finished file too, but a search in it is not.
      const searching = pathname === '/open/' && /\?./.test(request.url ?? '');
      if (!searching && parts.files.serve(request, response, pathname)) {
        metrics.answered('public', response.statusCode, (performance.now() - started) / 1000);
        return;
      }
    }

    const client = settleClient(request, parts.proxies);
    const id = requestId(request, client);
    response.setHeader('X-Request-Id', id);

    if (answerOperator(parts, request, response, client, pathname)) return;

    const seconds = pathname.startsWith('/_next/static/') ? 0 : parts.wait?.(client) ?? 0;
    if (seconds > 0) {
      metrics.happened('too_many_requests');
      response.setHeader('Retry-After', String(seconds)).setHeader('Connection', 'close');
      return answer(response, 429, `请求过于频繁，请${seconds}秒后再试。`);
    }
    const refusal = bodyRefusal(request, pathname === CSP_REPORT_PATH ? LARGEST_REPORT : parts.maxBodyBytes);
    if (refusal) {
      response.setHeader('Connection', 'close');
      return answer(response, refusal.status, refusal.message);
    }
    if (pathname === CSP_REPORT_PATH && request.method === 'POST') return takeCspReport(request, response, metrics);
    if (!fromOwnOrigin(request, client)) {
      metrics.happened('foreign_origin');
      return answer(response, 403, '请求不是从本系统的页面发出的，已拒绝。');
    }

    protectPage(request, response, client, pathname, parts.dev);
    const kind = kindOf(request, pathname);
    const context: RequestContext = { id };
    response.on('close', () => {
      const seconds = (performance.now() - started) / 1000;
      metrics.answered(kind, response.statusCode, seconds);
      if (kind === 'asset') return;
      // Query strings may hold what a person searched for; they are not logged, nor is the address of the machine.
      const line = { method: request.method, path: pathname.slice(0, 200), status: response.statusCode, ms: Math.round(seconds * 1e4) / 10, requestId: id, ...(context.userId === undefined ? {} : { userId: context.userId }) };
      if (response.statusCode >= 500) log.error(line, '应答');
      else log.info(line, '应答');
    });
    if (callsAction(request)) refuseMalformedAction(response, context);
    await requestContext.run(context, () => parts.pages(request, response));
  }

  const server = createServer({ maxHeaderSize: 16_384, keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 120_000 }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      metrics.happened('unexpected_error');
      log.error({ err: error, path: pathnameOf(request.url)?.slice(0, 200) }, '应答时发生意外错误');
      if (response.headersSent) response.destroy();
      else answer(response, 500, '系统暂时无法处理，请稍后再试。');
    });
  });
  return server;
}

/**
 * Stops taking connections, lets every request under way finish (what was acknowledged is on disk, what is being written
 * gets its answer), and cuts what is still open after `patience` milliseconds.
 */
export function drain(server: Server, patience: number): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(late);
      done();
    });
    server.closeIdleConnections();
  });
}
