import type { Instrumentation } from 'next';

/** Tells the log what a page or action threw; the person gets one sentence, after an act with the request id (app/global-error.tsx, lib/desk/action.ts). */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === 'edge') return;
  const { log, actionBegun } = await import('./lib/log');
  if (request.method === 'POST' && request.headers['next-action'] !== undefined && !actionBegun()) {
    // Arguments that no page of ours sends; the front answers 400.
    log.warn({ reason: error instanceof Error ? error.message.slice(0, 200) : '' }, '动作的参数无法读取，已拒绝');
    return;
  }
  // The address without its query, which may hold what a person searched for.
  log.error({ err: error, path: request.path.replace(/[?#].*$/, ''), route: context.routePath, kind: context.routeType }, '页面或动作发生意外错误');
};
