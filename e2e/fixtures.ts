/**
 * `test` and `expect` for the stories. Every spec file has its own server and database, made on its first test and shared
 * by its tests in order; `server` gives its address, log and folder. No browser may report a breach of the content security
 * policy, and the server may not answer with an unexpected error: looked at after each test and, for what comes late, at the
 * end of the server.
 */
import { test as base, expect } from '@playwright/test';
import { startServer, type TestServer } from './server';

interface Options { serverEnv: Record<string, string> }
interface Shared { servers: (file: string, env: Record<string, string>) => Promise<TestServer> }

const lookedAt = new WeakMap<TestServer, number>();

/** Lines of the log, since it was last looked at, that no story may cause. */
function unwanted(server: TestServer): string[] {
  const written = server.log();
  const fresh = written.slice(lookedAt.get(server) ?? 0);
  lookedAt.set(server, written.length);
  return fresh.split('\n').filter((line) => line.includes('内容安全策略被违反') || line.includes('意外错误'));
}

export const test = base.extend<Options & { server: TestServer; watch: void }, Shared>({
  serverEnv: [{}, { option: true }],
  servers: [async ({}, use) => {
    let current: { key: string; server: TestServer } | null = null;
    const end = async () => {
      const ended = current?.server;
      current = null;
      await ended?.remove();
      const late = ended ? unwanted(ended) : [];
      if (late.length > 0) throw new Error(`服务端日志（测试结束以后）：\n${late.join('\n')}`);
    };
    await use(async (file, env) => {
      const key = `${file} ${JSON.stringify(env)}`;
      if (current?.key !== key) {
        await end();
        current = { key, server: await startServer(env) };
      }
      return current.server;
    });
    await end();
  }, { scope: 'worker', timeout: 60_000 }],
  server: async ({ servers, serverEnv }, use, info) => {
    await use(await servers(info.file, serverEnv));
  },
  baseURL: async ({ server }, use) => {
    await use(server.address);
  },
  watch: [async ({ server }, use, info) => {
    const from = server.log().length;
    await use();
    const written = server.log().slice(from);
    if (info.status !== info.expectedStatus && written) await info.attach('server.log', { body: written, contentType: 'text/plain' });
    expect(unwanted(server), '服务端日志').toEqual([]);
  }, { auto: true }],
});
export { expect };
