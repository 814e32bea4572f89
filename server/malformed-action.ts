/** Arguments no page of ours would send: the framework cannot read them and would answer with a server error. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '../lib/log';

const SENTENCE = '提交的内容格式不对，没有保存任何内容。';

export const callsAction = (request: IncomingMessage): boolean => request.method === 'POST' && request.headers['next-action'] !== undefined;

/**
 * Answers such a call with 400 and a sentence. A failure after the action itself has begun stays what it is: a server
 * error, counted and logged.
 */
export function refuseMalformedAction(response: ServerResponse, context: RequestContext): void {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  const write = response.write.bind(response) as (...chunk: unknown[]) => boolean;
  const end = response.end.bind(response) as (...chunk: unknown[]) => ServerResponse;
  let refused = false;
  const begin = () => { if (!response.headersSent) response.writeHead(response.statusCode); };
  response.write = ((...chunk: unknown[]) => {
    begin();
    return refused || write(...chunk);
  }) as typeof response.write;
  response.end = ((...chunk: unknown[]) => {
    begin();
    return refused ? end(SENTENCE) : end(...chunk);
  }) as typeof response.end;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status !== 500 || context.actionBegun) return writeHead(status, ...rest);
    for (const name of response.getHeaderNames()) if (/^(content-|transfer-|vary$|etag$)/.test(name)) response.removeHeader(name);
    refused = true;
    return writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(SENTENCE), 'Cache-Control': 'no-store' });
  }) as typeof response.writeHead;
}
