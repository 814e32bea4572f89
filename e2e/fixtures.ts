/**
 * `test` and `expect` for the stories. Every spec file has its own server and database, made on its first test and shared
 * by its tests in order; `server` gives its address, log and folder. At the end of each test the browser must not have
 * reported a breach of the content security policy, and the server must not have answered with an unexpected error.
 */
import { test as base, expect } from '@playwright/test';
import { startServer, type TestServer } from './server';

interface Options { serverEnv: Record<string, string> }
interface Shared { servers: (file: string, env: Record<string, string>) => Promise<TestServer> }

export const test = base.extend<Options & { server: TestServer; watch: void }, Shared>({
  serverEnv: [{}, { option: true }],
  servers: [async ({}, use) => {
    let current: { key: string; server: TestServer } | null = null;
    await use(async (file, env) => {
      const key = `${file} ${JSON.stringify(env)}`;
      if (current?.key !== key) {
        await current?.server.remove();
        current = { key, server: await startServer(env) };
      }
      return current.server;
    });
    await (current as { server: TestServer } | null)?.server.remove();
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
    expect(written.split('\n').filter((line) => line.includes('内容安全策略被违反') || line.includes('意外错误')), '服务端日志').toEqual([]);
  }, { auto: true }],
});
export { expect };
