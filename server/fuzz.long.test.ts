/**
 * Structure-aware requests to every server action and route found on disk, as nobody and as each role: shapes that are
 * nearly right, wrong types, huge and hostile values. Whatever is asked gets an answer below 500, nobody is let in where
 * they may not be, memory stays bounded and the database whole.
 */
import Database from 'better-sqlite3';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawing } from '../bench/layouts/documents';
import { actionBody, actionsOnDisk, signIn } from '../e2e/http';
import { ACTIONS, ROUTES } from '../e2e/permissions';
import { startServer, type TestServer } from '../e2e/server';
import makeTemplate, { PASSWORD } from '../e2e/template';

const REQUESTS = Number(process.env.GOUJI_REQUESTS ?? 100_000);
const SEED = Number(process.env.GOUJI_SEED ?? 20_241_123);
const CONNECTIONS = 8;
const MOST_MEMORY = 700;
let server: TestServer;
let clean: () => void;

beforeAll(async () => {
  clean = makeTemplate();
  server = await startServer({ LOG_LEVEL: 'error', TRUSTED_PROXIES: '127.0.0.1' });
});
afterAll(async () => {
  await server.remove();
  clean();
});

const draw = drawing(SEED);
const pick = <T>(list: readonly T[]): T => list[draw(list.length)]!;
const HOSTILE: readonly unknown[] = [
  '', ' ', '0', '-1', '1.5', '1e309', '９９', '－', '，', '2024', 'drafter', '../../etc/passwd', '..%2f..%2fetc%2fpasswd', "' OR 1=1 --", '"; DROP TABLE users; --', '<script>alert(1)</script>', '{{/applications/1/total}}', '{{', '=cmd()', '\u0000', '\ud800', '\u202e文', 'ﷺ'.repeat(200), 'x'.repeat(5000), '是'.repeat(30_000),
  '$1', '$undefined', '$Q1', '$F1', '$K1', '$@1', '__proto__', 'constructor', '/applications/1/naturalPerson', '/applications/99/x', '/overview/proactive', '/__proto__/x',
  null, true, false, 0, -1, 1, 1.5, 2024, 1e9, 9_007_199_254_740_993, -1e308, [], {}, [null], [[[[[]]]]], { __proto__: { x: 1 } }, { length: 1e9 }, Array.from({ length: 300 }, (_, index) => index),
];

/** The value with one of its parts replaced, left out, doubled or wrapped. */
function bent(value: unknown, depth = 0): unknown {
  if (depth > 4 || draw(4) === 0) return pick(HOSTILE);
  if (Array.isArray(value)) {
    if (value.length === 0 || draw(6) === 0) return [...value, pick(HOSTILE)];
    const at = draw(value.length);
    return draw(5) === 0 ? [...value, value[at] as unknown] : value.map((item, index) => (index === at ? bent(item, depth + 1) : item));
  }
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    const key = keys.length === 0 || draw(6) === 0 ? pick(['year', 'id', 'section', 'edits', 'x', '__proto__', 'toString']) : pick(keys);
    const { [key]: inside, ...rest } = value as Record<string, unknown>;
    return draw(8) === 0 ? rest : { ...rest, [key]: bent(inside, depth + 1) };
  }
  return pick(HOSTILE);
}

const SAMPLES: Record<string, unknown[]> = {
  saveSection: [{ year: 2024, section: 'applications', edits: [{ pointer: '/applications/1/naturalPerson', base: '', typed: '3', remark: '', baseRemark: '' }] }],
  step: [{ year: 2024, action: 'submit', digest: 'a'.repeat(64), remark: '', idempotencyKey: 'k', password: 'x', points: [{ pointer: '/problems', text: '改', must: true }] }],
};
/** Acts that would end the sessions the rest of the run needs; their forms are bent all the same, for nobody. */
const ENDS_SESSIONS = new Set(['logout', 'logoutEverywhere', 'changePassword', 'disableUser', 'resetUser', 'confirmSecondFactor', 'beginSecondFactor', 'removeSecondFactor', 'saveSettings']);

