/** Structured logs of server, actions and jobs. A line carries request id and user id, never names, texts, addresses or passwords. */
import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';

export interface RequestContext {
  /** Random id of the request, also sent as X-Request-Id, so that a person can quote it. */
  id: string;
  userId?: number;
  /** The server action that was called has begun: its arguments could be read. */
  actionBegun?: boolean;
}

/** One storage for the process: the HTTP front and the pages are separate bundles and must see the same request. */
const KEY = Symbol.for('gouji.requestContext');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<RequestContext> };
export const requestContext = (shared[KEY] ??= new AsyncLocalStorage<RequestContext>());

/** Names the signed-in person (by number only) in every later line of this request. */
export function noteUser(userId: number): void {
  const context = requestContext.getStore();
  if (context) context.userId = userId;
}

/** Says that the arguments of a server action could be read and its work begins. */
export function noteAction(): void {
  const context = requestContext.getStore();
  if (context) context.actionBegun = true;
}

export const actionBegun = (): boolean => requestContext.getStore()?.actionBegun === true;

/** Id of the request being answered, for error pages; undefined outside a request. */
export function currentRequestId(): string | undefined {
  return requestContext.getStore()?.id;
}

/** An error as a log may hold it: what happened and where. Its other properties may carry what a person typed (values of a statement, a recipient). */
export function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause, code } = error as Error & { code?: unknown };
  // Some errors of statements name their values in further lines of the message.
  const [first = ''] = message.split('\n', 1);
  return {
    type: name, message: first, ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n'),
    ...(cause === undefined ? {} : { cause: plainError(cause) }),
    ...(error instanceof AggregateError ? { errors: error.errors.slice(0, 5).map(plainError) } : {}),
  };
}

export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: () => {
    const context = requestContext.getStore();
    return context ? { requestId: context.id, ...(context.userId === undefined ? {} : { userId: context.userId }) } : {};
  },
  serializers: { err: plainError },
  redact: { paths: ['password', '*.password', 'cookie', '*.cookie', 'authorization', '*.authorization', 'token', '*.token', 'secret', '*.secret'], censor: '[隐去]' },
});
