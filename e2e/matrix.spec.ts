/** Every cell of state × action × role × office, and every page, route and action found on disk, over HTTP. */
import { readFileSync } from 'node:fs';
import { closeDatabase, tables, useDatabase } from '../db/client';
import { deskReport } from '../db/reports';
import { reports, users } from '../db/schema';
import { makeOffice } from '../db/test-office';
import { forgetEnvironment } from '../lib/env';
import { ACTIONS as STEPS, STATES, type StepAction } from '../lib/report/states';
import { WORKFLOW } from '../lib/report/workflow';
import { eq } from 'drizzle-orm';
import { expect, test } from './fixtures';
import { actionId, actionsOnDisk, callAction, signIn } from './http';
import { bring, nextKey, OFFICE_PASSWORD } from './office';
import { ACTIONS, EVERYBODY, ROUTES } from './permissions';
import { makeList, routesOnDisk } from './routes';
import { PASSWORD } from './template';
import type { TestServer } from './server';

const YEAR = 2024;
const REPORT_ACTIONS = 'app/(desk)/reports/[year]/actions.ts';

/** The test's own hand on the server's database file. */
function openDatabase(server: TestServer): void {
  Object.assign(process.env, server.env);
  forgetEnvironment();
  useDatabase(server.env.DATABASE_URL!.slice('file:'.length));
}

const stateOf = (organId: number) => tables().select({ state: reports.state, version: reports.version }).from(reports).where(eq(reports.organId, organId)).get()!;

/** Refused in words, or sent to the log-in page; an answer without a result is no refusal. */
function expectRefused(answer: { status: number; result: unknown; location: string | null }, told: string): void {
  if (answer.status === 200) expect(answer.result, told).toMatchObject({ ok: false, message: expect.stringMatching(/[一-龥]/) as unknown });
  else expect([answer.status, answer.location], told).toEqual([303, expect.stringMatching(/^\/login/)]);
}

test('steps: who may do what in which state', async ({ server }) => {
  openDatabase(server);
  try {
    const id = actionId(REPORT_ACTIONS, 'step');
    const send = async (cookie: string, action: StepAction, digest: string) => callAction(server.address, cookie, `/reports/${YEAR}`, id, [{ year: YEAR, action, digest, remark: '已核对。', idempotencyKey: nextKey(), password: OFFICE_PASSWORD }]);
    const other = await makeOffice('bieban', '新华区别办街道办事处');
    const disabledName = `${'bieban'}-drafter2`;
    const sessions = async (slug: string) => Object.fromEntries(await Promise.all(['drafter', 'director', 'leader', 'admin', 'auditor'].map(async (role) => [role, await signIn(server.address, `${slug}-${role}`, OFFICE_PASSWORD)] as const)));
    const strangers = await sessions('bieban');
    const disabled = await signIn(server.address, disabledName, OFFICE_PASSWORD);
    tables().update(users).set({ disabledAt: new Date().toISOString() }).where(eq(users.username, disabledName)).run();
    let cells = 0;
    for (const state of STATES) {
      const slug = `st-${state.toLowerCase()}`;
      const office = await makeOffice(slug, `新华区${slug}街道办事处`);
      bring(office, state, YEAR);
      const own = await sessions(slug);
      const before = stateOf(office.organId);
      const { digest } = deskReport(office.drafter, YEAR)!;
      const allowed: [StepAction, string][] = [];
      for (const action of STEPS) {
        const transition = WORKFLOW[state][action];
        for (const [role, cookie] of Object.entries(own)) {
          const may = transition?.role === role && !(transition.needs.includes('inForce') && state !== 'correcting');
          if (may) { allowed.push([action, role]); continue; }
          const answer = await send(cookie, action, digest);
          cells += 1;
          expect(answer.status, `${state} ${action} ${role}`).toBe(200);
          expect(answer.result, `${state} ${action} ${role}`).toMatchObject({ ok: false, message: expect.stringMatching(/[一-龥]/) as unknown });
        }
        for (const [who, cookie] of [['anonymous', ''], ['disabled', disabled], ...Object.entries(strangers).map(([role, held]) => [`other ${role}`, held])] as [string, string][]) {
          const answer = await send(cookie, action, digest);
          cells += 1;
          expectRefused(answer, `${state} ${action} ${who}`);
        }
      }
      expect(stateOf(office.organId), `nothing changed in ${state}`).toEqual(before);
      // What is allowed is done, each on a report of its own.
      for (const [action, role] of allowed) {
        const fresh = await makeOffice(`${slug}-${action.toLowerCase()}`, `新华区${slug}${action}街道办事处`);
        bring(fresh, state, YEAR);
        const cookie = await signIn(server.address, `${slug}-${action.toLowerCase()}-${role}`, OFFICE_PASSWORD);
        const answer = await send(cookie, action, deskReport(fresh.drafter, YEAR)!.digest);
        cells += 1;
        expect(answer.result, `${state} ${action} ${role}`).toEqual(expect.objectContaining({ ok: true }));
        const { to } = WORKFLOW[state][action]!;
        if (to !== 'before' && to !== 'same') expect(stateOf(fresh.organId).state).toBe(to);
      }
    }
    expect(other.organId).toBeGreaterThan(0);
    expect(cells).toBeGreaterThan(STATES.length * STEPS.length * 10);
  } finally {
    closeDatabase();
  }
});

