/** What the server writes to its log while people work: requests by number and id, never who, what, or from where. */
import { expect, test } from './fixtures';
import { actionId, callAction, signIn } from './http';
import { PASSWORD } from './template';

const REPORT_ACTIONS = 'app/(desk)/reports/[year]/actions.ts';
const TYPED = '只在草稿里的一句话', LOOKED_FOR = '查找的内容', WRONG = 'Wrong-mima-9', MACHINE = '203.0.113.77', ADDRESS = 'zhangwei@example.gov.cn';
const FIELDS = ['level', 'time', 'msg', 'method', 'path', 'status', 'ms', 'requestId', 'userId', 'host', 'port', 'signal', 'action', 'job', 'err'];

test('the log holds request, person by number, and nothing personal', async ({ server }) => {
  const headers = { 'X-Forwarded-For': MACHINE };
  await expect(signIn(server.address, 'drafter', WRONG)).rejects.toThrow();
  const cookie = await signIn(server.address, 'drafter', PASSWORD);
  const admin = await signIn(server.address, 'admin', PASSWORD);
  const get = (path: string, held = cookie) => fetch(`${server.address}${path}`, { headers: { ...headers, Cookie: held }, redirect: 'manual' });
  const saved = await callAction(server.address, cookie, '/reports/2024/problems', actionId(REPORT_ACTIONS, 'saveSection'), [{ year: 2024, section: 'problems', edits: [{ pointer: '/problems', base: '', typed: TYPED }] }]);
  expect(saved.result).toMatchObject({ ok: true });
  await callAction(server.address, cookie, '/account', actionId('app/(desk)/actions.ts', 'changePassword'), [{ current: WRONG, next: 'Another-mima-1' }]);
  await callAction(server.address, admin, '/admin', actionId('app/(desk)/admin/actions.ts', 'changeUser'), [{ id: 3, displayName: '张伟', role: 'leader', email: ADDRESS }]);
  for (const path of ['/', '/reports/2024/problems', `/help?q=${encodeURIComponent(LOOKED_FOR)}`, `/open/search?q=${encodeURIComponent(LOOKED_FOR)}`]) expect((await get(path)).status, path).toBeLessThan(400);
  expect((await get(`/admin?q=${encodeURIComponent(LOOKED_FOR)}`, admin)).status).toBe(200);
  await fetch(`${server.address}/reports/2024/import/read?fileName=${encodeURIComponent(LOOKED_FOR)}`, { method: 'POST', headers: { ...headers, Cookie: cookie, Origin: server.address }, body: TYPED });

  // One line at the start is the framework's own: how long its settings took.
  const lines = server.log().split('\n').filter((line) => line !== '' && !line.includes('Running next.config')).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.filter(({ msg }) => msg === '应答').length).toBeGreaterThan(8);
  expect(lines.filter(({ userId }) => userId !== undefined).every(({ userId }) => typeof userId === 'number')).toBe(true);
  expect(lines.every(({ msg, requestId }) => msg !== '应答' || typeof requestId === 'string')).toBe(true);
  expect([...new Set(lines.flatMap((line) => Object.keys(line)))].filter((field) => !FIELDS.includes(field))).toEqual([]);
  for (const personal of [TYPED, LOOKED_FOR, encodeURIComponent(LOOKED_FOR), WRONG, PASSWORD, MACHINE, ADDRESS, '李敏', '张伟', '赵强', 'drafter', cookie.split('=').at(-1)!.slice(0, 40)]) expect(server.log(), personal).not.toContain(personal);
});