it(`${REQUESTS.toLocaleString('en-US')} requests: no answer of 500 or above, nothing broken`, async () => {
  const roles = ['drafter', 'director', 'leader', 'admin', 'auditor', 'drafter2'];
  const cookies = new Map<string, string>([['', '']]);
  for (const role of roles) cookies.set(role, await signIn(server.address, role, PASSWORD));
  const actions = actionsOnDisk();
  for (const { name } of actions) expect(ACTIONS, name).toHaveProperty(name);
  const addresses = Object.values(ROUTES).map((route) => route.address);
  const counts = new Map<string, number>();
  const faults: string[] = [];
  let largest = 0, sent = 0, strangers = 0;

  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid()}/status`, 'utf8'))?.[1] ?? NaN) / 1024;
  const ask = async () => {
    const role = pick(['', ...roles]);
    const cookie = draw(20) === 0 ? pick(['authjs.session-token=x', 'a=b; c', `authjs.session-token=${'x'.repeat(6000)}`]) : cookies.get(role)!;
    const address = `10.${draw(255)}.${draw(255)}.${draw(255)}`;
    let path = pick(addresses), init: RequestInit = { redirect: 'manual' };
    const headers: Record<string, string> = { cookie, origin: server.address, 'x-forwarded-for': address };
    let what = 'page';
    if (draw(3) > 0) {
      const action = pick(actions.filter(({ name }) => role === '' || !ENDS_SESSIONS.has(name)));
      what = action.name;
      let args = SAMPLES[action.name] ?? ACTIONS[action.name]!.args;
      for (let turn = draw(4); turn > 0; turn -= 1) args = draw(10) === 0 ? [pick(HOSTILE), ...args] : args.map((value, index) => (index === draw(args.length) ? bent(value) : value));
      const body = draw(12) === 0 ? pick(['', '[', '{}', 'null', '["$F1"]', '[{"x":"$1:2"}]', '\u0000', `[${'['.repeat(2000)}`]) : actionBody(args);
      Object.assign(headers, { 'next-action': draw(30) === 0 ? pick(['', 'x', 'f'.repeat(42), '../x']) : action.id, accept: 'text/x-component', 'content-type': draw(25) === 0 ? pick(['application/json', 'multipart/form-data; boundary=x', 'text/html', '']) : 'text/plain;charset=UTF-8' });
      init = { ...init, method: 'POST', body };
    } else if (draw(4) === 0) {
      path += `${path.includes('?') ? '&' : '?'}${new URLSearchParams(Array.from({ length: 1 + draw(3) }, () => [pick(['q', 'organ', 'level', 'year', 'page', 'r', 'name', 'only', 'act', 'from', 'to', 'before', 'cursor', 'limit', 'pointer', 'since', 'format', 'version', 'next', 'a', 'b']), String(pick(HOSTILE)).slice(0, 2000).replaceAll('\ud800', '?')]))}`;
    } else if (draw(5) === 0) {
      path = `${path}/${encodeURIComponent(String(pick(HOSTILE)).slice(0, 300).replaceAll('\ud800', '?'))}`;
    } else if (draw(8) === 0) {
      init = { ...init, method: pick(['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) };
      if (init.method === 'POST') init = { ...init, body: String(pick(HOSTILE)).replaceAll('\ud800', '?') };
    }
    const answer = await fetch(server.address + path, { ...init, headers }).catch((error: unknown) => error as Error);
    if (answer instanceof Error) {
      // Too large a head is cut off by the server itself; anything else would be a server that fell over.
      if (!/terminated|other side closed|ECONNRESET|fetch failed/.test(String(answer)) || !(await fetch(`${server.address}/healthz`).then((well) => well.ok, () => false))) faults.push(`${what} ${path.slice(0, 100)}: ${String(answer)}`);
      counts.set('cut', (counts.get('cut') ?? 0) + 1);
      return;
    }
    const text = await answer.text();
    counts.set(String(answer.status), (counts.get(String(answer.status)) ?? 0) + 1);
    if (answer.status >= 500 && answer.status !== 503) faults.push(`${what} as ${role || 'nobody'} ${init.method ?? 'GET'} ${path.slice(0, 120)} → ${answer.status} ${String(init.body ?? '').slice(0, 300)}`);
    // 503 is said of a published page whose files are not written yet, and of nothing else here.
    if (answer.status === 503) faults.push(`${path.slice(0, 120)} → 503`);
    if (role === '' && what !== 'page' && text.includes('"ok":true')) strangers += 1;
    if (text.includes('node_modules') || /at \w+ \(.*:\d+:\d+\)/.test(text)) faults.push(`${what} ${path.slice(0, 100)} shows its inside`);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    while (sent < REQUESTS && faults.length < 20) {
      sent += 1;
      if (sent % 500 === 0) largest = Math.max(largest, memory());
      await ask();
    }
  }));

  console.log(`${sent} 次请求，应答 ${[...counts].sort().map(([status, count]) => `${status}：${count}`).join('，')}；内存最多 ${Math.round(largest)} MB`);
  expect(faults).toEqual([]);
  expect(strangers).toBe(0);
  expect(largest).toBeLessThan(MOST_MEMORY);
  for (const role of roles) expect((await fetch(`${server.address}/account`, { redirect: 'manual', headers: { cookie: cookies.get(role)! } })).status, role).toBe(200);
  expect(server.log().split('\n').filter((line) => line.includes('意外错误'))).toEqual([]);
  const file = new Database(join(server.folder, 'data', 'gouji.db'), { readonly: true });
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
  file.close();
  expect(readdirSync(server.folder).sort()).toEqual(['data', 'public']);
});
