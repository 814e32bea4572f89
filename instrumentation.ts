import type { Instrumentation } from 'next';

/** Tells the log what a page or action threw; the person gets one sentence and the request id (app/error.tsx). */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === 'edge') return;
  const { log } = await import('./lib/log');
  // The address without its query, which may hold what a person searched for.
  log.error({ err: error, path: request.path.replace(/[?#].*$/, ''), route: context.routePath, kind: context.routeType }, '页面或动作发生意外错误');
};