test('every action on disk has its row, and refuses whom it must', async ({ server }) => {
  const found = actionsOnDisk();
  expect(found.map((action) => action.name).filter((name) => !ACTIONS[name]), 'actions without a row in permissions.ts').toEqual([]);
  const cookies = Object.fromEntries(await Promise.all(EVERYBODY.map(async (role) => [role, await signIn(server.address, role, PASSWORD)] as const)));
  for (const { id, name, pages } of found) {
    const { roles, args } = ACTIONS[name]!;
    if (roles === 'public') continue;
    const page = `/${(pages[0] ?? '').replace(/^app\//, '').replace(/\/page$/, '').replaceAll(/\([^)]*\)\/?/g, '').replace('[year]', '2024')}`;
    const stranger = await callAction(server.address, '', page, id, args);
    expectRefused(stranger, `${name} anonymous`);
    if (stranger.status === 200) expect(stranger.result, `${name} anonymous`).toMatchObject({ code: 'signedOut' });
    if (roles === 'any') continue;
    for (const role of EVERYBODY.filter((candidate) => !roles.includes(candidate))) {
      const answer = await callAction(server.address, cookies[role]!, page, id, args);
      expect(answer.status, `${name} ${role}`).toBe(200);
      expect(answer.result, `${name} ${role}`).toMatchObject({ ok: false, message: expect.stringMatching(/[一-龥]/) as unknown });
    }
  }
});

/** What stands in a page for people whose role has no part in it. */
const REFUSED_IN_WORDS = /需.{0,12}办理|没有.{0,8}权限|仅.{0,12}可/;

test('every page and route on disk has its row, and answers whom it must', async ({ server }) => {
  const found = routesOnDisk();
  expect(found.filter((route) => !ROUTES[route]), 'routes without a row in permissions.ts').toEqual([]);
  await makeList(server);
  const people: [string, string][] = [['anonymous', ''], ...await Promise.all(EVERYBODY.map(async (role) => [role, await signIn(server.address, role, PASSWORD)] as [string, string]))];
  for (const route of found) {
    const row = ROUTES[route]!;
    if (row.method === 'POST') continue;
    for (const [who, cookie] of people) {
      const answer = await fetch(`${server.address}${row.address}`, { redirect: 'manual', headers: { Cookie: cookie } });
      const body = (await answer.text()).replaceAll('<!-- -->', '');
      const told = `${route} ${who}`;
      if (row.signedInTo !== undefined && who !== 'anonymous') {
        expect([answer.status, answer.headers.get('location')], told).toEqual([307, row.signedInTo]);
      } else if (row.public) {
        expect(answer.status, told).toBe(200);
      } else if (who === 'anonymous') {
        expect([303, 307, 308, 401], told).toContain(answer.status === 200 && body.includes('/login') ? 307 : answer.status);
        expect(body, told).not.toContain('name="/applications');
      } else if (row.roles?.some((role) => role === who)) {
        expect(answer.status, told).toBe(200);
        expect(body, told).not.toMatch(/您的角色没有/);
      } else {
        expect([200, 403], told).toContain(answer.status);
        expect(body, told).toMatch(REFUSED_IN_WORDS);
      }
    }
  }
});

test('routes that are posted to read no file for those who may not', async ({ server }) => {
  const file = readFileSync('lib/import/fixtures/seed-report.md');
  const posted = routesOnDisk().filter((route) => ROUTES[route]?.method === 'POST');
  expect(posted).toContain('(desk)/reports/[year]/import/read');
  for (const route of posted) {
    const { address, roles = [] } = ROUTES[route]!;
    const send = async (cookie: string, origin = server.address) => {
      const answer = await fetch(`${server.address}${address}`, { method: 'POST', redirect: 'manual', headers: { Origin: origin, Cookie: cookie, 'Content-Type': 'application/octet-stream', 'X-File-Name': 'bao.md' }, body: file });
      return { status: answer.status, body: await answer.text() };
    };
    const anonymous = await send('');
    expect(anonymous.status, `${route} anonymous`).toBe(200);
    expect(JSON.parse(anonymous.body), `${route} anonymous`).toMatchObject({ ok: false, code: 'signedOut' });
    for (const role of EVERYBODY) {
      const cookie = await signIn(server.address, role, PASSWORD);
      const answer = await send(cookie);
      expect(answer.status, `${route} ${role}`).toBe(200);
      expect(JSON.parse(answer.body), `${route} ${role}`).toMatchObject(roles.includes(role) ? { ok: true } : { ok: false, code: 'forbidden', message: '由本单位经办人导入。' });
      expect((await send(cookie, 'https://elsewhere.example')).status, `${route} ${role} from another site`).toBe(403);
    }
  }
});
